using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The digits of an E.164 text: their value, and those that a lookup begins with.</summary>
/// <remarks>
/// Texts of at least eight digits are read as the first and the last eight, which overlap; shorter ones in a loop, out of line. Fields, not properties: every compiled method delays the first lookup.
/// </remarks>
internal readonly struct E164Digits
{
    /// <summary>The number of bits of a digit of <see cref="Next"/>.</summary>
    public const int BitsOfNext = 16;

    private const int BitsOfByte = 8;
    private const ulong TenToTheEighth = 100_000_000;
    private const int ShortestOfBlocks = DigitBlock.Length + 1;

    private E164Digits(int start, ulong next, ulong first, ulong last, int count)
    {
        Start = start;
        Next = next;
        Count = count;
        // The quotient drops from the first eight digits those that the last eight repeat.
        Value = unchecked((Math.BigMul(first, Reciprocals[(count - DigitBlock.Length) & (DigitBlock.Length - 1)], out _) * TenToTheEighth) + last);
    }

    /// <summary>The value of the first three digits.</summary>
    public readonly int Start;

    /// <summary>The next four digits, the first lowest.</summary>
    public readonly ulong Next;

    /// <summary>The number of digits.</summary>
    public readonly int Count;

    /// <summary>The value of all digits.</summary>
    public readonly ulong Value;

    /// <summary>2^64 / 10^n, rounded up, n from 8 to 1: the high word of a product with it is the quotient by 10^n.</summary>
    private static ReadOnlySpan<ulong> Reciprocals =>
        [0x2AF31DC462, 0x1AD7F29ABCB, 0x10C6F7A0B5EE, 0xA7C5AC471B48, 0x68DB8BAC710CC, 0x4189374BC6A7F0, 0x28F5C28F5C28F5D, 0x199999999999999A];

    /// <summary>Whether a text of a length is read as two blocks.</summary>
    public static bool IsBlocks(int textLength) => textLength is >= ShortestOfBlocks and <= PhoneNumber.MaxDigits + 1;

    /// <summary>Reads a text of 9 to 16 characters; false unless it is a plus, a digit other than 0, and digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<char> text, out E164Digits digits)
    {
        unchecked
        {
            var (first, last) = (DigitBlock.At(text, 1), DigitBlock.At(text, text.Length - DigitBlock.Length));
            digits = new E164Digits(
                Joined((ushort)first.Front, (ushort)(first.Front >> BitsOfNext), (ushort)(first.Front >> (2 * BitsOfNext))),
                (first.Front >> (3 * BitsOfNext)) | (first.Back << BitsOfNext),
                DigitBlock.ValueOf(first),
                DigitBlock.ValueOf(last),
                text.Length - 1);
            return text[0] == '+' && text[1] != '0' && DigitBlock.AreDigits(first) && DigitBlock.AreDigits(last);
        }
    }

    /// <inheritdoc cref="TryRead(ReadOnlySpan{char}, out E164Digits)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> utf8, out E164Digits digits)
    {
        unchecked
        {
            var (first, last) = (DigitBlock.At(utf8, 1), DigitBlock.At(utf8, utf8.Length - DigitBlock.Length));
            digits = new E164Digits(
                Joined((byte)first, (byte)(first >> BitsOfByte), (byte)(first >> (2 * BitsOfByte))),
                Spread((uint)(first >> (3 * BitsOfByte))),
                DigitBlock.ValueOf(first),
                DigitBlock.ValueOf(last),
                utf8.Length - 1);
            return utf8[0] == '+' && utf8[1] != '0' && DigitBlock.AreDigits(first) && DigitBlock.AreDigits(last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Joined(int first, int second, int third) => unchecked((first * 100) + (second * 10) + third);

    // Four digits of a byte each as digits of BitsOfNext.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bytes)
    {
        var pairs = (bytes | (bytes << 16)) & 0x0000_FFFF_0000_FFFF;
        return (pairs | (pairs << 8)) & 0x00FF_00FF_00FF_00FF;
    }

    /// <summary>Reads a text of at most eight characters; false unless it is a plus, a digit other than 0, and digits.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryReadFew(ReadOnlySpan<char> text, out PhoneNumber number)
    {
        number = default;
        if (text is not ['+', >= '1' and <= '9', ..] || text.Length > DigitBlock.Length || text[1..].ContainsAnyExceptInRange('0', '9')) return false;
        var value = 0UL;
        foreach (var digit in text[1..]) value = (value * 10) + (ulong)(digit - '0');
        number = new PhoneNumber(value);
        return true;
    }

    /// <inheritdoc cref="TryReadFew(ReadOnlySpan{char}, out PhoneNumber)"/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryReadFew(ReadOnlySpan<byte> utf8, out PhoneNumber number)
    {
        number = default;
        if (utf8.Length > DigitBlock.Length) return false;
        Span<char> text = stackalloc char[DigitBlock.Length];
        for (var at = 0; at < utf8.Length; at++) text[at] = (char)utf8[at];
        return TryReadFew(text[..utf8.Length], out number);
    }
}
