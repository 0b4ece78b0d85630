using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <summary>The reasons for refusing a text that is not a number in a strict form: a fast path by the kinds of its characters, and the full analysis otherwise.</summary>
/// <remarks>
/// Always the reasons of the full analysis. Table lookups instead of branches, which could not be predicted: the next text is malformed in another way. No public method is inlined, so that
/// each is compiled by itself: the compiler takes refusals for dead code in a caller that has only read numbers.
/// </remarks>
internal static class Refusal
{
    private const uint Letters = TextSigns.LetterToO | TextSigns.LetterFromP | TextSigns.LetterE, Punctuation = TextSigns.Separator | TextSigns.Sign | TextSigns.Dot;
    private const int MostDigitsOfOne = 13; // two numbers have more

    /// <summary>The rule for each union of kinds.</summary>
    private static readonly KindsRule[] ByKinds = RulesByKinds();

    /// <summary>Reasons after which the digits give no further reason: some are missing or belong to several numbers.</summary>
    private static readonly NumberReasons Final = NumberReasons.None.With(NumberReason.NumberMissing).With(NumberReason.NumberHasLetters).With(NumberReason.NumberMultiple);

    /// <summary>The first reason why a text is not <c>+</c>, a first digit other than 0, and at most 15 digits in all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NumberReason OfE164<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.Length > TextSigns.MaxLength) return PhoneNumber.WhyNotE164(text);
        var signs = TextSigns.Of(text);
        var (reasons, mostDigits) = ByKinds[signs.Kinds];
        if (IsRare(signs, mostDigits) && !TryFindRare(text, signs, out reasons, out _)) return PhoneNumber.WhyNotE164(text);
        if (!reasons.IsEmpty) return reasons.Primary;
        var isTooLong = signs.HasPlus && BitOperations.PopCount(signs.Digits) > PhoneNumber.MaxDigits && TextSigns.FirstIn(signs.Digits, signs.Zeros) == 0;
        return isTooLong ? NumberReason.NumberLength : NumberReason.NumberNotE164;
    }

    /// <summary>All reasons why a text is neither <c>+1NPANXXXXXX</c> nor <c>NPANXXXXXX</c> with area code and exchange starting with 2 to 9.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NumberReasons OfPortalForm<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.IsEmpty) return NumberReason.NumberMissing;
        if (text.Length > TextSigns.MaxLength) return PortalForm.Analyze(text);
        var signs = TextSigns.Of(text);
        var (reasons, mostDigits) = ByKinds[signs.Kinds];
        var digits = signs.Digits;
        if (IsRare(signs, mostDigits))
        {
            if (!TryFindRare(text, signs, out reasons, out digits)) return PortalForm.Analyze(text);
            if (reasons == NumberReason.NumberScientific) return reasons;
        }

        return reasons.With(DigitReasons.Of(signs, digits).If(reasons.Intersect(Final).IsEmpty));
    }

    /// <summary>The reason why a <see cref="PhoneReader"/> cannot read a text; unspecified if the full analysis is needed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static NumberReason OfTyped<TUnit>(ReadOnlySpan<TUnit> text, NumberingPlan plan, RegionCode region)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.Length > TextSigns.MaxLength) return NumberReason.Unspecified;
        var signs = TextSigns.Of(text);
        var (kinds, count) = (signs.Kinds, BitOperations.PopCount(signs.Digits));
        if ((kinds & Letters) == TextSigns.LetterE) return IsScientific(text, signs) ? NumberReason.NumberScientific : NumberReason.Unspecified;
        if (signs.Strange != 0 || (kinds & TextSigns.Sign) != 0 || HasTwo(signs.Dots)) return NumberReason.Unspecified;
        if ((kinds & Letters) != 0) return count <= MostDigitsOfOne ? NumberReason.NumberHasLetters : NumberReason.Unspecified;
        if (count == 0) return OfNoDigits(signs, region);
        var isParted = (kinds & (TextSigns.Space | TextSigns.Separator)) != 0 && (kinds & (TextSigns.Plus | TextSigns.Dot)) == 0;
        return isParted && count > PhoneNumber.MaxDigits && plan.IsTooLong(TextSigns.At(text, signs.Digits) - '0', count, region) ? NumberReason.NumberMultiple : NumberReason.Unspecified;
    }

    // A national notation without a region is refused for its first cause.
    private static NumberReason OfNoDigits(TextSigns signs, RegionCode region)
    {
        var reasons = ByKinds[signs.Kinds].Reasons;
        if (region == RegionCode.None && !signs.HasPlus) return reasons.Primary;
        return reasons.Contains(NumberReason.NumberMissing) ? NumberReason.NumberMissing : NumberReason.NumberPunctuation;
    }

    /// <summary>Whether the kinds alone do not decide: the text may be scientific notation, have a fraction, or be several numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRare(TextSigns signs, int mostDigits) =>
        signs.Strange != 0
        || (signs.Dots != 0 && (signs.Kinds & (TextSigns.Separator | TextSigns.Sign | Letters)) == 0)
        || BitOperations.PopCount(signs.Digits) > mostDigits;

    /// <summary>Finds the reasons of the characters of a rare text; false if the full analysis is needed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signs">Its characters.</param>
    /// <param name="reasons">The reasons; for scientific notation all of them, otherwise without those of the digits.</param>
    /// <param name="digits">The digits of the number, without a fraction of zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFindRare<TUnit>(ReadOnlySpan<TUnit> text, TextSigns signs, out NumberReasons reasons, out uint digits)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        (reasons, digits) = (ByKinds[signs.Kinds].Reasons, signs.Digits);
        if (signs.Strange != 0 || (signs.Kinds & Letters) != 0)
        {
            reasons = NumberReason.NumberScientific;
            return (signs.Kinds & Letters) == TextSigns.LetterE && IsScientific(text, signs);
        }

        var hasOneDot = signs.Dots != 0 && !HasTwo(signs.Dots);
        if (BitOperations.PopCount(digits) > MostDigitsOfOne)
        {
            reasons = reasons.With(NumberReason.NumberMultiple);
            return BitOperations.PopCount(digits) > PhoneNumber.MaxDigits && !hasOneDot;
        }

        if (!hasOneDot) return true;
        reasons = reasons.Without(NumberReason.NumberPunctuation).With(NumberReason.NumberDecimalSuffix);
        return TryDropFraction(signs, ref digits);
    }

    // A spreadsheet number: only zeros follow the only dot.
    private static bool TryDropFraction(TextSigns signs, ref uint digits)
    {
        var fraction = digits & ~(signs.Dots - 1);
        digits &= signs.Dots - 1;
        return fraction != 0 && digits != 0 && (fraction & ~signs.Zeros) == 0;
    }

    /// <summary>Whether a text is a number in scientific notation that does not have all digits, such as <c>1.50133E+10</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsScientific<TUnit>(ReadOnlySpan<TUnit> text, TextSigns signs)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        unchecked
        {
            const uint Allowed = TextSigns.Plus | TextSigns.Digit | TextSigns.Dot | TextSigns.LetterE;
            var all = uint.MaxValue >> (TextSigns.MaxLength - text.Length);
            var letter = all & ~(signs.Digits | signs.Dots | signs.Strange | (signs.HasPlus ? 1u : 0));
            var before = letter - 1;
            if ((signs.Kinds & ~Allowed) != 0 || HasTwo(letter) || HasTwo(signs.Dots) || signs.Dots > letter) return false;
            if (signs.Strange != 0 && (signs.Strange != letter << 1 || TextSigns.At(text, signs.Strange) != '+')) return false;
            var (mantissaDigits, exponent) = (BitOperations.PopCount(signs.Digits & before), 0);
            for (var rest = signs.Digits & ~before; rest != 0; rest = TextSigns.Rest(rest)) exponent = (exponent * 10) + (int)(TextSigns.At(text, rest) - '0');
            return mantissaDigits > 0 && exponent >= mantissaDigits;
        }
    }

    private static KindsRule[] RulesByKinds()
    {
        var rules = new KindsRule[TextSigns.KindsBound];
        for (var kinds = 0; kinds < rules.Length; kinds++)
        {
            var hasOnlyDigits = (kinds & ~TextSigns.Plus) == TextSigns.Digit;
            rules[kinds] = new KindsRule(OfKinds(kinds), (kinds & Letters) == TextSigns.LetterE ? -1 : hasOnlyDigits ? TextSigns.MaxLength : MostDigitsOfOne);
        }

        return rules;
    }

    private static NumberReasons OfKinds(int kinds)
    {
        var reasons = NumberReasons.None;
        if ((kinds & Letters) != 0) reasons = reasons.With(NumberReason.NumberHasLetters);
        if ((kinds & TextSigns.Space) != 0) reasons = reasons.With(NumberReason.NumberWhitespace);
        if ((kinds & Punctuation) != 0) reasons = reasons.With(NumberReason.NumberPunctuation);
        return (kinds & (TextSigns.Plus | TextSigns.Digit | Letters | Punctuation)) == 0 ? reasons.With(NumberReason.NumberMissing) : reasons;
    }

    private static bool HasTwo(uint bits) => TextSigns.Rest(bits) != 0;

    /// <summary>The reasons for a union of kinds, if the text has at most a number of digits; -1 if the kinds alone never decide.</summary>
    private readonly record struct KindsRule(NumberReasons Reasons, int MostDigits);
}
