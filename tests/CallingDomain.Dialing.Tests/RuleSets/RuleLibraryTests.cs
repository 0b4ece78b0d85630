using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The rule sets of <c>docs/examples/rules</c>, and the tables of <c>docs/rules.md</c> about them.</summary>
public sealed partial class RuleLibraryTests
{
    private static readonly string Page = Repository.Text("docs", "rules.md");

    public static TheoryData<string> Names => [.. RuleLibrary.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_ReadAndWritten_IsTheSameJson(string name)
    {
        var (file, written) = (RuleLibrary.Json(name), JsonNode.Parse(RuleLibrary.Set(name).WriteJson())!.AsObject());
        Assert.True(JsonNode.DeepEquals(file, written), written.ToJsonString());
        Assert.Equal(file.Select(property => property.Key), written.Select(property => property.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_SaysThatItIsAnExampleAndWhereFrom(string name)
    {
        var set = RuleLibrary.Set(name);
        Assert.StartsWith("An example, not advice: ", set.Notice, StringComparison.Ordinal);
        Assert.Contains(": ", set.Source, StringComparison.Ordinal);
        Assert.True(set.SourceUrl is null || Uri.IsWellFormedUriString(set.SourceUrl, UriKind.Absolute), set.SourceUrl);
        Assert.NotNull(set.ReadOn);
        Assert.True(set.Confidence is RuleConfidence.High or RuleConfidence.Medium);
        Assert.NotNull(set.AppliesTo);
        Assert.True(set.Hours.AreAlways || set.Hours.StrictClockChanges);
    }

    [Fact]
    public void Names_OfAllSets_AreDifferent() => Assert.Equal(RuleLibrary.Names.Count, RuleLibrary.Names.Select(name => RuleLibrary.Set(name).Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Page_Tables_SayWhatTheFilesSay()
    {
        var expected = RuleLibrary.Names.Select(name => (Name: name, Set: RuleLibrary.Set(name))).Select(each =>
        {
            var set = each.Set;
            var (source, says) = (set.Source[..set.Source.IndexOf(": ", StringComparison.Ordinal)], set.Source[(set.Source.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            string?[] term = [set.InForceFrom is { } from ? $"from {Text(from)}" : null, set.RepealedFrom is { } repealed ? $"before {Text(repealed)}" : null];
            return $"| [{each.Name}](examples/rules/{each.Name}.json) | {says} | {(set.SourceUrl is { } url ? $"[{source}]({url})" : source)} | {string.Join(", ", term.Where(each => each is not null))} | {Text(set.ReadOn!.Value)} | {set.Confidence} |";
        });
        Assert.Equal(expected.Order(StringComparer.Ordinal), Page.Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        static string Text(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Page_FactsThatTheSetsAskFor_AreListed()
    {
        var listed = FieldRows().Matches(Page[Page.IndexOf("| Field | Value |", StringComparison.Ordinal)..Page.IndexOf("| The field is in |", StringComparison.Ordinal)]).Select(row => row.Groups[1].Value);
        Assert.Equal(RuleLibrary.Names.SelectMany(name => RuleLibrary.Set(name).Fields).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        var kinds = RuleLibrary.Names.SelectMany(name => KindLists().Matches(Encoding.UTF8.GetString(RuleLibrary.Bytes(name)))).SelectMany(list => Words().Matches(list.Groups[1].Value)).Select(word => word.Groups[1].Value).Distinct(StringComparer.Ordinal);
        var listedKinds = Kinds().Matches(Page[Page.IndexOf("| Kind of call |", StringComparison.Ordinal)..Page.IndexOf("## A campaign under several sets", StringComparison.Ordinal)]).SelectMany(row => row.Groups[1].Value.Split(", ")).Select(word => word.Trim('`'));
        Assert.Equal(kinds.Order(StringComparer.Ordinal), listedKinds.Order(StringComparer.Ordinal));
    }

    // The eve of a holiday that is a Sunday: it-eves alone would open it, it-hours keeps it closed.
    [Theory]
    [InlineData("2028-04-30T12:00:00Z", false)] // Sunday before 1 May
    [InlineData("2026-12-07T08:30:00Z", false)] // Monday before 8 December, at 9:30
    [InlineData("2026-12-07T17:30:00Z", true)] // at 18:30
    [InlineData("2026-12-07T18:30:00Z", false)] // at 19:30
    [InlineData("2026-12-09T18:30:00Z", true)] // an ordinary day
    public void Italy_DayBeforeAHoliday_HasTheHoursOfASaturday(string at, bool open) => AssertCallable(open, at, ["it-hours", "it-eves"], "+390612345678", "Europe/Rome", "Sales");

    [Theory]
    [InlineData("+13055550103", null, "2026-12-01T02:00:00Z", false)] // 21:00 in Miami, by the area code
    [InlineData("+12125550103", "FL", "2026-12-01T01:30:00Z", false)] // 20:30, by the residence
    [InlineData("+12125550103", "NY", "2026-12-01T01:30:00Z", true)]
    [InlineData("+12125550103", null, "2026-12-01T01:30:00Z", true)]
    [InlineData("+13055550103", "NY", "2026-12-01T01:30:00Z", false)] // either fits
    public void Florida_AreaCodeOrResidence_EitherFits(string number, string? state, string at, bool open) =>
        AssertCallable(open, at, ["us-federal-hours", "us-florida"], number, "America/New_York", "Sales", state is null ? [] : [("state", state)]);

    [Theory]
    [InlineData("2026-12-31", false, "")]
    [InlineData("2026-12-27", true, "")] // until then, an earlier relationship or any consent
    [InlineData("2026-12-31", true, "2025-06-01")]
    [InlineData("2026-12-31", false, "2024-06-01")] // older than two years
    public void Spain_ConsentOlderThanTwoYears_CountsUntilTheEndOf2026(string date, bool isCallable, string consent)
    {
        (string, string)[] fields = consent == "" ? date == "2026-12-27" ? [("consentOn", "2020-01-01")] : [] : [("consentOn", consent)];
        AssertCallable(isCallable, $"{date}T11:00:00Z", ["es-consent-until-2026-12-27", "es-consent"], "+34911234567", "Europe/Madrid", "Sales", fields);
    }

    [Theory]
    [InlineData("Energy", "", false)]
    [InlineData("Energy", "2026-07-01", true)]
    [InlineData("Sales", "", true)]
    public void Italy_Energy_NeedsConsent(string kind, string consent, bool isCallable) =>
        AssertCallable(isCallable, "2026-12-01T11:00:00Z", ["it-energy"], "+390612345678", "Europe/Rome", kind, consent == "" ? [] : [("consentOn", consent)]);

    [Theory]
    [InlineData("2026-09-01", "consentOn", "2025-09-01", true)]
    [InlineData("2026-09-02", "consentOn", "2025-09-01", false)] // older than a year
    [InlineData("2026-08-10", "consentOn", "2020-01-01", true)] // the law of before
    [InlineData("2026-09-02", "relationship", "Contract", true)]
    public void France_ConsentOlderThanAYear_IsNone(string date, string field, string value, bool isCallable) =>
        AssertCallable(isCallable, $"{date}T09:00:00Z", ["fr-hours-until-2026-08-10", "fr-hours", "fr-consent"], "+33140000001", "Europe/Paris", "Sales", (field, value));

    [Theory]
    [InlineData("2026-08-10", "EnergyRenovation", "consentOn", "2026-08-10", false)] // a consent does not lift the ban
    [InlineData("2026-08-10", "EnergyRenovation", "requestedOn", "2026-08-10", false)]
    [InlineData("2026-08-11", "EnergyRenovation", "requestedOn", "2026-08-10", true)]
    [InlineData("2026-08-17", "EnergyRenovation", "requestedOn", "2026-08-10", false)] // asked too long ago
    [InlineData("2026-08-10", "HomeAdaptation", "country", "FR", true)] // the law of before
    [InlineData("2026-08-11", "HomeAdaptation", "country", "FR", false)]
    [InlineData("2026-08-11", "HomeAdaptation", "relationship", "Contract", true)]
    [InlineData("2026-08-11", "TrainingAccount", "consentOn", "2026-08-10", false)]
    [InlineData("2026-08-11", "TrainingAccount", "relationship", "Contract", true)]
    public void France_RenovationAndTraining_NeedAContractOrARequest(string date, string kind, string field, string value, bool isCallable) =>
        AssertCallable(isCallable, $"{date}T09:00:00Z", ["fr-energy-renovation-until-2026-08-10", "fr-energy-renovation", "fr-training-account"], "+33140000001", "Europe/Paris", kind, (field, value));

    [Theory]
    [InlineData("2026-12-06T11:00:00Z", "Debt", true)] // a Sunday: the bar is on advertising
    [InlineData("2026-12-06T11:00:00Z", "Sales", false)]
    [InlineData("2026-12-07T20:00:00Z", "Debt", false)] // a Monday at 21:00
    [InlineData("2026-12-25T11:00:00Z", "Sales", false)]
    public void Germany_CallsThatSellNothing_HaveSundays(string at, string kind, bool open) => AssertCallable(open, at, ["de-hours", "de-sundays"], "+4930123456", "Europe/Berlin", kind);

    [Theory]
    [InlineData("2026-12-24T17:00:00Z", true)] // a Thursday at 18:00
    [InlineData("2026-12-24T18:00:00Z", false)] // at 19:00
    [InlineData("2026-12-23T18:00:00Z", true)]
    [InlineData("2026-12-05T16:00:00Z", false)] // a Saturday at 17:00 keeps its hours
    [InlineData("2026-05-04T10:00:00Z", false)] // commemoration
    public void Netherlands_SpecialDays_AreClosedOrEndEarly(string at, bool open) => AssertCallable(open, at, ["nl-hours", "nl-evenings"], "+31201234567", "Europe/Amsterdam", "Sales");

    [Theory]
    [InlineData("2026-06-30", "Former", "2020-01-01", false)] // more than three years ago
    [InlineData("2026-06-30", "Former", "2024-01-01", true)]
    [InlineData("2026-06-30", "Current", "2020-01-01", true)]
    [InlineData("2026-07-01", "Current", "2024-01-01", false)]
    public void Netherlands_Customers_CountUntilTheMiddleOf2026(string date, string relationship, string since, bool isCallable) =>
        AssertCallable(isCallable, $"{date}T09:00:00Z", ["nl-consent-until-2026-06-30", "nl-consent"], "+31201234567", "Europe/Amsterdam", "Sales", ("relationship", relationship), ("relationshipOn", since));

    [Theory]
    [InlineData("Yes", false)]
    [InlineData("No", true)]
    [InlineData("", true)]
    public void Louisiana_Emergency_BarsAllSalesCalls(string emergency, bool isCallable) =>
        AssertCallable(isCallable, "2026-12-01T18:00:00Z", ["us-louisiana-emergency"], "+15045550105", "America/Chicago", "Sales", emergency == "" ? [] : [("emergency", emergency)]);

    [Theory]
    [InlineData("2026-10-11T16:00:00Z", "", true)] // Sunday noon, the last one
    [InlineData("2026-10-16T23:30:00Z", "", true)] // Friday, 19:30
    [InlineData("2026-10-18T16:00:00Z", "", false)] // Sunday noon
    [InlineData("2026-10-19T23:30:00Z", "2026-06-01", false)] // Monday, 19:30, with a customer
    [InlineData("2026-11-03T16:00:00Z", "", false)] // Election Day
    [InlineData("2026-11-03T16:00:00Z", "2026-06-01", true)]
    public void Pennsylvania_CustomersAndTheChangeOfTheLaw_MoveHoursAndHolidays(string at, string relationship, bool isCallable) => AssertCallable(
        isCallable, at, ["us-federal-hours", "us-pennsylvania-hours-until-2026-10-17", "us-pennsylvania-hours", "us-pennsylvania-holidays"], "+12155550103", "America/New_York", "Sales", relationship == "" ? [] : [("relationshipOn", relationship)]);

    [Theory]
    [InlineData("", false)]
    [InlineData("2026-06-01", true)]
    public void ArizonaMobile_PhoneOfUnknownType_NeedsConsent(string consent, bool isCallable) =>
        AssertCallable(isCallable, "2026-12-01T18:00:00Z", ["us-arizona-mobile"], "+16025550103", "America/Phoenix", "Sales", consent == "" ? [] : [("consentOn", consent)]);

    [Theory]
    [InlineData("2026-12-06T18:30:00Z", "Sales Recorded", false)] // Sunday, 12:30
    [InlineData("2026-12-06T19:30:00Z", "Sales Recorded", true)]
    [InlineData("2026-12-06T18:30:00Z", "Recorded", true)] // sells nothing
    [InlineData("2026-12-07T15:00:00Z", "Sales Recorded", true)] // Monday, 9:00
    [InlineData("2026-11-27T15:00:00Z", "Sales Recorded", false)] // the day after Thanksgiving
    [InlineData("2026-11-27T19:30:00Z", "Sales Recorded", true)]
    public void Nebraska_RecordedSales_BeginAtOneOnSundaysAndHolidays(string at, string kinds, bool isCallable) =>
        AssertCallable(isCallable, at, ["us-nebraska-announcing-devices", "us-nebraska-announcing-devices-sales"], "+14025550103", "America/Chicago", kinds);

    private static void AssertCallable(bool expected, string at, string[] sets, string number, string zone, string kinds, params (string Name, string Value)[] fields)
    {
        var instant = NodaTime.Text.InstantPattern.ExtendedIso.Parse(at).Value;
        var campaign = new Campaign(new CampaignSettings { TimeZone = DateTimeZoneProviders.Tzdb[zone], CallKinds = [.. kinds.Split(' ')], Rules = [.. sets.Select(RuleLibrary.Set)] });
        Assert.True(campaign.Load(new Contact("person", PhoneNumber.Parse(number)) { Fields = [.. fields.Select(field => new ContactField(field.Name, field.Value))] }, instant).IsOk);
        Assert.Equal(expected, campaign.Claim(instant) is not null);
    }

    [GeneratedRegex("^\\| `(\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex FieldRows();

    [GeneratedRegex("^\\| ((?:`\\w+`(?:, )?)+) \\|", RegexOptions.Multiline)]
    private static partial Regex Kinds();

    [GeneratedRegex("\"callKinds\": \\[([^\\]]*)\\]")]
    private static partial Regex KindLists();

    [GeneratedRegex("\"(\\w+)\"")]
    private static partial Regex Words();
}
