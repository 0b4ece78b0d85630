using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The digits of a North American number in the form <c>+1NPANXXXXXX</c> or <c>NPANXXXXXX</c>.</summary>
/// <remarks>Both forms end in the same ten digits: two characters and a block of eight. Fields, not properties: every compiled method delays the first lookup.</remarks>
internal readonly struct NanpDigits
{
    public const int BareLength = 10, PrefixLength = 2, PrefixedLength = PrefixLength + BareLength;

    private const ulong CallingCodeAndZeros = 10_000_000_000, TenToTheEighth = 100_000_000;
    private const uint LeastCode = 2, MaxDigit = 9;

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

    /// <summary>Reads one of the two forms; false if a text has neither, or if area code or exchange starts with 0 or 1.</summary>
    /// <remarks>Both forms end in ten digits, so that only the length is a branch: which form the next text has could not be predicted.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<char> text, out NanpDigits digits)
    {
        const int BitsOfCharacter = 16;
        digits = default;
        if (text.Length != BareLength & text.Length != PrefixedLength) return false;
        unchecked
        {
            var last = DigitBlock.At(text, text.Length - DigitBlock.Length);
            var hasForm = DigitBlock.AreDigits(last) & (text.Length == BareLength | (text[0] == '+' & text[1] == '1'));
            return TryJoin(text[^BareLength], text[^(BareLength - 1)], (uint)last.Front & DigitBlock.DigitMask, (uint)(last.Front >> BitsOfCharacter) & DigitBlock.DigitMask, DigitBlock.ValueOf(last), hasForm, out digits);
        }
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out NanpDigits)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> utf8, out NanpDigits digits)
    {
        const int BitsOfByte = 8;
        digits = default;
        if (utf8.Length != BareLength & utf8.Length != PrefixedLength) return false;
        unchecked
        {
            var last = DigitBlock.At(utf8, utf8.Length - DigitBlock.Length);
            var hasForm = DigitBlock.AreDigits(last) & (utf8.Length == BareLength | (utf8[0] == '+' & utf8[1] == '1'));
            return TryJoin(utf8[^BareLength], utf8[^(BareLength - 1)], (uint)last & DigitBlock.DigitMask, (uint)last >> BitsOfByte & DigitBlock.DigitMask, DigitBlock.ValueOf(last), hasForm, out digits);
        }
    }

    /// <summary>Whether a text has the length and the prefix of the form <c>+1NPANXXXXXX</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasPrefix(ReadOnlySpan<byte> utf8) => utf8.Length == PrefixedLength && utf8[0] == '+' && utf8[1] == '1';

    /// <summary>The length of a leading <c>+1</c>, 2 or 0, without a branch: the form of the next number cannot be predicted.</summary>
    /// <param name="utf8">The first of at least two bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PrefixLengthOf(ref readonly byte utf8)
    {
        const int PlusAndOne = '+' | ('1' << 8);
        var two = Unsafe.ReadUnaligned<ushort>(in utf8);
        if (!BitConverter.IsLittleEndian) two = BinaryPrimitives.ReverseEndianness(two);
        return unchecked((int)((uint)((two ^ PlusAndOne) - 1) >> 31) * PrefixLength);
    }

    /// <summary>Reads <c>NPANXXXXXX</c>.</summary>
    /// <param name="utf8">The first of at least ten bytes.</param>
    /// <param name="number">The value of all digits, calling code included; unspecified if the text has another form.</param>
    /// <returns>0 if all are digits, and area code and exchange start with 2 to 9.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ReadBare(ref readonly byte utf8, out ulong number)
    {
        const ulong LeastDigits = LeastCode | (LeastCode << 24), HighBits = 0x8080_8080_8080_8080;
        unchecked
        {
            var (first, last) = (DigitBlock.At(in utf8), DigitBlock.At(in Unsafe.Add(ref Unsafe.AsRef(in utf8), BareLength - DigitBlock.Length)));
            number = CallingCodeAndZeros + (((first & DigitBlock.DigitMask) * 10) + (first >> 8 & DigitBlock.DigitMask)) * TenToTheEighth + DigitBlock.ValueOf(last);
            return (DigitBlock.FlawsOf(first) | DigitBlock.FlawsOf(last) | ~((first | HighBits) - LeastDigits)) & HighBits;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryJoin(uint first, uint second, uint third, uint exchange, ulong lastEight, bool hasForm, out NanpDigits digits)
    {
        unchecked
        {
            (first, second) = (first - '0', second - '0');
            var two = (first * 10) + second;
            digits = new NanpDigits((two * 10) + third, exchange, CallingCodeAndZeros + (two * TenToTheEighth) + lastEight);
            return hasForm && first - LeastCode <= MaxDigit - LeastCode && second <= MaxDigit && exchange >= LeastCode;
        }
    }
}
