using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;
using NodaTime.Text;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The statements that write the tables for people, in the transaction of the change.</summary>
internal static class PortalTables
{
    /// <summary>Adds the statements that write the rows of a change.</summary>
    /// <param name="commands">The transaction.</param>
    /// <param name="portal">The portal after the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="zones">The time zones for local times.</param>
    public static void Write(BatchCommands commands, Portal portal, PortalChange change, IDateTimeZoneProvider zones)
    {
        foreach (var place in change.Facts.Select(fact => fact.Place).OfType<Place>().Distinct()) Write(commands, portal, place, change, zones);
        var numbers = change.Facts.SelectMany(fact => fact.PhoneNumbers).Distinct().ToArray();
        if (numbers.Length > 0) Write(commands, numbers, Array.ConvertAll(numbers, portal.Find), change);
    }

    /// <summary>An instant as the tables have it.</summary>
    public static string Utc(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static void Write(BatchCommands commands, Portal portal, Place place, PortalChange change, IDateTimeZoneProvider zones)
    {
        switch (place.Level)
        {
            case PlaceLevel.Program:
                commands.Add("DELETE FROM callingdomain.program_periods WHERE portal = $1 AND program = $2").With(NpgsqlDbType.Text, Key(place.Program));
                if (portal.Programs.GetValueOrDefault(place.Program!) is { } program) Write(commands, program, change, zones);
                else commands.Add("DELETE FROM callingdomain.programs WHERE portal = $1 AND id = $2").With(NpgsqlDbType.Text, Key(place.Program));
                break;
            case PlaceLevel.BusinessUnit:
                if (portal.Units.GetValueOrDefault(place.Unit!) is { } unit) Write(commands, unit, change);
                else commands.Add("DELETE FROM callingdomain.units WHERE portal = $1 AND id = $2").With(NpgsqlDbType.Text, Key(place.Unit));
                break;
            default:
                if (portal.Businesses.GetValueOrDefault(place.Business!) is { } business) Write(commands, business, change);
                else commands.Add("DELETE FROM callingdomain.businesses WHERE portal = $1 AND id = $2").With(NpgsqlDbType.Text, Key(place.Business));
                break;
        }
    }

    private static void Write(BatchCommands commands, Business business, PortalChange change) => commands
        .Add("INSERT INTO callingdomain.businesses (portal, changed_at, version, id, name) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (portal, id) DO UPDATE SET name = EXCLUDED.name, changed_at = EXCLUDED.changed_at, version = EXCLUDED.version")
        .With(NpgsqlDbType.Text, Utc(change.At)).With(NpgsqlDbType.Bigint, change.Version).With(NpgsqlDbType.Text, Key(business.Id)).With(NpgsqlDbType.Text, TableText.Of(business.Name));

    private static void Write(BatchCommands commands, BusinessUnit unit, PortalChange change) => commands
        .Add("""
            INSERT INTO callingdomain.units (portal, changed_at, version, id, business, name) VALUES ($1, $2, $3, $4, $5, $6)
              ON CONFLICT (portal, id) DO UPDATE SET business = EXCLUDED.business, name = EXCLUDED.name, changed_at = EXCLUDED.changed_at, version = EXCLUDED.version
            """)
        .With(NpgsqlDbType.Text, Utc(change.At)).With(NpgsqlDbType.Bigint, change.Version).With(NpgsqlDbType.Text, Key(unit.Id)).With(NpgsqlDbType.Text, Key(unit.Business)).With(NpgsqlDbType.Text, TableText.Of(unit.Name));

    private static void Write(BatchCommands commands, CallingProgram program, PortalChange change, IDateTimeZoneProvider zones)
    {
        commands.Add("""
            INSERT INTO callingdomain.programs (portal, changed_at, version, id, business, unit, name, type, purpose, description, display_name, shorthand, display_status, call_reason, is_authenticated, launched_at, paused_at, canceled_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
              ON CONFLICT (portal, id) DO UPDATE SET changed_at = EXCLUDED.changed_at, version = EXCLUDED.version, business = EXCLUDED.business, unit = EXCLUDED.unit, name = EXCLUDED.name, type = EXCLUDED.type, purpose = EXCLUDED.purpose, description = EXCLUDED.description,
                display_name = EXCLUDED.display_name, shorthand = EXCLUDED.shorthand, display_status = EXCLUDED.display_status, call_reason = EXCLUDED.call_reason, is_authenticated = EXCLUDED.is_authenticated, launched_at = EXCLUDED.launched_at, paused_at = EXCLUDED.paused_at, canceled_at = EXCLUDED.canceled_at
            """)
            .With(NpgsqlDbType.Text, Utc(change.At)).With(NpgsqlDbType.Bigint, change.Version).With(NpgsqlDbType.Text, Key(program.Id)).With(NpgsqlDbType.Text, Key(program.Business)).With(NpgsqlDbType.Text, Key(program.Unit))
            .With(NpgsqlDbType.Text, TableText.Of(program.Name)).With(NpgsqlDbType.Text, program.Type.Name).With(NpgsqlDbType.Text, program.Purpose.Label()).With(NpgsqlDbType.Text, TableText.Of(program.Description))
            .With(NpgsqlDbType.Text, TableText.Of(program.Display?.Display.Name)).With(NpgsqlDbType.Text, TableText.Of(program.Display?.Display.Shorthand)).With(NpgsqlDbType.Text, program.Display?.Status.ToString()).With(NpgsqlDbType.Text, TableText.Of(program.CallReason))
            .With(NpgsqlDbType.Boolean, program.IsAuthenticated).With(NpgsqlDbType.Text, Utc(program.LaunchedAt)).With(NpgsqlDbType.Text, Utc(program.PausedAt)).With(NpgsqlDbType.Text, Utc(program.CanceledAt));
        for (var i = 0; i < program.Periods.Length; i++)
        {
            var period = program.Periods[i];
            var zone = zones.GetZoneOrNull(period.Zone);
            commands.Add("""INSERT INTO callingdomain.program_periods (portal, program, period, start, "end", zone, local_start, local_end) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .With(NpgsqlDbType.Text, Key(program.Id)).With(NpgsqlDbType.Integer, i + 1).With(NpgsqlDbType.Text, Utc(Bound(period.Start))).With(NpgsqlDbType.Text, Utc(Bound(period.End)))
                .With(NpgsqlDbType.Text, TableText.Of(period.Zone)).With(NpgsqlDbType.Text, LocalOf(period.Start, zone)).With(NpgsqlDbType.Text, LocalOf(period.End, zone));
        }
    }

    // Rows go as arrays, a column each.
    private static void Write(BatchCommands commands, PhoneNumber[] numbers, RegisteredNumber?[] states, PortalChange change)
    {
        var texts = Array.ConvertAll(numbers, number => number.ToString());
        var removed = texts.Where((_, i) => states[i] is null).ToArray();
        if (removed.Length > 0) commands.Add("DELETE FROM callingdomain.assignments WHERE portal = $1 AND number = ANY ($2)").WithAll(NpgsqlDbType.Text, removed);
        if (removed.Length < texts.Length)
        {
            AddRows("""
                INSERT INTO callingdomain.assignments (portal, number, business, unit, program, purpose, status, since, changed_at, version)
                  SELECT $1, number, business, unit, program, purpose, status, $2, $2, $3 FROM unnest($4, $5, $6, $7, $8, $9) AS rows (number, business, unit, program, purpose, status)
                  ON CONFLICT (portal, number) DO UPDATE SET
                    since = CASE WHEN (assignments.business, assignments.unit, assignments.program) IS NOT DISTINCT FROM (EXCLUDED.business, EXCLUDED.unit, EXCLUDED.program) THEN assignments.since ELSE EXCLUDED.since END,
                    business = EXCLUDED.business, unit = EXCLUDED.unit, program = EXCLUDED.program, purpose = EXCLUDED.purpose, status = EXCLUDED.status, changed_at = EXCLUDED.changed_at, version = EXCLUDED.version
                """, [.. texts.Where((_, i) => states[i] is not null)], [.. states.OfType<RegisteredNumber>()]);
        }

        AddRows("""
            INSERT INTO callingdomain.assignment_history (portal, number, version, at, business, unit, program, purpose, status)
              SELECT $1, number, $3, $2, business, unit, program, purpose, status FROM unnest($4, $5, $6, $7, $8, $9) AS rows (number, business, unit, program, purpose, status)
            """, texts, states);

        void AddRows(string sql, string[] keys, RegisteredNumber?[] rows) => commands.Add(sql)
            .With(NpgsqlDbType.Text, Utc(change.At)).With(NpgsqlDbType.Bigint, change.Version).WithAll(NpgsqlDbType.Text, keys)
            .WithAll(NpgsqlDbType.Text, Array.ConvertAll(rows, row => Key(row?.Place.Business))).WithAll(NpgsqlDbType.Text, Array.ConvertAll(rows, row => Key(row?.Place.Unit))).WithAll(NpgsqlDbType.Text, Array.ConvertAll(rows, row => Key(row?.Place.Program)))
            .WithAll(NpgsqlDbType.Text, Array.ConvertAll(rows, row => row?.Purpose.Label())).WithAll(NpgsqlDbType.Text, Array.ConvertAll(rows, row => (row?.Status ?? NumberStatus.Removed).ToString()));
    }

    private static string? Key(string? id) => TableText.Key(id);

    private static string? Utc(Instant? instant) => instant is { } given ? Utc(given) : null;

    // A period may have no start or no end.
    private static Instant? Bound(Instant instant) => instant == Instant.MinValue || instant == Instant.MaxValue ? null : instant;

    private static string? LocalOf(Instant instant, DateTimeZone? zone) => zone is not null && Bound(instant) is { } bound ? LocalDateTimePattern.ExtendedIso.Format(bound.InZone(zone).LocalDateTime) : null;
}
