using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The analysis of a text that should be a phone number, in one pass.</summary>
/// <param name="Causes">The reasons for refusing the text as one of the portal's two forms.</param>
/// <param name="Digits">The value of the first 15 digits, without a fraction of zeros or an exponent.</param>
/// <param name="DigitCount">The number of these digits.</param>
/// <param name="StartsWithPlus">Whether a plus precedes the first digit.</param>
/// <param name="StartsWithZero">Whether the first digit is 0.</param>
/// <param name="LostDigits">Whether a digit is missing or a character may be a digit.</param>
/// <remarks>The slow path: plain digits and separators are read elsewhere. Linear in the text's length; allocates nothing.</remarks>
internal readonly partial record struct NumberText(NumberReasons Causes, ulong Digits, int DigitCount, bool StartsWithPlus, bool StartsWithZero, bool LostDigits)
{
    private const int LeastDigitsOfANumber = 7;
    private const int LongestEnding = 2;
    private const int MaxDigits = 15;

    /// <summary>The reason of each ASCII character that does not depend on other characters.</summary>
    private static readonly NumberReason[] ReasonOfUnit = ReasonsAlone();

    /// <summary>The first reason for which the plan does not read the text as it is; unspecified if there is none.</summary>
    public NumberReason First { get; private init; }

    /// <summary>The first reason for which a digit is in doubt in any country; unspecified if the text can be repaired.</summary>
    public NumberReason Refusal { get; private init; }

    /// <summary>The repairs that are needed before the plan reads the digits.</summary>
    public NumberReasons Mended { get; private init; }

    /// <summary>The number of digits after a dot or comma that is the only separator; 0 if there is none or only zeros follow.</summary>
    private int Fraction { get; init; }

    /// <summary>The digits after the last dot, comma, slash or dash, and whether an unbroken number precedes it; 0 digits if more text follows.</summary>
    private (int Digits, bool IsPoint, bool FollowsANumber) Ending { get; init; }

    /// <summary>Whether a fraction of several zeros follows grouped digits, or the zeros are grouped.</summary>
    private bool HasLongFractionOfGroups { get; init; }

    /// <summary>Scans a text.</summary>
    public static NumberText Of<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var pass = new Pass();
        for (var at = 0; at < text.Length;)
        {
            var unit = TypedText.Code(text[at]);
            if (unit < 128)
            {
                pass.AddAscii((char)unit);
                at++;
            }
            else
            {
                pass.AddForeign(Decode(text[at..], out var units)); // invalid input is U+FFFD, which is punctuation
                at += units;
            }
        }

        return pass.End();
    }

    /// <summary>The reason of the first character that is neither digit nor plain separator; unspecified if it depends on other characters.</summary>
    public static NumberReason Alone<TUnit>(ReadOnlySpan<TUnit> text, int stop)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if ((uint)stop >= (uint)text.Length) return NumberReason.Unspecified;
        var unit = TypedText.Code(text[stop]);
        return unit < (uint)ReasonOfUnit.Length ? ReasonOfUnit[unit] : NumberReason.Unspecified;
    }

    /// <summary>The reason for too many digits: several numbers, or the length.</summary>
    public NumberReason WhyTooLong => Causes.Contains(NumberReason.NumberMultiple) ? NumberReason.NumberMultiple : NumberReason.NumberLength;

    /// <summary>Whether the dot or comma is not at a boundary of a North American number (area code, exchange, line).</summary>
    public bool HasFraction => Fraction is not (0 or 4 or 7 or 10);

    /// <summary>Why a digit is in doubt, if the calling code is known; unspecified if none is.</summary>
    /// <param name="isNanp">Whether the calling code is 1, whose numbers have ten digits, so that an ending cannot be a second number.</param>
    public NumberReason WhyInDoubt(bool isNanp)
    {
        if (Refusal != NumberReason.Unspecified) return Refusal;
        if ((isNanp && HasFraction) || Ending is { Digits: 1, IsPoint: true }) return NumberReason.NumberPunctuation;
        if (isNanp) return NumberReason.Unspecified;
        if (StartsWithPlus && Causes.Contains(NumberReason.NumberMultiple)) return NumberReason.NumberMultiple; // without a plus, a prefix that people dial may make it long
        if (HasLongFractionOfGroups) return NumberReason.NumberDecimalSuffix;
        if (Ending is not { Digits: > 0 and <= LongestEnding, FollowsANumber: true }) return NumberReason.Unspecified;
        return Ending.IsPoint ? NumberReason.NumberPunctuation : NumberReason.NumberMultiple;
    }

    /// <summary>Writes the plus and the digits as ASCII; false if there are more than <see cref="TypedText.MostDigits"/>.</summary>
    /// <param name="text">The analyzed text.</param>
    /// <param name="room">A buffer for one more than <see cref="TypedText.MostDigits"/>.</param>
    /// <param name="length">The used length of the buffer.</param>
    public bool TryWrite<TUnit>(ReadOnlySpan<TUnit> text, Span<byte> room, out int length)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        length = 0;
        if (DigitCount > TypedText.MostDigits) return false;
        if (StartsWithPlus) room[length++] = (byte)'+';
        var end = length + DigitCount;
        for (var at = 0; length < end;)
        {
            var rune = Decode(text[at..], out var units);
            at += units;
            if (Rune.IsDigit(rune)) room[length++] = (byte)('0' + (int)Rune.GetNumericValue(rune));
        }

        return true;
    }

    private static NumberReason[] ReasonsAlone()
    {
        var reasons = new NumberReason[128];
        for (var unit = '\0'; unit < reasons.Length; unit++)
        {
            if (unit is not ('+' or '=' or '\'' or ',' or ';' or '|' or '&' or 'e' or 'E')) reasons[unit] = Of<char>(['0', unit]).First;
        }

        return reasons;
    }

    private static Rune Decode<TUnit>(ReadOnlySpan<TUnit> rest, out int units)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        Rune rune;
        if (typeof(TUnit) == typeof(char)) Rune.DecodeFromUtf16(MemoryMarshal.Cast<TUnit, char>(rest), out rune, out units);
        else Rune.DecodeFromUtf8(MemoryMarshal.Cast<TUnit, byte>(rest), out rune, out units);
        return rune;
    }
}
