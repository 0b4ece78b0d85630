using CallingDomain.Numbers;
using CallingDomain.Programs;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Storage.Sqlite;

/// <summary>Writes the tables that people read, in the transaction of the change.</summary>
internal sealed class PortalTables : IDisposable
{
    private readonly IDateTimeZoneProvider _zones;
    private readonly SqliteStatement _business;
    private readonly SqliteStatement _noBusiness;
    private readonly SqliteStatement _unit;
    private readonly SqliteStatement _noUnit;
    private readonly SqliteStatement _program;
    private readonly SqliteStatement _noProgram;
    private readonly SqliteStatement _period;
    private readonly SqliteStatement _noPeriods;
    private readonly SqliteStatement _number;
    private readonly SqliteStatement _noNumber;
    private readonly SqliteStatement _history;
    private readonly SqliteStatement[] _all;

    public PortalTables(SqliteConnection connection, IDateTimeZoneProvider zones)
    {
        _zones = zones;
        _all =
        [
            _business = Prepare("INSERT OR REPLACE INTO businesses VALUES (?, ?, ?, ?)"),
            _noBusiness = Prepare("DELETE FROM businesses WHERE id = ?"),
            _unit = Prepare("INSERT OR REPLACE INTO units VALUES (?, ?, ?, ?, ?)"),
            _noUnit = Prepare("DELETE FROM units WHERE id = ?"),
            _program = Prepare("INSERT OR REPLACE INTO programs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _noProgram = Prepare("DELETE FROM programs WHERE id = ?"),
            _period = Prepare("INSERT INTO program_periods VALUES (?, ?, ?, ?, ?, ?, ?)"),
            _noPeriods = Prepare("DELETE FROM program_periods WHERE program = ?"),
            _number = Prepare("""
                INSERT INTO assignments VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8) ON CONFLICT DO UPDATE SET
                  since = iif(business IS ?2 AND unit IS ?3 AND program IS ?4, since, ?7), business = ?2, unit = ?3, program = ?4, purpose = ?5, status = ?6, changed_at = ?7, version = ?8
                """),
            _noNumber = Prepare("DELETE FROM assignments WHERE number = ?"),
            _history = Prepare("INSERT INTO assignment_history VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        ];

        SqliteStatement Prepare(string sql) => new(connection, sql);
    }

    /// <summary>Writes the rows of a change.</summary>
    /// <param name="portal">The portal after the change.</param>
    /// <param name="change">The change.</param>
    public void Write(Portal portal, PortalChange change)
    {
        var at = Utc(change.At);
        foreach (var place in change.Facts.Select(fact => fact.Place).OfType<Place>().Distinct()) Write(portal, place, at, change.Version);
        foreach (var number in change.Facts.SelectMany(fact => fact.PhoneNumbers).Distinct()) Write(number.ToString(), portal.Find(number), at, change.Version);
    }

    public void Dispose()
    {
        foreach (var statement in _all) statement.Dispose();
    }

    /// <summary>An instant as the tables have it.</summary>
    public static string Utc(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private void Write(Portal portal, Place place, string at, long version)
    {
        switch (place.Level)
        {
            case PlaceLevel.Program:
                _noPeriods.Bind(1, place.Program).Run();
                if (portal.Programs.GetValueOrDefault(place.Program!) is { } program) Write(program, at, version);
                else _noProgram.Bind(1, place.Program).Run();
                break;
            case PlaceLevel.BusinessUnit:
                if (portal.Units.GetValueOrDefault(place.Unit!) is { } unit) _unit.Bind(1, unit.Id).Bind(2, unit.Business).Bind(3, unit.Name).Bind(4, at).Bind(5, version).Run();
                else _noUnit.Bind(1, place.Unit).Run();
                break;
            default:
                if (portal.Businesses.GetValueOrDefault(place.Business!) is { } business) _business.Bind(1, business.Id).Bind(2, business.Name).Bind(3, at).Bind(4, version).Run();
                else _noBusiness.Bind(1, place.Business).Run();
                break;
        }
    }

    private void Write(CallingProgram program, string at, long version)
    {
        _program.Bind(1, program.Id).Bind(2, program.Business).Bind(3, program.Unit).Bind(4, program.Name).Bind(5, program.Type.Name).Bind(6, program.Purpose.Label()).Bind(7, program.Description)
            .Bind(8, program.Display?.Display.Name).Bind(9, program.Display?.Display.Shorthand).Bind(10, program.Display?.Status.ToString()).Bind(11, program.CallReason).Bind(12, program.IsAuthenticated ? 1 : 0)
            .Bind(13, Utc(program.LaunchedAt)).Bind(14, Utc(program.PausedAt)).Bind(15, Utc(program.CanceledAt)).Bind(16, at).Bind(17, version).Run();
        for (var i = 0; i < program.Periods.Length; i++)
        {
            var period = program.Periods[i];
            var zone = _zones.GetZoneOrNull(period.Zone);
            _period.Bind(1, program.Id).Bind(2, i + 1).Bind(3, Utc(Bound(period.Start))).Bind(4, Utc(Bound(period.End))).Bind(5, period.Zone).Bind(6, LocalOf(period.Start, zone)).Bind(7, LocalOf(period.End, zone)).Run();
        }
    }

    private void Write(string number, RegisteredNumber? held, string at, long version)
    {
        var (place, purpose, status) = held is null ? (null, null, nameof(NumberStatus.Removed)) : (held.Place, held.Purpose.Label(), held.Status.ToString());
        if (held is null) _noNumber.Bind(1, number).Run();
        else _number.Bind(1, number).Bind(2, place!.Business).Bind(3, place.Unit).Bind(4, place.Program).Bind(5, purpose).Bind(6, status).Bind(7, at).Bind(8, version).Run();
        _history.Bind(1, number).Bind(2, version).Bind(3, at).Bind(4, place?.Business).Bind(5, place?.Unit).Bind(6, place?.Program).Bind(7, purpose).Bind(8, status).Run();
    }

    private static string? Utc(Instant? instant) => instant is { } given ? Utc(given) : null;

    // A period may have no start or no end.
    private static Instant? Bound(Instant instant) => instant == Instant.MinValue || instant == Instant.MaxValue ? null : instant;

    private static string? LocalOf(Instant instant, DateTimeZone? zone) => zone is not null && Bound(instant) is { } bound ? LocalDateTimePattern.ExtendedIso.Format(bound.InZone(zone).LocalDateTime) : null;
}
