namespace CallingDomain.Contacts;

/// <summary>Reads a column of time zones, with the column beside it that says whether the place observes daylight saving time.</summary>
internal sealed class ZoneFlagCells(ZoneColumn asked, int column, int daylight, RowCells cells, ZoneCells zones, RowIssues issues)
{
    private readonly ZoneColumnCells _zones = new(asked, zones);
    private readonly FlagCells? _daylight = daylight < 0 ? null : new FlagCells(asked.DaylightColumn!);

    /// <summary>The index of the time zone of a row; -1 for an empty cell, and for an error.</summary>
    public int Read(int row)
    {
        var cell = cells.Value(row, column);
        if (cell.IsEmpty) return -1;
        var hasDaylight = _daylight is null ? false : _daylight.Read(cells.Flag(row, daylight));
        if (hasDaylight is null)
        {
            issues.Reject(daylight, ContactReason.FlagInvalid);
            return -1;
        }

        var zone = _zones.IndexOf(cell, hasDaylight.Value);
        if (zone >= 0) return zone;
        issues.RejectZone(column, zone);
        return -1;
    }
}
