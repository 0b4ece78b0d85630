using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The digits of an E.164 text, one per byte, the first lowest, and their value.</summary>
/// <remarks>
/// Texts of at least eight digits are read as two overlapping blocks, shorter ones in a loop. Fields, not properties: every compiled method delays the first lookup.
/// </remarks>
internal readonly struct E164Digits
{
    private const ulong PlusAndZeros = (DigitBlock.Zeros & ~0xFFUL) | '+';
    private const ulong FirstDigit = 0xFF00, Plus = 0xFF;
    private const ulong TenToTheEighth = 100_000_000;
    private const int BitsOfDigit = 8;

    private E164Digits(ulong first, ulong rest, int count, ulong value)
    {
        First = first;
        Rest = rest;
        Count = count;
        Value = value;
    }

    /// <summary>The first eight digits.</summary>
    public readonly ulong First;

    /// <summary>The digits after the eighth.</summary>
    public readonly ulong Rest;

    /// <summary>The number of digits.</summary>
    public readonly int Count;

    /// <summary>The value of all digits.</summary>
    public readonly ulong Value;

    /// <summary>Whether a text of a length is read as two blocks.</summary>
    public static bool IsBlocks(int textLength) => textLength is > DigitBlock.Length and <= PhoneNumber.MaxDigits + 1;

    /// <summary>Reads a text of 9 to 16 characters from its first and last eight; false unless it is a plus, a digit other than 0, and digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJoin((ulong First, ulong Last) ends, int textLength, out E164Digits digits)
    {
        unchecked
        {
            var (first, last) = (ends.First ^ PlusAndZeros, ends.Last ^ DigitBlock.Zeros);
            var missing = BitsOfDigit * (PhoneNumber.MaxDigits + 1 - textLength);
            var fromEighth = last >> missing;
            var front = DigitBlock.ValueOf(first << missing); // the digits before the last eight, moved to the end of the block
            digits = new E164Digits(
                (first >> BitsOfDigit) | (fromEighth << (7 * BitsOfDigit)),
                fromEighth >> BitsOfDigit,
                textLength - 1,
                (front * TenToTheEighth) + DigitBlock.ValueOf(last));
            return DigitBlock.AreDigits(first) && DigitBlock.AreDigits(last) && (first & Plus) == 0 && (first & FirstDigit) != 0;
        }
    }

    /// <summary>Reads a text of at most eight characters; false unless it is a plus, a digit other than 0, and digits.</summary>
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
    public static bool TryReadFew(ReadOnlySpan<byte> utf8, out PhoneNumber number)
    {
        number = default;
        if (utf8.Length > DigitBlock.Length) return false;
        Span<char> text = stackalloc char[DigitBlock.Length];
        for (var at = 0; at < utf8.Length; at++) text[at] = (char)utf8[at];
        return TryReadFew(text[..utf8.Length], out number);
    }
}
