using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The properties of JSON that make calling hours: of a rule set, and of the settings of a campaign.</summary>
internal static class HoursJson
{
    private static readonly CallingWindow WholeDays = new(LocalTime.Midnight, LocalTime.Midnight, CallingWindow.EveryDay);

    /// <param name="place">The object with the properties.</param>
    /// <param name="name">The name of the list of windows. Without it every day is open, except for the dates.</param>
    /// <param name="otherwise">The policy for clock changes if none is given.</param>
    public static CallingHours Read(JsonPlace place, string name, ClockChangePolicy otherwise)
    {
        var clockChanges = place.Maybe("clockChanges")?.Word(JsonWords.ClockChanges) ?? otherwise;
        var windows = place.Maybe(name)?.List(Window);
        var dates = new List<SpecialDate>();
        var known = new HashSet<LocalDate>();
        foreach (var (date, at) in Dates(place))
        {
            if (!known.Add(date.Date)) throw at.Refuse(CampaignSettingsReason.SettingsDateDuplicate, "each date once");
            dates.Add(date);
        }

        if (windows is null && dates.Count == 0) return CallingHours.Always;
        if (windows is { IsEmpty: true } && dates.TrueForAll(date => date.IsClosed))
            throw place.The(name).Refuse(CampaignSettingsReason.SettingsNeverOpen, "at least one window; without the list every instant is open");
        return CallingHours.Of(windows ?? [WholeDays], dates, clockChanges);
    }

    public static void Write(Utf8JsonWriter json, CallingHours hours, string name)
    {
        if (hours.AreAlways) return;
        json.WriteString("clockChanges", JsonWords.ClockChanges[hours.ClockChanges]);
        json.WriteStartArray(name);
        foreach (var window in hours.Windows) Write(json, window);
        json.WriteEndArray();
        if (hours.SpecialDates.Any(date => date.IsClosed))
        {
            json.WriteStartArray("closedDates");
            foreach (var special in hours.SpecialDates.Where(date => date.IsClosed)) json.WriteStringValue(RuleText.Write(special.Date));
            json.WriteEndArray();
        }

        if (hours.SpecialDates.All(date => date.IsClosed)) return;
        json.WriteStartArray("specialDates");
        foreach (var special in hours.SpecialDates.Where(date => !date.IsClosed))
        {
            json.WriteStartObject();
            json.WriteString("date", RuleText.Write(special.Date));
            json.WriteStartArray("windows");
            foreach (var window in special.Windows) Write(json, new CallingWindow(window.From, window.To, CallingWindow.EveryDay));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<(SpecialDate Date, JsonPlace At)> Dates(JsonPlace place) =>
    [
        .. place.List("closedDates", at => (SpecialDate.Closed(at.Date()), at)),
        .. place.List("holidays", at => (SpecialDate.Closed(at.Date()), at)), // only settings have it
        .. place.List("specialDates", at => (new SpecialDate(at.Only("date", "windows").The("date").Date(), at.List("windows", window => Times(window.Only("from", "to"))).AsSpan()), at)),
    ];

    private static CallingWindow Window(JsonPlace place)
    {
        var times = Times(place.Only("days", "monthDays", "months", "from", "to"));
        var window = new CallingWindow(times.From, times.To, place.Maybe("days")?.NonEmptyList(day => day.Word(JsonWords.Day)) ?? CallingWindow.EveryDay)
        {
            MonthDays = place.Maybe("monthDays")?.NonEmptyList(day => day.WholeNumber(1, 31)) ?? [],
            Months = place.Maybe("months")?.NonEmptyList(month => month.WholeNumber(1, 12)) ?? [],
        };
        return window.Occurs ? window : throw place.Refuse(CampaignSettingsReason.SettingsNeverOpen, "a window with at least one date; 30 February is none");
    }

    private static TimeWindow Times(JsonPlace place) => new(place.The("from").TimeOfDay(), place.The("to").EndOfTimeOfDay());

    private static void Write(Utf8JsonWriter json, CallingWindow window)
    {
        json.WriteStartObject();
        if (!window.Days.AsSpan().SequenceEqual(CallingWindow.EveryDay.AsSpan()))
        {
            json.WriteStartArray("days");
            foreach (var day in window.Days) json.WriteStringValue(JsonWords.Day[day]);
            json.WriteEndArray();
        }

        Write(json, "monthDays", window.MonthDays);
        Write(json, "months", window.Months);
        json.WriteString("from", RuleText.Write(window.From));
        json.WriteString("to", RuleText.WriteEnd(window.To));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty) return;
        json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
