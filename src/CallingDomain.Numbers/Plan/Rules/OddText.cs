using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The second look at a text that is not just digits and plain separators: a number all the same, or the reason why not.</summary>
internal static class OddText
{
    private const int FewestOfANumber = 7;
    private const int FewestOfADecimal = 8;

    /// <summary>For each ASCII character the reason that it is whatever stands around it; none for those that take a closer look.</summary>
    private static readonly NumberReason[] ReasonOfUnit = ReasonsAlone();

    /// <summary>
    /// The reason that the first character which is neither digit nor plain separator gives alone, as most do; none if it takes a closer look.
    /// </summary>
    internal static NumberReason Alone<TUnit>(ReadOnlySpan<TUnit> text, int stop)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if ((uint)stop >= (uint)text.Length) return NumberReason.Unspecified;
        var unit = TypedText.Code(text[stop]);
        return unit < (uint)ReasonOfUnit.Length ? ReasonOfUnit[unit] : NumberReason.Unspecified;
    }

    /// <summary>Goes on where the first look stopped, and names the first thing that does not belong in a number.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="index">Where to go on.</param>
    /// <param name="count">How many digits come before; then how many there are.</param>
    /// <param name="hasPlus">Whether a plus stands before them.</param>
    /// <returns><see cref="NumberReason.Unspecified"/> for a text that may be one number.</returns>
    internal static NumberReason Explain<TUnit>(ReadOnlySpan<TUnit> text, int index, ref int count, ref bool hasPlus)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        while (index < text.Length)
        {
            var unit = TypedText.Code(text[index]);
            if (unit is >= '0' and <= '9')
            {
                count++;
                index++;
            }
            else if (TypedText.IsPlainSeparator(unit))
            {
                index++;
            }
            else if (unit == '+')
            {
                if (count >= FewestOfANumber) return NumberReason.NumberMultiple;
                if (count > 0 || hasPlus) return NumberReason.NumberPunctuation;
                hasPlus = true;
                index++;
            }
            else if (unit < 128)
            {
                return AsciiReason(text, index, unit, count);
            }
            else
            {
                var rune = Decode(text[index..], out var units);
                if (!IsForeignSeparator(rune.Value)) return ForeignReason(rune);
                index += units;
            }
        }

        if (count == 0) return NothingReason(text);
        if (count >= FewestOfADecimal && IsDecimal(text, count, hasPlus)) return NumberReason.NumberDecimalSuffix;
        return NumberReason.Unspecified;
    }

    /// <summary>Too many digits for one number: whether a blank or a slash parts them into two.</summary>
    internal static NumberReason TooLong<TUnit>(ReadOnlySpan<TUnit> text, int count)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var before = 0;
        foreach (var unit in text)
        {
            var code = TypedText.Code(unit);
            if (code is >= '0' and <= '9') before++;
            else if ((code is ' ' or '/') && before >= FewestOfANumber && count - before >= FewestOfANumber) return NumberReason.NumberMultiple;
        }

        return NumberReason.NumberLength;
    }

    // what a spreadsheet makes of a number: digits and one .0, nothing else
    private static bool IsDecimal<TUnit>(ReadOnlySpan<TUnit> text, int count, bool hasPlus)
        where TUnit : unmanaged, IBinaryInteger<TUnit> =>
        TypedText.EndsLikeDecimal(text) && text.Length == count + 1 + (hasPlus ? 1 : 0);

    // in UTF-8 the no-break space is C2 A0, and no other text of separators has both
    private static NumberReason NothingReason<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var second = TUnit.CreateTruncating(typeof(TUnit) == typeof(char) ? '\u00A0' : '\u00C2');
        return text.ContainsAnyExcept(TUnit.CreateTruncating(' '), TUnit.CreateTruncating('\u00A0'), second)
            ? NumberReason.NumberPunctuation
            : NumberReason.NumberMissing;
    }

    private static bool IsForeignSeparator(int code) => code is '\u00A0' or (>= '\u2010' and <= '\u2015') or '\u2212';

    private static NumberReason AsciiReason<TUnit>(ReadOnlySpan<TUnit> text, int index, uint unit, int count)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (char.IsAsciiLetter((char)unit))
        {
            return (unit | 0x20) == 'e' && count > 0 && IsExponent(text[(index + 1)..]) ? NumberReason.NumberScientific : NumberReason.NumberHasLetters;
        }

        return unit switch
        {
            '=' or '\'' when index == 0 => NumberReason.NumberSpreadsheetGuard,
            ',' or ';' or '|' or '&' => AfterDivider(text[(index + 1)..], count),
            >= '\t' and <= '\r' => NumberReason.NumberWhitespace,
            _ => NumberReason.NumberPunctuation,
        };
    }

    private static NumberReason[] ReasonsAlone()
    {
        var reasons = new NumberReason[128];
        for (var unit = 0u; unit < reasons.Length; unit++)
        {
            var dependsOnOthers = unit is '+' or '=' or '\'' or ',' or ';' or '|' or '&' or 'e' or 'E' or (>= '0' and <= '9') || TypedText.IsPlainSeparator(unit);
            if (!dependsOnOthers) reasons[unit] = AsciiReason<byte>([], 1, unit, 0);
        }

        return reasons;
    }

    private static NumberReason ForeignReason(Rune rune)
    {
        if (rune == Rune.ReplacementChar) return NumberReason.NumberPunctuation;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => NumberReason.NumberNonAsciiDigit,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Format => NumberReason.NumberWhitespace,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => NumberReason.NumberHasLetters,
            _ => rune.Value == '\u0085' ? NumberReason.NumberWhitespace : NumberReason.NumberPunctuation,
        };
    }

    // 501 333 4444, 501 333 5555 are two numbers; 501 333 4444;ext=12 is letters
    private static NumberReason AfterDivider<TUnit>(ReadOnlySpan<TUnit> rest, int count)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        foreach (var unit in rest)
        {
            var code = TypedText.Code(unit);
            if (code is >= '0' and <= '9') return count >= FewestOfANumber ? NumberReason.NumberMultiple : NumberReason.NumberPunctuation;
            if (code < 128 && char.IsAsciiLetter((char)code)) return NumberReason.NumberHasLetters;
        }

        return NumberReason.NumberPunctuation;
    }

    private static bool IsExponent<TUnit>(ReadOnlySpan<TUnit> rest)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (rest.Length > 0 && (TypedText.Code(rest[0]) is '+' or '-')) rest = rest[1..];
        return !rest.IsEmpty && !rest.ContainsAnyExceptInRange(TUnit.CreateTruncating('0'), TUnit.CreateTruncating('9'));
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
