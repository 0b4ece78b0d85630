using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>The rules for numbers that a business may register.</summary>
/// <remarks>
/// A record of options with four presets; <c>with</c> creates others. Immutable, compared by content, thread-safe. Source: the structure of the North American Numbering Plan (reserved area codes, exchanges
/// and lines), which the metadata of the numbering plan does not have.
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

    private readonly Items<RegionCode> _regions;
    private readonly Items<CallPurpose> _purposes;
    private readonly AreaCodeTable? _areaCodes; // null for the default table, which is loaded when a plan lacks an area code

    /// <summary>Allows numbers of the United States and its territories, and toll-free numbers.</summary>
    public static NumberPolicy UsBusiness { get; } = new() { OnlyNanp = true, Regions = UnitedStatesAndTerritories };

    /// <summary>Allows numbers of all countries of the North American Numbering Plan.</summary>
    public static NumberPolicy Nanp { get; } = new() { OnlyNanp = true };

    /// <summary>Allows numbers of all regions; premium, non-geographic, fictional and service numbers are refused.</summary>
    public static NumberPolicy World { get; } = new();

    /// <summary><see cref="UsBusiness"/> for tests: also allows fictional numbers.</summary>
    public static NumberPolicy Lab { get; } = UsBusiness with { AllowFictional = true };

    /// <summary>Whether only numbers of calling code 1 are allowed. Default: false.</summary>
    public bool OnlyNanp { get; init; }

    /// <summary>The allowed regions; empty for all. Toll-free numbers of calling code 1 belong to no region. Default: empty.</summary>
    /// <exception cref="ArgumentException">A region is <see cref="RegionCode.None"/>.</exception>
    public ImmutableArray<RegionCode> Regions
    {
        get => _regions;
        init => _regions = !value.IsDefault && Holds(value, RegionCode.None) ? throw new ArgumentException("RegionCode.None is not a region.", nameof(value)) : value;
    }

    /// <summary>The allowed call purposes; empty for all. Default: empty.</summary>
    /// <exception cref="ArgumentException">A value is not a defined purpose.</exception>
    public ImmutableArray<CallPurpose> Purposes
    {
        get => _purposes;
        init => _purposes = !value.IsDefault && value.Any(purpose => !CallPurposes.All.Contains(purpose)) ? throw new ArgumentException("Not a defined call purpose.", nameof(value)) : value;
    }

    /// <summary>Whether toll-free numbers are allowed. Default: true.</summary>
    public bool AllowTollFree { get; init; } = true;

    /// <summary>Whether premium-rate numbers are allowed. Default: false.</summary>
    public bool AllowPremium { get; init; }

    /// <summary>Whether non-geographic numbers are allowed. Default: false.</summary>
    public bool AllowNonGeographic { get; init; }

    /// <summary>Whether fictional numbers are allowed. Default: false.</summary>
    public bool AllowFictional { get; init; }

    /// <summary>Whether service lines of the network are allowed. Default: false.</summary>
    public bool AllowServiceLines { get; init; }

    /// <summary>Whether numbers are allowed that neither the plan nor <see cref="AreaCodes"/> has in service. Default: false.</summary>
    public bool AllowUnassigned { get; init; }

    /// <summary>
    /// Area codes that a plan may not have yet. Numbers of one that is in service are allowed with the notice <see cref="NumberReason.NumberNewerThanPlan"/>; all other rules apply.
    /// Default: <see cref="AreaCodeTable.Default"/>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null; use <see cref="AreaCodeTable.Empty"/> for no table.</exception>
    public AreaCodeTable AreaCodes
    {
        get => _areaCodes ?? AreaCodeTable.Default;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            _areaCodes = value.Equals(AreaCodeTable.Default) ? null : value;
        }
    }

    /// <summary>
    /// Reasons that are notices and refuse nothing: <see cref="NumberReason.NumberUnassigned"/>, <see cref="NumberReason.NumberAreaCodeNotInService"/>, and those from
    /// <see cref="NumberReason.NumberAreaCodeN11"/> to <see cref="NumberReason.NumberTollFreeNotAllowed"/>. Default: none.
    /// </summary>
    /// <exception cref="ArgumentException">A reason cannot be a notice, such as a missing digit.</exception>
    public NumberReasons WarnOnly
    {
        get;
        init => field = value.Without(Switchable).IsEmpty ? value : throw new ArgumentException($"These reasons cannot be notices: {value.Without(Switchable)}.", nameof(value));
    }

    /// <summary>Whether numbers may be registered for a call purpose.</summary>
    public bool IsAllowed(CallPurpose purpose) => Purposes.IsEmpty || Purposes.Contains(purpose);

    /// <summary>Checks whether a number may be registered.</summary>
    /// <param name="number">The number.</param>
    /// <param name="plan">The numbering plan; null for <see cref="NumberingPlan.Default"/>.</param>
    /// <returns>All reasons and notices. Never throws; allocates nothing.</returns>
    public NumberCheckResult Check(PhoneNumber number, NumberingPlan? plan = null)
    {
        var answer = Answer(number, plan ?? NumberingPlan.Default);
        return new NumberCheckResult(number, CallPurpose.Unspecified, answer.Reasons, answer.Notices);
    }

    internal PolicyAnswer Answer(PhoneNumber number, NumberingPlan plan)
    {
        var reasons = ReasonsOf(number, plan);
        var notices = WarnOnly.With(NumberReason.NumberNewerThanPlan);
        return new PolicyAnswer(reasons.Without(notices), reasons.Intersect(notices));
    }

    /// <summary>The region of a number by the plan, or by the table for an area code that the plan does not have; none if neither has it.</summary>
    internal RegionCode RegionOf(PhoneNumber number, NumberingPlan plan)
    {
        var info = plan.Lookup(number);
        if (info.IsValid) return info.Region;
        return NanpNumber.TryOf(number, out var nanp) ? nanp.RegionIfNewer(plan, _areaCodes) : RegionCode.None;
    }

    private NumberReasons ReasonsOf(PhoneNumber number, NumberingPlan plan)
    {
        if (number.Digits == 0) return NumberReason.NumberMissing;
        var info = plan.Lookup(number);
        if (info.CallingCode == NanpNumber.CallingCode) return ReasonsOfNanp(number, info, plan);
        return OnlyNanp ? NumberReason.NumberNotNanp : ReasonsOfWorld(info);
    }

    private NumberReasons ReasonsOfNanp(PhoneNumber number, NumberInfo info, NumberingPlan plan)
    {
        if (!NanpNumber.TryOf(number, out var nanp)) return NumberReason.NumberLength;
        var reasons = NumberReasons.None;
        var areaCode = nanp.AreaCodeKind(plan, _areaCodes, info.IsValid);
        if (ReasonOf(areaCode) is { } reason) reasons = reasons.With(reason);
        var isGeographic = areaCode is AreaCodeKind.Geographic or AreaCodeKind.NewerThanPlan or AreaCodeKind.NotInService or AreaCodeKind.Unassigned;
        if (nanp.Exchange < NanpNumber.LeastCode) reasons = reasons.With(NumberReason.NumberExchangeInvalid);
        else if (isGeographic && nanp.HasN11Exchange) reasons = reasons.With(NumberReason.NumberExchangeN11);
        if (!AllowFictional && nanp.IsFictional(isGeographic)) reasons = reasons.With(NumberReason.NumberFictional);
        if (!AllowServiceLines && (nanp.IsDirectoryAssistance || (isGeographic && nanp.HasServiceExchange))) reasons = reasons.With(NumberReason.NumberServiceLine);
        var isNewer = areaCode == AreaCodeKind.NewerThanPlan;
        if (areaCode != AreaCodeKind.TollFree && (info.IsValid || isNewer) && !IsAllowed(isNewer ? AreaCodes.Find(nanp.AreaCode)!.Region : info.Region))
            reasons = reasons.With(Holds(Regions, UnitedStates) ? NumberReason.NumberNotUs : NumberReason.NumberRegionNotAllowed);
        return reasons.IsEmpty && !info.IsValid && !AllowUnassigned ? NumberReason.NumberUnassigned : reasons; // an exchange that is not in service yet
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

    private NumberReasons ReasonsOfWorld(NumberInfo info)
    {
        if (info.CallingCode == 0) return NumberReason.NumberCallingCodeUnknown;
        if (!info.IsValid)
        {
            if (!info.IsPossible) return NumberReason.NumberLength;
            return AllowUnassigned ? NumberReasons.None : NumberReason.NumberUnassigned;
        }

        var reasons = NumberReasons.None;
        if (!AllowPremium && info.Type == NumberType.PremiumRate) reasons = reasons.With(NumberReason.NumberPremium);
        if (!AllowNonGeographic && info.Type is NumberType.PersonalNumber or NumberType.Pager) reasons = reasons.With(NumberReason.NumberNonGeographic);
        if (!AllowTollFree && info.Type == NumberType.TollFree) reasons = reasons.With(NumberReason.NumberTollFreeNotAllowed);
        return IsAllowed(info.Region) ? reasons : reasons.With(NumberReason.NumberRegionNotAllowed);
    }

    private bool IsAllowed(RegionCode region) => Regions.IsEmpty || Holds(Regions, region);

    private static bool Holds(ImmutableArray<RegionCode> regions, RegionCode region)
    {
        for (var at = 0; at < regions.Length; at++)
        {
            if (regions[at].Packed == region.Packed) return true;
        }

        return false;
    }
}
