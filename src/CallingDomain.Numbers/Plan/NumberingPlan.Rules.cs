using System.Numerics;
using System.Runtime.CompilerServices;

namespace CallingDomain.Numbers;

/// <content>Lenient reading, formatting, and the as-you-type check.</content>
public sealed partial class NumberingPlan
{
    private PlanRules? _rules; // created on first use, since strict forms do not need it; two threads may create the same

    /// <summary>Reads a number in the notation of a region, as <see cref="INumberingPlan.Read"/> describes. Allocates nothing; linear in the text's length; never throws.</summary>
    /// <returns>The number, as libphonenumber's <c>Parse</c> reads it, with the plan's information; or the first reason for refusing the text.</returns>
    internal Result<PlanReading, NumberReason> Read(ReadOnlySpan<char> text, RegionCode region) => Read<char>(text, region);

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, RegionCode)"/>
    internal Result<PlanReading, NumberReason> Read<TUnit>(ReadOnlySpan<TUnit> text, RegionCode region)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var rules = Rules;
        var digits = rules.ReadPlain(text, region, out var stop, out var before);
        if (digits.Count == 0) return ReadClosely(rules, text, region, stop, before);
        return new PlanReading(new PhoneNumber(digits.Value), Lookup(digits));
    }

    /// <summary>The fast path of <see cref="Read(ReadOnlySpan{char}, RegionCode)"/>: digits and plain separators without a prefix; false means unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryReadPlain<TUnit>(ReadOnlySpan<TUnit> text, RegionCode region, out PlanReading reading)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var digits = Rules.ReadPlain(text, region, out _, out _);
        reading = digits.Count != 0 ? new PlanReading(new PhoneNumber(digits.Value), Lookup(digits)) : default;
        return digits.Count != 0;
    }

    /// <summary>Whether the calling code of a region is 1.</summary>
    internal bool IsNanp(RegionCode region) => region != RegionCode.None && Rules.CallingCodeOf(region) == NanpNumber.CallingCode;

    /// <summary>Whether the plan has the numbers of a region.</summary>
    internal bool IsRegion(RegionCode region) => Rules.CallingCodeOf(region) != 0;

    /// <summary>The main region of a calling code, <see cref="RegionCode.None"/> if the code is of no region; null for an unknown code.</summary>
    internal RegionCode? MainRegionOf(int callingCode) => Rules.MainRegionOf(callingCode);

    /// <summary>Whether a national text of so many digits is too long in a region, whatever its other digits are.</summary>
    internal bool IsTooLong(uint firstDigit, int count, RegionCode region) => Rules.IsTooLong(firstDigit, count, region);

    Result<PhoneNumber, NumberReason> INumberingPlan.Read(ReadOnlySpan<char> text, RegionCode region)
    {
        var reading = Read(text, region);
        return reading.TryGet(out var read) ? read.Number : reading.Reason;
    }

    /// <summary>Checks a number while it is being typed. Allocates nothing; linear in the text's length; never throws.</summary>
    /// <param name="text">The text so far: national notation, or international after <c>+</c> or the region's international prefix, with or without separators.</param>
    /// <param name="region">The region of the writer.</param>
    public AsYouTypeResult CheckAsYouType(ReadOnlySpan<char> text, RegionCode region) => Rules.Check(text, region, new Prefixes(this));

    /// <summary>The national format, such as <c>(501) 333-4444</c>; empty for <see cref="PhoneNumber.None"/>. Equals libphonenumber's for valid numbers.</summary>
    public string FormatNational(PhoneNumber number) => Rules.FormatNational(number);

    /// <summary>The international format, such as <c>+1 501-333-4444</c>; empty for <see cref="PhoneNumber.None"/>. Equals libphonenumber's for valid numbers.</summary>
    public string FormatInternational(PhoneNumber number) => Rules.FormatInternational(number);

    /// <summary>Writes <see cref="FormatNational"/> without allocating.</summary>
    /// <returns>Whether the text fits; 48 characters always suffice.</returns>
    public bool TryFormatNational(PhoneNumber number, Span<char> destination, out int charsWritten) =>
        Rules.TryFormatNational(number, destination, out charsWritten);

    /// <summary>Writes <see cref="FormatInternational"/> without allocating.</summary>
    /// <returns>Whether the text fits; 48 characters always suffice.</returns>
    public bool TryFormatInternational(PhoneNumber number, Span<char> destination, out int charsWritten) =>
        Rules.TryFormatInternational(number, destination, out charsWritten);

    // The slow path: prefixes, unusual characters, and most refusals.
    private Result<PlanReading, NumberReason> ReadClosely<TUnit>(PlanRules rules, ReadOnlySpan<TUnit> text, RegionCode region, int stop, int before)
        where TUnit : unmanaged, IBinaryInteger<TUnit>
    {
        var alone = NumberText.Alone(text, stop);
        if (alone != NumberReason.Unspecified) return alone;
        var reading = rules.ReadClosely(text, region, stop, before);
        return reading.TryGet(out var number) ? new PlanReading(number, Lookup(number)) : reading.Reason;
    }

    private PlanRules Rules => Volatile.Read(ref _rules) ?? FindRules();

    private PlanRules FindRules()
    {
        var rules = new PlanRules(RulesFile.ReadTrusted(_rulesSection)); // checked when the plan was loaded
        Volatile.Write(ref _rules, rules);
        return rules;
    }

    private readonly struct Prefixes(NumberingPlan plan) : IPlanPrefixes
    {
        public PrefixInfo LookupPrefix(ulong digits) => plan.LookupPrefix(digits);
    }
}
