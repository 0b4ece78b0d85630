using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>Which numbers a business may register: another question than whether something is a number.</summary>
/// <remarks>
/// A record of options; the four presets are the usual ones, and <c>with</c> makes others. Immutable, thread-safe. Source: the structure of the North
/// American Numbering Plan (area codes, exchanges and lines set aside), which the numbering plan's metadata does not know.
/// </remarks>
public sealed record NumberPolicy
{
    private static readonly RegionCode UnitedStates = RegionCode.Read("US").Value;

    private static readonly ImmutableHashSet<RegionCode> UnitedStatesAndTerritories =
        [.. new[] { "US", "AS", "GU", "MP", "PR", "VI" }.Select(region => RegionCode.Read(region).Value)];

    /// <summary>Numbers of the United States and its territories, toll-free ones among them; everything else is refused with its own reason.</summary>
    public static NumberPolicy UsBusiness { get; } = new() { OnlyNanp = true, Regions = UnitedStatesAndTerritories };

    /// <summary>Numbers of all countries of the North American Numbering Plan, with the same exceptions.</summary>
    public static NumberPolicy Nanp { get; } = new() { OnlyNanp = true };

    /// <summary>Numbers of all regions; premium, non-geographic, fictional and service numbers are refused here too.</summary>
    public static NumberPolicy World { get; } = new();

    /// <summary><see cref="UsBusiness"/> for tests: takes numbers kept for fiction too.</summary>
    public static NumberPolicy Lab { get; } = UsBusiness with { AllowFictional = true };

    /// <summary>Whether only calling code 1 is taken.</summary>
    public bool OnlyNanp { get; init; }

    /// <summary>The regions whose numbers are taken; null for all. Toll-free numbers of calling code 1 belong to none.</summary>
    public ImmutableHashSet<RegionCode>? Regions { get; init; }

    /// <summary>Whether toll-free numbers are taken. Default: yes.</summary>
    public bool AllowTollFree { get; init; } = true;

    /// <summary>Whether numbers are taken whose calls cost more. Default: no.</summary>
    public bool AllowPremium { get; init; }

    /// <summary>Whether numbers without a place are taken. Default: no.</summary>
    public bool AllowNonGeographic { get; init; }

    /// <summary>Whether numbers kept for fiction are taken. Default: no.</summary>
    public bool AllowFictional { get; init; }

    /// <summary>Whether the network's own lines are taken. Default: no.</summary>
    public bool AllowServiceLines { get; init; }

    /// <summary>Whether numbers are taken that the plan does not have, for a plan that may be older than the number. Default: no.</summary>
    public bool AllowUnassigned { get; init; }

    /// <summary>Why a number may not be registered.</summary>
    /// <param name="number">The number.</param>
    /// <param name="plan">The numbering plan.</param>
    /// <returns>All causes, the primary first; empty when it may be. Never throws; allocates nothing.</returns>
    public NumberReasons Judge(PhoneNumber number, NumberingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (number == PhoneNumber.None) return NumberReason.NumberMissing;
        var verdict = plan.Look(number);
        if (verdict.CallingCode == NanpNumber.CallingCode) return JudgeNanp(number, verdict, plan);
        return OnlyNanp ? NumberReason.NumberNotNanp : JudgeWorld(verdict);
    }

    private NumberReasons JudgeNanp(PhoneNumber number, PlanVerdict verdict, NumberingPlan plan)
    {
        if (!NanpNumber.TryOf(number, out var nanp)) return NumberReason.NumberLength;
        var causes = NumberReasons.None;
        var areaCode = nanp.AreaCodeKind(plan);
        if (WhyNot(areaCode) is { } reason) causes = causes.With(reason);
        var isGeographic = areaCode is AreaCodeKind.Geographic or AreaCodeKind.Unassigned;
        if (nanp.Exchange < NanpNumber.LeastCode) causes = causes.With(NumberReason.NumberExchangeInvalid);
        else if (isGeographic && nanp.HasN11Exchange) causes = causes.With(NumberReason.NumberExchangeN11);
        if (!AllowFictional && nanp.IsFictional(isGeographic)) causes = causes.With(NumberReason.NumberFictional);
        if (!AllowServiceLines && (nanp.IsDirectoryAssistance || (isGeographic && nanp.HasServiceExchange))) causes = causes.With(NumberReason.NumberServiceLine);
        if (areaCode != AreaCodeKind.TollFree && verdict.Valid && Regions?.Contains(verdict.Region) == false)
            causes = causes.With(Regions.Contains(UnitedStates) ? NumberReason.NumberNotUs : NumberReason.NumberRegionNotAllowed);
        return causes.IsEmpty && !verdict.Valid && !AllowUnassigned ? NumberReason.NumberUnassigned : causes; // an exchange that is not open yet
    }

    private NumberReason? WhyNot(AreaCodeKind areaCode) => areaCode switch
    {
        AreaCodeKind.Invalid => NumberReason.NumberAreaCodeInvalid,
        AreaCodeKind.N11 => NumberReason.NumberAreaCodeN11,
        AreaCodeKind.Reserved => NumberReason.NumberAreaCodeReserved,
        AreaCodeKind.Unassigned when !AllowUnassigned => NumberReason.NumberAreaCodeUnassigned,
        AreaCodeKind.Premium when !AllowPremium => NumberReason.NumberPremium,
        AreaCodeKind.NonGeographic when !AllowNonGeographic => NumberReason.NumberNonGeographic,
        AreaCodeKind.TollFree when !AllowTollFree => NumberReason.NumberTollFreeNotAllowed,
        _ => null,
    };

    private NumberReasons JudgeWorld(PlanVerdict verdict)
    {
        if (verdict.CallingCode == 0) return NumberReason.NumberCallingCodeUnknown;
        if (!verdict.Valid)
        {
            if (!verdict.Possible) return NumberReason.NumberLength;
            return AllowUnassigned ? NumberReasons.None : NumberReason.NumberUnassigned;
        }

        var causes = NumberReasons.None;
        if (!AllowPremium && verdict.Type == NumberType.PremiumRate) causes = causes.With(NumberReason.NumberPremium);
        if (!AllowNonGeographic && verdict.Type is NumberType.PersonalNumber or NumberType.Pager) causes = causes.With(NumberReason.NumberNonGeographic);
        if (!AllowTollFree && verdict.Type == NumberType.TollFree) causes = causes.With(NumberReason.NumberTollFreeNotAllowed);
        return Regions?.Contains(verdict.Region) == false ? causes.With(NumberReason.NumberRegionNotAllowed) : causes;
    }
}
