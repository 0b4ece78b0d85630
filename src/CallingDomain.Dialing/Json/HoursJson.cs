using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The JSON of calling hours: as properties of a rule set or of the settings of a campaign, and of its parts.</summary>
internal static class HoursJson
{
    public const string WindowsName = "windows";

    private const string HolidaysName = "holidays";

    private static readonly CallingWindow WholeDays = new(LocalTime.Midnight, LocalTime.Midnight, CallingWindow.EveryDay);

    /// <param name="place">The object with the properties.</param>
    /// <param name="name">The name of the list of windows. Without it every date is open, except for closed and special dates.</param>
    /// <param name="strictByDefault">The default for clock changes.</param>
    /// <param name="calendars">The calendars that the hours may name.</param>
    public static CallingHours Read(JsonPlace place, string name, bool strictByDefault, ImmutableDictionary<string, HolidayCalendar> calendars)
    {
        var clockChanges = place.Maybe("clockChanges")?.Word(JsonWords.ClockChanges) ?? strictByDefault;
        var windows = place.Maybe(name)?.List(Window);
        var dates = new List<SpecialDate>();
        var known = new HashSet<LocalDate>();
        foreach (var (date, at) in Dates(place))
        {
            if (!known.Add(date.Date)) throw at.Refuse(CampaignSettingsReason.DateDuplicate, "each date once");
            dates.Add(date);
        }

        var holidays = HolidaysJson.Hours(place, HolidaysName, calendars);
        if (windows is null && dates.Count == 0 && holidays.IsEmpty) return CallingHours.Always;
        if (windows is { IsEmpty: true } && dates.TrueForAll(date => date.IsClosed))
            throw place.The(name).Refuse(CampaignSettingsReason.NeverOpen, "at least one window; without the list every instant is open");
        return CallingHours.Of(windows ?? [WholeDays], dates, clockChanges, holidays);
    }

    /// <exception cref="JsonRefusedException">The value is not calling hours.</exception>
    public static CallingHours Hours(JsonPlace place)
    {
        var calendars = HolidaysJson.ReadCalendars(place.Only(HolidaysJson.CalendarsName, "clockChanges", WindowsName, "closedDates", HolidaysName, "specialDates"));
        var hours = Read(place, WindowsName, CallingHours.Always.StrictClockChanges, calendars);
        HolidaysJson.CheckUse(place, calendars, hours.Holidays);
        return hours;
    }

    public static void Write(Utf8JsonWriter json, CallingHours hours)
    {
        json.WriteStartObject();
        HolidaysJson.WriteCalendars(json, HolidaysJson.CalendarsOf(hours));
        Write(json, hours, WindowsName);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, CallingHours hours, string name)
    {
        if (hours.AreAlways) return;
        json.WriteString("clockChanges", JsonWords.ClockChanges[hours.StrictClockChanges]);
        json.WriteStartArray(name);
        foreach (var window in hours.Windows) Write(json, window);
        json.WriteEndArray();
        if (hours.SpecialDates.Any(date => date.IsClosed))
        {
            json.WriteStartArray("closedDates");
            foreach (var special in hours.SpecialDates.Where(date => date.IsClosed)) json.WriteStringValue(NodaTimeConverters.Dates.Format(special.Date));
            json.WriteEndArray();
        }

        if (!hours.Holidays.IsEmpty)
        {
            json.WriteStartArray(HolidaysName);
            foreach (var holidays in hours.Holidays) HolidaysJson.Write(json, holidays);
            json.WriteEndArray();
        }

        if (hours.SpecialDates.All(date => date.IsClosed)) return;
        json.WriteStartArray("specialDates");
        foreach (var special in hours.SpecialDates.Where(date => !date.IsClosed)) Write(json, special);
        json.WriteEndArray();
    }

    /// <exception cref="JsonRefusedException">The value is not a special date.</exception>
    public static SpecialDate Date(JsonPlace place) => new(place.Only("date", "windows").The("date").Date(), place.List("windows", Times).AsSpan());

    public static void Write(Utf8JsonWriter json, SpecialDate special)
    {
        json.WriteStartObject();
        json.WriteString("date", NodaTimeConverters.Dates.Format(special.Date));
        json.WriteStartArray("windows");
        foreach (var window in special.Windows) Write(json, window);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(SpecialDate Date, JsonPlace At)> Dates(JsonPlace place) =>
    [
        .. place.List("closedDates", at => (SpecialDate.Closed(at.Date()), at)),
        .. place.List(HolidaysName, at => ((SpecialDate Date, JsonPlace At)?)(at.Kind == JsonValueKind.Object ? null : (SpecialDate.Closed(at.Date()), at))).OfType<(SpecialDate, JsonPlace)>(), // an object names a calendar
        .. place.List("specialDates", at => (Date(at), at)),
    ];

    /// <exception cref="JsonRefusedException">The value is not a window.</exception>
    public static CallingWindow Window(JsonPlace place)
    {
        var times = FromTo(place.Only("days", "monthDays", "months", "from", "to"));
        var window = new CallingWindow(times.From, times.To, place.Maybe("days") is { } days ? Days(days) : CallingWindow.EveryDay)
        {
            MonthDays = place.Maybe("monthDays")?.NonEmptyList(day => day.WholeNumber(1, 31)) ?? [],
            Months = place.Maybe("months")?.NonEmptyList(month => month.WholeNumber(1, 12)) ?? [],
        };
        return window.Occurs ? window : throw place.Refuse(CampaignSettingsReason.NeverOpen, "a window with at least one date; 30 February is none");
    }

    /// <exception cref="JsonRefusedException">The value is not a window.</exception>
    public static TimeWindow Times(JsonPlace place) => FromTo(place.Only("from", "to"));

    private static TimeWindow FromTo(JsonPlace place) => new(place.The("from").TimeOfDay(), place.The("to").EndOfTimeOfDay());

    /// <exception cref="ArgumentException">The window has no date, or an undefined day of the week.</exception>
    public static void Write(Utf8JsonWriter json, CallingWindow window)
    {
        if (!window.Occurs) throw new ArgumentException("A window needs at least one day of the week and one date.", nameof(window));
        json.WriteStartObject();
        if (!window.Days.AsSpan().SequenceEqual(CallingWindow.EveryDay.AsSpan())) WriteDays(json, window.Days);
        Write(json, "monthDays", window.MonthDays);
        Write(json, "months", window.Months);
        WriteTimes(json, new TimeWindow(window.From, window.To));
        json.WriteEndObject();
    }

    /// <summary>Days of the week.</summary>
    /// <exception cref="JsonRefusedException">The value is not a list of days.</exception>
    public static ImmutableArray<IsoDayOfWeek> Days(JsonPlace place) => place.NonEmptyList(day => day.Word(JsonWords.Day));

    public static void WriteDays(Utf8JsonWriter json, ImmutableArray<IsoDayOfWeek> days)
    {
        json.WriteStartArray("days");
        foreach (var day in days) json.WriteStringValue(JsonWords.Day[day]);
        json.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter json, TimeWindow window)
    {
        json.WriteStartObject();
        WriteTimes(json, window);
        json.WriteEndObject();
    }

    public static void WriteTimes(Utf8JsonWriter json, TimeWindow window)
    {
        json.WriteString("from", NodaTimeConverters.Times.Format(window.From));
        json.WriteString("to", EndTimeText.Write(window.To));
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
