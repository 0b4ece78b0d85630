using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>Which numbers a business may register: another question than whether something is a number.</summary>
/// <remarks>
/// A record of options; the four presets are the usual ones, and <c>with</c> makes others. Immutable, thread-safe. Source: the structure of the North
/// American Numbering Plan (area codes, exchanges and lines set aside), which the numbering plan's metadata does not know.
/// </remarks>
public sealed record NumberPolicy
{
    private static readonly RegionCode UnitedStates = RegionCode.Of('U', 'S');

    private static readonly ImmutableArray<RegionCode> UnitedStatesAndTerritories =
        [UnitedStates, RegionCode.Of('A', 'S'), RegionCode.Of('G', 'U'), RegionCode.Of('M', 'P'), RegionCode.Of('P', 'R'), RegionCode.Of('V', 'I')];

    private static readonly NumberReasons Switchable = NumberReasons.None
        .With(NumberReason.NumberUnassigned)
        .With(NumberReason.NumberAreaCodeNotInService)
        .With(NumberReason.NumberAreaCodeN11)
        .With(NumberReason.NumberAreaCodeReserved)
        .With(NumberReason.NumberAreaCodeUnassigned)
        .With(NumberReason.NumberExchangeN11)
        .With(NumberReason.NumberFictional)
        .With(NumberReason.NumberServiceLine)
        .With(NumberReason.NumberPremium)
        .With(NumberReason.NumberNonGeographic)
        .With(NumberReason.NumberNotUs)
        .With(NumberReason.NumberRegionNotAllowed)
        .With(NumberReason.NumberTollFreeNotAllowed);

    private readonly AreaCodeTable? _areaCodes; // null for the library's, which is read only when a plan lacks an area code

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

    /// <summary>The regions whose numbers are taken; empty for all. Toll-free numbers of calling code 1 belong to none. Default: all.</summary>
    /// <exception cref="ArgumentException">One of them is <see cref="RegionCode.None"/>.</exception>
    public ImmutableArray<RegionCode> Regions { get; init => field = value.IsDefault ? [] : Holds(value, RegionCode.None) ? throw new ArgumentException("No region.", nameof(value)) : value; } = [];

    /// <summary>The call purposes that are taken; empty for all. Default: all.</summary>
    /// <exception cref="ArgumentException">One of them is none of the ten.</exception>
    public ImmutableArray<CallPurpose> Purposes { get; init => field = value.IsDefault ? [] : value.Any(purpose => !CallPurposes.All.Contains(purpose)) ? throw new ArgumentException("No call purpose.", nameof(value)) : value; } = [];

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

    /// <summary>Whether numbers are taken that neither the plan nor <see cref="AreaCodes"/> has in service. Default: no.</summary>
    public bool AllowUnassigned { get; init; }

    /// <summary>
    /// Area codes that a plan may not have yet. A number of one that is in service and absent from the plan is taken with the notice <see cref="NumberReason.NumberNewerThanPlan"/>; all other rules hold for it. Default:
    /// <see cref="AreaCodeTable.Default"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">There is no table; for none, <see cref="AreaCodeTable.Empty"/>.</exception>
    public AreaCodeTable AreaCodes
    {
        get => _areaCodes ?? AreaCodeTable.Default;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _areaCodes = ReferenceEquals(value, AreaCodeTable.Default) ? null : value;
        }
    }

    /// <summary>
    /// Causes that only warn: the number is taken all the same. Of <see cref="NumberReason.NumberUnassigned"/>, <see cref="NumberReason.NumberAreaCodeNotInService"/> and those from
    /// <see cref="NumberReason.NumberAreaCodeN11"/> to <see cref="NumberReason.NumberTollFreeNotAllowed"/>. Default: none.
    /// </summary>
    /// <exception cref="ArgumentException">A cause that no policy can take back, such as a missing digit.</exception>
    public NumberReasons WarnOnly
    {
        get;
        init => field = value.Without(Switchable).IsEmpty ? value : throw new ArgumentException($"Not for a policy to take back: {value.Without(Switchable)}.", nameof(value));
    }

    /// <summary>Whether numbers may be registered for a call purpose.</summary>
    public bool Takes(CallPurpose purpose) => Purposes.IsEmpty || Purposes.Contains(purpose);

    /// <summary>Whether a number may be registered, and why not.</summary>
    /// <param name="number">The number.</param>
    /// <param name="plan">The numbering plan.</param>
    /// <returns>All causes. Never throws; allocates nothing.</returns>
    public NumberJudgement Judge(PhoneNumber number, NumberingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var causes = CausesOf(number, plan);
        var warnings = WarnOnly.With(NumberReason.NumberNewerThanPlan);
        return new NumberJudgement(causes.Without(warnings), causes.CommonWith(warnings));
    }

    /// <summary>A number's region by the plan, or by the table for an area code that the plan does not have; none where neither knows it.</summary>
    internal RegionCode RegionOf(PhoneNumber number, NumberingPlan plan)
    {
        var verdict = plan.Look(number);
        if (verdict.Valid) return verdict.Region;
        return NanpNumber.TryOf(number, out var nanp) ? nanp.RegionIfNewer(plan, _areaCodes) : RegionCode.None;
    }

    private NumberReasons CausesOf(PhoneNumber number, NumberingPlan plan)
    {
        if (number.Digits == 0) return NumberReason.NumberMissing;
        var verdict = plan.Look(number);
        if (verdict.CallingCode == NanpNumber.CallingCode) return JudgeNanp(number, verdict, plan);
        return OnlyNanp ? NumberReason.NumberNotNanp : JudgeWorld(verdict);
    }

    private NumberReasons JudgeNanp(PhoneNumber number, PlanVerdict verdict, NumberingPlan plan)
    {
        if (!NanpNumber.TryOf(number, out var nanp)) return NumberReason.NumberLength;
        var causes = NumberReasons.None;
        var areaCode = nanp.AreaCodeKind(plan, _areaCodes, verdict.Valid);
        if (ReasonOf(areaCode) is { } reason) causes = causes.With(reason);
        var isGeographic = areaCode is AreaCodeKind.Geographic or AreaCodeKind.NewerThanPlan or AreaCodeKind.NotInService or AreaCodeKind.Unassigned;
        if (nanp.Exchange < NanpNumber.LeastCode) causes = causes.With(NumberReason.NumberExchangeInvalid);
        else if (isGeographic && nanp.HasN11Exchange) causes = causes.With(NumberReason.NumberExchangeN11);
        if (!AllowFictional && nanp.IsFictional(isGeographic)) causes = causes.With(NumberReason.NumberFictional);
        if (!AllowServiceLines && (nanp.IsDirectoryAssistance || (isGeographic && nanp.HasServiceExchange))) causes = causes.With(NumberReason.NumberServiceLine);
        var isNewer = areaCode == AreaCodeKind.NewerThanPlan;
        if (areaCode != AreaCodeKind.TollFree && (verdict.Valid || isNewer) && !Takes(isNewer ? AreaCodes.Find(nanp.AreaCode)!.Region : verdict.Region))
            causes = causes.With(Holds(Regions, UnitedStates) ? NumberReason.NumberNotUs : NumberReason.NumberRegionNotAllowed);
        return causes.IsEmpty && !verdict.Valid && !AllowUnassigned ? NumberReason.NumberUnassigned : causes; // an exchange that is not open yet
    }

    private NumberReason? ReasonOf(AreaCodeKind areaCode) => areaCode switch
    {
        AreaCodeKind.Invalid => NumberReason.NumberAreaCodeInvalid,
        AreaCodeKind.N11 => NumberReason.NumberAreaCodeN11,
        AreaCodeKind.Reserved => NumberReason.NumberAreaCodeReserved,
        AreaCodeKind.NewerThanPlan => NumberReason.NumberNewerThanPlan,
        AreaCodeKind.NotInService when !AllowUnassigned => NumberReason.NumberAreaCodeNotInService,
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
        return Takes(verdict.Region) ? causes : causes.With(NumberReason.NumberRegionNotAllowed);
    }

    private bool Takes(RegionCode region) => Regions.IsEmpty || Holds(Regions, region);

    private static bool Holds(ImmutableArray<RegionCode> regions, RegionCode region)
    {
        for (var at = 0; at < regions.Length; at++)
        {
            if (regions[at].Packed == region.Packed) return true;
        }

        return false;
    }
}
