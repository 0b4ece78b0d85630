using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The digits of a North American number in the form <c>+1NPANXXXXXX</c> or <c>NPANXXXXXX</c>.</summary>
/// <remarks>Both forms end in the same ten digits: two characters and a block of eight. Fields, not properties: every compiled method delays the first lookup.</remarks>
internal readonly struct NanpDigits
{
    public const int BareLength = 10, PrefixedLength = 12;

    private const ulong CallingCodeAndZeros = 10_000_000_000, TenToTheEighth = 100_000_000, TenToTheFourth = 10_000;
    private const uint LeastCode = 2, MaxDigit = 9, DigitMask = 0xF;

    private NanpDigits(uint areaCode, uint exchange, ulong value)
    {
        AreaCode = unchecked((int)areaCode);
        Exchange = unchecked((int)exchange);
        Value = value;
    }

    /// <summary>The area code, 0 to 999.</summary>
    public readonly int AreaCode;

    /// <summary>The first digit of the exchange.</summary>
    public readonly int Exchange;

    /// <summary>The value of all digits, calling code included.</summary>
    public readonly ulong Value;

    /// <summary>Whether a text has the length of a form, and the calling code if that form has it.</summary>
    /// <remarks>No branch between the two forms, which could not be predicted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasForm(ReadOnlySpan<char> text) =>
        text.Length >= BareLength && (text.Length == BareLength | (text.Length == PrefixedLength & text[0] == '+' & text[1] == '1'));

    /// <inheritdoc cref="HasForm(ReadOnlySpan{char})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasForm(ReadOnlySpan<byte> text) =>
        text.Length >= BareLength && (text.Length == BareLength | (text.Length == PrefixedLength & text[0] == '+' & text[1] == '1'));

    /// <summary>Reads the last ten characters; false if one is not a digit, or if area code or exchange starts with 0 or 1.</summary>
    /// <remarks>Reads eight of them as two words of four characters; a multiplication sums them with their powers of ten at the top of the word.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJoin(ReadOnlySpan<char> text, out NanpDigits digits)
    {
        const ulong Zeros = 0x0030_0030_0030_0030, ToHighBitFromTen = 0x7FF6_7FF6_7FF6_7FF6, HighBits = 0x8000_8000_8000_8000;
        const ulong PowersOfTen = 1 | (10UL << 16) | (100UL << 32) | (1000UL << 48);
        const int BitsOfCharacter = 16, ToTop = 48;
        unchecked
        {
            var (front, back) = DigitBlock.WordsAt(text, text.Length - DigitBlock.Length);
            (front, back) = (front ^ Zeros, back ^ Zeros);
            var value = ((front * PowersOfTen >> ToTop) * TenToTheFourth) + (back * PowersOfTen >> ToTop);
            var areDigits = ((front + ToHighBitFromTen | front | back + ToHighBitFromTen | back) & HighBits) == 0;
            return TryJoin(text[^BareLength], text[^(BareLength - 1)], (uint)front & DigitMask, (uint)(front >> BitsOfCharacter) & DigitMask, value, areDigits, out digits);
        }
    }

    /// <inheritdoc cref="TryJoin(ReadOnlySpan{char}, out NanpDigits)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJoin(ReadOnlySpan<byte> text, out NanpDigits digits)
    {
        const int BitsOfByte = 8;
        unchecked
        {
            var last = DigitBlock.LastOf(text) ^ DigitBlock.Zeros;
            return TryJoin(
                text[^BareLength], text[^(BareLength - 1)], (uint)last & DigitMask, (uint)last >> BitsOfByte & DigitMask, DigitBlock.ValueOf(last), DigitBlock.AreDigits(last), out digits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryJoin(uint first, uint second, uint third, uint exchange, ulong lastEight, bool areDigits, out NanpDigits digits)
    {
        unchecked
        {
            (first, second) = (first - '0', second - '0');
            var two = (first * 10) + second;
            digits = new NanpDigits((two * 10) + third, exchange, CallingCodeAndZeros + (two * TenToTheEighth) + lastEight);
            return areDigits && first - LeastCode <= MaxDigit - LeastCode && second <= MaxDigit && exchange >= LeastCode;
        }
    }
}
