using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>The reason for refusing a text: a fast path by the kinds of its characters, and the full analysis otherwise.</summary>
/// <remarks>Always the primary reason of the full analysis.</remarks>
internal static class Refusal
{
    private const int NationalLength = 10, LocalLength = 7;
    private const int MostDigitsOfOne = 13; // two numbers have more

    /// <summary>The reason for each combination of kinds; <see cref="NumberReason.NumberNotE164"/> for digits only; unspecified if the full analysis is needed.</summary>
    private static readonly NumberReason[] Reasons = ReasonsOfKinds();

    /// <summary>Why a text is not <c>+</c>, a first digit other than 0, and at most 15 digits in all.</summary>
    public static NumberReason OfE164(ReadOnlySpan<char> text)
    {
        var reason = OfSigns(text);
        return reason == NumberReason.Unspecified || (reason == NumberReason.NumberNotE164 && text.Length > PhoneNumber.MaxDigits)
            ? PhoneNumber.WhyNotE164(text)
            : reason;
    }

    /// <inheritdoc cref="OfE164(ReadOnlySpan{char})"/>
    public static NumberReason OfE164(ReadOnlySpan<byte> utf8)
    {
        var reason = OfSigns(utf8);
        return reason == NumberReason.Unspecified || (reason == NumberReason.NumberNotE164 && utf8.Length > PhoneNumber.MaxDigits)
            ? PhoneNumber.WhyNotE164(utf8)
            : reason;
    }

    /// <summary>Why a text is neither <c>+1NPANXXXXXX</c> nor <c>NPANXXXXXX</c> with area code and exchange starting with 2 to 9.</summary>
    public static NumberReason OfNanp(ReadOnlySpan<char> text)
    {
        var reason = OfSigns(text);
        if (reason == NumberReason.NumberNotE164) return OfDigits(text);
        return reason != NumberReason.Unspecified ? reason : PortalForm.Read(text).Reason.Primary;
    }

    /// <inheritdoc cref="OfNanp(ReadOnlySpan{char})"/>
    public static NumberReason OfNanp(ReadOnlySpan<byte> utf8)
    {
        var reason = OfSigns(utf8);
        if (reason == NumberReason.NumberNotE164) return OfDigits(utf8);
        return reason != NumberReason.Unspecified ? reason : PortalForm.Read(utf8).Reason.Primary;
    }

    private static NumberReason OfSigns<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        if (text.IsEmpty) return NumberReason.NumberMissing;
        if (text.Length > TextSigns.MaxLength) return NumberReason.Unspecified;
        var signs = TextSigns.Of(text);
        // One table lookup instead of branches, which could not be predicted.
        var kinds = signs.Kinds | (HasTwo(signs.Dots) ? TextSigns.Sign : 0u);
        if (signs.Strange != 0 | BitOperations.PopCount(signs.Digits) > MostDigitsOfOne) return OfRareSigns(text, signs, kinds);
        var reason = Reasons[(int)kinds];
        return reason == NumberReason.NumberDecimalSuffix ? OfOneDot(text, signs) : reason;
    }

    private static NumberReason OfRareSigns<TUnit>(ReadOnlySpan<TUnit> text, TextSigns signs, uint kinds)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        const uint Letters = TextSigns.LetterToO | TextSigns.LetterFromP | TextSigns.LetterE;
        if (signs.Digits != 0 && TypedText.Code(text[0]) is '=' or '\'') return NumberReason.NumberSpreadsheetGuard;
        if (signs.Strange != 0 || (kinds & Letters) != 0) return NumberReason.Unspecified;
        if (kinds == TextSigns.Digit) return NumberReason.NumberNotE164;
        if (Reasons[(int)kinds] == NumberReason.NumberDecimalSuffix && OfOneDot(text, signs) == NumberReason.NumberDecimalSuffix)
            return NumberReason.NumberDecimalSuffix;
        return BitOperations.PopCount(signs.Digits) > PhoneNumber.MaxDigits ? NumberReason.NumberMultiple : NumberReason.Unspecified;
    }

    // A spreadsheet number: only zeros follow the only dot.
    private static NumberReason OfOneDot<TUnit>(ReadOnlySpan<TUnit> text, TextSigns signs)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var before = signs.Dots - 1;
        var fraction = signs.Digits & ~before;
        var isDecimal = fraction != 0 && (signs.Digits & before) != 0;
        for (var rest = fraction; rest != 0; rest &= rest - 1) isDecimal &= TypedText.Code(text[BitOperations.TrailingZeroCount(rest)]) == '0';
        if (isDecimal) return NumberReason.NumberDecimalSuffix;
        return (signs.Kinds & (TextSigns.Space | TextSigns.Control)) != 0 ? NumberReason.NumberWhitespace : NumberReason.NumberPunctuation;
    }

    // Digits with an optional plus.
    private static NumberReason OfDigits<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var hasPlus = TypedText.Code(text[0]) == '+';
        if (hasPlus && TypedText.Code(text[1]) != '1') return NumberReason.NumberNotNanp;
        if (text.Length == NationalLength + (hasPlus ? 2 : 0))
            return TypedText.Code(text[^NationalLength]) < '2' ? NumberReason.NumberAreaCodeInvalid : NumberReason.NumberExchangeInvalid;
        if (hasPlus) return NumberReason.NumberLength;
        if (text.Length == NationalLength + 1 && TypedText.Code(text[0]) == '1') return NumberReason.NumberMissingPlus;
        return text.Length == LocalLength ? NumberReason.NumberMissingAreaCode : NumberReason.NumberLength;
    }

    private static NumberReason[] ReasonsOfKinds()
    {
        var reasons = new NumberReason[byte.MaxValue + 1];
        for (var kinds = 0; kinds < reasons.Length; kinds++) reasons[kinds] = ReasonOf(kinds);
        return reasons;
    }

    private static NumberReason ReasonOf(int kinds)
    {
        const int Letters = TextSigns.LetterToO | TextSigns.LetterFromP, Spaces = TextSigns.Space | TextSigns.Control;
        if ((kinds & Letters) != 0) return NumberReason.NumberHasLetters;
        if ((kinds & TextSigns.LetterE) != 0 || (kinds & TextSigns.Digit) == 0) return NumberReason.Unspecified; // scientific notation, or no digits
        if ((kinds & (TextSigns.Dot | TextSigns.Sign)) == TextSigns.Dot) return NumberReason.NumberDecimalSuffix; // provisional: see OfOneDot
        if ((kinds & Spaces) != 0) return NumberReason.NumberWhitespace;
        return (kinds & TextSigns.Sign) != 0 ? NumberReason.NumberPunctuation : NumberReason.NumberNotE164;
    }

    private static bool HasTwo(uint bits) => (bits & unchecked(bits - 1)) != 0;
}
