using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Tests;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace CallingDomain.Cli.Tests;

/// <summary>The JSON Schemas accept what the readers accept, and refuse what the readers refuse.</summary>
public sealed partial class SchemaTests : IDisposable
{
    private const string Headings = "Id,Name,Given name,Family name,Phone,Priority,Zone,From,Office phone,Office phone 2,About,Other phone,Third phone,Remark,VIP,Fax\n";

    private readonly Folder _folder = new();

    public static TheoryData<string> Names { get; } = [.. SchemaCommand.Schemas.Names];

    /// <summary>All but that of rule sets, whose definitions are those of campaigns.</summary>
    public static TheoryData<string> NamesOfReaders { get; } = [.. SchemaCommand.Schemas.Names.Except(["rules"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Schema_Name_PrintsTheFileInTheDocs(string name)
    {
        var run = Tool.Run("schema", name);
        Assert.Equal((0, Repository.Text("docs", "schemas", $"{name}.schema.json")), (run.Status, run.Output));
    }

    [Fact]
    public void Docs_Schemas_AreAllPrinted() =>
        Assert.Equal(SchemaCommand.Schemas.Names.Order(), Directory.EnumerateFiles(Repository.PathOf("docs", "schemas")).Select(file => Path.GetFileName(file).Split('.')[0]).Order());

    [Fact]
    public void Schema_UnknownName_SuggestsTheNearest()
    {
        var run = Tool.Run("schema", "scenarios", "--json");
        Assert.Equal((2, "VALUE_UNKNOWN", "scenario"), (run.Status, (string)run.Json["error"]!["code"]!, (string)run.Json["error"]!["parameters"]!["suggestion"]!));
    }

    [Theory]
    [InlineData("campaign", "campaign/campaign.json")]
    [InlineData("campaign", "multi-number/campaign.json")]
    [InlineData("campaign", "init/multi-number.jsonc")]
    [InlineData("campaign", "simulation/zones/campaign.json")]
    [InlineData("campaign", "simulation/limits/any.json")]
    [InlineData("campaign", "simulation/clocks/campaign.json")]
    [InlineData("campaign", "simulation/hundred-thousand/evenings.json")]
    [InlineData("campaign", "simulation/law/florida.json")]
    [InlineData("campaign", "simulation/agents/eight.json")]
    [InlineData("campaign", "init/callbacks.jsonc")]
    [InlineData("campaign", "init/limits.jsonc")]
    [InlineData("campaign", "init/contacts-file.jsonc")]
    [InlineData("campaign#ruleSet", "campaign/house.json")]
    [InlineData("scenario", "portal/scenario.json")]
    [InlineData("types", "contacts/types.json")]
    [InlineData("columns", "contacts/columns.json")]
    [InlineData("columns", "contacts/every-code-columns.json")]
    [InlineData("columns", "contacts/every-role-code-columns.json")]
    public void Examples_AreValid(string schema, string example)
    {
        using var json = JsonFile.Parse(File.ReadAllBytes(Repository.PathOf(["docs", "examples", .. example.Split('/')])));
        var parts = schema.Split('#');
        Assert.True(SchemaFile.Load(parts[0]).IsValid(JsonNode.Parse(json.RootElement.GetRawText(), null, new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true }), parts.ElementAtOrDefault(1)), example);
    }

    [Fact]
    public void Presets_OfThePackage_AreValid()
    {
        var schema = SchemaFile.Load("preset");
        var files = Directory.GetFiles(Repository.PathOf("src", "CallingDomain.Contacts", "Presets"), "*.json");
        Assert.Equal(ContactPresets.All.Select(preset => $"{preset.Name}.json").Order(StringComparer.Ordinal), files.Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(schema.IsValid(JsonNode.Parse(File.ReadAllBytes(file))), file));
    }

    [Fact]
    public void RuleLibrary_AllFiles_AreValid() => Assert.All(
        RuleLibrary.Files.Names, name => Assert.True(SchemaFile.Load("rules").IsValid(JsonNode.Parse(RuleLibrary.Files.Read(name, "name"))), name));

    [Fact]
    public void Definitions_OfRuleSets_AreThoseOfCampaigns()
    {
        var campaign = SchemaFile.Load("campaign").Definitions.ToDictionary(each => each.Key, each => each.Value!.ToJsonString());
        var rules = SchemaFile.Load("rules").Definitions;
        Assert.Contains("ruleSet", rules.Select(each => each.Key));
        Assert.All(rules, each => Assert.Equal(campaign[each.Key], each.Value!.ToJsonString()));
    }

    [Fact]
    public void Definitions_OfTheSameName_AreTheSameInAllSchemas()
    {
        var all = SchemaCommand.Schemas.Names.SelectMany(name => SchemaFile.Load(name).Definitions.Select(each => (File: name, each.Key, Text: each.Value!.ToJsonString())));
        var shared = new[] { "itemType", "columns", "heading", "phoneColumn", "phoneColumns", "phoneCell", "priorityColumn", "zoneColumn", "flagColumn", "flagColumns", "dateColumn", "typeColumn", "lineColumn", "file", "instant", "prices" };
        Assert.All(all.Where(each => shared.Contains(each.Key)).GroupBy(each => each.Key), same => Assert.Single(same.Select(each => each.Text).Distinct()));
    }

    [Theory]
    [MemberData(nameof(NamesOfReaders))]
    public void Instances_OfASchema_AreAcceptedByTheReader(string name) => Assert.All(SchemaFile.Load(name).Instances(), instance => AssertAgreed(name, instance, isValid: true));

    [Theory]
    [MemberData(nameof(NamesOfReaders))]
    public void Properties_OfEachObject_AreThoseOfTheReader(string name)
    {
        var schema = SchemaFile.Load(name);
        foreach (var (instance, path, node) in schema.Parts().Where(each => each.Schema["additionalProperties"]?.GetValueKind() == System.Text.Json.JsonValueKind.False && each.Schema["properties"] is not null))
        {
            var changed = Change(instance, path, value => value!.AsObject().Add("zzz", 1));
            var run = AssertAgreed(name, changed, isValid: false);
            var known = Known().Match((string)run.Json["error"]!["message"]!).Groups[1].Value.Split(", ");
            Assert.Equal(node["properties"]!.AsObject().Select(each => each.Key).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfReaders))]
    public void Violations_OfEachKeyword_AreRefusedByTheReader(string name)
    {
        var schema = SchemaFile.Load(name);
        foreach (var (instance, path, node) in schema.Parts())
        {
            foreach (var changed in SchemaFile.Violations(node).Select(violation => SchemaFile.Replace(instance, path, violation)))
            {
                if (!schema.IsValid(changed)) AssertAgreed(name, changed, isValid: false); // another alternative may allow it
            }

            foreach (var required in (node["required"]?.AsArray() ?? []).Select(each => (string)each!))
                AssertAgreed(name, Change(instance, path, value => value!.AsObject().Remove(required)), isValid: false);
        }
    }

    [Theory]
    [MemberData(nameof(NamesOfReaders))]
    public void Values_OfEachEnumerationAndRange_AreAcceptedByTheReader(string name)
    {
        var schema = SchemaFile.Load(name);
        foreach (var (instance, path, node) in schema.Parts())
        {
            foreach (var value in SchemaFile.Values(node)) AssertAgreed(name, SchemaFile.Replace(instance, path, value), isValid: true);
        }
    }

    [Theory]
    [InlineData("2026-12-31T18:00", true)]
    [InlineData("2026-12-31T18:00:30.5", true)]
    [InlineData("2026-12-31T18", false)]
    public void EndOfACampaign_WithOrWithoutSeconds_IsReadAsTheSchemaSays(string text, bool isValid) =>
        AssertAgreed("campaign", Change(SchemaFile.Load("campaign").Instances()[0], "$", campaign => campaign!["endsAt"] = text), isValid);

    [Fact]
    public void Contacts_OfTheSchema_AreThoseOfTheLibrarysJson()
    {
        foreach (var campaign in SchemaFile.Load("campaign").Instances().Where(each => each["contacts"] is not null))
        {
            using var json = JsonDocument.Parse(campaign.ToJsonString());
            var place = new JsonPlace(json.RootElement, "$");
            var types = ItemTypesSection.Read(place.The("itemTypes"));
            Assert.Equal(types, json.RootElement.GetProperty("itemTypes").Deserialize<ContactItemTypes>());
            var options = new JsonSerializerOptions { Converters = { new ContactsJsonConverter(types) } }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
            var contacts = place.The("contacts").Items().Select(each => ContactsSection.One(each, types, DateTimeZoneProviders.Tzdb)).ToList();
            Assert.NotEmpty(Assert.Single(contacts).Fields);
            Assert.Equal(contacts, json.RootElement.GetProperty("contacts").Deserialize<List<Contact>>(options));
        }
    }

    [Theory]
    [InlineData("$")]
    [InlineData("$.retry")]
    public void Defaults_OfTheCampaign_AreThoseOfTheReader(string path)
    {
        var schema = SchemaFile.Load("campaign");
        var instance = JsonNode.Parse("""{"start":"2026-03-02T09:00:00Z","contacts":[],"retry":{},"callingHours":[{"from":"09:00","to":"21:00"}],"outcomes":{"script":{"*":["Reached"]}}}""")!;
        var properties = schema.Nodes(instance).Single(each => each.Path == path).Schema["properties"]!.AsObject().Where(each => each.Value!["default"] is not null).ToList();
        Assert.NotEmpty(properties);
        Assert.All(properties, property =>
            Assert.Equal(SettingsOf(instance), SettingsOf(Change(instance, path, value => value![property.Key] = property.Value!["default"]!.DeepClone()))));
    }

    public void Dispose() => _folder.Dispose();

    private Tool AssertAgreed(string name, JsonNode instance, bool isValid)
    {
        var text = instance.ToJsonString();
        Assert.True(SchemaFile.Load(name).IsValid(instance) == isValid, $"The schema {(isValid ? "refuses" : "accepts")} {text}");
        var run = Run(name, text);
        Assert.True(run.Status != 2 == isValid, $"The reader {(isValid ? $"refuses ({run.Error})" : "accepts")} {text}");
        return run;
    }

    private Tool Run(string name, string text)
    {
        _folder.Write("contacts.csv", "\uFEFF" + Headings); // a mark, so that the file is read whichever encoding is named
        _folder.Write("numbers.csv", "5013334444,Survey\n");
        _folder.Write("registry.txt", "+390612345699\n");
        _folder.Write("rules.json", """{"format":1,"name":"None"}""");
        _folder.Write("types-of-columns.json", """[{"name":"Office","orderBy":1}]""");
        var file = _folder.Write($"{name}.json", text);
        return name switch
        {
            "campaign" => Tool.Run("campaign", "simulate", file, "--until", "2026-03-02T09:00:00Z", "--json"),
            "scenario" => Tool.Run("portal", "run", file, "--json"),
            "prices" => Tool.RunWith(CampaignSamples.Campaign(), "campaign", "simulate", "-", "--prices", file, "--json"),
            "preset" => Tool.Run("contacts", "check", _folder.PathOf("contacts.csv"), "--types", _folder.PathOf("types-of-columns.json"), "--preset", file, "--json"),
            "types" => Tool.Run("contacts", "check", _folder.PathOf("contacts.csv"), "--columns", _folder.Write("phone.json", """{"primaryPhone":"Phone"}"""), "--types", file, "--json"),
            _ => Tool.Run("contacts", "check", _folder.PathOf("contacts.csv"), "--types", _folder.PathOf("types-of-columns.json"), "--columns", file, "--json"),
        };
    }

    private static CampaignSettings SettingsOf(JsonNode campaign)
    {
        using var input = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(campaign.ToJsonString()));
        using var file = CampaignFile.Read("-", input, Numbers.NumberingPlan.Default, ZoneData.Default, seed: 0);
        return file.Settings;
    }

    private static JsonNode Change(JsonNode instance, string path, Action<JsonNode?> change)
    {
        var changed = instance.DeepClone();
        change(SchemaFile.At(changed, path));
        return changed;
    }

    [GeneratedRegex(@"one of:? ([^:]*)\.$")]
    private static partial Regex Known();
}
