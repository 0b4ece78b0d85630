using CallingDomain.Numbers;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Fuzzing;

/// <summary>Readers of numbering plans.</summary>
internal static class PlanReaders
{
    // A pattern of a few characters may take all nodes of a plan.
    private const int LargestPlan = 1 << 27;

    private static readonly PlanSource Source = new("1.2", new DateOnly(2026, 3, 1));

    private static readonly string[] Patterns =
    [
        "\\d", "\\d{4}", "\\d{1,15}", "\\d{0,99}", "[2-9]", "[^5]", "[0-9]", "(?:1|2)", "(?=3)", "(", ")", "|", "?", "*", "+", "{2}", "$1", "$2", "$NP", "$FG", "$CC", "[5-12]", "-1", "NA", "&lt;", "&x;", "<!DOCTYPE a [<!ENTITY x \"y\">]>", "<![CDATA[", "]]>", "<!--", "-->",
        "<fixedLine>", "</fixedLine>", "<mobile/>", "<generalDesc/>", "<availableFormats/>", "mainCountryForCode=\"true\"", "nationalPrefix=\"8\"", "nationalPrefixForParsing=\"8(\\d)?\"", "nationalPrefixTransformRule=\"9$1\"", "leadingDigits=\"7\"",
        "(?:(?:1?2?3?){9}){9}", "(?:0|1|2|3|4|5|6|7|8|9){15}", "(?:\\d{2,9}|\\d{3,8}){2,7}",
    ];

    private static readonly string[] Texts = ["+15013334444", "+390612345678", "+999", "+862012345678912", "+1", "+5491123456789", "+442079460958", "+80012345678"];

    private static readonly string[] Nationals = ["0111523456789", "00442079460958", "(501) 333-4444", "000256789", "4641234", "0151234567890123"];

    private static readonly RegionCode[] Regions = [.. ((string[])["US", "AR", "BR", "JP", "GB", "AG"]).Select(region => RegionCode.Read(region).Value)];

    /// <summary>Plan files, and some numbers by the plans that are accepted.</summary>
    public static FuzzedReader Plan { get; } = new("plan", Read, () => [Embedded()]) { Mutation = () => new PlanMutation(), AllocationPerByte = 20, InputsInTests = 500 };

    /// <summary>Metadata of plans as XML; a plan that is built is loaded.</summary>
    public static FuzzedReader Metadata { get; } = new("plan-xml", Build, () => [SeedFiles.Bytes("seeds/metadata.xml"), SeedFiles.Bytes("seeds/metadata-one.xml")])
    {
        Mutation = () => new TextMutation(Patterns),
        AllocationPerByte = 20_000,
        FixedAllocation = LargestPlan,
        InputsInTests = 200,
    };

    /// <summary>Metadata of plans as libphonenumber-csharp has it; a plan that is built is loaded.</summary>
    public static FuzzedReader Assembly { get; } = new("plan-assembly", Build, AssemblySeeds)
    {
        Mutation = () => new AssemblyMutation(Patterns),
        AllocationPerByte = 20_000,
        FixedAllocation = LargestPlan,
        InputsInTests = 200,
    };

    // Single territories, and all.
    private static IEnumerable<byte[]> AssemblySeeds()
    {
        List<(string Name, byte[] Bytes)> territories = [.. SeedFiles.Texts("seeds/territories.txt").Select(line => line.Split('\t')).Select(parts => ($"PhoneNumbers.metadata.PhoneNumberMetadata_{parts[0]}", Convert.FromBase64String(parts[1])))];
        return [.. territories.Select(territory => AssemblyFile.Write([territory])), AssemblyFile.Write(territories)];
    }

    private static int Build(ReadOnlyMemory<byte> input)
    {
        var building = PlanBuilder.Build(input, Source);
        if (!building.TryGet(out var bytes))
        {
            FaultException.Unless(building.Reason!.Reason != PlanReason.Unspecified, "No reason.");
            return Kind.Of((int)building.Reason.Reason, Kind.Size(building.Reason.Line ?? 0));
        }

        FaultException.Unless(NumberingPlan.Load(bytes).IsOk, "A plan that was built is refused.");
        return Kind.Of(bytes.Length);
    }

    private static int Read(ReadOnlyMemory<byte> input)
    {
        var loading = NumberingPlan.Load(input);
        if (!loading.TryGet(out var plan)) return (int)loading.Reason;
        var kind = 0;
        foreach (var text in Texts)
        {
            var number = PhoneNumber.Parse(text);
            var info = plan.Lookup(number);
            kind = Kind.Of(kind, (int)info.Type, plan.FormatNational(number).Length, plan.FormatInternational(number).Length);
        }

        INumberingPlan reader = plan;
        foreach (var region in Regions)
        {
            foreach (var text in Nationals)
            {
                var reading = reader.Read(text, region);
                kind = Kind.Of(kind, reading.IsOk ? 0 : (int)reading.Reason);
                _ = plan.CheckAsYouType(text, region);
            }
        }

        return kind;
    }

    private static byte[] Embedded()
    {
        using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream(typeof(NumberingPlan).Assembly.GetManifestResourceNames().Single(name => name.EndsWith(".plan", StringComparison.Ordinal)))!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
