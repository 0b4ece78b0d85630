using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The statements that write the tables for people, in the transaction of the facts. Rows go as arrays, a column each.</summary>
internal sealed class CampaignTables
{
    private readonly Dictionary<(string Zone, int Offset), short> _places;
    private long _closing; // the last one
    private int _contact; // the greatest number; contacts with greater ones are new

    private CampaignTables(Dictionary<(string Zone, int Offset), short> places, long closing, int contact) => (_places, _closing, _contact) = (places, closing, contact);

    /// <summary>Reads what the writer knows of its rows, and writes the words of this version; a later version adds its own.</summary>
    public static async ValueTask<CampaignTables> OpenAsync(NpgsqlConnection connection, int campaign, short shard, CancellationToken cancellation)
    {
        await using (var commands = new BatchCommands(connection, campaign, shard))
        {
            WriteCodes(commands, "status", Enum.GetValues<CallStatus>(), value => (short)value, value => value.Code());
            WriteCodes(commands, "outcome", Enum.GetValues<CallOutcome>(), value => (short)value, value => value.Code());
            WriteCodes(commands, "reason", Enum.GetValues<CloseReason>(), value => (short)value, value => value.Code());
            await commands.ExecuteAsync(cancellation).ConfigureAwait(false);
        }

        await using var closing = new NpgsqlCommand("SELECT coalesce(max(closing), 0) FROM callingdomain.closings WHERE campaign = $1 AND shard = $2", connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
        var lastClosing = (long)(await closing.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        await using var contact = new NpgsqlCommand("SELECT coalesce(max(contact), -1) FROM callingdomain.contacts WHERE campaign = $1 AND shard = $2", connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
        var lastContact = (int)(await contact.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        var places = new Dictionary<(string, int), short>();
        await using var select = new NpgsqlCommand("SELECT time_zone, utc_offset, place FROM callingdomain.places WHERE campaign = $1 AND shard = $2", connection).With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard);
        await using var rows = await select.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) places.Add((rows.GetString(0), rows.GetInt32(1)), rows.GetInt16(2));
        return new CampaignTables(places, lastClosing, lastContact);
    }

    /// <summary>Adds the statements that write the rows of a batch.</summary>
    public void Write(BatchCommands commands, JournalBatch batch)
    {
        WriteContacts(commands, batch);
        if (!batch.History.IsEmpty) WriteHistory(commands, batch.History);
        if (!batch.Final.IsEmpty) WriteFinal(commands, batch.Final);
    }

    private static void WriteCodes<TValue>(BatchCommands commands, string kind, TValue[] values, Func<TValue, short> number, Func<TValue, string> code) => commands
        .Add("INSERT INTO callingdomain.codes SELECT $1, $2, $3, value, code FROM unnest($4, $5) AS words (value, code) ON CONFLICT DO NOTHING")
        .With(NpgsqlDbType.Text, kind).WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(values, value => number(value))).WithAll(NpgsqlDbType.Text, Array.ConvertAll(values, value => code(value)));

    // A late end replaces the row of its attempt, of this batch or an earlier one; the last one of several counts.
    private void WriteHistory(BatchCommands commands, ImmutableArray<HistoryRow> rows)
    {
        var late = rows.Where(row => row.Entry.IsLate).ToList();
        var calls = late.Count == 0 ? rows : [.. rows.Where(row => !row.Entry.IsLate)];
        if (calls.Length > 0) AddCalls(commands, calls, "");
        if (late.Count > 0)
        {
            AddCalls(commands, LastOf(late), """
                 ON CONFLICT (campaign, shard, attempt) DO UPDATE SET phone = EXCLUDED.phone, waited = EXCLUDED.waited, dialed = EXCLUDED.dialed, lasted = EXCLUDED.lasted, contact = EXCLUDED.contact, pass = EXCLUDED.pass,
                  phone_attempt = EXCLUDED.phone_attempt, place = EXCLUDED.place, status = EXCLUDED.status
                """);
        }

        var remarks = rows.Where(row => HasRemarks(row.Entry)).ToList();
        if (remarks.Count > 0) AddRemarks(commands, LastOf(remarks));
    }

    private static ImmutableArray<HistoryRow> LastOf(List<HistoryRow> rows) => [.. rows.AsEnumerable().Reverse().DistinctBy(row => row.Entry.Attempt.Id).Reverse()];

    private void AddCalls(BatchCommands commands, ImmutableArray<HistoryRow> rows, string conflict)
    {
        var columns = new CallColumns(rows.Length);
        var order = OrderOf(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows.AsSpan()[order[i]];
            var (entry, attempt) = (row.Entry, row.Entry.Attempt);
            columns.Attempt[i] = attempt.Id;
            columns.Phone[i] = (long)attempt.Phone.Phone.Digits;
            columns.Waited[i] = (attempt.DialedAt - attempt.DueAt).ToInt64Nanoseconds();
            columns.Dialed[i] = Nanoseconds(attempt.DialedAt);
            columns.Lasted[i] = (entry.EndedAt!.Value - attempt.DialedAt).ToInt64Nanoseconds();
            columns.Contact[i] = attempt.Contact;
            columns.Pass[i] = attempt.Pass;
            columns.PhoneAttempt[i] = attempt.PhoneAttempt;
            columns.Place[i] = PlaceOf(commands, row.Zones, attempt.DialedAt);
            columns.Status[i] = (short)entry.Status;
        }

        const string Insert = "INSERT INTO callingdomain.calls (campaign, shard, attempt, phone, waited, dialed, lasted, contact, pass, phone_attempt, place, status) ";
        if (rows.Length == 1)
        {
            // Taking ten arrays apart costs as much as a quarter of a commit.
            commands.Add(Insert + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)" + conflict)
                .With(NpgsqlDbType.Bigint, columns.Attempt[0]).With(NpgsqlDbType.Bigint, columns.Phone[0]).With(NpgsqlDbType.Bigint, columns.Waited[0]).With(NpgsqlDbType.Bigint, columns.Dialed[0]).With(NpgsqlDbType.Bigint, columns.Lasted[0])
                .With(NpgsqlDbType.Integer, columns.Contact[0]).With(NpgsqlDbType.Integer, columns.Pass[0]).With(NpgsqlDbType.Integer, columns.PhoneAttempt[0]).With(NpgsqlDbType.Smallint, columns.Place[0]).With(NpgsqlDbType.Smallint, columns.Status[0]);
            return;
        }

        commands.Add(Insert + "SELECT $1, $2, rows.* FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS rows" + conflict)
            .WithAll(NpgsqlDbType.Bigint, columns.Attempt).WithAll(NpgsqlDbType.Bigint, columns.Phone).WithAll(NpgsqlDbType.Bigint, columns.Waited).WithAll(NpgsqlDbType.Bigint, columns.Dialed).WithAll(NpgsqlDbType.Bigint, columns.Lasted)
            .WithAll(NpgsqlDbType.Integer, columns.Contact).WithAll(NpgsqlDbType.Integer, columns.Pass).WithAll(NpgsqlDbType.Integer, columns.PhoneAttempt).WithAll(NpgsqlDbType.Smallint, columns.Place).WithAll(NpgsqlDbType.Smallint, columns.Status);
    }

    // Ascending, so that the pages of the index become full: out of order, they were half empty.
    private static int[] OrderOf(ImmutableArray<HistoryRow> rows)
    {
        var (attempts, order) = (new long[rows.Length], new int[rows.Length]);
        for (var i = 0; i < rows.Length; i++) (attempts[i], order[i]) = (rows[i].Entry.Attempt.Id, i);
        Array.Sort(attempts, order);
        return order;
    }

    private static bool HasRemarks(in HistoryEntry entry) =>
        entry.IsLate || entry.Attempt.Agent is not null || entry.Outcome != CallOutcome.Unspecified || entry.IsConsented || (entry.Disposition ?? entry.Trunk ?? entry.Reference ?? entry.Note) is not null || !entry.Signals.IsEmpty;

    private static void AddRemarks(BatchCommands commands, ImmutableArray<HistoryRow> rows)
    {
        var entries = rows.Select(row => row.Entry).ToArray();
        commands.Add("""
            INSERT INTO callingdomain.call_remarks (attempt, campaign, shard, outcome, is_late, is_consented, agent, disposition, signals, trunk, reference, note)
              SELECT attempt, $1, $2, outcome, is_late, is_consented, agent, disposition, signals, trunk, reference, note FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS rows (attempt, outcome, is_late, is_consented, agent, disposition, signals, trunk, reference, note)
              ON CONFLICT (campaign, shard, attempt) DO UPDATE SET outcome = EXCLUDED.outcome, is_late = EXCLUDED.is_late, is_consented = EXCLUDED.is_consented, agent = EXCLUDED.agent, disposition = EXCLUDED.disposition, signals = EXCLUDED.signals,
                trunk = EXCLUDED.trunk, reference = EXCLUDED.reference, note = EXCLUDED.note
            """)
            .WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(entries, entry => entry.Attempt.Id)).WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(entries, entry => entry.Outcome == CallOutcome.Unspecified ? (short?)null : (short)entry.Outcome))
            .WithAll(NpgsqlDbType.Boolean, Array.ConvertAll(entries, entry => entry.IsLate)).WithAll(NpgsqlDbType.Boolean, Array.ConvertAll(entries, entry => entry.IsConsented))
            .WithAll(NpgsqlDbType.Text, Texts(entry => entry.Attempt.Agent)).WithAll(NpgsqlDbType.Text, Texts(entry => entry.Disposition)).WithAll(NpgsqlDbType.Text, Texts(entry => entry.Signals.IsEmpty ? null : string.Join(',', entry.Signals.Select(signal => signal.Code()))))
            .WithAll(NpgsqlDbType.Text, Texts(entry => entry.Trunk)).WithAll(NpgsqlDbType.Text, Texts(entry => entry.Reference)).WithAll(NpgsqlDbType.Text, Texts(entry => entry.Note));

        string?[] Texts(Func<HistoryEntry, string?> of) => Array.ConvertAll(entries, entry => TableText.Of(of(entry)));
    }

    // A correction replaces the contact's last row: of this batch, or the last one before it.
    private void WriteFinal(BatchCommands commands, ImmutableArray<FinalRow> rows)
    {
        var closings = new List<FinalRow>(rows.Length);
        foreach (var row in rows)
        {
            var own = row.IsCorrection ? closings.FindLastIndex(earlier => earlier.Entry.Contact == row.Entry.Contact) : -1;
            if (own >= 0) closings[own] = row;
            else if (row.IsCorrection) AddCorrection(commands, row);
            else closings.Add(row);
        }

        if (closings.Count == 0) return;
        var entries = closings.ConvertAll(row => row.Entry).ToArray();
        var places = closings.ConvertAll(row => PlaceOf(commands, row.Zones, row.Entry.ClosedAt)).ToArray();
        commands.Add("""
            INSERT INTO callingdomain.closings (closing, closed, campaign, contact, attempts, all_attempts, shard, place, reason, cause_status, last_phone, cause_phone)
              SELECT closing, closed, $1, contact, attempts, all_attempts, $2, place, reason, cause_status, last_phone, cause_phone FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS rows (closing, closed, contact, attempts, all_attempts, place, reason, cause_status, last_phone, cause_phone)
            """)
            .WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(entries, _ => ++_closing)).WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(entries, entry => Nanoseconds(entry.ClosedAt))).WithAll(NpgsqlDbType.Integer, Array.ConvertAll(entries, entry => entry.Contact))
            .WithAll(NpgsqlDbType.Integer, Array.ConvertAll(entries, entry => entry.Attempts.Total)).WithAll(NpgsqlDbType.Integer, Array.ConvertAll(entries, entry => entry.AllAttempts.Total)).WithAll(NpgsqlDbType.Smallint, places)
            .WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(entries, entry => (short)entry.Reason)).WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(entries, CauseOf))
            .WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(entries, entry => Digits(entry.Phone))).WithAll(NpgsqlDbType.Bigint, Array.ConvertAll(entries, entry => Digits(entry.CausePhone)));
    }

    private void AddCorrection(BatchCommands commands, in FinalRow row)
    {
        var entry = row.Entry;
        var place = PlaceOf(commands, row.Zones, entry.ClosedAt);
        commands.Add("""
            UPDATE callingdomain.closings SET closed = $4, attempts = $5, all_attempts = $6, place = $7, reason = $8, cause_status = $9, last_phone = $10, cause_phone = $11
              WHERE campaign = $1 AND shard = $2 AND closing = (SELECT max(closing) FROM callingdomain.closings WHERE campaign = $1 AND shard = $2 AND contact = $3)
            """)
            .With(NpgsqlDbType.Integer, entry.Contact).With(NpgsqlDbType.Bigint, Nanoseconds(entry.ClosedAt)).With(NpgsqlDbType.Integer, entry.Attempts.Total).With(NpgsqlDbType.Integer, entry.AllAttempts.Total).With(NpgsqlDbType.Smallint, place)
            .With(NpgsqlDbType.Smallint, (short)entry.Reason).With(NpgsqlDbType.Smallint, CauseOf(entry)).With(NpgsqlDbType.Bigint, Digits(entry.Phone)).With(NpgsqlDbType.Bigint, Digits(entry.CausePhone));
    }

    // In the order of the facts: a change of types concerns only the contacts before it.
    private void WriteContacts(BatchCommands commands, JournalBatch batch)
    {
        if (batch.Contacts.IsEmpty && !batch.Facts.Any(fact => fact.Kind == CampaignFactKind.ContactTypesChanged)) return;
        var contacts = batch.Contacts.AsSpan();
        var gathered = new Dictionary<int, ContactRow>(); // the last row of a contact counts
        var known = new List<int>(); // edited, or loaded again
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.ContactTypesChanged)
            {
                AddContacts(commands, gathered, known);
                ChangeType(commands, fact.TypeBefore!, fact.TypeAfter, fact.RemovesPhones);
            }

            if (fact.Kind is not (CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited) || contacts.IsEmpty) continue;
            gathered[contacts[0].Number] = contacts[0];
            if (contacts[0].Number <= _contact) known.Add(contacts[0].Number);
            else _contact = contacts[0].Number;
            contacts = contacts[1..];
        }

        AddContacts(commands, gathered, known);
    }

    private static void AddContacts(BatchCommands commands, Dictionary<int, ContactRow> gathered, List<int> known)
    {
        if (gathered.Count == 0) return;
        var rows = gathered.Values.ToArray();
        commands.Add("""
            INSERT INTO callingdomain.contacts (campaign, contact, shard, priority, id, name, list, time_zone, scheduled_at, primary_phone)
              SELECT $1, contact, $2, priority, id, name, list, time_zone, scheduled_at, primary_phone FROM unnest($3, $4, $5, $6, $7, $8, $9, $10) AS rows (contact, priority, id, name, list, time_zone, scheduled_at, primary_phone)
              ON CONFLICT (campaign, shard, contact) DO UPDATE SET priority = EXCLUDED.priority, id = EXCLUDED.id, name = EXCLUDED.name, list = EXCLUDED.list, time_zone = EXCLUDED.time_zone, scheduled_at = EXCLUDED.scheduled_at, primary_phone = EXCLUDED.primary_phone
            """)
            .WithAll(NpgsqlDbType.Integer, Array.ConvertAll(rows, row => row.Number)).WithAll(NpgsqlDbType.Integer, Array.ConvertAll(rows, row => row.Contact?.Priority ?? Contact.DefaultPriority))
            .WithAll(NpgsqlDbType.Text, Texts(row => row.Contact?.Id)).WithAll(NpgsqlDbType.Text, Texts(row => NullIfEmpty(row.Contact?.Name))).WithAll(NpgsqlDbType.Text, Texts(row => NullIfEmpty(row.Contact?.List))).WithAll(NpgsqlDbType.Text, Texts(row => row.Contact?.TimeZone?.Id))
            .WithAll(NpgsqlDbType.Text, Texts(row => row.Contact?.ScheduledAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null)).WithAll(NpgsqlDbType.Text, Texts(row => row.Contact is { } contact ? contact.PrimaryPhone.ToString() : row.Phones.FirstOrDefault().Phone.ToString()));
        if (known.Count > 0) commands.Add("DELETE FROM callingdomain.additional_phones WHERE campaign = $1 AND shard = $2 AND contact = ANY ($3)").WithAll(NpgsqlDbType.Integer, [.. known]);
        var phones = rows.SelectMany(AdditionalPhonesOf).ToArray();
        if (phones.Length > 0)
        {
            commands.Add("""
                INSERT INTO callingdomain.additional_phones (campaign, contact, shard, place, phone, type)
                  SELECT $1, contact, $2, place, phone, type FROM unnest($3, $4, $5, $6) AS rows (contact, place, phone, type)
                """)
                .WithAll(NpgsqlDbType.Integer, Array.ConvertAll(phones, phone => phone.Contact)).WithAll(NpgsqlDbType.Smallint, Array.ConvertAll(phones, phone => phone.Place))
                .WithAll(NpgsqlDbType.Text, Array.ConvertAll(phones, phone => phone.Phone.ToString())).WithAll(NpgsqlDbType.Text, Array.ConvertAll(phones, phone => TableText.Of(phone.Type)));
        }

        gathered.Clear();
        known.Clear();

        string?[] Texts(Func<ContactRow, string?> of) => Array.ConvertAll(rows, row => TableText.Of(of(row)));
    }

    private static IEnumerable<(int Contact, short Place, PhoneNumber Phone, string? Type)> AdditionalPhonesOf(ContactRow row)
    {
        var phones = row.Contact is { } contact ? contact.AdditionalPhones.Select(phone => (phone.Phone, Type: phone.Type?.Name)) : row.Phones.Skip(1).Select(phone => (phone.Phone, Type: (string?)null));
        return phones.Select((phone, i) => (row.Number, checked((short)(i + 1)), phone.Phone, phone.Type));
    }

    private static void ChangeType(BatchCommands commands, ContactItemType before, ContactItemType? after, bool removesPhones)
    {
        if (after is null && removesPhones) commands.Add("DELETE FROM callingdomain.additional_phones WHERE campaign = $1 AND shard = $2 AND type = $3").With(NpgsqlDbType.Text, TableText.Of(before.Name));
        else commands.Add("UPDATE callingdomain.additional_phones SET type = $4 WHERE campaign = $1 AND shard = $2 AND type = $3").With(NpgsqlDbType.Text, TableText.Of(before.Name)).With(NpgsqlDbType.Text, TableText.Of(after?.Name));
    }

    // If the transaction fails, the runner opens the journal again, which reads the places anew.
    private short PlaceOf(BatchCommands commands, ImmutableArray<DateTimeZone> zones, Instant at)
    {
        if (zones.IsEmpty) return 0;
        var place = (zones.Length == 1 ? zones[0].Id : string.Join(", ", zones.Select(zone => zone.Id)), zones[0].GetUtcOffset(at).Seconds);
        if (_places.TryGetValue(place, out var known)) return known;
        var added = _places[place] = checked((short)(_places.Count + 1));
        commands.Add("INSERT INTO callingdomain.places VALUES ($1, $2, $3, $4, $5)").With(NpgsqlDbType.Smallint, added).With(NpgsqlDbType.Text, place.Item1).With(NpgsqlDbType.Integer, place.Seconds);
        return added;
    }

    private static short? CauseOf(FinalEntry entry) => entry.CauseStatus == CallStatus.Unspecified ? null : (short)entry.CauseStatus;

    private static long? Digits(ContactPhone? phone) => phone is { } known ? (long)known.Phone.Digits : null;

    private static string? NullIfEmpty(string? text) => text is "" ? null : text;

    private static long Nanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    private readonly struct CallColumns(int count)
    {
        public long[] Attempt { get; } = new long[count];

        public long[] Phone { get; } = new long[count];

        public long[] Waited { get; } = new long[count];

        public long[] Dialed { get; } = new long[count];

        public long[] Lasted { get; } = new long[count];

        public int[] Contact { get; } = new int[count];

        public int[] Pass { get; } = new int[count];

        public int[] PhoneAttempt { get; } = new int[count];

        public short[] Place { get; } = new short[count];

        public short[] Status { get; } = new short[count];
    }
}
