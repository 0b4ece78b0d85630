using NodaTime;
using NodaTime.TimeZones;
using NodaTime.Utility;

namespace CallingDomain.Cli;

/// <summary>A time zone database: its zones and its version, such as <c>2026f</c>.</summary>
internal sealed class ZoneData
{
    /// <summary>The maximum size of a file: 4 MiB. That of 2026f has 130 KiB.</summary>
    public const int MaxBytes = 4 << 20;

    private ZoneData(TzdbDateTimeZoneSource source, IDateTimeZoneProvider zones) => (Version, Zones) = (source.TzdbVersion, zones);

    /// <summary>The database that is part of the tool.</summary>
    public static ZoneData Default { get; } = new(TzdbDateTimeZoneSource.Default, DateTimeZoneProviders.Tzdb);

    /// <summary>The version of the tz database.</summary>
    public string Version { get; }

    public IDateTimeZoneProvider Zones { get; }

    /// <summary>Reads a database in the format of NodaTime (<c>.nzd</c>), and every zone of it.</summary>
    /// <returns>Null for bytes that are no such database, or a damaged one.</returns>
    public static ZoneData? Read(byte[] file)
    {
        try
        {
            var source = TzdbDateTimeZoneSource.FromStream(new MemoryStream(file, writable: false));
            source.Validate();
            var zones = new DateTimeZoneCache(source);
            foreach (var id in zones.Ids) _ = zones[id];
            return new ZoneData(source, zones);
        }
        catch (Exception e) when (e is InvalidNodaDataException or ArgumentException or ArithmeticException or IOException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
