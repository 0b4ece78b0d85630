using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Shared;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

/// <summary>The JSON of holidays: calendars, each once under its name beside what refers to it, and the hours of their days.</summary>
internal static class HolidaysJson
{
    public const string CalendarsName = "calendars";

    private static readonly string[] Kinds = ["date", "week", "onOrAfter", "onOrBefore", "easter"];

    private static readonly AnnualDatePattern Days = AnnualDatePattern.Iso;

    /// <summary>The calendars of an object and those around it; one of the object itself hides one of the same name around it.</summary>
    /// <exception cref="JsonRefusedException">The value is not a list of calendars, or a name is used twice.</exception>
    public static ImmutableDictionary<string, HolidayCalendar> ReadCalendars(JsonPlace place, ImmutableDictionary<string, HolidayCalendar>? around = null)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var own = place.List(CalendarsName, at => Calendar(at) is var calendar && names.Add(calendar.Name) ? calendar : throw at.The("name").Refuse(CampaignSettingsReason.WordDuplicate, "each calendar once"));
        return (around ?? ImmutableDictionary.Create<string, HolidayCalendar>(StringComparer.Ordinal)).SetItems(own.Select(calendar => KeyValuePair.Create(calendar.Name, calendar)));
    }

    /// <summary>Refuses a calendar of an object that none of its hours names.</summary>
    /// <param name="place">The object.</param>
    /// <param name="calendars">What <see cref="ReadCalendars"/> gave for it.</param>
    /// <param name="hours">All hours that may name them.</param>
    /// <exception cref="JsonRefusedException">A calendar is not used.</exception>
    public static void CheckUse(JsonPlace place, ImmutableDictionary<string, HolidayCalendar> calendars, IEnumerable<HolidayHours> hours)
    {
        var used = hours.Select(each => each.Calendar).ToHashSet<HolidayCalendar>(ReferenceEqualityComparer.Instance);
        place.List(CalendarsName, at => used.Contains(calendars[at.The("name").Text()]) ? at : throw at.Refuse(CampaignSettingsReason.CalendarUnused, "a calendar that a list 'holidays' names"));
    }

    /// <exception cref="JsonRefusedException">The value is not a calendar, or contradicts itself.</exception>
    public static HolidayCalendar Calendar(JsonPlace place)
    {
        place.Only("name", "source", "sourceUrl", "readOn", "holidays", "added", "removed");
        var (added, removed) = (new HashSet<LocalDate>(), new HashSet<LocalDate>());
        var calendar = new HolidayCalendar(place.The("name").NonBlankText())
        {
            Source = place.Maybe("source")?.Text() ?? "",
            SourceUrl = place.Maybe("sourceUrl")?.Text(),
            ReadOn = place.Maybe("readOn")?.Date(),
            Holidays = Few("holidays", Holiday),
            Added = place.List("added", at => Date(at) is var date && added.Add(date.Date) ? date : throw Duplicate(at.The("date"))),
            Removed = Few("removed", at => at.Date() is var date && removed.Add(date) ? date : throw Duplicate(at)),
        };
        if (calendar.FirstContradiction() is { } contradiction) place.List("removed", at => at.Date() == contradiction ? throw NotRemovable(at, added.Contains(contradiction)) : at);
        return calendar.HasHolidays() ? calendar : throw place.Refuse(CampaignSettingsReason.CalendarEmpty, "a calendar with a holiday");

        ImmutableArray<TItem> Few<TItem>(string name, Func<JsonPlace, TItem> read) => place.List(name, read) is var items && items.Length <= HolidayCalendar.MaxItems ? items
            : throw place.The(name).Refuse(CampaignSettingsReason.PropertyRange, FormattableString.Invariant($"at most {HolidayCalendar.MaxItems} items"));
    }

    /// <exception cref="JsonRefusedException">The value is not a date with a name.</exception>
    public static NamedDate Date(JsonPlace place) => new(place.Only("date", "name").The("date").Date(), place.The("name").NonBlankText());

    /// <exception cref="JsonRefusedException">The value is not a move.</exception>
    public static HolidayMove Move(JsonPlace place) =>
        new(place.Only("from", "to", "keepsDay").The("from").Word(JsonWords.Day), place.The("to").Word(JsonWords.Day)) { KeepsDay = place.Maybe("keepsDay")?.Flag() ?? false };

    /// <exception cref="JsonRefusedException">The value is not a holiday.</exception>
    public static Holiday Holiday(JsonPlace place)
    {
        var holiday = HolidayOn(place) with
        {
            FromYear = place.Maybe("fromYear")?.WholeNumber(Dialing.Holiday.FirstYear, Dialing.Holiday.LastYear) ?? Dialing.Holiday.FirstYear,
            UntilYear = place.Maybe("untilYear")?.WholeNumber(Dialing.Holiday.FirstYear, Dialing.Holiday.LastYear) ?? Dialing.Holiday.LastYear,
            EveryYears = place.Maybe("everyYears")?.WholeNumber(1, Dialing.Holiday.LastYear) ?? 1,
        };
        if (holiday.UntilYear < holiday.FromYear) throw place.The("untilYear").Refuse(CampaignSettingsReason.Contradictory, "a year that is not before fromYear");
        var from = new HashSet<IsoDayOfWeek>();
        return holiday with { Moves = place.List("moves", at => Move(at) is var move && from.Add(move.From) ? move : throw at.The("from").Refuse(CampaignSettingsReason.WordDuplicate, "each day of the week once")) };
    }

    /// <summary>The hours of holidays in a list that may have dates too.</summary>
    /// <param name="place">The object with the list.</param>
    /// <param name="name">The name of the list.</param>
    /// <param name="calendars">The calendars that it may name.</param>
    /// <exception cref="JsonRefusedException">A value is not the hours of holidays, or the calendar is unknown.</exception>
    public static ImmutableArray<HolidayHours> Hours(JsonPlace place, string name, ImmutableDictionary<string, HolidayCalendar> calendars)
    {
        var known = new HashSet<(string, HolidayPart)>();
        return [.. place.List(name, at => at.Kind == JsonValueKind.Object ? Once(at) : null).OfType<HolidayHours>()];

        HolidayHours Once(JsonPlace at) => Hours(at, calendars) is var hours && known.Add((hours.Calendar.Name, hours.Part)) ? hours : throw at.Refuse(CampaignSettingsReason.WordDuplicate, "each part of a calendar once");
    }

    /// <exception cref="JsonRefusedException">The value is not the hours of holidays, or the calendar is unknown.</exception>
    public static HolidayHours Hours(JsonPlace place, ImmutableDictionary<string, HolidayCalendar> calendars) => Read(place.Only("calendar", "part", HoursJson.WindowsName), calendars);

    /// <summary>Hours of holidays that stand alone, with their calendar.</summary>
    /// <exception cref="JsonRefusedException">The value is not the hours of holidays.</exception>
    public static HolidayHours HoursAlone(JsonPlace place)
    {
        var calendars = ReadCalendars(place);
        var hours = Read(place.Only("calendar", "part", HoursJson.WindowsName, CalendarsName), calendars);
        CheckUse(place, calendars, [hours]);
        return hours;
    }

    private static HolidayHours Read(JsonPlace place, ImmutableDictionary<string, HolidayCalendar> calendars)
    {
        var named = place.The("calendar");
        if (!calendars.TryGetValue(named.Text(), out var calendar)) throw named.Refuse(CampaignSettingsReason.CalendarUnknown, "the name of a calendar in the list 'calendars'");
        return new HolidayHours(calendar, place.List(HoursJson.WindowsName, HoursJson.Times).AsSpan()) { Part = place.Maybe("part")?.Word(JsonWords.HolidayPart) ?? HolidayPart.Holiday };
    }

    /// <summary>Writes calendars, each once; nothing if there are none.</summary>
    public static void WriteCalendars(Utf8JsonWriter json, IEnumerable<HolidayCalendar> calendars)
    {
        var all = calendars.Distinct().ToList();
        if (all.Count == 0) return;
        json.WriteStartArray(CalendarsName);
        foreach (var calendar in all) Write(json, calendar);
        json.WriteEndArray();
    }

    /// <summary>The calendars of hours, in their order.</summary>
    public static IEnumerable<HolidayCalendar> CalendarsOf(CallingHours hours) => hours.Holidays.Select(each => each.Calendar);

    /// <exception cref="ArgumentException">A name is blank, or the calendar contradicts itself.</exception>
    public static void Write(Utf8JsonWriter json, HolidayCalendar calendar)
    {
        calendar.Checked();
        json.WriteStartObject();
        json.WriteString("name", NotBlank(calendar.Name));
        if (calendar.Source.Length > 0) json.WriteString("source", JsonText.Utf8Of(calendar.Source));
        if (calendar.SourceUrl is { } url) json.WriteString("sourceUrl", JsonText.Utf8Of(url));
        if (calendar.ReadOn is { } day) json.WriteString("readOn", NodaTimeConverters.Dates.Format(day));
        if (!calendar.Holidays.IsEmpty)
        {
            json.WriteStartArray("holidays");
            foreach (var holiday in calendar.Holidays) Write(json, holiday);
            json.WriteEndArray();
        }

        if (!calendar.Added.IsEmpty)
        {
            json.WriteStartArray("added");
            foreach (var added in calendar.Added) Write(json, added);
            json.WriteEndArray();
        }

        if (!calendar.Removed.IsEmpty)
        {
            json.WriteStartArray("removed");
            foreach (var removed in calendar.Removed) json.WriteStringValue(NodaTimeConverters.Dates.Format(removed));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, NamedDate date)
    {
        json.WriteStartObject();
        json.WriteString("date", NodaTimeConverters.Dates.Format(date.Date));
        json.WriteString("name", NotBlank(date.Name));
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, HolidayMove move)
    {
        json.WriteStartObject();
        json.WriteString("from", JsonWords.Day[move.From]);
        json.WriteString("to", JsonWords.Day[move.To]);
        if (move.KeepsDay) json.WriteBoolean("keepsDay", true);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Holiday holiday)
    {
        json.WriteStartObject();
        json.WriteString("name", NotBlank(holiday.Name));
        WriteDay(json, holiday.Day);
        if (holiday.FromYear != Dialing.Holiday.FirstYear) json.WriteNumber("fromYear", holiday.FromYear);
        if (holiday.UntilYear != Dialing.Holiday.LastYear) json.WriteNumber("untilYear", holiday.UntilYear);
        if (holiday.EveryYears != 1) json.WriteNumber("everyYears", holiday.EveryYears);
        if (!holiday.Moves.IsEmpty)
        {
            json.WriteStartArray("moves");
            foreach (var move in holiday.Moves) Write(json, move);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <param name="json">The writer.</param>
    /// <param name="hours">The hours.</param>
    /// <param name="withCalendar">Whether the calendar is written too, for hours that stand alone.</param>
    public static void Write(Utf8JsonWriter json, HolidayHours hours, bool withCalendar = false)
    {
        json.WriteStartObject();
        json.WriteString("calendar", NotBlank(hours.Calendar.Name));
        if (hours.Part != HolidayPart.Holiday) json.WriteString("part", JsonWords.HolidayPart[hours.Part]);
        if (!hours.Windows.IsEmpty)
        {
            json.WriteStartArray(HoursJson.WindowsName);
            foreach (var window in hours.Windows) HoursJson.Write(json, window);
            json.WriteEndArray();
        }

        if (withCalendar)
        {
            json.WriteStartArray(CalendarsName);
            Write(json, hours.Calendar);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static JsonRefusedException Duplicate(JsonPlace date) => date.Refuse(CampaignSettingsReason.DateDuplicate, "each date once");

    private static JsonRefusedException NotRemovable(JsonPlace date, bool isAdded) => isAdded
        ? date.Refuse(CampaignSettingsReason.Contradictory, "a date that is not in 'added' too")
        : date.Refuse(CampaignSettingsReason.NoHoliday, "a date that is a holiday by the rules of the calendar");

    private static Holiday HolidayOn(JsonPlace place)
    {
        var kinds = Kinds.Where(name => place.Maybe(name) is not null).ToArray();
        if (kinds.Length != 1) throw place.Refuse(CampaignSettingsReason.Contradictory, $"one of {string.Join(", ", Kinds)}");
        var own = place.The(kinds[0]);
        switch (kinds[0])
        {
            case "easter":
                return Dialing.Holiday.FromEaster(Name("easter"), own.WholeNumber(-Dialing.Holiday.FarthestFromEaster, Dialing.Holiday.FarthestFromEaster));
            case "week":
                return Dialing.Holiday.OnWeekday(Name("week", "day", "month"), Week(own), Day(), place.The("month").WholeNumber(1, 12));
            case "onOrAfter":
                return Dialing.Holiday.OnOrAfter(Name("day", "onOrAfter"), Day(), own.DayOfYear(Days));
            case "onOrBefore":
                return Dialing.Holiday.OnOrBefore(Name("day", "onOrBefore"), Day(), own.DayOfYear(Days));
            default:
                return Dialing.Holiday.On(Name("date"), own.DayOfYear(Days));
        }

        string Name(params ReadOnlySpan<string> properties) => place.Only(["name", .. properties, "fromYear", "untilYear", "everyYears", "moves"]).The("name").NonBlankText();

        IsoDayOfWeek Day() => place.The("day").Word(JsonWords.Day);
    }

    private static int Week(JsonPlace place) => place.Kind == JsonValueKind.String && place.Text() == "last" ? Dialing.Holiday.LastWeek : place.WholeNumber(1, Dialing.Holiday.MaxWeek);

    private static void WriteDay(Utf8JsonWriter json, HolidayDay day)
    {
        switch (day.Kind)
        {
            case HolidayDayKind.Easter:
                json.WriteNumber("easter", day.Number);
                return;
            case HolidayDayKind.Week:
                if (day.Number < 0) json.WriteString("week", "last");
                else json.WriteNumber("week", day.Number);
                json.WriteString("day", JsonWords.Day[day.Weekday]);
                json.WriteNumber("month", day.Month);
                return;
            case HolidayDayKind.OnOrAfter or HolidayDayKind.OnOrBefore:
                json.WriteString("day", JsonWords.Day[day.Weekday]);
                break;
        }

        json.WriteString(day.Kind switch { HolidayDayKind.OnOrAfter => "onOrAfter", HolidayDayKind.OnOrBefore => "onOrBefore", _ => "date" }, Days.Format(new AnnualDate(day.Month, day.Number)));
    }

    private static byte[] NotBlank(string name) => string.IsNullOrWhiteSpace(name) ? throw new ArgumentException("The name of a holiday or a calendar is blank.", nameof(name)) : JsonText.Utf8Of(name);
}
