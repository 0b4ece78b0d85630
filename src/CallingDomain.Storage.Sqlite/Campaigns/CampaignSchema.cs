namespace CallingDomain.Storage.Sqlite;

/// <summary>The tables of a campaign's file.</summary>
/// <remarks>
/// Calls and closings are rows of integers, which take a third of the room and of the time of texts; the views <c>history</c> and <c>final</c> show them as texts. Instants are nanoseconds since 1970, <c>waited</c> (from due to dialed) and <c>lasted</c> nanoseconds.
/// A place is a time zone with its offset from UTC in seconds, by which the rules decided, so that no report depends on another tz database.
/// </remarks>
internal static class CampaignSchema
{
    // facts: batches as FactWriter writes them without the header, by the number of their last fact. snapshots: those saved to the end; their parts in order.
    private const string Tables = """
        CREATE TABLE campaign (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, zones_version TEXT NOT NULL, first_fact INTEGER NOT NULL DEFAULT 1);
        CREATE TABLE first_settings (settings BLOB NOT NULL);
        CREATE TABLE facts (last INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, batch BLOB NOT NULL);
        CREATE TABLE snapshots (fact INTEGER PRIMARY KEY, parts INTEGER NOT NULL, bytes INTEGER NOT NULL);
        CREATE TABLE snapshot_parts (fact INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (fact, part));
        CREATE TABLE codes (kind TEXT NOT NULL, value INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (kind, value)) WITHOUT ROWID;
        CREATE TABLE places (place INTEGER PRIMARY KEY, time_zone TEXT NOT NULL, utc_offset INTEGER NOT NULL, UNIQUE (time_zone, utc_offset));
        CREATE TABLE contacts (contact INTEGER PRIMARY KEY, id TEXT, name TEXT, list TEXT, priority INTEGER, time_zone TEXT, scheduled_at TEXT, primary_phone TEXT);
        CREATE TABLE additional_phones (contact INTEGER NOT NULL, place INTEGER NOT NULL, phone TEXT NOT NULL, type TEXT, PRIMARY KEY (contact, place)) WITHOUT ROWID;
        CREATE TABLE calls (attempt INTEGER PRIMARY KEY, contact INTEGER NOT NULL, phone INTEGER NOT NULL, pass INTEGER NOT NULL, phone_attempt INTEGER NOT NULL, waited INTEGER NOT NULL, dialed INTEGER NOT NULL, lasted INTEGER NOT NULL, place INTEGER, status INTEGER NOT NULL);
        CREATE TABLE call_remarks (attempt INTEGER PRIMARY KEY, agent TEXT, is_late INTEGER NOT NULL, outcome INTEGER, disposition TEXT, signals TEXT, trunk TEXT, is_consented INTEGER NOT NULL, reference TEXT, note TEXT);
        CREATE TABLE closings (closing INTEGER PRIMARY KEY, contact INTEGER NOT NULL, closed INTEGER NOT NULL, place INTEGER, reason INTEGER NOT NULL, last_phone INTEGER, cause_phone INTEGER, cause_status INTEGER, attempts INTEGER NOT NULL, all_attempts INTEGER NOT NULL);
        CREATE INDEX closings_of_contact ON closings (contact);
        """;

    private const string Origin = "ALTER TABLE campaign ADD COLUMN origin TEXT";

    private static readonly string Views = $"""
        CREATE VIEW history AS SELECT attempt, calls.contact, contacts.id AS contact_id, '+' || phone AS phone, pass, phone_attempt, agent, {Utc("(dialed - waited)")} AS due_at, {Utc("dialed")} AS dialed_at, {Local("dialed")} AS dialed_local, places.time_zone AS time_zone,
          {Utc("(dialed + lasted)")} AS ended_at, {Code("status", "status")} AS status, coalesce(is_late, 0) AS is_late, {Code("outcome", "outcome")} AS outcome, disposition, signals, trunk, coalesce(is_consented, 0) AS is_consented, reference, note
          FROM calls LEFT JOIN call_remarks USING (attempt) LEFT JOIN contacts USING (contact) LEFT JOIN places USING (place);
        CREATE VIEW final AS SELECT closing, closings.contact, contacts.id AS contact_id, {Utc("closed")} AS closed_at, {Local("closed")} AS closed_local, places.time_zone AS time_zone, {Code("reason", "reason")} AS reason,
          '+' || last_phone AS last_phone, '+' || cause_phone AS cause_phone, {Code("status", "cause_status")} AS cause_status, attempts, all_attempts
          FROM closings LEFT JOIN contacts USING (contact) LEFT JOIN places USING (place);
        """;

    /// <summary>The schema.</summary>
    public static SqliteSchema Schema { get; } = new(applicationId: 0x43446A31 /* CDj1 */, Tables + Views, Origin);

    private static string Code(string kind, string column) => $"(SELECT code FROM codes WHERE kind = '{kind}' AND value = {column})";

    private static string Utc(string column) => Text(column) + " || 'Z'";

    private static string Local(string column) => Text($"({column} + utc_offset * 1000000000)");

    // ISO 8601 with as many digits of the second as it has; nanoseconds before 1970 are negative.
    private static string Text(string nanoseconds)
    {
        var fraction = $"(({nanoseconds} % 1000000000 + 1000000000) % 1000000000)";
        return $"strftime('%Y-%m-%dT%H:%M:%S', ({nanoseconds} - {fraction}) / 1000000000, 'unixepoch') || CASE {fraction} WHEN 0 THEN '' ELSE rtrim(printf('.%09d', {fraction}), '0') END";
    }
}
