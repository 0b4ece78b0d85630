using System.Numerics;

namespace CallingDomain.Numbers;

/// <content>How people write numbers: reading them leniently, writing them, and checking them as they are typed.</content>
public sealed partial class NumberingPlan
{
    private PlanRules? _rules; // found when first asked for, since strict forms never need it; two threads may find the same

    /// <summary>Reads a number as people of a region write it. Allocates nothing; linear in the text's length; never throws.</summary>
    /// <param name="text">
    /// National, with or without the trunk prefix (<c>06 1234 5678</c> in IT, <c>(501) 333-4444</c> in US), or international after <c>+</c> or the
    /// region's international prefix (<c>0044 20 7946 0958</c> in FR). Between digits may stand spaces, dashes, dots, parentheses and slashes.
    /// </param>
    /// <param name="region">Where it was written; it matters to all that does not begin with <c>+</c>.</param>
    /// <returns>
    /// The number, valid or not, as libphonenumber's <c>Parse</c> reads it, with its verdict; or the first reason why the text is none: letters,
    /// extensions, several numbers and other scripts' digits are not guessed at.
    /// </returns>
    public Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var rules = Rules;
        var digits = rules.ReadPlain(text, region, out var stop, out var before);
        if (digits.Count == 0) return ReadClosely(rules, text, region, stop, before);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, RegionCode)"/>
    /// <param name="utf8">The text as UTF-8.</param>
    /// <param name="region">Where it was written.</param>
    public Result<PlannedNumber, NumberReason> Read(ReadOnlySpan<byte> utf8, RegionCode region)
    {
        var rules = Rules;
        var digits = rules.ReadPlain(utf8, region, out var stop, out var before);
        if (digits.Count == 0) return ReadClosely(rules, utf8, region, stop, before);
        return new PlannedNumber(new PhoneNumber(digits.Value), Look(digits));
    }

    /// <summary>
    /// The green check mark: what a number amounts to that is still being typed. Allocates nothing; linear in the text's length; never throws.
    /// </summary>
    /// <param name="typedSoFar">What stands in the field, in any form that <see cref="Read(ReadOnlySpan{char}, RegionCode)"/> takes.</param>
    /// <param name="region">Where it is typed.</param>
    /// <returns>Complete, with the number; incomplete, while a valid number begins so; or impossible, with the reason.</returns>
    public DigitsTyped Check(ReadOnlySpan<char> typedSoFar, RegionCode region) => Rules.Check(typedSoFar, region, new Prefixes(this));

    /// <summary>
    /// As written inside the number's country, such as <c>(501) 333-4444</c>; empty for <see cref="PhoneNumber.None"/>. Equals libphonenumber's for
    /// valid numbers.
    /// </summary>
    public string FormatNational(PhoneNumber number) => Rules.FormatNational(number);

    /// <summary>
    /// As written for the world, such as <c>+1 501-333-4444</c>; empty for <see cref="PhoneNumber.None"/>. Equals libphonenumber's for valid numbers.
    /// </summary>
    public string FormatInternational(PhoneNumber number) => Rules.FormatInternational(number);

    /// <summary>Writes what <see cref="FormatNational"/> gives, without allocating.</summary>
    /// <returns>Whether it fits; 48 characters always suffice.</returns>
    public bool TryFormatNational(PhoneNumber number, Span<char> destination, out int charsWritten) =>
        Rules.TryFormatNational(number, destination, out charsWritten);

    /// <summary>Writes what <see cref="FormatInternational"/> gives, without allocating.</summary>
    /// <returns>Whether it fits; 48 characters always suffice.</returns>
    public bool TryFormatInternational(PhoneNumber number, Span<char> destination, out int charsWritten) =>
        Rules.TryFormatInternational(number, destination, out charsWritten);

    // What is not plain, and most of what is refused.
    private Result<PlannedNumber, NumberReason> ReadClosely<TUnit>(PlanRules rules, ReadOnlySpan<TUnit> text, RegionCode region, int stop, int before)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var alone = NumberText.Alone(text, stop);
        if (alone != NumberReason.Unspecified) return alone;
        var reading = rules.ReadClosely(text, region, stop, before);
        return reading.TryGet(out var number) ? new PlannedNumber(number, Look(number)) : reading.Reason;
    }

    private PlanRules Rules => Volatile.Read(ref _rules) ?? FindRules();

    private PlanRules FindRules()
    {
        var rules = new PlanRules(RulesFile.ReadTrusted(_rulesSection)); // proved when the plan was loaded
        Volatile.Write(ref _rules, rules);
        return rules;
    }

    private readonly struct Prefixes(NumberingPlan plan) : IPlanPrefixes
    {
        public (bool CanContinue, bool IsValid) Prefix(ulong digits) => plan.Prefix(digits);
    }
}
