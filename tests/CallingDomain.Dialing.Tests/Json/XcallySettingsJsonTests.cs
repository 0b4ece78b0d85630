using System.Text;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using static CallingDomain.Dialing.Tests.SettingsCases;

namespace CallingDomain.Dialing.Tests;

[Properties(Arbitrary = [typeof(DamagedText), typeof(XcallySettingsJsonTests)])]
public sealed class XcallySettingsJsonTests
{
    // Every field that is read, none with its default.
    private const string Everything =
        """
        {"dialActive":1,"limitCalls":12,"dialTimezone":"Europe/Rome","dialGlobalInterval":"08:00-19:59,mon-fri,*,*","dialOrderByScheduledAt":"ASC","dialCheckDuplicateType":"onlyIfOpen","dialPrefix":"","dialGlobalMaxRetry":255,
        "dialNoAnswerMaxRetry":1,"dialNoAnswerRetryFrequency":0,"dialBusyMaxRetry":2,"dialBusyRetryFrequency":1,"dialCongestionMaxRetry":4,"dialCongestionRetryFrequency":2,
        "dialNoSuchNumberMaxRetry":5,"dialNoSuchNumberRetryFrequency":3,"dialDropMaxRetry":6,"dialDropRetryFrequency":4,"dialAbandonedMaxRetry":7,"dialAbandonedRetryFrequency":5,
        "dialMachineMaxRetry":8,"dialMachineRetryFrequency":6,"dialAgentRejectMaxRetry":255,"dialAgentRejectRetryFrequency":527040}
        """;

    [Fact]
    public void Read_EveryField_IsInTheSettings()
    {
        var read = Read(Everything);
        var retry = new RetrySettings { GlobalMaxAttempts = 255 }
            .With(CallStatus.NoAnswer, new RetryRule(1, Duration.Zero)).With(CallStatus.Busy, new RetryRule(2, Duration.FromMinutes(1))).With(CallStatus.Congestion, new RetryRule(4, Duration.FromMinutes(2)))
            .With(CallStatus.NoSuchNumber, new RetryRule(5, Duration.FromMinutes(3))).With(CallStatus.Drop, new RetryRule(6, Duration.FromMinutes(4)))
            .With(CallStatus.Abandoned, new RetryRule(7, Duration.FromMinutes(5))).With(CallStatus.Machine, new RetryRule(8, Duration.FromMinutes(6))).With(CallStatus.AgentReject, new RetryRule(255, Duration.FromDays(366)));
        Assert.Equal(
            new CampaignSettings
            {
                TimeZone = Tzdb["Europe/Rome"],
                Retry = retry,
                DuplicateCheck = DuplicateCheck.OnlyIfOpen,
                MaxConcurrentCalls = 12,
                CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(20, 0), [.. CallingWindow.EveryDay[..5]])]),
            },
            read.Settings);
        Assert.True(read.IsActive);
        Assert.Equal(
            ["XCALLY_ZONE_OF_CONTACT at $.dialTimezone: Europe/Rome becomes Europe/Rome", "XCALLY_ADDITIONAL_DELAY_DEFAULT at $: absent becomes PT1M", "XCALLY_INTERVAL_MINUTE_INCLUDED at $.dialGlobalInterval: 08:00-19:59,mon-fri,*,* becomes 08:00-20:00"],
            read.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void Read_EmptyObject_HasXcallyDefaultsWithNotices()
    {
        var read = XcallySettings.Read("{}"u8, Tzdb, Tzdb["Europe/Rome"]).Value;
        var usual = new CampaignSettings();
        Assert.Equal(
            usual with { TimeZone = Tzdb["Europe/Rome"], Order = DueOrder.Descending, DuplicateCheck = DuplicateCheck.Always, CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(7, 0), new LocalTime(22, 1), CallingWindow.EveryDay)]) },
            read.Settings);
        Assert.Null(read.IsActive);
        Assert.Equal(
            [
                "XCALLY_ZONE_OF_CONTACT at $.dialTimezone: absent becomes Europe/Rome", "XCALLY_ADDITIONAL_DELAY_DEFAULT at $: absent becomes PT1M",
                "XCALLY_ORDER_DESCENDING_DEFAULT at $.dialOrderByScheduledAt: absent becomes Descending", "XCALLY_DUPLICATE_CHECK_DEFAULT at $.dialCheckDuplicateType: absent becomes Always", "XCALLY_LINE_LIMIT_ABSENT at $.limitCalls: absent becomes 30",
                "XCALLY_INTERVAL_DEFAULT at $.dialGlobalInterval: absent becomes 07:00-22:00,*,*,*", "XCALLY_INTERVAL_MINUTE_INCLUDED at $.dialGlobalInterval: 07:00-22:00,*,*,* becomes 07:00-22:01",
            ],
            read.Notices.Select(notice => notice.ToString()));
        Assert.Equal(read, XcallySettings.Read("""{"limitCalls":null,"dialTimezone":null,"IntervalId":null,"dialGlobalInterval":null,"unknown":null}"""u8, Tzdb, Tzdb["Europe/Rome"]).Value);
    }

    [Theory]
    [InlineData("\"limitCalls\":0", "XCALLY_NO_LINE_LIMIT at $.limitCalls: 0 becomes 2147483647")]
    [InlineData("\"dialGlobalMaxRetry\":0", "XCALLY_RETRIES_ZERO at $.dialGlobalMaxRetry: 0 becomes 1")]
    [InlineData("\"dialBusyMaxRetry\":0", "XCALLY_RETRIES_ZERO at $.dialBusyMaxRetry: 0 becomes 1")]
    [InlineData("\"dialPrefix\":\"9\"", "XCALLY_PREFIX_NOT_MATCHED at $.dialPrefix")]
    [InlineData("\"dialCutDigit\":2", "XCALLY_FIELD_NOT_USED at $.dialCutDigit")]
    [InlineData("\"dialOriginateCallerIdNumber\":\"+15013334444\"", "XCALLY_FIELD_NOT_USED at $.dialOriginateCallerIdNumber")]
    [InlineData("\"dialLimitQueue\":5", "XCALLY_FIELD_UNKNOWN at $.dialLimitQueue")]
    [InlineData("\"DialActive\":true", "XCALLY_FIELD_UNKNOWN at $.DialActive")]
    [InlineData("\"lists\":[{\"id\":1}]", "XCALLY_FIELD_UNKNOWN at $.lists")]
    [InlineData("\"active\":false", "XCALLY_NOT_ACTIVE at $.active")]
    [InlineData("\"dialActive\":0", "XCALLY_NOT_ACTIVE at $.dialActive")]
    public void Read_FieldWithADifference_GivesANotice(string field, string notice)
    {
        var read = Read($$"""{"dialTimezone":"UTC",{{field}}}""");
        Assert.Single(read.Notices, each => each.ToString() == notice);
        var without = Read("""{"dialTimezone":"UTC"}""");
        Assert.Equal(notice.StartsWith("XCALLY_NO_LINE_LIMIT", StringComparison.Ordinal) ? 0 : 1, read.Notices.Length - without.Notices.Length);
    }

    [Fact]
    public void Read_ZeroValues_AreOneAttemptAndUnlimitedLines()
    {
        var settings = Read("""{"dialTimezone":"UTC","limitCalls":0,"dialGlobalMaxRetry":0,"dialBusyMaxRetry":0}""").Settings;
        Assert.Equal((int.MaxValue, 1, 1, 3), (settings.MaxConcurrentCalls, settings.Retry.GlobalMaxAttempts, settings.Retry[CallStatus.Busy].MaxAttempts, settings.Retry[CallStatus.NoAnswer].MaxAttempts));
    }

    [Theory]
    [InlineData("never", DuplicateCheck.Never)]
    [InlineData("always", DuplicateCheck.Always)]
    [InlineData("onlyIfOpen", DuplicateCheck.OnlyIfOpen)]
    public void Read_DuplicateCheck_IsTheSame(string word, DuplicateCheck expected) =>
        Assert.Equal(expected, Read($$"""{"dialTimezone":"UTC","dialCheckDuplicateType":"{{word}}"}""").Settings.DuplicateCheck);

    [Theory]
    [InlineData("true", "true", true)]
    [InlineData("1", "0", false)]
    [InlineData("false", "true", false)]
    public void Read_ActiveAndDialActive_MustBothBeTrue(string active, string dialActive, bool expected) =>
        Assert.Equal(expected, Read($$"""{"dialTimezone":"UTC","active":{{active}},"dialActive":{{dialActive}}}""").IsActive);

    // Checks the last minute of each in its zone.
    [Theory]
    [InlineData("07:00-22:00,*,*,*", "2026-03-02T22:00:59", "2026-03-02T22:01:00")]
    [InlineData("9:00-12:59,mon-fri,*,*", "2026-03-02T12:59:59", "2026-03-02T13:00:00")]
    [InlineData("9:00-12:59,MON&Wed,*,*", "2026-03-04T09:00:00", "2026-03-03T09:00:00")]
    [InlineData("09:00-09:00,*,*,*", "2026-03-02T09:00:30", "2026-03-02T09:01:00")]
    [InlineData("20:00-23:59,mon,*,*", "2026-03-02T23:59:59", "2026-03-03T00:00:00")]
    [InlineData("22:00-05:59,fri,*,*", "2026-03-07T05:59:59", "2026-03-07T06:00:00")] // Friday's night ends on Saturday
    [InlineData("*,sat-mon,*,*", "2026-03-02T23:59:59", "2026-03-03T00:00:00")]
    [InlineData("*,*,30-2&15,*", "2026-03-15T12:00:00", "2026-03-14T12:00:00")]
    [InlineData("*,*,30-2&15,*", "2026-03-31T12:00:00", "2026-03-03T12:00:00")]
    [InlineData("*,*,*,dec-mar", "2026-03-31T12:00:00", "2026-04-01T12:00:00")]
    [InlineData("*,fri,13,nov", "2026-11-13T12:00:00", "2026-03-13T12:00:00")]
    public void Read_Interval_IsOpenInItsMinutes(string interval, string open, string closed)
    {
        var hours = Read($$"""{"dialTimezone":"Europe/Rome","dialGlobalInterval":"{{interval}}"}""").Settings.CallingHours;
        Assert.True(hours.IsOpen(Rome(open), Tzdb["Europe/Rome"]));
        Assert.False(hours.IsOpen(Rome(closed), Tzdb["Europe/Rome"]));
    }

    [Theory]
    [InlineData("*,*,*,*")]
    [InlineData("00:00-23:59,mon-sun,1-31,jan-dec")]
    [InlineData("00:00-23:59,wed-tue,*,*")]
    public void Read_IntervalOfEveryMinute_IsAlways(string interval) =>
        Assert.True(Read($$"""{"dialTimezone":"UTC","dialGlobalInterval":"{{interval}}"}""").Settings.CallingHours.AreAlways);

    [Theory]
    [InlineData("22:00-05:59,fri,*,*", true)]
    [InlineData("22:00-05:59,*,1,*", true)]
    [InlineData("22:00-05:59,*,*,*", false)]
    [InlineData("20:00-23:59,fri,*,*", false)]
    [InlineData("*,fri,*,*", false)]
    public void Read_IntervalOverMidnightOnCertainDays_GivesANotice(string interval, bool noticed) => Assert.Equal(
        noticed,
        Read($$"""{"dialTimezone":"UTC","dialGlobalInterval":"{{interval}}"}""").Notices.Any(notice => notice.Reason == XcallyNoticeReason.IntervalOverMidnight));

    [Fact]
    public void Read_OwnInterval_AppliesWithinTheGlobalOne()
    {
        var settings = Read("""{"dialTimezone":"UTC","IntervalId":3,"dialGlobalInterval":"07:00-22:00,*,*,*"}""", "20:00-23:00,mon,*,*", "06:00-08:00,tue,*,*").Settings;
        var hours = settings.Hours();
        Assert.Equal(
            ["2026-03-02T20:00:00Z/2026-03-02T22:01:00Z", "2026-03-03T07:00:00Z/2026-03-03T08:01:00Z"],
            hours.In(Tzdb["UTC"]).Openings(Instant.FromUtc(2026, 3, 2, 0, 0), Instant.FromUtc(2026, 3, 9, 0, 0)).Select(open => $"{open.Start}/{open.End}"));
        Assert.Equal("dialGlobalInterval", hours.NextOpen(Instant.FromUtc(2026, 3, 3, 6, 0), Tzdb["UTC"]).Rule!.Name);
    }

    [Fact]
    public void Read_OneIntervalIsAlways_TheOtherApplies()
    {
        var own = CallingHours.Of([new CallingWindow(new LocalTime(20, 0), new LocalTime(23, 1), [IsoDayOfWeek.Monday])]);
        var settings = Read("""{"dialTimezone":"UTC","IntervalId":3,"dialGlobalInterval":"*,*,*,*"}""", "20:00-23:00,mon,*,*").Settings;
        Assert.Equal((own, 0), (settings.CallingHours, settings.Rules.Length));
        var whole = Read("""{"dialTimezone":"UTC","IntervalId":3}""", []).Settings;
        Assert.Equal((new LocalTime(22, 1), 0), (whole.CallingHours.Windows[0].To, whole.Rules.Length));
        Assert.Equal(whole, Read("""{"dialTimezone":"UTC","IntervalId":3}""", "20:00-23:00,mon,*,*", "*,*,*,*").Settings);
    }

    [Theory]
    [InlineData("[]", "SETTINGS_PROPERTY_TYPE at $: an object")]
    [InlineData("{", "SETTINGS_JSON_INVALID at $: a JSON document in UTF-8")]
    [InlineData("""{"x":1,"x":1}""", "SETTINGS_PROPERTY_DUPLICATE at $.x: each property once")]
    [InlineData("""{"dialTimezone":"Rome"}""", "SETTINGS_ZONE_UNKNOWN at $.dialTimezone: the identity of a time zone, such as Europe/Rome")]
    [InlineData("{}", "SETTINGS_PROPERTY_MISSING at $.dialTimezone: the identity of a time zone, here or as the zone of the server")]
    [InlineData("""{"dialTimezone":"UTC","limitCalls":-1}""", "SETTINGS_PROPERTY_RANGE at $.limitCalls: a whole number from 0 to 2147483647")]
    [InlineData("""{"dialTimezone":"UTC","limitCalls":"5"}""", "SETTINGS_PROPERTY_TYPE at $.limitCalls: a whole number from 0 to 2147483647")]
    [InlineData("""{"dialTimezone":"UTC","dialBusyMaxRetry":256}""", "SETTINGS_PROPERTY_RANGE at $.dialBusyMaxRetry: a whole number from 0 to 255")]
    [InlineData("""{"dialTimezone":"UTC","dialGlobalMaxRetry":1.5}""", "SETTINGS_PROPERTY_TYPE at $.dialGlobalMaxRetry: a whole number from 0 to 255")]
    [InlineData("""{"dialTimezone":"UTC","dialDropRetryFrequency":527041}""", "SETTINGS_PROPERTY_RANGE at $.dialDropRetryFrequency: a whole number from 0 to 527040")]
    [InlineData("""{"dialTimezone":"UTC","dialOrderByScheduledAt":"asc"}""", "SETTINGS_WORD_UNKNOWN at $.dialOrderByScheduledAt: one of ASC, DESC")]
    [InlineData("""{"dialTimezone":"UTC","dialCheckDuplicateType":"Always"}""", "SETTINGS_WORD_UNKNOWN at $.dialCheckDuplicateType: one of never, always, onlyIfOpen")]
    [InlineData("""{"dialTimezone":"UTC","dialPrefix":9}""", "SETTINGS_PROPERTY_TYPE at $.dialPrefix: a text")]
    [InlineData("""{"dialTimezone":"UTC","active":2}""", "SETTINGS_PROPERTY_RANGE at $.active: a whole number from 0 to 1")]
    [InlineData("""{"dialTimezone":"UTC","dialActive":"yes"}""", "SETTINGS_PROPERTY_TYPE at $.dialActive: true or false")]
    [InlineData("""{"dialTimezone":"UTC","IntervalId":3}""", "SETTINGS_INTERVAL_MISSING at $.IntervalId: the parts of this interval, as the argument")]
    [InlineData("""{"dialTimezone":"UTC","dialGlobalInterval":7}""", "SETTINGS_PROPERTY_TYPE at $.dialGlobalInterval: an interval such as 07:00-22:00,mon-fri,*,*")]
    [InlineData("""{"dialTimezone":"UTC","dialGlobalInterval":"*,*,30,feb"}""", "SETTINGS_NEVER_OPEN at $.dialGlobalInterval: an interval with at least one date; 30 February is none")]
    public void Read_BadData_GivesReasonPlaceAndExpectedValue(string json, string refusal)
    {
        var reading = XcallySettings.Read(Encoding.UTF8.GetBytes(json), Tzdb);
        Assert.False(reading.IsOk);
        Assert.Equal(refusal, $"{reading.Reason}: {reading.Reason.Expected}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*,*,*")]
    [InlineData("*,*,*,*,*")]
    [InlineData("07:00,*,*,*")]
    [InlineData("07:00-22:00-23:00,*,*,*")]
    [InlineData("07:00-24:00,*,*,*")]
    [InlineData("7-22,*,*,*")]
    [InlineData("07:00-22:00&23:00-23:30,*,*,*")]
    [InlineData(" 07:00-22:00,*,*,*")]
    [InlineData("*,monday,*,*")]
    [InlineData("*,1-5,*,*")]
    [InlineData("*,mon-fri-sun,*,*")]
    [InlineData("*,mon&,*,*")]
    [InlineData("*,*,0,*")]
    [InlineData("*,*,32,*")]
    [InlineData("*,*,+1,*")]
    [InlineData("*,*,99999999999,*")]
    [InlineData("*,*,*,13")]
    [InlineData("*,*,*,")]
    public void Read_InvalidInterval_IsRefusedAtItsPlace(string interval)
    {
        Assert.Equal("SETTINGS_INTERVAL_INVALID at $.dialGlobalInterval", XcallySettings.Read(Encoding.UTF8.GetBytes($$"""{"dialTimezone":"UTC","dialGlobalInterval":"{{interval}}"}"""), Tzdb).Reason.ToString());
        Assert.Equal("SETTINGS_INTERVAL_INVALID at $.IntervalId[1]", XcallySettings.Read("""{"dialTimezone":"UTC"}"""u8, Tzdb, null, ["*,*,*,*", interval]).Reason.ToString());
    }

    [Fact]
    public void Read_ManyUnknownFields_TakesLinearTime()
    {
        var wide = $$"""{"dialTimezone":"UTC",{{string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"\"p{i}\":1"))}}}""";
        Assert.Equal(200_000, Read(wide).Notices.Count(notice => notice.Reason == XcallyNoticeReason.FieldUnknown));
    }

    [Property]
    public bool Read_DamagedText_IsReadOrRefused(DamagedText damaged)
    {
        var json = damaged.Of(Everything);
        var reading = XcallySettings.Read(Encoding.UTF8.GetBytes(json), Tzdb);
        return reading.TryGet(out var read)
            ? CampaignSettingsJson.Read(CampaignSettingsJson.Write(read.Settings), Tzdb).Value.Equals(read.Settings) && read.Notices.All(notice => notice.Path.StartsWith('$'))
            : Enum.IsDefined(reading.Reason.Reason) && reading.Reason.Reason != CampaignSettingsReason.Unspecified && reading.Reason.Path.StartsWith('$') && reading.Reason.Expected.Length > 0;
    }

    /// <summary>The four parts of an interval.</summary>
    public sealed record Interval(string Time, string Week, string Days, string Months);

    internal static Arbitrary<Interval> Intervals() => Arb.From(
        from time in Gen.Elements("*", "07:00-22:00", "22:00-06:30", "00:00-00:00", "10:00-09:59")
        from week in Gen.Elements("*", "mon", "sat-tue", "mon&wed&fri-sat")
        from days in Gen.Elements("*", "1", "28-3", "5&10-12")
        from months in Gen.Elements("*", "feb", "nov-jan", "mar&may")
        select new Interval(time, week, days, months),
        interval => Shrinking.Properties(interval, new Interval("*", "*", "*", "*")));

    [Property]
    public bool Read_Interval_IsOpenInTheMinutesThatFit(Interval interval, uint minutes)
    {
        var (time, week, days, months) = interval;
        var minute = minutes % (800 * 24 * 60);
        var at = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(minute);
        var hours = Read($$"""{"dialTimezone":"UTC","dialGlobalInterval":"{{time}},{{week}},{{days}},{{months}}"}""").Settings.CallingHours;
        return hours.IsOpen(at, Tzdb["UTC"]) == Fits(at.InUtc().LocalDateTime, time, week, days, months);
    }

    // Checks each minute by itself; after midnight, the previous day must match.
    private static bool Fits(LocalDateTime at, string time, string week, string days, string months)
    {
        if (time == "*") return DateFits(at.Date);
        var (from, last) = (Minutes(time[..5]), Minutes(time[6..]));
        var minute = (at.Hour * 60) + at.Minute;
        if (from <= last) return minute >= from && minute <= last && DateFits(at.Date);
        return (minute >= from && DateFits(at.Date)) || (minute <= last && DateFits(at.Date.PlusDays(-1)));

        bool DateFits(LocalDate date) =>
            In(week, "mon tue wed thu fri sat sun".Split(' '), (int)date.DayOfWeek - 1) && In(days, [.. Enumerable.Range(1, 31).Select(day => day.ToString(null, null))], date.Day - 1)
            && In(months, "jan feb mar apr may jun jul aug sep oct nov dec".Split(' '), date.Month - 1);

        static bool In(string text, string[] names, int index) => text == "*" || text.Split('&').Select(range => range.Split('-')).Any(range =>
        {
            var (first, end) = (Array.IndexOf(names, range[0]), Array.IndexOf(names, range[^1]));
            return first <= end ? index >= first && index <= end : index >= first || index <= end;
        });

        static int Minutes(string text) => (int.Parse(text[..2], null) * 60) + int.Parse(text[3..], null);
    }

    private static XcallySettings Read(string json, params string[]? intervals) =>
        XcallySettings.Read(Encoding.UTF8.GetBytes(json), Tzdb, null, intervals).Value;

    private static Instant Rome(string local) => LocalDateTimePattern.ExtendedIso.Parse(local).Value.InZoneStrictly(Tzdb["Europe/Rome"]).ToInstant();
}
