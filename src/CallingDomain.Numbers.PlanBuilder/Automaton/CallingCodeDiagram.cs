namespace CallingDomain.Numbers.Build;

/// <summary>Builds the functions from national digits to verdicts for a calling code.</summary>
/// <remarks>
/// A verdict is 0 for invalid; otherwise the index of the region within the calling code times 16, plus the type. The rules are libphonenumber's: a region with leading digits has all numbers with
/// these digits, valid or not; another region has its valid numbers; types are matched in a fixed order.
/// </remarks>
internal sealed class CallingCodeDiagram
{
    /// <summary>The number of verdicts of a region.</summary>
    public const int VerdictsPerRegion = 16;

    // The first match is the type; fixed lines and mobiles follow these.
    private static readonly NumberType[] Asked =
    [
        NumberType.PremiumRate, NumberType.TollFree, NumberType.SharedCost, NumberType.Voip,
        NumberType.PersonalNumber, NumberType.Pager, NumberType.Uan, NumberType.Voicemail,
    ];

    private static readonly int Invalid = DigitDiagram.Always(0);

    private readonly DigitDiagram _diagram;
    private readonly List<RegionMachines> _regions;

    public CallingCodeDiagram(CallingCodePlan code, DigitDiagram diagram)
    {
        _diagram = diagram;
        _regions = [.. code.Regions.Select(region => new RegionMachines(region))];
    }

    /// <summary>The function for national numbers of a length.</summary>
    public int OfLength(int digits)
    {
        var verdict = Invalid;
        for (var place = _regions.Count - 1; place >= 0; place--)
        {
            var region = _regions[place];
            var ownVerdict = TypeIn(region, place, digits);
            var isOwn = _regions.Count == 1 ? DigitDiagram.Always(1)
                : region.LeadingDigits is { } leading ? _diagram.Beginning(leading, digits)
                : ownVerdict;
            verdict = _diagram.Select(isOwn, ownVerdict, verdict);
        }

        return verdict;
    }

    private int TypeIn(RegionMachines region, int place, int digits)
    {
        int Verdict(NumberType type) => DigitDiagram.Always((place * VerdictsPerRegion) + (int)type);
        int Matches(NumberType type) => region.Types.TryGetValue(type, out var pattern) ? Matching(pattern, digits) : Invalid;

        var fixedLine = Matches(NumberType.FixedLine);
        var mobile = region.Plan.FixedLinesAreMobiles ? fixedLine : Matches(NumberType.Mobile);
        var type = _diagram.Select(
            fixedLine,
            _diagram.Select(mobile, Verdict(NumberType.FixedLineOrMobile), Verdict(NumberType.FixedLine)),
            _diagram.Select(mobile, Verdict(NumberType.Mobile), Invalid));
        foreach (var asked in Asked.Reverse()) type = _diagram.Select(Matches(asked), Verdict(asked), type);
        return _diagram.Select(Matching(region.General, digits), type, Invalid);
    }

    private int Matching((NumberPattern Pattern, PatternSets Machine) type, int digits) =>
        type.Pattern.HasLength(digits) ? _diagram.Matching(type.Machine, digits) : Invalid;

    private sealed class RegionMachines(RegionPlan plan)
    {
        public RegionPlan Plan { get; } = plan;

        public (NumberPattern Pattern, PatternSets Machine) General { get; } = MachineOf(plan.General);

        public PatternSets? LeadingDigits { get; } = plan.LeadingDigits is { } leading ? new PatternSets(leading) : null;

        public Dictionary<NumberType, (NumberPattern Pattern, PatternSets Machine)> Types { get; } =
            plan.Types.ToDictionary(type => type.Key, type => MachineOf(type.Value));

        private static (NumberPattern Pattern, PatternSets Machine) MachineOf(NumberPattern pattern) => (pattern, new PatternSets(pattern.Pattern));
    }
}
