using System.Text.Json;
using CallingDomain.Cli;
using CallingDomain.Tests;

namespace CallingDomain.Fuzzing;

/// <summary>The files of the tool, as standard input of its commands.</summary>
internal static class ToolReaders
{
    /// <summary>A campaign file, simulated for a week.</summary>
    public static FuzzedReader Campaign { get; } = Tool("tool-campaign", ["campaign", "simulate", "-", "--json", "--until", "2026-03-09T09:00:00Z"], CampaignSeeds, () => new JsonMutation("contacts", "itemTypes", "outcomes", "model", "script", "*", "// x\n", "/**/", ",]"));

    /// <summary>A scenario of a portal.</summary>
    public static FuzzedReader Scenario { get; } = Tool("tool-scenario", ["portal", "run", "-", "--json"], () => [SeedFiles.Example("portal", "scenario.json")], () => new JsonMutation("do", "createBusiness", "addNumbers", "launchProgram", "moveNumbers", "later", "PT1H"));

    /// <summary>Contacts with proposed columns.</summary>
    public static FuzzedReader Contacts { get; } = Tool("tool-contacts", ["contacts", "check", "-", "--json", "--several"], () => ContactReaders.Columns.Seeds(), ContactReaders.Columns.Mutation);

    /// <summary>The template, tolerant.</summary>
    public static FuzzedReader Template { get; } = Tool("tool-template", ["numbers", "check", "-", "--json", "--profile", "tolerant"], () => NumberReaders.Template.Seeds(), NumberReaders.Template.Mutation);

    /// <summary>Numbers, one on a line.</summary>
    public static FuzzedReader Inspect { get; } = Tool("tool-inspect", ["numbers", "inspect", "-", "--json", "--region", "US"], () => [[.. NumberReaders.Texts.Seeds().SelectMany(text => (IEnumerable<byte>)[.. text, (byte)'\n'])]], NumberReaders.Texts.Mutation);

    /// <summary>The files of contact item types and of columns, and the first line of a store.</summary>
    public static FuzzedReader Sections { get; } = new("tool-sections", ReadSections, SectionSeeds) { Mutation = () => new JsonMutation("additionalPhones", "untypedPhones", "fields", "primaryPhone", "column", "description", "name", "orderBy", "color", "Office", "// x\n"), AllocationPerByte = 2_000, FixedAllocation = 1 << 20 };

    /// <summary>The file in which <c>portal run</c> keeps a portal.</summary>
    public static FuzzedReader Store { get; } = new("tool-store", ReadStore, StoreSeeds) { Mutation = () => new StoreMutation("format", "version", "Customer Service", "5013334444", "INFORM", "acme", "spring", "fact"), AllocationPerByte = 2_000, FixedAllocation = 1 << 20 };

    private static FuzzedReader Tool(string name, string[] arguments, Func<IEnumerable<byte[]>> seeds, Func<IMutation> mutation) => new(name, input => Run(arguments, input), seeds)
    {
        Mutation = mutation,
        AllocationPerByte = 20_000,
        FixedAllocation = 1 << 25,
        InputsInTests = 300,
    };

    private static int Run(string[] arguments, ReadOnlyMemory<byte> input)
    {
        using var stdin = new MemoryStream(input.ToArray());
        using var stdout = new MemoryStream();
        using var stderr = new StringWriter();
        var status = Cli.Cli.Run(arguments, new Terminal(stdin, stdout, stderr, outputIsTerminal: false, errorIsTerminal: false));
        FaultException.Unless(status is 0 or 1 or 2, $"Status {status}.");
        using var document = JsonDocument.Parse(stdout.GetBuffer().AsMemory(0, (int)stdout.Length));
        if (status < 2) return Kind.Of(status, Kind.Size(stdout.Length));
        var code = document.RootElement.GetProperty("error").GetProperty("code").GetString()!;
        FaultException.Unless(code.Length > 0 && stderr.ToString().StartsWith(code + ": ", StringComparison.Ordinal), "The error has no code, or another one on standard error.");
        return Kind.Of(code);
    }

    private static int ReadSections(ReadOnlyMemory<byte> input)
    {
        try
        {
            using var json = JsonFile.Read(InputFile.StandardInput, new MemoryStream(input.ToArray()), JsonFile.MaxSettingsBytes);
            var place = new Cli.JsonPlace(json.RootElement, "$");
            if (!place.IsObject) return ItemTypesSection.Read(place).All.Length;
            var types = ItemTypesSection.Read(new Cli.JsonPlace(Types.RootElement, "$"));
            return Kind.Of(ColumnsSection.Read(place, types).AdditionalPhones.Length, 1);
        }
        catch (InputException e)
        {
            return Kind.Of(e.Code);
        }
    }

    private static int ReadStore(ReadOnlyMemory<byte> input)
    {
        try
        {
            var (_, portal) = PortalStore.Read("store", input.Span, out _);
            return Kind.Of(portal.Businesses.Count, portal.Units.Count, portal.Programs.Count);
        }
        catch (InputException e)
        {
            FaultException.Unless(e.Code.StartsWith("STORE_", StringComparison.Ordinal), e.Code);
            return Kind.Of(e.Code, Kind.Size(input.Length));
        }
    }

    // The changes of the example, one more in each.
    private static IEnumerable<byte[]> StoreSeeds()
    {
        var lines = SeedFiles.Lines("seeds/portal-changes.txt").ToList();
        for (var count = 0; count <= lines.Count; count++) yield return StoreMutation.Sealed([.. lines.Take(count).SelectMany(line => (IEnumerable<byte>)[.. line, (byte)'\n'])]);
    }

    private static readonly JsonDocument Types = JsonDocument.Parse(SeedFiles.Example("contacts", "types.json"));

    private static IEnumerable<byte[]> SectionSeeds() =>
    [
        SeedFiles.Example("contacts", "types.json"), SeedFiles.Example("contacts", "columns.json"), SeedFiles.Example("contacts", "every-code-columns.json"), SeedFiles.Example("contacts", "every-role-code-columns.json"),
        """{"id":"Id","untypedPhones":["A",{"column":"B","description":"C"}],"additionalPhones":{"Office":["D"]},"fields":{"tag":"Tag"}}"""u8.ToArray(),
    ];

    private static IEnumerable<byte[]> CampaignSeeds()
    {
        yield return SeedFiles.Example("multi-number", "campaign.json");
        foreach (var file in Directory.GetFiles(Repository.PathOf("docs", "examples", "init"), "*.jsonc").Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith("contacts-file.jsonc", StringComparison.Ordinal)) yield return File.ReadAllBytes(file);
        }
    }
}
