using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Instants as the clocks of one zone show them, for the rows of a table: the date once, before the rows that it is the date of.</summary>
internal sealed class LocalTimes(DateTimeZone zone)
{
    private LocalDate? _date;

    /// <summary>The line that says whose times they are.</summary>
    public static string NameOf(DateTimeZone zone) => $"Local times in {zone.Id}.";

    /// <summary>Date and time.</summary>
    public static string Full(Instant at, DateTimeZone zone) => new LocalTimes(zone).Of(at);

    /// <summary>Begins a row: its date becomes a heading, unless it is that of the row before.</summary>
    /// <param name="table">The table.</param>
    /// <param name="at">When the row's event happens; null for never.</param>
    public void BeginRow(TextTable table, Instant? at)
    {
        if (at is not { } instant || !IsLocal(instant) || instant.InZone(zone).Date is var date && date == _date) return;
        _date = date;
        table.AddHeading(LocalDatePattern.Iso.Format(date));
    }

    /// <summary>The time of day, after the date where that is not the one of the row; with the offset where clocks show the time twice.</summary>
    public string Of(Instant at)
    {
        if (!IsLocal(at)) return InstantText.Write(at);
        var local = at.InZone(zone);
        var time = LocalTimePattern.ExtendedIso.Format(local.TimeOfDay);
        var offset = zone.MapLocal(local.LocalDateTime).Count > 1 ? $" {local.Offset.ToString("g", CultureInfo.InvariantCulture)}" : "";
        return local.Date == _date ? time + offset : $"{LocalDatePattern.Iso.Format(local.Date)} {time}{offset}";
    }

    /// <returns>Null for none, and for the end of time.</returns>
    public string? OrNull(Instant? at) => at is { } instant && instant != Instant.MaxValue ? Of(instant) : null;

    // At the ends of time some clocks would show a year that no calendar has.
    private static bool IsLocal(Instant at) => at > Instant.MinValue + Duration.FromDays(1) && at < Instant.MaxValue - Duration.FromDays(1);
}
