using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>Local times of one zone for the rows of a table, with each date as a heading.</summary>
internal sealed class LocalTimes(DateTimeZone zone)
{
    private LocalDate? _date;

    /// <summary>The line that names the time zone and its data.</summary>
    public static string NameOf(DateTimeZone zone, ZoneData data) => $"Local times in {zone.Id}, by the tz database {data.Version}.";

    /// <summary>The local date and time.</summary>
    public static string Full(Instant at, DateTimeZone zone) => new LocalTimes(zone).Of(at);

    /// <summary>Begins a row. A new date becomes a heading.</summary>
    /// <param name="table">The table.</param>
    /// <param name="at">The instant of the row; null for never.</param>
    public void BeginRow(TextTable table, Instant? at)
    {
        if (at is not { } instant || !IsLocal(instant) || instant.InZone(zone).Date is var date && date == _date) return;
        _date = date;
        table.AddHeading(LocalDatePattern.Iso.Format(date));
    }

    /// <summary>The local time, after the date if it differs from that of the row, with the offset if the local time occurs twice.</summary>
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

    // Near the ends of the range of instants, the local year may be out of range.
    private static bool IsLocal(Instant at) => at > Instant.MinValue + Duration.FromDays(1) && at < Instant.MaxValue - Duration.FromDays(1);
}
