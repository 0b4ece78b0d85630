using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Contacts;

/// <summary>Reads a column of dates, or of dates and times.</summary>
internal sealed class DateCells
{
    private readonly LocalDateTimePattern? _pattern; // null for ISO forms
    private readonly bool _hasTime;

    /// <exception cref="InvalidPatternException">The pattern of the column is not valid.</exception>
    public DateCells(DateColumn asked)
    {
        if (asked.Format is not { } format) return;
        _pattern = LocalDateTimePattern.CreateWithInvariantCulture(format);
        _hasTime = HasTime(format);
    }

    /// <summary>A date such as <c>2026-03-02</c>, or an instant such as <c>2026-03-02T09:00:00Z</c>; null for an invalid cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="zone">The time zone of local times.</param>
    public string? ReadIso(string cell, DateTimeZone zone) =>
        DateOf(cell) is { } date ? LocalDatePattern.Iso.Format(date) : InstantOf(cell, zone) is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    /// <summary>The instant; the last second of the day for a date without a time. Null for an invalid cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="zone">The time zone of local times.</param>
    public Instant? ReadLatest(string cell, DateTimeZone zone) =>
        DateOf(cell) is { } date ? zone.AtStartOfDay(date.PlusDays(1)).ToInstant() - Duration.FromSeconds(1) : InstantOf(cell, zone);

    private LocalDate? DateOf(string cell)
    {
        if (_hasTime) return null;
        var (isRead, date) = _pattern is null ? (LocalDatePattern.Iso.Parse(cell).TryGetValue(default, out var iso), iso) : (_pattern.Parse(cell).TryGetValue(default, out var local), local.Date);
        return isRead && date.Year is >= 1 and <= 9998 ? date : null;
    }

    private Instant? InstantOf(string cell, DateTimeZone zone) =>
        _pattern is null ? ScheduledAtText.Read(cell, zone)
        : _hasTime && _pattern.Parse(cell).TryGetValue(default, out var local) ? ScheduledAtText.Of(local, zone)
        : null;

    // Whether a pattern has a field of the time of day outside quotes.
    private static bool HasTime(string format)
    {
        var quote = '\0';
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] == '\\') i++;
            else if (quote != '\0') quote = format[i] == quote ? '\0' : quote;
            else if (format[i] is '\'' or '"') quote = format[i];
            else if (format[i] is 'H' or 'h' or 'm' or 's' or 't' or 'f' or 'F' || format.Length == 1) return true; // one character is a standard pattern
        }

        return false;
    }
}
