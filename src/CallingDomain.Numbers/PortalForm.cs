using System.Numerics;

namespace CallingDomain.Numbers;

/// <summary>The analysis of a text as a number.</summary>
/// <param name="Causes">All reasons for refusing the text; empty if there are none.</param>
/// <param name="Meant">The intended number; none if a digit is in doubt, missing or too many.</param>
/// <param name="DigitCount">The number of digits of the text.</param>
internal readonly record struct NumberAccount(NumberReasons Causes, PhoneNumber Meant, int DigitCount)
{
    /// <summary>The number of the digits, even if its area code or exchange is invalid.</summary>
    public PhoneNumber AsWritten { get; init; } = Meant;

    /// <summary>Whether every digit is certain, so that the number may be accepted and not only suggested.</summary>
    public bool IsCertain { get; init; } = true;
}

/// <summary>Reads the portal's two forms of a number: <c>+15013334444</c> and <c>5013334444</c>.</summary>
/// <remarks>Area code and exchange start with 2 to 9. Stateless. Source: the portal's template requirements, "formatted exactly as either".</remarks>
internal static class PortalForm
{
    private const int NationalLength = NanpDigits.BareLength;

    /// <summary>Reads one of the two forms. Never throws; linear in the text's length; allocates nothing.</summary>
    /// <returns>The number, or all reasons, primary first.</returns>
    public static Result<PhoneNumber, NumberReasons> Read(ReadOnlySpan<char> text) =>
        NanpDigits.TryRead(text, out var digits) ? new PhoneNumber(digits.Value) : Refusal.OfPortalForm(text);

    /// <inheritdoc cref="Read(ReadOnlySpan{char})"/>
    public static Result<PhoneNumber, NumberReasons> Read(ReadOnlySpan<byte> utf8) =>
        NanpDigits.TryRead(utf8, out var digits) ? new PhoneNumber(digits.Value) : Refusal.OfPortalForm(utf8);

    /// <summary>The full analysis of a text that has neither form: all reasons, primary first.</summary>
    public static NumberReasons Analyze<TUnit>(ReadOnlySpan<TUnit> text)
        where TUnit : unmanaged, IBinaryInteger<TUnit> => Account(NumberText.Of(text), anyCountry: false).Causes;

    /// <summary>Analyzes a text.</summary>
    /// <param name="utf8">A text such as <c>(501) 333-4444</c>.</param>
    /// <param name="anyCountry">Whether numbers of other countries after <c>+</c> are accepted.</param>
    internal static NumberAccount Account(ReadOnlySpan<byte> utf8, bool anyCountry) =>
        NanpDigits.TryRead(utf8, out var digits) ? new NumberAccount(NumberReasons.None, new PhoneNumber(digits.Value), NationalLength) : Account(NumberText.Of(utf8), anyCountry);

    private static NumberAccount Account(in NumberText looks, bool anyCountry)
    {
        var isNanp = !looks.StartsWithPlus || looks.DigitCount == 0 || !CountryCodeIsNot1(looks);
        return Account(looks, anyCountry, isNanp) with { IsCertain = looks.WhyInDoubt(isNanp) == NumberReason.Unspecified };
    }

    private static NumberAccount Account(in NumberText looks, bool anyCountry, bool isNanp)
    {
        var causes = looks.Causes;
        // No reason for the number of digits if digits are missing or belong to several numbers.
        if (looks.LostDigits
            || (isNanp && looks.HasFraction)
            || causes.Contains(NumberReason.NumberMissing)
            || causes.Contains(NumberReason.NumberMultiple)
            || causes.Contains(NumberReason.NumberHasLetters))
            return new NumberAccount(causes, PhoneNumber.None, looks.DigitCount);
        if (!isNanp) return OfOtherCountry(looks, anyCountry);
        if (National(looks) is not { } national)
        {
            var length = looks is { StartsWithPlus: false, DigitCount: 7 } ? NumberReason.NumberMissingAreaCode : NumberReason.NumberLength;
            return new NumberAccount(causes.With(length), PhoneNumber.None, looks.DigitCount);
        }

        if (!looks.StartsWithPlus && looks.DigitCount == NationalLength + 1 && !causes.Contains(NumberReason.NumberScientific))
            causes = causes.With(NumberReason.NumberMissingPlus);
        var number = new PhoneNumber(NanpNumber.FirstNumber + national);
        var notNanp = WhyNotNanp(number);
        return new NumberAccount(causes.With(notNanp), notNanp.IsEmpty ? number : PhoneNumber.None, looks.DigitCount) { AsWritten = number };
    }

    private static NumberAccount OfOtherCountry(in NumberText looks, bool anyCountry)
    {
        if (!anyCountry) return new NumberAccount(looks.Causes.With(NumberReason.NumberNotNanp), PhoneNumber.None, looks.DigitCount);
        if (looks.StartsWithZero) return new NumberAccount(looks.Causes.With(NumberReason.NumberNotE164), PhoneNumber.None, looks.DigitCount);
        return looks.DigitCount > PhoneNumber.MaxDigits
            ? new NumberAccount(looks.Causes.With(NumberReason.NumberLength), PhoneNumber.None, looks.DigitCount)
            : new NumberAccount(looks.Causes, new PhoneNumber(looks.Digits), looks.DigitCount);
    }

    // Ten digits, or eleven starting with the country code 1.
    private static ulong? National(in NumberText looks) => looks switch
    {
        { DigitCount: NationalLength, StartsWithPlus: false } => looks.Digits,
        { DigitCount: NationalLength + 1, Digits: >= NanpNumber.FirstNumber and < 2 * NanpNumber.FirstNumber } => looks.Digits - NanpNumber.FirstNumber,
        _ => null,
    };

    private static bool CountryCodeIsNot1(in NumberText looks)
    {
        var first = looks.Digits;
        while (first >= 10) first /= 10;
        return first != 1 || looks.StartsWithZero;
    }

    private static NumberReasons WhyNotNanp(PhoneNumber number)
    {
        NanpNumber.TryOf(number, out var parts);
        var causes = NumberReasons.None;
        if (parts.AreaCode < NanpNumber.LeastCode) causes = causes.With(NumberReason.NumberAreaCodeInvalid);
        if (parts.Exchange < NanpNumber.LeastCode) causes = causes.With(NumberReason.NumberExchangeInvalid);
        return causes;
    }
}
