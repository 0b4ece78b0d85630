using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>What a text that should be a phone number is made of, found in one pass: the only scanner of all that is not plain digits.</summary>
/// <param name="Causes">All that is wrong with a text as the portal's two forms have it.</param>
/// <param name="Digits">The first 15 digits as a whole number: those before a fraction of zeros, those of a mantissa.</param>
/// <param name="DigitCount">How many such digits there are.</param>
/// <param name="StartsWithPlus">Whether a plus comes before the first digit.</param>
/// <param name="StartsWithZero">Whether the first digit is 0.</param>
/// <param name="LostDigits">Whether a digit is missing, or a sign may be one.</param>
/// <remarks>Plain digits and separators do not come here. Linear in the text's length and without allocation, whatever the text.</remarks>
internal readonly partial record struct NumberText(NumberReasons Causes, ulong Digits, int DigitCount, bool StartsWithPlus, bool StartsWithZero, bool LostDigits)
{
    private const int LeastDigitsOfANumber = 7;
    private const int LongestEnding = 2;
    private const int MaxDigits = 15;

    /// <summary>For each ASCII character the reason that it gives whatever the other characters are; none for those that depend on others.</summary>
    private static readonly NumberReason[] ReasonOfUnit = ReasonsAlone();

    /// <summary>The first thing that the plan's lenient reading does not pass over; unspecified where that reads the text as it is.</summary>
    public NumberReason First { get; private init; }

    /// <summary>The first thing that leaves a digit in doubt in any country's number; unspecified where all that is odd can be mended.</summary>
    public NumberReason Refusal { get; private init; }

    /// <summary>What has to be mended before the plan reads the digits: the signs that it passes over itself are not among it.</summary>
    public NumberReasons Mended { get; private init; }

    /// <summary>How many digits follow a dot or comma that is the only sign between digits; 0 where there is no such dot, or only zeros follow.</summary>
    private int Fraction { get; init; }

    /// <summary>The digits behind the last dot, comma, slash or dash, and whether the text before it is one unbroken number; 0 where more text follows.</summary>
    private (int Digits, bool IsPoint, bool FollowsANumber) Ending { get; init; }

    /// <summary>Whether more than one zero follows the dot of digits in several groups, or the zeros themselves come in groups.</summary>
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
                pass.AddForeign(Decode(text[at..], out var units)); // what cannot be decoded comes as U+FFFD, a sign like any other
                at += units;
            }
        }

        return pass.End();
    }

    /// <summary>The reason that the first character which is neither digit nor plain separator gives alone, as most do; none if it depends on others.</summary>
    public static NumberReason Alone<TUnit>(ReadOnlySpan<TUnit> text, int stop)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if ((uint)stop >= (uint)text.Length) return NumberReason.Unspecified;
        var unit = TypedText.Code(text[stop]);
        return unit < (uint)ReasonOfUnit.Length ? ReasonOfUnit[unit] : NumberReason.Unspecified;
    }

    /// <summary>Why digits that are too many for one number are none: two numbers, or too many digits.</summary>
    public NumberReason WhyTooLong => Causes.Contains(NumberReason.NumberMultiple) ? NumberReason.NumberMultiple : NumberReason.NumberLength;

    /// <summary>Whether the dot or comma is where a North American number has none: it would part the area code from the exchange, or that from the line.</summary>
    public bool HasFraction => Fraction is not (0 or 4 or 7 or 10);

    /// <summary>Why a digit is in doubt, once the country of the number is known; unspecified where none is.</summary>
    /// <param name="isNanp">Whether the number is of calling code 1, whose numbers all have ten digits: there an ending can be no second number.</param>
    public NumberReason WhyInDoubt(bool isNanp)
    {
        if (Refusal != NumberReason.Unspecified) return Refusal;
        if ((isNanp && HasFraction) || Ending is { Digits: 1, IsPoint: true }) return NumberReason.NumberPunctuation;
        if (isNanp) return NumberReason.Unspecified;
        if (HasLongFractionOfGroups) return NumberReason.NumberDecimalSuffix;
        if (Ending is not { Digits: > 0 and <= LongestEnding, FollowsANumber: true }) return NumberReason.Unspecified;
        return Ending.IsPoint ? NumberReason.NumberPunctuation : NumberReason.NumberMultiple;
    }

    /// <summary>Writes the plus and the digits as ASCII; false when there are more than <see cref="TypedText.MostDigits"/>.</summary>
    /// <param name="text">The text that was scanned.</param>
    /// <param name="room">For one more than <see cref="TypedText.MostDigits"/>.</param>
    /// <param name="length">How much of the room is used.</param>
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
