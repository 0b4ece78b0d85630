namespace CallingDomain.Numbers.Build;

/// <summary>Builds the rules section of a plan.</summary>
internal static class RulesBuilder
{
    /// <exception cref="MetadataException">A pattern or template is not supported, or the format is too small.</exception>
    public static byte[] Build(PlanMetadata plan)
    {
        var machine = new MachineWriter();
        var texts = new TextPool();
        var layouts = new LayoutTables(machine, texts);
        var matches = new MatchMachine(machine);
        var prefixes = new PrefixMachine(machine);
        var records = plan.CallingCodes.SelectMany(InOrder).Select(each => new TerritoryRecord
        {
            Region = (ushort)each.Region.Region.Packed,
            CallingCode = (ushort)each.Region.CallingCode,
            IsMain = each.IsMain,
            Lengths = each.Region.General.Lengths,
            General = matches.Build(each.Region.General.Pattern),
            InternationalPrefix = prefixes.Build(each.Region.Writing.InternationalPrefix, wantedGroup: 0),
            NationalPrefix = prefixes.Build(each.Region.Writing.PrefixForParsing, each.Region.Writing.Transform.Length == 0 ? 0 : PrefixMachine.LastGroup),
            Transform = texts.PlaceTemplate(Transform(each.Region.Writing)),
            TrunkText = texts.Place(each.Region.Writing.TrunkPrefix),
            InternationalText = texts.Place(each.Region.Writing.UsualInternationalPrefix),
            Layouts = each.IsMain ? layouts.Add(each.Region) : default,
        }).ToList();
        return RulesWriter.Write(records, machine, layouts, texts);
    }

    // The main region first, the others by name.
    private static IEnumerable<(RegionPlan Region, bool IsMain)> InOrder(CallingCodePlan code) =>
        code.Regions
            .Skip(1)
            .OrderBy(region => region.Region.ToString(), StringComparer.Ordinal)
            .Select(region => (region, false))
            .Prepend((code.Regions[0], true));

    // The rule may name only the last group; without that group nothing is transformed.
    private static string Transform(RegionWriting writing)
    {
        if (writing.Transform.Length == 0) return "";
        DigitPatternParser.Parse(writing.PrefixForParsing, out var groups);
        var mark = "$" + (char)('0' + groups);
        if (writing.Transform.Split('$').Length != 2 || !writing.Transform.Contains(mark, StringComparison.Ordinal))
            throw new MetadataException(PlanReason.MetadataPattern);
        return writing.Transform.Replace(mark, "$1", StringComparison.Ordinal);
    }
}
