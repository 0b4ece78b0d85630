using System.Text.Json.Nodes;
using CallingDomain.Tests;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>Rule sets that ask for fields which the contacts of a campaign do not have.</summary>
public sealed class RuleFieldTests : IDisposable
{
    private readonly Folder _folder = new();

    [Theory]
    [InlineData(null, "Contacts have no custom fields.")]
    [InlineData("""{"consentOm":"2026-01-01","zip":""}""", "did you mean 'consentOm'? Contacts have the fields consentOm, zip.")]
    public void Contacts_WithoutAFieldThatASetNeeds_AreRefusedWithTheSetAndTheField(string? fields, string end)
    {
        var run = Simulate(Campaign("""["it-hours","de-consent"]""", fields), "--json");
        AssertRefused(run, "SETTINGS_FIELD_UNKNOWN");
        Assert.Equal(("$.rules[1].needs.field", "de-consent", fields is null ? null : "consentOm"), ((string)Parameters(run)["path"]!, (string)Parameters(run)["file"]!, (string?)Parameters(run)["suggestion"]));
        Assert.StartsWith("SETTINGS_FIELD_UNKNOWN: $.rules[1].needs.field (file 'de-consent'): the rule set 'Germany, consent' asks for the field 'consentOn', which contacts do not have", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(end + "\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Contacts_OfWhichOneHasTheField_AreLoaded() =>
        Assert.Equal(0, Simulate(Campaign("""["de-consent"]""", """{"consentOn":"2026-01-01"}""", """{"id":"c2","primaryPhone":"+390612345699"}""")).Status);

    [Theory]
    [InlineData("\"rule.json\"", "rule.json")]
    [InlineData("""{"name":"Own","appliesTo":{"any":[{"prefixes":["+1"]},{"field":"state","in":["FL"]}]}}""", null)]
    public void RuleSet_InAFileOrTheCampaign_IsNamedWithItsPlace(string rule, string? file)
    {
        _folder.Write("rule.json", """{"name":"Own","appliesTo":{"any":[{"prefixes":["+1"]},{"field":"state","in":["FL"]}]}}""");
        var run = Simulate(Campaign($"[{rule}]"), "--json");
        AssertRefused(run, "SETTINGS_FIELD_UNKNOWN");
        Assert.Equal(("$.rules[0].appliesTo.any[1].field", file, "Own"), ((string)Parameters(run)["path"]!, (string?)Parameters(run)["file"], (string)Parameters(run)["rule"]!));
    }

    [Theory]
    [InlineData("""{"path":"list.csv","columns":{"id":"id","primaryPhone":"phone","fields":{"agreedOn":"agreed"}}}""", "agreedOn", true)]
    [InlineData("""{"path":"list.csv","columns":{"id":"id","primaryPhone":"phone","fields":{"agreedOn":"agreed"}}}""", "agreed", false)]
    [InlineData("""{"path":"list.csv","columns":{"id":"id","primaryPhone":"phone"}}""", "agreed", false)]
    [InlineData("""{"path":"preset.csv","preset":"xcally"}""", "ListId", true)]
    [InlineData("""{"path":"preset.csv","preset":"xcally"}""", "agreed", false)] // the preset does not have the column
    [InlineData("""{"path":"preset.csv","preset":"auto"}""", "ListId", true)]
    [InlineData("""{"path":"preset.csv","preset":"auto"}""", "street", false)] // the file does not have the column
    public void ContactsFile_Fields_AreThoseOfItsColumns(string contactsFile, string field, bool isKnown)
    {
        _folder.Write("list.csv", "id,phone,agreed\nc1,+390612345678,2026-01-01\n");
        _folder.Write("preset.csv", "firstName,lastName,phone,mobile,fax,scheduledat,ListId,agreed\nVera,Zani,+390612345678,,,,4,2026-01-01\n");
        var run = Simulate(Campaign($$"""[{"name":"x","needs":{"not":{"field":"{{field}}","in":["none"] } } }]""", change: campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse(contactsFile);
        }), "--json");
        if (isKnown) Assert.Equal("Reached", Strings(run.Json["final"]!, "reason").Single());
        else AssertRefused(run, "SETTINGS_FIELD_UNKNOWN");
    }

    [Fact]
    public void ContactsFile_WithoutRows_HasTheFieldsOfItsHeading()
    {
        _folder.Write("list.csv", "id,phone,consentOn\n");
        var run = Simulate(Campaign("""["de-consent"]""", change: campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"list.csv","columns":{"id":"id","primaryPhone":"phone","fields":{"consentOn":"consentOn"}}}""");
        }), "--json");
        Assert.Equal(0, run.Status);
    }

    [Fact]
    public void ContactsFile_ThatIsRefused_IsRefusedForItself()
    {
        var run = Simulate(Campaign("""["de-consent"]""", change: campaign =>
        {
            campaign.Remove("contacts");
            campaign["contactsFile"] = JsonNode.Parse("""{"path":"none.csv","columns":{"id":"id","primaryPhone":"phone"}}""");
        }), "--json");
        AssertRefused(run, "FILE_NOT_FOUND");
    }

    [Theory]
    [InlineData("""["de-consent"]""", null, 2)]
    [InlineData("""["de-consent"]""", """["consentOn"]""", 0)] // the campaign says it itself
    [InlineData("""["de-consent"]""", "[]", 2)]
    [InlineData("""["us-federal-hours","us-florida","it-hours"]""", null, 0)] // lifted by a field
    public void GeneratedContacts_HaveNoFields(string rules, string? contactFields, int status)
    {
        var run = Simulate(Campaign(rules, change: campaign =>
        {
            campaign.Remove("contacts");
            campaign["generatedContacts"] = JsonNode.Parse("""{"count":2}""");
            if (contactFields is not null) campaign["contactFields"] = JsonNode.Parse(contactFields);
        }), "--json");
        Assert.Equal(status, run.Status);
        if (status != 0) AssertRefused(run, "SETTINGS_FIELD_UNKNOWN");
    }

    [Fact]
    public void Library_OfWhichTheCampaignIsNot_AsksForNothing() =>
        Assert.Equal(0, Simulate(Campaign("""["us-florida-automated","it-energy","us-louisiana-emergency"]""", change: campaign => campaign["callKinds"] = new JsonArray("Sales"))).Status);

    [Fact]
    public void ExampleOfTheDocs_IsRun()
    {
        var text = Repository.Text("docs", "rules.md");
        var start = text.IndexOf("```json\n{\n  \"name\": \"Renewals in three countries\"", StringComparison.Ordinal) + "```json\n".Length;
        var run = Tool.RunWith(text[start..text.IndexOf("```", start, StringComparison.Ordinal)], "campaign", "simulate", "-", "--json");
        Assert.Equal(0, run.Status);
        Assert.Contains("ada", Strings(run.Json["history"]!, "contact"));
        Assert.Contains("bob", Strings(run.Json["history"]!, "contact"));
    }

    [Theory]
    [InlineData("run", "--store", "sqlite:run.db")]
    [InlineData("explain", "--contact", "c1", "--at", "2026-03-02T09:00:00Z")]
    public void OtherCommands_RefuseTheCampaignToo(string command, params string[] options)
    {
        var path = Campaign("""["de-consent"]""");
        AssertRefused(Tool.Run(["campaign", command, path, .. options.Select(option => option.Replace("run.db", _folder.PathOf("run.db"), StringComparison.Ordinal)), "--json"]), "SETTINGS_FIELD_UNKNOWN");
    }

    [Fact]
    public void Run_Continued_HasTheSameSettings()
    {
        var path = Campaign("""["de-consent"]""", """{"consentOn":"2026-01-01"}""");
        for (var run = 0; run < 2; run++)
            Assert.Equal((0, ""), (Tool.Run("campaign", "run", path, "--store", $"sqlite:{_folder.PathOf("run.db")}", "--json") is var answer ? answer.Status : -1, answer.Error));
    }

    public void Dispose() => _folder.Dispose();

    private static JsonNode Parameters(Tool run) => run.Json["error"]!["parameters"]!;

    private static Tool Simulate(string path, params string[] options) => Tool.Run(["campaign", "simulate", path, .. options]);

    private string Campaign(string rules, string? fields = null, string? other = null, Action<JsonObject>? change = null) => _folder.Write("campaign.json", CampaignSamples.Campaign(campaign =>
    {
        campaign["rules"] = JsonNode.Parse(rules);
        if (fields is not null) Set(campaign, "$.contacts[0].fields", JsonNode.Parse(fields));
        if (other is not null) campaign["contacts"]!.AsArray().Add(JsonNode.Parse(other));
        change?.Invoke(campaign);
    }));
}
