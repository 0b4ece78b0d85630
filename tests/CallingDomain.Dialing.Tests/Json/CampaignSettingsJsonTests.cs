using System.Buffers;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Dialing.Tests.SettingsCases;

namespace CallingDomain.Dialing.Tests;

public sealed partial class CampaignSettingsJsonTests
{
    // Another value for each property of the settings and of the Retry Settings.
    private static readonly (string Property, CampaignSettings Settings)[] Variations =
    [
        ("TimeZone", new() { TimeZone = Tzdb["Europe/Rome"] }),
        ("PhoneZones", new() { PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+1212"), [Tzdb["America/New_York"]])]) }),
        ("Retry", new() { Retry = new RetrySettings().With(CallStatus.AgentReject, new RetryRule(3, Duration.FromMinutes(151))) }),
        ("CallingHours", new() { CallingHours = Everything.CallingHours }),
        ("Rules", new() { Rules = [new CallingRuleSet("Law")] }),
        ("Order", new() { Order = DueOrder.Descending }),
        ("CallbacksFirst", new() { CallbacksFirst = true }),
        ("ReloadClosedContacts", new() { ReloadClosedContacts = true }),
        ("DuplicateCheck", new() { DuplicateCheck = DuplicateCheck.Always }),
        ("DuplicatePhones", new() { DuplicatePhones = DuplicatePhones.Any }),
        ("MaxConcurrentCalls", new() { MaxConcurrentCalls = 31 }),
        ("ClaimLease", new() { ClaimLease = Duration.FromSeconds(121) }),
        ("CallLease", new() { CallLease = Duration.FromMinutes(241) }),
        ("CountLostCalls", new() { CountLostCalls = false }),
        ("MaxCallbacks", new() { MaxCallbacks = 21 }),
        ("MaxLostCalls", new() { MaxLostCalls = 11 }),
        ("EndsAt", new() { EndsAt = new LocalDateTime(2026, 12, 31, 18, 0) }),
        ("CallbackOwnerTime", new() { CallbackOwnerTime = Duration.Zero }),
        ("Caller", new() { Caller = "acme" }),
        ("CallKinds", new() { CallKinds = ["Sales"] }),
        ("ContactFields", new() { ContactFields = ["state"] }),
        ("AgentForEachCall", new() { AgentForEachCall = true }),
        ("Endings", new() { Endings = new() { Refused = new() { Closes = true } } }),
        ("Subject", new() { Subject = "spring offer" }),
        ("Blacklist", new() { Blacklist = Blacklist.Of([PhoneNumber.Parse("+15013334444")]) }),
        ("Retry.CallAdditionalPhoneAfter", new() { Retry = new() { CallAdditionalPhoneAfter = Duration.Zero } }),
        ("Retry.GlobalMaxAttempts", new() { Retry = new() { GlobalMaxAttempts = 5 } }),
        ("Retry.LimitScope", new() { Retry = new() { LimitScope = LimitScope.LastPhone } }),
        ("Retry.CheckEachAttempt", new() { Retry = new() { CheckEachAttempt = true } }),
        ("Retry.GlobalScope", new() { Retry = new() { GlobalScope = AttemptScope.Contact } }),
        ("Retry.DelayBase", new() { Retry = new() { DelayBase = DelayBase.AttemptStart } }),
        ("Retry.SkipBlockedPhones", new() { Retry = new() { SkipBlockedPhones = true } }),
        ("Retry.RestartInterruptedPass", new() { Retry = new() { RestartInterruptedPass = true } }),
        ("Retry.Item", new() { Retry = new RetrySettings().With(CallStatus.Busy, new RetryRule(4, Duration.FromMinutes(150))) }),
    ];

    [Fact]
    public void Write_SettingsThatDifferInOneProperty_GivesOtherBytes()
    {
        var properties = typeof(CampaignSettings).GetProperties().Select(property => property.Name).Concat(typeof(RetrySettings).GetProperties().Select(property => "Retry." + property.Name));
        Assert.Equal(properties.Order(StringComparer.Ordinal), Variations.Select(each => each.Property).Order(StringComparer.Ordinal));
        var all = Variations.Select(each => each.Settings).Append(new CampaignSettings()).ToList();
        Assert.Equal(all.Count, all.Select(settings => Encoding.UTF8.GetString(CampaignSettingsJson.Write(settings))).Distinct().Count());
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = 0; j < all.Count; j++) Assert.Equal(i == j, all[i].Equals(all[j]));
            Assert.Equal(all[i], CampaignSettingsJson.Read(CampaignSettingsJson.Write(all[i]), Tzdb).Value);
        }
    }

    [Fact]
    public void Write_Defaults_GivesThisText() => Assert.Equal(
        """{"format":1,"timeZone":"UTC","phoneZones":{},"retry":{"callAdditionalPhoneAfter":"PT1M","globalMaxAttempts":4,"limitScope":"AnyPhone","checkpoint":"EndOfPass","globalScope":"PerPhone","delayBase":"AttemptEnd","skipBlockedPhones":false,"restartInterruptedPass":false,"statuses":{"""
        + string.Join(',', AttemptCounts.Counted.Select(status => $$"""{{'"'}}{{status}}":{"maxAttempts":3,"retryAfter":"PT2H30M"}"""))
        + """}},"rules":[],"order":"Ascending","callbacksFirst":false,"reloadClosedContacts":false,"duplicateCheck":"Never","duplicatePhones":"Primary","maxConcurrentCalls":30,"claimLease":"PT2M","callLease":"PT4H","countLostCalls":true,"maxCallbacks":20,"maxLostCalls":10,"agentForEachCall":false,"endings":{"doNotCall":{"blacklist":"Phone"},"refused":{},"spoke":{},"deadNumber":{"blacklist":"Phone"},"badFormat":{"blacklist":"Phone"},"dispositions":[]},"blacklist":[]}""",
        Encoding.UTF8.GetString(CampaignSettingsJson.Write(new CampaignSettings())));

    [Fact]
    public void Read_NoProperties_GivesTheDefaults()
    {
        Assert.Equal(new CampaignSettings(), CampaignSettingsJson.Read("{}"u8, Tzdb).Value);
        Assert.Equal(new CampaignSettings(), CampaignSettingsJson.Read("""{"format":1}"""u8, Tzdb).Value);
        Assert.Equal(new CampaignSettings(), CampaignSettingsJson.Read([0xEF, 0xBB, 0xBF, .. """{"retry":null,"blacklist":null,"format":1,"clockChanges":"Strict"}"""u8], Tzdb).Value);
    }

    [Fact]
    public void Read_PageExample_GivesTheSettings()
    {
        var example = PageExample().Match(Repository.Text("docs", "dialing.md")).Groups[1].Value;
        var expected = new CampaignSettings
        {
            TimeZone = Tzdb["America/Chicago"],
            PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+1212"), [Tzdb["America/New_York"]])]),
            Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromSeconds(90), LimitScope = LimitScope.LastPhone }
                .WithDefault(new RetryRule(3, Duration.FromMinutes(2))).With(CallStatus.Busy, new RetryRule(2, Duration.FromMinutes(2))),
            CallingHours = CallingHours.Of(
                [
                    new CallingWindow(new LocalTime(9, 0), new LocalTime(21, 0), [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday]),
                    new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay) { MonthDays = [1, 15], Months = [6, 12] },
                ],
                [SpecialDate.Closed(new LocalDate(2026, 12, 25)), new SpecialDate(new LocalDate(2026, 12, 24), new TimeWindow(new LocalTime(9, 0), new LocalTime(13, 0)))]),
            Rules = [new CallingRuleSet("Three a day") { Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact)] }],
            MaxConcurrentCalls = 10,
            ClaimLease = Duration.FromSeconds(30),
            EndsAt = new LocalDateTime(2026, 12, 31, 18, 0),
            CallbackOwnerTime = Duration.FromMinutes(30),
            Subject = "spring offer",
            Caller = "acme",
            CallKinds = ["Sales"],
            ContactFields = ["state", "consentOn"],
            Endings = new EndingRules
            {
                DoNotCall = new CallEffect { Blacklists = AttemptScope.Contact },
                Refused = new CallEffect { Blacklists = AttemptScope.Phone, Days = 60 },
                Dispositions = [new Disposition("Sold/Online"), new Disposition("Wrong person", new CallEffect { RetryAs = CallStatus.NoAnswer }), new Disposition("Busy now", new CallEffect { CallbackAfter = Duration.FromHours(2) })],
            },
            Blacklist = Blacklist.Of([PhoneNumber.Parse("+15013334444")], [PhoneNumber.Parse("+1900")]),
        };
        Assert.Equal(expected, CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(example), Tzdb).Value);
        Assert.Equal(JsonNode.Parse(CampaignSettingsJson.Write(expected))!.AsObject().Select(property => property.Key).Order(), JsonNode.Parse(example)!.AsObject().Select(property => property.Key).Order());
    }

    [Fact]
    public void Read_RetryDefaultAndPartsOfRules_HoldAsInACampaignFile()
    {
        var retry = CampaignSettingsJson.Read("""{"format":1,"retry":{"statuses":{"Busy":{"maxAttempts":2},"Drop":{"retryAfter":"P1DT1S"}},"default":{"retryAfter":"PT5M"}}}"""u8, Tzdb).Value.Retry;
        Assert.Equal(new RetryRule(3, Duration.FromMinutes(5)), retry[CallStatus.NoAnswer]);
        Assert.Equal(new RetryRule(2, Duration.FromMinutes(5)), retry[CallStatus.Busy]);
        Assert.Equal(new RetryRule(3, Duration.FromSeconds(86_401)), retry[CallStatus.Drop]);
    }

    [Fact]
    public void Read_HolidaysAndClosedDates_AreBothClosed()
    {
        var hours = CampaignSettingsJson.Read("""{"format":1,"holidays":["2026-12-25"],"closedDates":["2026-12-26"]}"""u8, Tzdb).Value.CallingHours;
        Assert.Equal<SpecialDate>([SpecialDate.Closed(new LocalDate(2026, 12, 25)), SpecialDate.Closed(new LocalDate(2026, 12, 26))], hours.SpecialDates);
        Assert.False(hours.StrictClockChanges);
        Assert.True(hours.IsOpen(Instant.FromUtc(2026, 12, 24, 23, 59), DateTimeZone.Utc));
    }

    [Theory]
    [InlineData("", "SETTINGS_JSON_INVALID at $: a JSON document in UTF-8")]
    [InlineData("""{"format":1} x""", "SETTINGS_JSON_INVALID at $: a JSON document in UTF-8")]
    [InlineData("""{"format":1,"\ud800":1}""", "SETTINGS_JSON_INVALID at $: a JSON document in UTF-8")]
    [InlineData("null", "SETTINGS_PROPERTY_TYPE at $: an object")]
    [InlineData("""{"format":2,"anything":1}""", "SETTINGS_JSON_NEWER at $.format: at most 1")]
    [InlineData("""{"format":0}""", "SETTINGS_PROPERTY_RANGE at $.format: a whole number from 1 to 2147483647")]
    [InlineData("""{"format":1,"order":"Ascending","order":"Ascending"}""", "SETTINGS_PROPERTY_DUPLICATE at $.order: each property once")]
    [InlineData("""{"format":1,"order":"Ascending","\u006frder":"Ascending"}""", "SETTINGS_PROPERTY_DUPLICATE at $.order: each property once")]
    [InlineData("""{"format":1,"order":"ascending"}""", "SETTINGS_WORD_UNKNOWN at $.order: one of Ascending, Descending")]
    [InlineData("""{"format":1,"order":"1"}""", "SETTINGS_WORD_UNKNOWN at $.order: one of Ascending, Descending")]
    [InlineData("""{"format":1,"timeZone":"Rome"}""", "SETTINGS_ZONE_UNKNOWN at $.timeZone: the identity of a time zone, such as Europe/Rome")]
    [InlineData("""{"format":1,"phoneZones":{"+1212":["UTC","Rome"]}}""", "SETTINGS_ZONE_UNKNOWN at $.phoneZones.+1212[1]: the identity of a time zone, such as Europe/Rome")]
    [InlineData("""{"format":1,"phoneZones":{"+1212":[]}}""", "SETTINGS_PROPERTY_MISSING at $.phoneZones.+1212: at least one value")]
    [InlineData("""{"format":1,"phoneZones":{"1212":["UTC"]}}""", "SETTINGS_NUMBER_INVALID at $.phoneZones.1212: the prefix of phone numbers, such as +1212")]
    [InlineData("""{"format":1,"retry":{"statuses":{"Busy":{"maxAttempts":256}}}}""", "SETTINGS_PROPERTY_RANGE at $.retry.statuses.Busy.maxAttempts: a whole number from 1 to 255")]
    [InlineData("""{"format":1,"retry":{"statuses":{"Busy":{"maxAttempts":1.5}}}}""", "SETTINGS_PROPERTY_TYPE at $.retry.statuses.Busy.maxAttempts: a whole number from 1 to 255")]
    [InlineData("""{"format":1,"retry":{"statuses":{"Reached":{}}}}""", "SETTINGS_PROPERTY_UNKNOWN at $.retry.statuses.Reached: one of NoAnswer, Busy, Congestion, NoSuchNumber, Drop, Abandoned, Machine, AgentReject")]
    [InlineData("""{"format":1,"retry":{"default":{"retries":1}}}""", "SETTINGS_PROPERTY_UNKNOWN at $.retry.default.retries: one of maxAttempts, retryAfter")]
    [InlineData("""{"format":1,"retry":{"callAdditionalPhoneAfter":"P366DT1S"}}""", "SETTINGS_PROPERTY_RANGE at $.retry.callAdditionalPhoneAfter: a duration from PT0S to P366D, such as PT1M30S")]
    [InlineData("""{"format":1,"claimLease":"PT0S"}""", "SETTINGS_PROPERTY_RANGE at $.claimLease: a duration longer than PT0S and at most P366D, such as PT1M30S")]
    [InlineData("""{"format":1,"callLease":"1 h"}""", "SETTINGS_DURATION_INVALID at $.callLease: a duration longer than PT0S and at most P366D, such as PT1M30S")]
    [InlineData("""{"format":1,"callingHours":[]}""", "SETTINGS_NEVER_OPEN at $.callingHours: at least one window; without the list every instant is open")]
    [InlineData("""{"format":1,"callingHours":[{"monthDays":[0],"from":"09:00","to":"21:00"}]}""", "SETTINGS_PROPERTY_RANGE at $.callingHours[0].monthDays[0]: a whole number from 1 to 31")]
    [InlineData("""{"format":1,"callingHours":[{"months":[12,13],"from":"09:00","to":"21:00"}]}""", "SETTINGS_PROPERTY_RANGE at $.callingHours[0].months[1]: a whole number from 1 to 12")]
    [InlineData("""{"format":1,"callingHours":[{"months":[],"from":"09:00","to":"21:00"}]}""", "SETTINGS_PROPERTY_MISSING at $.callingHours[0].months: at least one value")]
    [InlineData("""{"format":1,"callingHours":[{"monthDays":[31],"months":[2,4],"from":"09:00","to":"21:00"}]}""", "SETTINGS_NEVER_OPEN at $.callingHours[0]: a window with at least one date; 30 February is none")]
    [InlineData("""{"format":1,"callingHours":[{"from":"9:00","to":"21:00"}]}""", "SETTINGS_TIME_INVALID at $.callingHours[0].from: a time of day such as 08:00")]
    [InlineData("""{"format":1,"closedDates":["2026-12-25"],"holidays":["2026-12-25"]}""", "SETTINGS_DATE_DUPLICATE at $.holidays[0]: each date once")]
    [InlineData("""{"format":1,"specialDates":[{"date":"2026-02-29"}]}""", "SETTINGS_DATE_INVALID at $.specialDates[0].date: a date such as 2026-12-25")]
    [InlineData("""{"format":1,"rules":["florida"]}""", "SETTINGS_PROPERTY_TYPE at $.rules[0]: an object")]
    [InlineData("""{"format":1,"rules":[{}]}""", "SETTINGS_PROPERTY_MISSING at $.rules[0].name: the property name")]
    [InlineData("""{"format":1,"rules":[{"format":2,"name":"A"}]}""", "SETTINGS_JSON_NEWER at $.rules[0].format: at most 1")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","weekends":[]}]}""", "SETTINGS_PROPERTY_UNKNOWN at $.rules[0].weekends: one of format, name, notice, source, sourceUrl, readOn, confidence, inForceFrom, repealedFrom, appliesTo, liftedBy, needs, zone, clockChanges, calendars, windows, closedDates, holidays, specialDates, hoursField, limits, lockouts, abandonedCalls")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","limits":[{"maxAttempts":1}]}]}""", "SETTINGS_PERIOD_AMBIGUOUS at $.rules[0].limits[0]: either rolling, calendar or days; a zone only with calendar or days")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","limits":[{"maxAttempts":1,"rolling":"P3661D"}]}]}""", "SETTINGS_PROPERTY_RANGE at $.rules[0].limits[0].rolling: a duration longer than PT0S and at most P3660D, such as PT1M30S")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","inForceFrom":"2026-08-11","repealedFrom":"2026-08-11"}]}""", "SETTINGS_CONTRADICTORY at $.rules[0].repealedFrom: a date after inForceFrom")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","confidence":"Certain"}]}""", "SETTINGS_WORD_UNKNOWN at $.rules[0].confidence: one of High, Medium, Low")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","holidays":[{"calendar":"IT"}]}]}""", "SETTINGS_CALENDAR_UNKNOWN at $.rules[0].holidays[0].calendar: the name of a calendar in the list 'calendars'")]
    [InlineData("""{"format":1,"rules":[{"format":1,"name":"A","calendars":[{"name":"IT","holidays":[{"name":"x","date":"12-26"}]},{"name":"IT","added":[{"name":"x","date":"2026-12-26"}]}]}]}""", "SETTINGS_WORD_DUPLICATE at $.rules[0].calendars[1].name: each calendar once")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","easter":1,"date":"01-01"}]}]}""", "SETTINGS_CONTRADICTORY at $.calendars[0].holidays[0]: one of date, week, onOrAfter, onOrBefore, easter")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","date":"01-01","day":"Monday"}]}]}""", "SETTINGS_PROPERTY_UNKNOWN at $.calendars[0].holidays[0].day: one of name, date, fromYear, untilYear, everyYears, moves")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","date":"02-30"}]}]}""", "SETTINGS_DATE_INVALID at $.calendars[0].holidays[0].date: a day of the year such as 12-25")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","week":6,"day":"Monday","month":1}]}]}""", "SETTINGS_PROPERTY_RANGE at $.calendars[0].holidays[0].week: a whole number from 1 to 5")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","date":"01-01","fromYear":2020,"untilYear":2019}]}]}""", "SETTINGS_CONTRADICTORY at $.calendars[0].holidays[0].untilYear: a year that is not before fromYear")]
    [InlineData("""{"format":1,"calendars":[{"name":"IT","holidays":[{"name":"x","date":"01-01","moves":[{"from":"Sunday","to":"Monday"},{"from":"Sunday","to":"Friday"}]}]}]}""", "SETTINGS_WORD_DUPLICATE at $.calendars[0].holidays[0].moves[1].from: each day of the week once")]
    [InlineData("""{"format":1,"blacklist":["+15013334444","5013334444"]}""", "SETTINGS_NUMBER_INVALID at $.blacklist[1]: a phone number such as +390612345678, or a prefix such as +39899*")]
    [InlineData("""{"format":1,"blacklist":{"saved":["AAAA"]}}""", "SETTINGS_NUMBER_INVALID at $.blacklist.saved: a saved blacklist in Base64")]
    [InlineData("""{"format":1,"blacklist":{"saved":["*"]}}""", "SETTINGS_PROPERTY_TYPE at $.blacklist.saved[0]: a saved blacklist in Base64")]
    [InlineData("""{"format":1,"blacklist":{}}""", "SETTINGS_PROPERTY_TYPE at $.blacklist: a list")]
    [InlineData("""{"format":1,"blacklist":["*"]}""", "SETTINGS_NUMBER_INVALID at $.blacklist[0]: a phone number such as +390612345678, or a prefix such as +39899*")]
    public void Read_BadData_GivesReasonPlaceAndExpectedValue(string json, string refusal)
    {
        var reading = CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(json), Tzdb);
        Assert.False(reading.IsOk);
        Assert.Equal(refusal, $"{reading.Reason}: {reading.Reason.Expected}");
    }

    [Theory]
    [InlineData("Europe/Rome", "$.timeZone")]
    [InlineData("America/New_York", "$.phoneZones.+1212[0]")]
    [InlineData("UTC-05", "$.phoneZones.+1[1]")]
    public void Read_ZoneThatTheProviderLacks_IsRefusedAtItsPlace(string lacking, string path)
    {
        var refusal = CampaignSettingsJson.Read(CampaignSettingsJson.Write(Everything), new ZonesWithout(lacking)).Reason;
        Assert.Equal((CampaignSettingsReason.ZoneUnknown, path), (refusal.Reason, refusal.Path));
    }

    [Fact]
    public void Read_DeepOrLongJson_IsRefusedInLinearTime()
    {
        var deep = $$"""{"format":1,"rules":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        Assert.Equal(CampaignSettingsReason.JsonInvalid, CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(deep), Tzdb).Reason.Reason);
        var wide = $$"""{"format":1,{{string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"p{i}\":1"))}}}""";
        Assert.Equal("SETTINGS_PROPERTY_UNKNOWN at $.p0", CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(wide), Tzdb).Reason.ToString());
    }

    [Fact]
    public void WriteThenRead_BlacklistOfAHundredThousand_GivesItBack()
    {
        var settings = new CampaignSettings { Blacklist = Blacklist.Of(Enumerable.Range(0, 100_000).Select(i => PhoneNumber.FromDigits(15_013_300_000 + (ulong)i)), [PhoneNumber.Parse("+1900")]) };
        var output = new ArrayBufferWriter<byte>();
        CampaignSettingsJson.Write(output, settings);
        Assert.Equal(CampaignSettingsJson.Write(settings), output.WrittenSpan.ToArray());
        Assert.Equal(settings, CampaignSettingsJson.Read(output.WrittenSpan, Tzdb).Value);
        Assert.InRange(output.WrittenCount, 0, 100_000 / 2); // packed: as a list, 15 bytes a number
    }

    // The longest list, and the shortest blacklist that is packed.
    [Theory]
    [InlineData(10_000, "[\"+15013300000\",")]
    [InlineData(10_001, "{\"saved\":[\"Q0RCTElTVAE")]
    public void Write_BlacklistByLength_IsAListOrPacked(int count, string expected)
    {
        var settings = new CampaignSettings { Blacklist = Blacklist.Of(Enumerable.Range(0, count).Select(i => PhoneNumber.FromDigits(15_013_300_000 + (ulong)i))) };
        var bytes = CampaignSettingsJson.Write(settings);
        Assert.Contains($"\"blacklist\":{expected}", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(settings, CampaignSettingsJson.Read(bytes, Tzdb).Value);
    }

    [Fact]
    public void WriteThenRead_BlacklistOfSeveralParts_GivesItBack()
    {
        var settings = new CampaignSettings { Blacklist = Blacklist.Of(Enumerable.Range(0, 400_000).Select(i => PhoneNumber.FromDigits(1_000_000_000 + ((ulong)i * 100_003))), [PhoneNumber.Parse("+1900")]) };
        var bytes = CampaignSettingsJson.Write(settings);
        Assert.Contains("\",\"", Encoding.UTF8.GetString(bytes.AsSpan(bytes.AsSpan().IndexOf("\"saved\""u8))), StringComparison.Ordinal);
        Assert.Equal(settings, CampaignSettingsJson.Read(bytes, Tzdb).Value);
    }

    [Fact]
    public void Write_AnyCulture_GivesTheSameBytes()
    {
        var (before, strange) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        (strange.NumberFormat.NumberDecimalSeparator, strange.NumberFormat.NegativeSign, strange.DateTimeFormat.TimeSeparator, strange.DateTimeFormat.DateSeparator) = ("~", "minus", ";", "!");
        var bytes = CampaignSettingsJson.Write(Everything);
        try
        {
            CultureInfo.CurrentCulture = strange;
            Assert.Equal(bytes, CampaignSettingsJson.Write(Everything));
            Assert.Equal(Everything, CampaignSettingsJson.Read(bytes, Tzdb).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Write_SettingsThatCouldNotBeReadBack_Throws()
    {
        CampaignSettings[] refused =
        [
            new() { Order = (DueOrder)2 }, new() { DuplicateCheck = (DuplicateCheck)3 }, new() { Retry = new() { DelayBase = (DelayBase)3 } },
            new() { CallingHours = CallingHours.Of([new CallingWindow(default, default, [IsoDayOfWeek.None])]) },
            new() { Rules = [new CallingRuleSet(" ")] }, new() { Rules = [new CallingRuleSet("A\ud800")] }, new() { Rules = [new CallingRuleSet("A") { SourceUrl = "\udc00" }] },
            new() { Rules = [new CallingRuleSet("A") { Limits = [AttemptLimit.Rolling(1, Duration.FromDays(1), (AttemptScope)2)] }] },
        ];
        Assert.All(refused, settings => Assert.ThrowsAny<ArgumentException>(() => CampaignSettingsJson.Write(settings)));
    }

    [Fact]
    public void Calendars_OfOneNameInSeveralSets_ComeBackEach()
    {
        HolidayCalendar Of(string day) => new("Holidays") { Holidays = [Holiday.On(day, new AnnualDate(12, day.Length))] };
        CallingHours Closed(HolidayCalendar calendar) => CallingHours.Of([new CallingWindow(default, default, CallingWindow.EveryDay)], holidays: [new HolidayHours(calendar)]);
        var settings = new CampaignSettings { CallingHours = Closed(Of("A")), Rules = [new("1") { Hours = Closed(Of("AB")) }, new("2") { Hours = Closed(Of("A")) }, new("3") { Hours = Closed(Of("AB")) }] };
        var json = CampaignSettingsJson.Write(settings);
        Assert.Equal(settings, CampaignSettingsJson.Read(json, Tzdb).Value);
        Assert.Equal(2, Encoding.UTF8.GetString(json).Split("\"AB\"").Length - 1); // the set that names the calendar of the settings does not repeat it
        Assert.Throws<ArgumentException>(() => CallingHours.Of([new CallingWindow(default, default, CallingWindow.EveryDay)], holidays: [new HolidayHours(Of("A")), new HolidayHours(Of("AB"))]));
    }

    [Theory]
    [InlineData("""[{"name":"A","added":[{"date":"2026-12-24","name":"x"},{"date":"2026-12-24","name":"y"}]}]""", "SETTINGS_DATE_DUPLICATE at $.calendars[0].added[1].date")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"12-25"}],"removed":["2026-12-25","2027-12-25","2026-12-25"]}]""", "SETTINGS_DATE_DUPLICATE at $.calendars[0].removed[2]")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"12-25"}],"added":[{"date":"2026-12-25","name":"x"}],"removed":["2027-12-25","2026-12-25"]}]""", "SETTINGS_CONTRADICTORY at $.calendars[0].removed[1]")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"12-25"}],"removed":["2026-12-26"]}]""", "SETTINGS_NO_HOLIDAY at $.calendars[0].removed[0]")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"07-04","moves":[{"from":"Saturday","to":"Friday"}]}],"removed":["2026-07-03","2026-07-04"]}]""", "SETTINGS_NO_HOLIDAY at $.calendars[0].removed[1]")]
    [InlineData("""[{"name":"A"}]""", "SETTINGS_CALENDAR_EMPTY at $.calendars[0]")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"02-29","fromYear":2025,"untilYear":2027}]}]""", "SETTINGS_CALENDAR_EMPTY at $.calendars[0]")]
    [InlineData("""[{"name":"A","holidays":[{"name":"x","date":"12-25"}]},{"name":"B","holidays":[{"name":"x","date":"12-25"}]}]""", "SETTINGS_CALENDAR_UNUSED at $.calendars[1]")]
    public void Read_CalendarThatContradictsItself_IsRefused(string calendars, string refusal)
    {
        var rules = $$"""{"name":"N","calendars":{{calendars}},"holidays":[{"calendar":"A"}]}""";
        Assert.Equal(refusal, CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(rules), Tzdb).Reason.ToString());
        Assert.Equal(refusal, CampaignSettingsJson.Read(Encoding.UTF8.GetBytes($$"""{"calendars":{{calendars}},"rules":[{"name":"N","holidays":[{"calendar":"A"}]}]}"""), Tzdb).Reason.ToString());
        Assert.Equal(refusal.Replace("$", "$.rules[0]", StringComparison.Ordinal), CampaignSettingsJson.Read(Encoding.UTF8.GetBytes($$"""{"rules":[{{rules}}]}"""), Tzdb).Reason.ToString());
    }

    [Theory]
    [InlineData("""{"calendars":[{{0}}],"holidays":[{"calendar":"A"}]}""", "Ok")]
    [InlineData("""{"calendars":[{{0}}],"rules":[{"name":"M"},{"name":"N","holidays":[{"calendar":"A","part":"Eve"}]}]}""", "Ok")]
    [InlineData("""{"calendars":[{{0}}]}""", "SETTINGS_CALENDAR_UNUSED at $.calendars[0]")]
    [InlineData("""{"calendars":[{{0}}],"rules":[{"name":"N","calendars":[{"name":"A","holidays":[{"name":"x","date":"12-26"}]}],"holidays":[{"calendar":"A"}]}]}""", "SETTINGS_CALENDAR_UNUSED at $.calendars[0]")] // the set has its own
    [InlineData("""{"calendars":[{{0}}],"holidays":[{"calendar":"A"},"2026-12-24",{"calendar":"A","part":"Eve"},{"calendar":"A","windows":[{"from":"09:00","to":"12:00"}]}]}""", "SETTINGS_WORD_DUPLICATE at $.holidays[3]")]
    [InlineData("""{"calendars":[{{0}}],"holidays":[{"calendar":"A"},{"calendar":"A"}]}""", "SETTINGS_WORD_DUPLICATE at $.holidays[1]")]
    public void Read_Calendar_IsUsedAndEachPartOnce(string settings, string expected)
    {
        var json = settings.Replace("{{0}}", """{"name":"A","holidays":[{"name":"x","date":"12-25"}]}""", StringComparison.Ordinal);
        Assert.Equal(expected, CampaignSettingsJson.Read(Encoding.UTF8.GetBytes(json), Tzdb) is var read && read.IsOk ? "Ok" : read.Reason.ToString());
    }

    [Theory]
    [InlineData("holidays", """{"name":"x","date":"12-25"}""")]
    [InlineData("removed", "\"2026-12-25\"")]
    public void Read_CalendarOfTooManyItems_IsRefused(string list, string item)
    {
        var items = string.Join(',', Enumerable.Range(0, 401).Select(i => item.Replace("2026", $"{1900 + i}", StringComparison.Ordinal)));
        Assert.Equal($"SETTINGS_PROPERTY_RANGE at $.calendars[0].{list}", CampaignSettingsJson.Read(Encoding.UTF8.GetBytes($$"""{"calendars":[{"name":"A","{{list}}":[{{items}}]}]}"""), Tzdb).Reason.ToString());
    }

    [Fact]
    public void Read_UnusedCalendarOfHoursAlone_IsRefused()
    {
        const string Calendars = "\"calendars\":[{\"name\":\"A\",\"holidays\":[{\"name\":\"x\",\"date\":\"12-25\"}]},{\"name\":\"B\",\"holidays\":[{\"name\":\"x\",\"date\":\"12-25\"}]}]";
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<HolidayHours>($$"""{"calendar":"A",{{Calendars}}}"""));
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<CallingHours>($$"""{"holidays":[{"calendar":"A"}],{{Calendars}}}"""));
    }

    [Fact]
    public void Words_All_AreThese()
    {
        var tables = typeof(JsonWords).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => field.GetValue(null)!).ToList();
        Assert.Equal(Words, string.Join('\n', tables.Select(Describe)));
        foreach (var table in tables.Where(table => table is not (WordTable<CallStatus> or WordTable<CallOutcome> or WordTable<CallSignal> or WordTable<ContactPhase> or WordTable<ListAction> or WordTable<WaitReason> or WordTable<CloseReason> or WordTable<RuleConfidence> or WordTable<bool> or WordTable<CalendarUnit>)))
        {
            var values = Enum.GetNames(table.GetType().GetGenericArguments()[0]).Where(name => name != "None");
            Assert.Equal(values.Count(), table.ToString()!.Split(", ").Length);
        }

        static string Describe(object table) => table switch
        {
            WordTable<CallStatus> words => Rows(words),
            WordTable<CallOutcome> words => Rows(words),
            WordTable<CallSignal> words => Rows(words),
            WordTable<ContactPhase> words => Rows(words),
            WordTable<WaitReason> words => Rows(words),
            WordTable<CloseReason> words => Rows(words),
            WordTable<ListAction> words => Rows(words),
            WordTable<DeletedTypeRule> words => Rows(words),
            WordTable<LimitScope> words => Rows(words),
            WordTable<bool> words => Rows(words),
            WordTable<DelayBase> words => Rows(words),
            WordTable<DueOrder> words => Rows(words),
            WordTable<DuplicateCheck> words => Rows(words),
            WordTable<DuplicatePhones> words => Rows(words),
            WordTable<AttemptScope> words => Rows(words),
            WordTable<CalendarUnit> words => Rows(words),
            WordTable<TimeDistributionKind> words => Rows(words),
            WordTable<RuleConfidence> words => Rows(words),
            WordTable<AbsentField> words => Rows(words),
            WordTable<HolidayPart> words => Rows(words),
            WordTable<IsoDayOfWeek> words => Rows(words),
            _ => throw new InvalidOperationException(table.GetType().ToString()),
        };

        static string Rows<TEnum>(WordTable<TEnum> words)
            where TEnum : struct
        {
            Assert.All(words.Rows, row => Assert.Equal((row.Value, row.Word), (words.Read(row.Word)!.Value, words[row.Value])));
            return $"{typeof(TEnum).Name}: {string.Join(' ', words.Rows.Select(row => $"{Convert.ToInt32(row.Value, CultureInfo.InvariantCulture)} {row.Word}"))}";
        }
    }

    private sealed class ZonesWithout(string lacking) : IDateTimeZoneProvider
    {
        public string VersionId => Tzdb.VersionId;

        public ReadOnlyCollection<string> Ids => Tzdb.Ids;

        public DateTimeZone this[string id] => GetZoneOrNull(id) ?? throw new KeyNotFoundException();

        public DateTimeZone GetSystemDefault() => DateTimeZone.Utc;

        public DateTimeZone? GetZoneOrNull(string id) => id == lacking ? null : Tzdb.GetZoneOrNull(id);
    }

    private const string Words =
        """
        CallStatus: 1 NoAnswer 2 Busy 3 Congestion 4 NoSuchNumber 5 Drop 6 Abandoned 7 Machine 8 AgentReject
        CallStatus: 1 NoAnswer 2 Busy 3 Congestion 4 NoSuchNumber 5 Drop 6 Abandoned 7 Machine 8 AgentReject 9 Reached
        TimeDistributionKind: 0 Constant 1 Uniform 2 Exponential 3 LogNormal 4 Empirical
        CallOutcome: 1 Refused 2 DoNotCall 3 Spoke
        CallSignal: 1 DoNotCall 2 Declined 3 Blocked 4 Dead 5 PossiblyDead 6 Moved 7 BadFormat 8 Ours
        CallStatus: 1 NoAnswer 2 Busy 3 Congestion 4 NoSuchNumber 5 Drop 6 Abandoned 7 Machine 8 AgentReject 9 Reached 10 Callback 11 Lost 12 NotDialed
        ContactPhase: 1 Waiting 2 Reserved 3 InCall 4 Closed
        WaitReason: 1 FirstCall 2 AdditionalDelay 3 RetryDelay 4 Window 5 InCall 8 Callback 9 Lockout 10 AttemptLimit
        CloseReason: 1 Reached 2 StatusLimit 3 GlobalLimit 4 NoDialablePhone 5 Blacklisted 6 Deleted 7 Canceled 8 NeverCallable 9 CampaignEnded 10 CallbackLimit 11 LostLimit 12 ListDetached 13 Disposition 14 FactMissing
        ListAction: 1 Hold 2 Release 3 Detach
        DeletedTypeRule: 0 Untype 1 RemovePhones
        LimitScope: 0 AnyPhone 1 LastPhone 2 AllPhones
        Boolean: 0 EndOfPass 1 EachAttempt
        AttemptScope: 0 PerPhone 1 PerContact
        DelayBase: 0 AttemptEnd 1 AttemptStart 2 Due
        DueOrder: 0 Ascending 1 Descending
        DuplicateCheck: 0 Never 1 Always 2 OnlyIfOpen
        DuplicatePhones: 1 Primary 2 Any
        Boolean: 0 Permissive 1 Strict
        AttemptScope: 0 Phone 1 Contact
        CalendarUnit: 0 Day 1 Week 2 Month
        CalendarUnit: 0 Day 2 Month
        RuleConfidence: 1 High 2 Medium 3 Low
        AbsentField: 0 Unknown 1 No 2 Yes
        HolidayPart: 0 Holiday 1 Eve
        IsoDayOfWeek: 1 Monday 2 Tuesday 3 Wednesday 4 Thursday 5 Friday 6 Saturday 7 Sunday
        """;

    [GeneratedRegex("## Settings as JSON.*?```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex PageExample();
}
