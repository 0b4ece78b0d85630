using System.Text.Json.Nodes;
using CallingDomain.Contacts;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

public sealed class GeneratedContactsTests : IDisposable
{
    private readonly Folder _folder = new();

    [Fact]
    public void Contacts_OfASmallerNumber_AreTheFirstOfALarger()
    {
        var (few, many) = (All("""{"count":50,"seed":3,"additionalPhones":{"Office":0.5},"timeZones":{"America/New_York":0.5,"America/Denver":0.5}}"""), All("""{"count":80,"seed":3,"additionalPhones":{"Office":0.5},"timeZones":{"America/New_York":0.5,"America/Denver":0.5}}"""));
        Assert.Equal(few, many.Take(50));
        Assert.Equal(["g1", "g2"], few.Take(2).Select(each => each.Id));
    }

    [Fact]
    public void Shares_OfPhonesAndZones_AreThoseOfTheContacts()
    {
        var all = All("""{"count":10000,"additionalPhones":{"Office":0.3,"Holiday":1},"timeZones":{"America/New_York":0.75,"America/Denver":0.25}}""");
        Assert.InRange(all.Count(each => each.AdditionalPhones.Any(phone => phone.Type!.Name == "Office")), 2850, 3150); // three standard deviations
        Assert.InRange(all.Count(each => each.TimeZone!.Id == "America/Denver"), 2350, 2650);
        Assert.All(all, each => Assert.Contains(each.AdditionalPhones, phone => phone.Type!.Name == "Holiday"));
    }

    [Fact]
    public void Phones_OfAllContacts_AreDistinctAndOfACallingCodeThatIsNotInUse()
    {
        var phones = All("""{"count":2000,"additionalPhones":{"Office":1,"Holiday":1}}""").SelectMany(each => each.AdditionalPhones.Select(phone => phone.Phone).Append(each.PrimaryPhone)).Select(phone => phone.ToString()).ToList();
        Assert.Equal(6000, phones.Distinct().Count());
        Assert.All(phones, phone => Assert.StartsWith("+999", phone, StringComparison.Ordinal));
    }

    [Fact]
    public void Phones_TypesInAnotherCallingOrder_AreTheSame()
    {
        const string Section = """{"count":20,"additionalPhones":{"Office":0.5,"Holiday":0.5}}""";
        Assert.Equal(
            All(Section).Select(each => string.Join(' ', each.AdditionalPhones.Select(phone => $"{phone.Type!.Name} {phone.Phone}"))),
            All(Section, Types(2, 1)).Select(each => string.Join(' ', each.AdditionalPhones.Select(phone => $"{phone.Type!.Name} {phone.Phone}"))));
    }

    [Fact]
    public void Seed_Another_GivesOtherContacts() => Assert.NotEqual(
        All("""{"count":100,"additionalPhones":{"Office":0.5}}""").Select(each => each.AdditionalPhones.Length), All("""{"count":100,"seed":1,"additionalPhones":{"Office":0.5}}""").Select(each => each.AdditionalPhones.Length));

    [Fact]
    public void Simulation_OfGeneratedContacts_CallsThemAll()
    {
        var run = Tool.RunWith(WithContacts("""{"count":3,"additionalPhones":{"Office":1}}"""), "campaign", "simulate", "-", "--json");
        Assert.Equal(0, run.Status);
        Assert.Equal(["g1", "g2", "g3"], Strings(run.Json["final"]!, "contact").Order());
        Assert.Contains("+999010000003", Strings(run.Json["history"]!, "phone"));
    }

    [Fact]
    public void Compare_OfGeneratedContacts_RefusesOthers()
    {
        var (first, same, other) = (_folder.Write("a.json", WithContacts("""{"count":3}""")), _folder.Write("b.json", WithContacts("""{"count":3}""")), _folder.Write("c.json", WithContacts("""{"count":3,"additionalPhones":{"Office":1}}""")));
        Assert.Equal((0, 3), (Tool.Run("campaign", "compare", first, same, "--json").Status, (int)Tool.Run("campaign", "compare", first, same, "--json").Json["contacts"]!));
        var refused = Tool.Run("campaign", "compare", first, other, "--json");
        AssertRefused(refused, "PEOPLE_DIFFER");
        Assert.Equal("$.generatedContacts", (string)refused.Json["error"]!["parameters"]!["path"]!);
    }

    [Theory]
    [InlineData("""{}""", "PROPERTY_MISSING", "$.generatedContacts.count")]
    [InlineData("""{"count":0}""", "PROPERTY_RANGE", "$.generatedContacts.count")]
    [InlineData("""{"count":1000001}""", "PROPERTY_RANGE", "$.generatedContacts.count")]
    [InlineData("""{"count":1,"seed":-1}""", "PROPERTY_RANGE", "$.generatedContacts.seed")]
    [InlineData("""{"count":1,"region":"US"}""", "PROPERTY_UNKNOWN", "$.generatedContacts.region")]
    [InlineData("""{"count":1,"additionalPhones":{"Boat":1}}""", "CONTACT_ITEM_TYPE_UNKNOWN", "$.generatedContacts.additionalPhones")]
    [InlineData("""{"count":1,"additionalPhones":{"Office":1.1}}""", "PROPERTY_RANGE", "$.generatedContacts.additionalPhones.Office")]
    [InlineData("""{"count":1,"timeZones":{"Europe/Rom":1}}""", "TIME_ZONE_UNKNOWN", "$.generatedContacts.timeZones")]
    [InlineData("""{"count":1,"timeZones":{"Europe/Rome":0.5}}""", "PROPERTY_RANGE", "$.generatedContacts.timeZones")]
    [InlineData("""{"count":1,"timeZones":{}}""", "PROPERTY_RANGE", "$.generatedContacts.timeZones")]
    public void Section_ThatCannotBeUsed_IsRefusedWithThePlace(string section, string code, string path)
    {
        var run = Tool.RunWith(WithContacts(section), "campaign", "simulate", "-", "--json");
        AssertRefused(run, code);
        Assert.Equal(path, (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    [Fact]
    public void Section_BesideContacts_IsRefused()
    {
        var run = Tool.RunWith(Campaign(campaign => campaign["generatedContacts"] = JsonNode.Parse("""{"count":1}""")), "campaign", "simulate", "-", "--json");
        AssertRefused(run, "PROPERTY_CONFLICT");
        Assert.Equal("$.generatedContacts", (string)run.Json["error"]!["parameters"]!["path"]!);
    }

    public void Dispose() => _folder.Dispose();

    private static string WithContacts(string section) => Campaign(campaign =>
    {
        campaign.Remove("contacts");
        campaign["generatedContacts"] = JsonNode.Parse(section);
        campaign["outcomes"]!["script"] = JsonNode.Parse("""{"*":["NoAnswer"]}""");
    });

    private static ContactItemTypes Types(int office, int holiday)
    {
        using var json = System.Text.Json.JsonDocument.Parse($$"""[{"name":"Office","orderBy":{{office}}},{"name":"Holiday","orderBy":{{holiday}}}]""");
        return ItemTypesSection.Read(new JsonPlace(json.RootElement, "$"));
    }

    private static List<Contact> All(string section, ContactItemTypes? types = null)
    {
        using var json = System.Text.Json.JsonDocument.Parse(section);
        return [.. GeneratedContacts.Read(new JsonPlace(json.RootElement, "$"), types ?? Types(1, 2), DateTimeZoneProviders.Tzdb).All()];
    }
}
