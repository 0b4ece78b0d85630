using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>Reads the time zones of a column.</summary>
internal sealed class ZoneColumnCells
{
    private const string DaylightMark = "DST";
    private const int SecondsPerQuarter = 900, LeastQuarters = -48, MostQuarters = 56, MinutesPerQuarter = 15; // UTC-12 to UTC+14

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789.:");

    private readonly ZoneColumn _asked;
    private readonly ZoneCells _zones;
    private readonly Dictionary<string, string> _byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(int Quarters, bool HasDaylight), string> _byOffset = [];

    public ZoneColumnCells(ZoneColumn asked, ZoneCells zones)
    {
        (_asked, _zones) = (asked, zones);
        foreach (var word in asked.Zones)
        {
            _byWord.TryAdd(word.Word.Trim(), word.Meaning);
            if (asked.Form == ZoneForm.Offset && OffsetOf(word.Word) is { } offset) _byOffset.TryAdd(offset, word.Meaning);
        }
    }

    /// <summary>Whether a word of <see cref="ZoneColumn.Zones"/> is an offset, perhaps with daylight saving time.</summary>
    public static bool IsOffset(string word) => OffsetOf(word) is not null;

    /// <summary>The index of the time zone of a cell; -1 for an unknown one.</summary>
    /// <param name="cell">The cell, which is not empty.</param>
    /// <param name="hasDaylight">Whether the place of an offset observes daylight saving time.</param>
    public int IndexOf(ReadOnlySpan<byte> cell, bool hasDaylight)
    {
        if (_asked.Form == ZoneForm.Offset) return IndexOfOffset(Encoding.UTF8.GetString(cell), hasDaylight);
        if (_byWord.Count > 0 && _byWord.TryGetValue(Encoding.UTF8.GetString(cell), out var id)) return _zones.IndexOf(id);
        return _asked.Form == ZoneForm.Name ? _zones.IndexOf(cell) : -1;
    }

    private int IndexOfOffset(string cell, bool hasDaylight)
    {
        if (QuartersOf(cell) is not { } quarters) return -1;
        if (_byOffset.TryGetValue((quarters, hasDaylight), out var id)) return _zones.IndexOf(id);
        return hasDaylight ? -1 : _zones.IndexOf(Offset.FromSeconds(quarters * SecondsPerQuarter));
    }

    private static (int Quarters, bool HasDaylight)? OffsetOf(string word)
    {
        var text = word.Trim();
        var hasDaylight = text.EndsWith(DaylightMark, StringComparison.OrdinalIgnoreCase);
        return QuartersOf(hasDaylight ? text[..^DaylightMark.Length].TrimEnd() : text) is { } quarters ? (quarters, hasDaylight) : null;
    }

    // -5, +05:30, -0500, 5.5, -5.00, UTC-5, GMT+1. A fraction that is no quarter of an hour could be minutes.
    private static int? QuartersOf(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest.StartsWith("UTC", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("GMT", StringComparison.OrdinalIgnoreCase)) rest = rest[3..].TrimStart();
        if (rest.IsEmpty) return text.Trim().Length > 0 ? 0 : null; // UTC
        var isNegative = rest[0] is '-' or '\u2212';
        if (isNegative || rest[0] == '+') rest = rest[1..];
        if (rest.IsEmpty || rest.ContainsAnyExcept(Signs)) return null;
        var quarters = rest.IndexOf(':') is var colon and >= 0 ? QuartersOf(rest[..colon], rest[(colon + 1)..])
            : rest.Length == 4 && !rest.Contains('.') ? QuartersOf(rest[..2], rest[2..])
            : decimal.TryParse(rest, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) && hours < 100 && hours * 4 is var exact && exact == decimal.Truncate(exact) ? (int)exact
            : null;
        if (isNegative) quarters = -quarters;
        return quarters is >= LeastQuarters and <= MostQuarters ? quarters : null;
    }

    private static int? QuartersOf(ReadOnlySpan<char> hours, ReadOnlySpan<char> minutes) =>
        hours.Length is 1 or 2 && minutes.Length == 2 && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && minute < 60 && minute % MinutesPerQuarter == 0
            ? (4 * hour) + (minute / MinutesPerQuarter) : null;
}
