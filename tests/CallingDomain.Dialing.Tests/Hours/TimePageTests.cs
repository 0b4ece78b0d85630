using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallingDomain.Tests;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace CallingDomain.Dialing.Tests;

/// <summary>The tables of <c>docs/time.md</c>, checked against the code.</summary>
public sealed partial class TimePageTests
{
    private static readonly string Page = Repository.Text("docs", "time.md");
    private static readonly LocalDateTimePattern DateAndTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    public static IEnumerable<object[]> Nights =>
        Headings().Matches(Page).SelectMany(night => Rows(night.Groups[2].Value).Select(row => (object[])[night.Groups[1].Value, .. row]));

    public static IEnumerable<object[]> Dates => Table("Days of the week");

    public static IEnumerable<object[]> SpecialDates => Table("Special");

    public static IEnumerable<object[]> Rules => Table("Zones");

    public static IEnumerable<object[]> Days => Table("Zone");

    public static IEnumerable<object[]> Decrees => Table("Changed zone");

    public static IEnumerable<object[]> DatesWithoutMidnight => Table("Date without midnight");

    [Fact]
    public void Page_Tables_AreFound()
    {
        Assert.Equal(68, Nights.Count());
        Assert.Equal((6, 5, 6, 12), (Dates.Count(), SpecialDates.Count(), Rules.Count(), Days.Count()));
        Assert.Equal((6, 5), (Decrees.Count(), DatesWithoutMidnight.Count()));
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void Nights_EveryWindow_OpensAsOnThePage(string zone, string date, string window, string permissive, string strict)
    {
        Assert.Equal(permissive, Opening(Zone(zone), Date(date), Window(window), false));
        Assert.Equal(strict, Opening(Zone(zone), Date(date), Window(window), true));
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public void Dates_OfAWindow_MatchAsOnThePage(string days, string monthDays, string months, string asked, string open)
    {
        var window = Weekly("09:00–12:00", days == "every" ? [.. CallingWindow.EveryDay] : [Enum.Parse<IsoDayOfWeek>(days)]) with { MonthDays = Numbers(monthDays), Months = Numbers(months) };
        var next = CallingHours.Of([window]).NextOpen(DateAndTime.Parse(asked).Value.InZoneStrictly(Zone("Europe/Rome")).ToInstant(), Zone("Europe/Rome"));
        Assert.Equal(open, DateAndTime.Format(next!.Value.InZone(Zone("Europe/Rome")).LocalDateTime));

        static ImmutableArray<int> Numbers(string text) => text == "every" ? [] : [.. text.Split(", ").Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
    }

    [Theory]
    [MemberData(nameof(SpecialDates))]
    public void SpecialDates_FridayNightAndSaturday_OpenAsOnThePage(string special, string windows, string opens)
    {
        var rome = Zone("Europe/Rome");
        SpecialDate[] dates = special == "none" ? [] : [windows == "" ? SpecialDate.Closed(Date(special)) : new SpecialDate(Date(special), Window(windows))];
        var hours = CallingHours.Of([Weekly("22:00–06:00", IsoDayOfWeek.Friday), Weekly("09:00–21:00", IsoDayOfWeek.Saturday)], dates);
        var openings = hours.Openings(rome.AtStartOfDay(Date("2026-03-06")).ToInstant(), rome.AtStartOfDay(Date("2026-03-08")).ToInstant(), rome);
        Assert.Equal(opens, string.Join(", ", openings.Select(each => $"{Local(each.Start)} to {Local(each.End)}")));

        string Local(Instant at) => DateAndTime.Format(at.InZone(rome).LocalDateTime);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rules_CampaignFederalAndFlorida_BindAsOnThePage(string zones, string asked, string open, string binding)
    {
        var own = new HoursRule("campaign", CallingHours.Of([Weekly("06:00–22:00", [.. CallingWindow.EveryDay])]));
        var all = zones.Split(", ").Select(Zone).ToList();
        var times = CombinedHours.Of([own, new HoursRule("US federal", Strict("08:00–21:00")), new HoursRule("Florida", Strict("08:00–20:00"))]).In(CallZones.All(all));
        var at = DateAndTime.Parse(asked).Value.InZoneStrictly(all[0]).ToInstant();
        Assert.Equal(open, DateAndTime.Format(times.NextOpen(at).At!.Value.InZone(all[0]).LocalDateTime));
        var forbidding = times.Forbidding(at).Select(each => all.Count > 1 ? $"{each.Rule!.Name} in {each.Zone}" : each.Rule!.Name).ToList();
        Assert.Equal(binding, forbidding.Count == 0 ? "nothing" : string.Join(", then ", forbidding));
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Days_OfTheCalendar_EndAsOnThePage(string zone, string date, string until, string length)
    {
        var limit = AttemptLimit.Calendar(1, CalendarUnit.Day, Zone(zone));
        var end = limit.CountsUntil((Date(date) + LocalTime.Noon).InZoneStrictly(Zone(zone)).ToInstant());
        Assert.Equal(until, InstantPattern.ExtendedIso.Format(end));
        Assert.Equal(length, Length(end - Zone(zone).AtStartOfDay(Date(date)).ToInstant()));
    }

    [Theory]
    [MemberData(nameof(Decrees))]
    public void Decrees_Of2026_AreInTheData(string zone, string since, string at, string before, string was)
    {
        Assert.Equal((at, was), (NineIn(zone), NineIn(before)));
        var change = Zone(zone).GetZoneInterval(InstantPattern.ExtendedIso.Parse(at).Value);
        Assert.Equal(since.EndsWith("for good", StringComparison.Ordinal) || since.EndsWith("also in Ramadan", StringComparison.Ordinal), !change.HasEnd);
        if (!change.HasEnd) Assert.Equal(since[..10], LocalDatePattern.Iso.Format(change.IsoLocalStart.Date));
        if (since.Split("next on ") is [_, var next]) Assert.Equal(next, LocalDatePattern.Iso.Format(change.IsoLocalEnd.Date));

        static string NineIn(string id)
        {
            var opens = CallingHours.Of([Weekly("09:00–21:00", [.. CallingWindow.EveryDay])]).NextOpen(Zone(id).AtStartOfDay(Date("2026-12-01")).ToInstant(), Zone(id));
            return InstantPattern.ExtendedIso.Format(opens!.Value);
        }
    }

    [Fact]
    public void Chisinau_Since2026_ChangesWithTheEuropeanUnion()
    {
        var before = new ZonedDateTime(Instant.FromUtc(2026, 3, 28, 12, 0), Zone("Europe/Chisinau"));
        Assert.Equal(Instant.FromUtc(2026, 3, 29, 1, 0), before.GetZoneInterval().End);
    }

    [Theory]
    [MemberData(nameof(DatesWithoutMidnight))]
    public void Dates_WithoutMidnight_BeginAtOne(string date, string zone) => Assert.Equal(new LocalTime(1, 0), Zone(zone).AtStartOfDay(Date(date)).TimeOfDay);

    [Fact]
    public void Dates_WithoutMidnight_AreAllOnThePage()
    {
        var found = from id in DateTimeZoneProviders.Tzdb.Ids
                    where TzdbDateTimeZoneSource.Default.CanonicalIdMap[id] == id
                    from day in Enumerable.Range(0, 365)
                    let date = new LocalDate(2026, 1, 1).PlusDays(day)
                    where Zone(id).MapLocal(date.AtMidnight()).Count == 0
                    select (LocalDatePattern.Iso.Format(date), id);
        Assert.Equal(DatesWithoutMidnight.Select(row => ((string)row[0], (string)row[1])).Order(), found.Order());
    }

    [Fact]
    public void Dublin_InWinter_HasANegativeSaving() => Assert.Equal(
        (Offset.FromHours(-1), Offset.Zero),
        (Zone("Europe/Dublin").GetZoneInterval(Instant.FromUtc(2026, 12, 1, 9, 0)).Savings, Zone("Europe/Dublin").GetZoneInterval(Instant.FromUtc(2026, 7, 1, 9, 0)).Savings));

    [Fact]
    public void Example_OfARuleSet_IsRead()
    {
        var json = Page[(Page.IndexOf("```json\n", StringComparison.Ordinal) + 8)..];
        var reading = CampaignSettingsJson.ReadRules(Encoding.UTF8.GetBytes(json[..json.IndexOf("```", StringComparison.Ordinal)]), DateTimeZoneProviders.Tzdb);
        Assert.Equal("Ok", reading.ToString());
        Assert.Equal([HolidayPart.Holiday, HolidayPart.Eve], reading.Value.Hours.Holidays.Select(hours => hours.Part));
        Assert.Equal((1, 2, 3, 2), (reading.Value.Hours.Windows.Length, reading.Value.Hours.SpecialDates.Length, reading.Value.Limits.Length, reading.Value.Lockouts.Length));
    }

    [Fact]
    public void Holidays_OfThePage_AreRead()
    {
        var rules = Table("Holiday").Select(row => ((string)row[1]).Trim('`')).ToList();
        Assert.Equal(8, rules.Count);
        Assert.All(rules, rule => Assert.NotNull(JsonSerializer.Deserialize<Holiday>(rule)!.In(2026)));
    }

    [Fact]
    public void Horizons_OnThePage_EqualTheConstants()
    {
        Assert.Contains($"searches {CallableTimes.Horizon.Days.ToString(CultureInfo.InvariantCulture)} days ahead", Page, StringComparison.Ordinal);
        Assert.Contains($"or {CallableTimes.MonthDayHorizon.Days.ToString(CultureInfo.InvariantCulture)} days (41 years)", Page, StringComparison.Ordinal);
    }

    private static string Opening(DateTimeZone zone, LocalDate date, TimeWindow window, bool isStrict)
    {
        var hours = CallingHours.Of([new CallingWindow(window.From, window.To, CallingWindow.EveryDay)], strictClockChanges: isStrict);
        if (hours.Occurrences(date, date, zone).ToList() is not [var occurrence]) return "never";
        Assert.True(hours.IsOpen(occurrence.Start, zone));
        return $"{Shown(occurrence.Start)} to {Shown(occurrence.End)} ({Length(occurrence.End - occurrence.Start)})";

        string Shown(Instant at)
        {
            var shown = at.InZone(zone).ToOffsetDateTime();
            var pattern = shown.Date == date ? "HH:mmo<+HH:mm>" : "MM-dd HH:mmo<+HH:mm>";
            return OffsetDateTimePattern.CreateWithInvariantCulture(pattern).Format(shown);
        }
    }

    private static string Length(Duration length)
    {
        var (hours, minutes) = ((length.Days * 24) + length.Hours, length.Minutes);
        return string.Create(CultureInfo.InvariantCulture, $"{(hours > 0 ? $"{hours} h" : "")}{(hours > 0 && minutes > 0 ? " " : "")}{(minutes > 0 ? $"{minutes} min" : "")}");
    }

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static CallingHours Strict(string window) => CallingHours.Of([Weekly(window, [.. CallingWindow.EveryDay])], strictClockChanges: true);

    private static CallingWindow Weekly(string window, params IsoDayOfWeek[] days) => new(Window(window).From, Window(window).To, [.. days]);

    private static TimeWindow Window(string text)
    {
        var times = text.Split('–').Select(time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time == "24:00" ? "00:00" : time).Value).ToArray();
        return new TimeWindow(times[0], times[1]);
    }

    private static IEnumerable<string[]> Table(string firstHeading)
    {
        var begin = Page.IndexOf($"\n| {firstHeading} |", StringComparison.Ordinal) + 1;
        return Rows(Page[begin..Page.IndexOf("\n\n", begin, StringComparison.Ordinal)]);
    }

    // Without the two heading lines.
    private static IEnumerable<string[]> Rows(string table) => table.Split('\n').Where(line => line.StartsWith('|')).Skip(2)
        .Select(line => line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray());

    [GeneratedRegex(@"^### (\S+), \d{4}-\d\d-\d\d: [^\n]*\n(.*?)(?=^#|\z)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Headings();
}
