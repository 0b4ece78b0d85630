using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(DamagedText), typeof(SettingsCases)])]
public sealed class CallingRuleJsonTests
{
    private static readonly IDateTimeZoneProvider Tzdb = DateTimeZoneProviders.Tzdb;

    [Fact]
    public void Read_EveryProperty_GivesTheRuleSet()
    {
        var rules = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(Everything), Tzdb).Value;
        var expected = new CallingRuleSet("Everything")
        {
            Hours = CallingHours.Of(
                [new CallingWindow(new LocalTime(22, 0), LocalTime.Midnight, [IsoDayOfWeek.Friday, IsoDayOfWeek.Monday]), new CallingWindow(new LocalTime(8, 0, 30), new LocalTime(9, 0), CallingWindow.EveryDay)],
                [SpecialDate.Closed(new LocalDate(2026, 12, 25)), new SpecialDate(new LocalDate(2026, 12, 24), new TimeWindow(new LocalTime(9, 0), new LocalTime(13, 0)))]),
            Limits = [AttemptLimit.Rolling(4, Duration.FromHours(48) + Duration.FromSeconds(1.5)), AttemptLimit.Calendar(1, CalendarUnit.Week, Tzdb["Europe/Rome"], AttemptScope.Contact)],
            Lockouts = [new Lockout([CallStatus.Drop], Duration.FromHours(1), AttemptScope.Contact)],
        };
        Assert.Equal(expected, rules);
        Assert.Equal(expected.GetHashCode(), rules.GetHashCode());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Everything.Replace("P2DT1.5S", "PT48H1.5S", StringComparison.Ordinal)), JsonNode.Parse(CampaignSettingsJson.WriteRules(rules))));
    }

    [Fact]
    public void Read_NoWindows_IsOpenExceptOnTheDates()
    {
        var rules = Read("""{"format":1,"name":"Holidays","closedDates":["2026-12-25"]}""");
        Assert.True(rules.Hours.IsOpen(Instant.FromUtc(2026, 12, 24, 23, 59), DateTimeZone.Utc));
        Assert.Equal(Instant.FromUtc(2026, 12, 26, 0, 0), rules.Hours.NextOpen(Instant.FromUtc(2026, 12, 25, 0, 0), DateTimeZone.Utc));
        Assert.True(Read("""{"format":1,"name":"Lockouts only"}""").Hours.AreAlways);
        Assert.True(rules.Hours.StrictClockChanges);
        Assert.Equal("A", CampaignSettingsJson.ReadRules([0xEF, 0xBB, 0xBF, .. """{"format":1,"name":"A"}"""u8], Tzdb).Value.Name);
    }

    [Theory]
    [InlineData("", "SETTINGS_JSON_INVALID at $")]
    [InlineData("{", "SETTINGS_JSON_INVALID at $")]
    [InlineData("""{"format":1,"name":"A"} x""", "SETTINGS_JSON_INVALID at $")]
    [InlineData("""{"format":1,"name":"\ud800"}""", "SETTINGS_PROPERTY_TYPE at $.name")]
    [InlineData("""{"format":1,"name":"A","\ud800":1}""", "SETTINGS_JSON_INVALID at $")]
    [InlineData("[]", "SETTINGS_PROPERTY_TYPE at $")]
    [InlineData("{}", "SETTINGS_PROPERTY_MISSING at $.name")]
    [InlineData("""{"format":"1"}""", "SETTINGS_PROPERTY_TYPE at $.format")]
    [InlineData("""{"format":0}""", "SETTINGS_PROPERTY_RANGE at $.format")]
    [InlineData("""{"format":2,"anything":1}""", "SETTINGS_JSON_NEWER at $.format")]
    [InlineData("""{"format":1}""", "SETTINGS_PROPERTY_MISSING at $.name")]
    [InlineData("""{"format":1,"name":" "}""", "SETTINGS_PROPERTY_MISSING at $.name")]
    [InlineData("""{"format":1,"name":5}""", "SETTINGS_PROPERTY_TYPE at $.name")]
    [InlineData("""{"format":1,"name":"A","name":"B"}""", "SETTINGS_PROPERTY_DUPLICATE at $.name")]
    [InlineData("""{"format":1,"name":"A","b":[{},{"c":1,"c":1}]}""", "SETTINGS_PROPERTY_DUPLICATE at $.b[1].c")]
    [InlineData("""{"format":1,"name":"A","zulu":1,"window":[]}""", "SETTINGS_PROPERTY_UNKNOWN at $.window")]
    [InlineData("""{"format":1,"name":"A","clockChanges":"strict"}""", "SETTINGS_WORD_UNKNOWN at $.clockChanges")]
    [InlineData("""{"format":1,"name":"A","clockChanges":"1"}""", "SETTINGS_WORD_UNKNOWN at $.clockChanges")]
    [InlineData("""{"format":1,"name":"A","windows":{}}""", "SETTINGS_PROPERTY_TYPE at $.windows")]
    [InlineData("""{"format":1,"name":"A","windows":[]}""", "SETTINGS_NEVER_OPEN at $.windows")]
    [InlineData("""{"format":1,"name":"A","windows":[null]}""", "SETTINGS_PROPERTY_TYPE at $.windows[0]")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"08:00"}]}""", "SETTINGS_PROPERTY_MISSING at $.windows[0].to")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"08:00","to":"25:00"}]}""", "SETTINGS_TIME_INVALID at $.windows[0].to")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"24:00","to":"08:00"}]}""", "SETTINGS_TIME_INVALID at $.windows[0].from")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":8,"to":"08:00"}]}""", "SETTINGS_PROPERTY_TYPE at $.windows[0].from")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"08:00","to":"09:00","day":"Monday"}]}""", "SETTINGS_PROPERTY_UNKNOWN at $.windows[0].day")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"08:00","to":"09:00","days":[]}]}""", "SETTINGS_PROPERTY_MISSING at $.windows[0].days")]
    [InlineData("""{"format":1,"name":"A","windows":[{"from":"08:00","to":"09:00","days":["Monday","None"]}]}""", "SETTINGS_WORD_UNKNOWN at $.windows[0].days[1]")]
    [InlineData("""{"format":1,"name":"A","closedDates":["2026-02-29"]}""", "SETTINGS_DATE_INVALID at $.closedDates[0]")]
    [InlineData("""{"format":1,"name":"A","closedDates":["2026-02-28","2026-02-28"]}""", "SETTINGS_DATE_DUPLICATE at $.closedDates[1]")]
    [InlineData("""{"format":1,"name":"A","closedDates":["2026-02-28"],"specialDates":[{"date":"2026-02-28"}]}""", "SETTINGS_DATE_DUPLICATE at $.specialDates[0]")]
    [InlineData("""{"format":1,"name":"A","specialDates":[{"windows":[]}]}""", "SETTINGS_PROPERTY_MISSING at $.specialDates[0].date")]
    [InlineData("""{"format":1,"name":"A","specialDates":[{"date":"2026-02-28","windows":[{"from":"08:00","to":"09:00","days":["Monday"]}]}]}""", "SETTINGS_PROPERTY_UNKNOWN at $.specialDates[0].windows[0].days")]
    [InlineData("""{"format":1,"name":"A","windows":[],"closedDates":["2026-02-28"]}""", "SETTINGS_NEVER_OPEN at $.windows")]
    [InlineData("""{"format":1,"name":"A","limits":[{"rolling":"PT1H"}]}""", "SETTINGS_PROPERTY_MISSING at $.limits[0].maxAttempts")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":0,"rolling":"PT1H"}]}""", "SETTINGS_PROPERTY_RANGE at $.limits[0].maxAttempts")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":99999999999,"rolling":"PT1H"}]}""", "SETTINGS_PROPERTY_RANGE at $.limits[0].maxAttempts")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.limits[0]")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT1H","calendar":"Day","zone":"UTC"}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.limits[0]")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT1H","zone":"UTC"}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.limits[0]")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"1 h"}]}""", "SETTINGS_DURATION_INVALID at $.limits[0].rolling")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT0S"}]}""", "SETTINGS_PROPERTY_RANGE at $.limits[0].rolling")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"P999999999W"}]}""", "SETTINGS_PROPERTY_RANGE at $.limits[0].rolling")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"P1M"}]}""", "SETTINGS_DURATION_INVALID at $.limits[0].rolling")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"calendar":"Day","days":2}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.limits[0]")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"days":0}]}""", "SETTINGS_PROPERTY_RANGE at $.limits[0].days")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"days":7,"counts":{"all":true}}]}""", "SETTINGS_PROPERTY_UNKNOWN at $.limits[0].counts.all")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"after":["Drop"],"period":"PT1H","days":1}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.lockouts[0]")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"calendar":"Day","zone":"Rome"}]}""", "SETTINGS_ZONE_UNKNOWN at $.limits[0].zone")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"calendar":"Year","zone":"UTC"}]}""", "SETTINGS_WORD_UNKNOWN at $.limits[0].calendar")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT1H","scope":"Subject"}]}""", "SETTINGS_WORD_UNKNOWN at $.limits[0].scope")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"period":"PT1H"}]}""", "SETTINGS_PROPERTY_MISSING at $.lockouts[0].after")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"after":["Lost"],"period":"PT1H"}]}""", "SETTINGS_WORD_UNKNOWN at $.lockouts[0].after[0]")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"after":["Drop"]}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.lockouts[0]")]
    public void Read_BadData_GivesReasonAndPlace(string json, string refusal)
    {
        var reading = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json), Tzdb);
        Assert.False(reading.IsOk);
        Assert.Equal(refusal, reading.Reason.ToString());
        Assert.NotEmpty(reading.Reason.Expected);
    }

    [Theory]
    [InlineData("""{"format":0}""", "a whole number from 1 to 2147483647")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":0,"rolling":"PT1H"}]}""", "a whole number from 1 to 2147483647")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT0S"}]}""", "a duration longer than PT0S and at most P3660D, such as PT1M30S")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"after":["Drop"],"period":"P3661D"}]}""", "a duration longer than PT0S and at most P3660D, such as PT1M30S")]
    public void Read_OutOfRange_GivesTheRange(string json, string range)
    {
        var refusal = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json), Tzdb).Reason;
        Assert.Equal((CampaignSettingsReason.PropertyRange, range), (refusal.Reason, refusal.Expected));
    }

    [Fact]
    public void Read_DeepOrLongJson_IsRefusedInLinearTime()
    {
        var deep = $$"""{"format":1,"name":"A","x":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        Assert.Equal(CampaignSettingsReason.JsonInvalid, CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(deep), Tzdb).Reason.Reason);
        var name = new string('n', 200_000);
        var wide = $$"""{"format":1,"name":"A","{{name}}":[{{string.Join(',', Enumerable.Repeat("{}", 200_000))}}]}""";
        var refusal = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(wide), Tzdb).Reason;
        Assert.Equal((CampaignSettingsReason.PropertyUnknown, "$." + name), (refusal.Reason, refusal.Path));
    }

    [Theory]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":0,"rolling":"PT1H"}]}""", "a whole number from 1 to 2147483647")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":"1","rolling":"PT1H"}]}""", "a whole number from 1 to 2147483647")]
    [InlineData("""{"format":1,"name":"A","lockouts":[{"after":["Drop"],"period":"P3661D"}]}""", "a duration longer than PT0S and at most P3660D, such as PT1M30S")]
    [InlineData("""{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"PT1H","scope":"Subject"}]}""", "one of Phone, Contact")]
    public void Read_BadData_GivesTheExpectedValue(string json, string expected) => Assert.Equal(expected, CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json), Tzdb).Reason.Expected);

    [Fact]
    public void WriteThenRead_NamesOfLimitsAndLockouts_AreKept()
    {
        var rules = new CallingRuleSet("A")
        {
            Limits = [AttemptLimit.Rolling(1, Duration.FromHours(1)) with { Name = "Limit" }],
            Lockouts = [new Lockout([CallStatus.Drop], Duration.FromHours(1)) { Name = "Lockout" }],
        };
        Assert.Equal(rules, CampaignSettingsJson.ReadRules(CampaignSettingsJson.WriteRules(rules), Tzdb).Value);
    }

    [Fact]
    public void Write_InvalidName_Throws() =>
        Assert.All(["", " ", "half of a surrogate pair: \ud83d"], name => Assert.ThrowsAny<ArgumentException>(() => CampaignSettingsJson.WriteRules(new CallingRuleSet(name))));

    [Property]
    public bool Read_DamagedExample_IsReadOrRefused(DamagedText damaged, byte which)
    {
        string[] examples = [.. RuleLibrary.Names.Select(name => Encoding.UTF8.GetString(RuleLibrary.Bytes(name))), Everything];
        var json = damaged.Of(examples[which % examples.Length]);
        var reading = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json), Tzdb);
        return reading.IsOk ? CampaignSettingsJson.ReadRules(CampaignSettingsJson.WriteRules(reading.Value), Tzdb).Value == reading.Value : reading.Reason.Reason != CampaignSettingsReason.Unspecified;
    }

    [Property]
    public bool WriteThenRead_AnyRules_GivesThemBack(CallingRuleSet rules) => CampaignSettingsJson.ReadRules(CampaignSettingsJson.WriteRules(rules), Tzdb).Value == rules;

    private const string Everything =
        """
        {"format":1,"name":"Everything","clockChanges":"Permissive",
         "windows":[{"days":["Friday","Monday"],"from":"22:00","to":"24:00"},{"from":"08:00:30","to":"09:00"}],
         "closedDates":["2026-12-25"],"specialDates":[{"date":"2026-12-24","windows":[{"from":"09:00","to":"13:00"}]}],
         "limits":[{"maxAttempts":4,"scope":"Phone","rolling":"P2DT1.5S"},{"maxAttempts":1,"scope":"Contact","calendar":"Week","zone":"Europe/Rome"}],
         "lockouts":[{"after":["Drop"],"scope":"Contact","period":"PT1H"}]}
        """;

    private static CallingRuleSet Read(string json) => CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json), Tzdb).Value;
}
