using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Storage.Sqlite;

/// <summary>Writes the tables that people read, in the transaction of the facts.</summary>
internal sealed class CampaignTables : IDisposable
{
    private readonly SqliteStatement _call;
    private readonly SqliteStatement _closing;
    private readonly SqliteStatement _lastClosing;
    private readonly SqliteStatement _contact;
    private readonly SqliteStatement _phone;
    private readonly SqliteStatement _forgetPhones;
    private readonly SqliteStatement _renameType;
    private readonly SqliteStatement _removeType;
    private readonly SqliteStatement _zone;
    private readonly SqliteStatement _findZone;
    private readonly Dictionary<string, long> _zones = [];
    private readonly SqliteStatement[] _all;

    public CampaignTables(SqliteFile file)
    {
        _all =
        [
            _call = file.Prepare("INSERT OR REPLACE INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _closing = file.Prepare("INSERT OR REPLACE INTO closings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _lastClosing = file.Prepare("SELECT max(closing) FROM closings WHERE contact = ?"),
            _contact = file.Prepare("INSERT OR REPLACE INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            _phone = file.Prepare("INSERT INTO additional_phones VALUES (?, ?, ?, ?)"),
            _forgetPhones = file.Prepare("DELETE FROM additional_phones WHERE contact = ?"),
            _renameType = file.Prepare("UPDATE additional_phones SET type = ? WHERE type = ?"),
            _removeType = file.Prepare("DELETE FROM additional_phones WHERE type = ?"),
            _zone = file.Prepare("INSERT OR IGNORE INTO zones (names) VALUES (?)"),
            _findZone = file.Prepare("SELECT zone FROM zones WHERE names = ?"),
        ];
        WriteCodes(file);
    }

    /// <summary>Writes the rows of a batch.</summary>
    public void Write(JournalBatch batch)
    {
        foreach (ref readonly var row in batch.Contacts.AsSpan()) Write(row);
        foreach (ref readonly var row in batch.History.AsSpan()) Write(row);
        foreach (ref readonly var row in batch.Final.AsSpan()) Write(row);
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.ContactTypesChanged) ChangeType(fact.TypeBefore!, fact.TypeAfter, fact.RemovesPhones);
        }
    }

    public void Dispose()
    {
        foreach (var statement in _all) statement.Dispose();
    }

    // The words of this version; a later version adds its own.
    private static void WriteCodes(SqliteFile file)
    {
        using var insert = file.Prepare("INSERT OR IGNORE INTO codes VALUES (?, ?, ?)");
        file.Commit(() =>
        {
            foreach (var status in Enum.GetValues<CallStatus>()) insert.Bind(1, "status").Bind(2, (long)status).Bind(3, status.Code()).Run();
            foreach (var outcome in Enum.GetValues<CallOutcome>()) insert.Bind(1, "outcome").Bind(2, (long)outcome).Bind(3, outcome.Code()).Run();
            foreach (var reason in Enum.GetValues<CloseReason>()) insert.Bind(1, "reason").Bind(2, (long)reason).Bind(3, reason.Code()).Run();
        });
    }

    private void Write(in HistoryRow row)
    {
        var (entry, attempt) = (row.Entry, row.Entry.Attempt);
        _call.Bind(1, attempt.Id).Bind(2, attempt.Contact).Bind(3, (long)attempt.Phone.Phone.Digits).Bind(4, attempt.Pass).Bind(5, attempt.PhoneAttempt)
            .Bind(6, Nanoseconds(attempt.DueAt)).Bind(7, Nanoseconds(attempt.DialedAt)).Bind(8, Nanoseconds(entry.EndedAt!.Value));
        BindZone(_call, 9, row.Zones, attempt.DialedAt);
        _call.Bind(11, (long)entry.Status).Bind(12, entry.IsLate ? 1 : 0).Bind(13, attempt.Agent);
        if (entry.Outcome == CallOutcome.Unspecified) _call.BindNull(14);
        else _call.Bind(14, (long)entry.Outcome);
        _call.Bind(15, entry.Disposition).Bind(16, entry.Signals.IsEmpty ? null : string.Join(',', entry.Signals.Select(signal => signal.Code()))).Bind(17, entry.Trunk).Bind(18, entry.IsConsented ? 1 : 0).Bind(19, entry.Reference).Bind(20, entry.Note).Run();
    }

    private void Write(in FinalRow row)
    {
        var entry = row.Entry;
        if (row.IsCorrection && _lastClosing.Bind(1, entry.Contact).Number() is { } last and > 0) _closing.Bind(1, last);
        else _closing.BindNull(1);
        _closing.Bind(2, entry.Contact).Bind(3, Nanoseconds(entry.ClosedAt));
        BindZone(_closing, 4, row.Zones, entry.ClosedAt);
        _closing.Bind(6, (long)entry.Reason);
        BindPhone(7, entry.Phone);
        BindPhone(8, entry.CausePhone);
        if (entry.CauseStatus == CallStatus.Unspecified) _closing.BindNull(9);
        else _closing.Bind(9, (long)entry.CauseStatus);
        _closing.Bind(10, entry.Attempts.Total).Bind(11, entry.AllAttempts.Total).Run();

        void BindPhone(int parameter, ContactPhone? phone)
        {
            if (phone is { } known) _closing.Bind(parameter, (long)known.Phone.Digits);
            else _closing.BindNull(parameter);
        }
    }

    private void Write(in ContactRow row)
    {
        var contact = row.Contact;
        _contact.Bind(1, row.Number).Bind(2, contact?.Id).Bind(3, NullIfEmpty(contact?.Name)).Bind(4, NullIfEmpty(contact?.List)).Bind(5, contact?.Priority ?? Contact.DefaultPriority).Bind(6, contact?.TimeZone?.Id)
            .Bind(7, contact?.ScheduledAt is { } at ? InstantPattern.ExtendedIso.Format(at) : null).Bind(8, contact is null ? row.Phones.FirstOrDefault().Phone.ToString() : contact.PrimaryPhone.ToString()).Run();
        _forgetPhones.Bind(1, row.Number).Run();
        var place = 1;
        foreach (var additional in contact is null ? row.Phones.Skip(1).Select(phone => (phone.Phone, Type: (string?)null)) : contact.AdditionalPhones.Select(phone => (phone.Phone, Type: phone.Type?.Name)))
            _phone.Bind(1, row.Number).Bind(2, place++).Bind(3, additional.Phone.ToString()).Bind(4, additional.Type).Run();
    }

    private void ChangeType(ContactItemType before, ContactItemType? after, bool removesPhones)
    {
        if (after is null && removesPhones) _removeType.Bind(1, before.Name).Run();
        else _renameType.Bind(1, after?.Name).Bind(2, before.Name).Run();
    }

    private void BindZone(SqliteStatement statement, int parameter, ImmutableArray<DateTimeZone> zones, Instant at)
    {
        if (zones.IsEmpty) statement.BindNull(parameter).BindNull(parameter + 1);
        else statement.Bind(parameter, ZoneOf(zones)).Bind(parameter + 1, zones[0].GetUtcOffset(at).Seconds);
    }

    private long ZoneOf(ImmutableArray<DateTimeZone> zones)
    {
        var names = zones.Length == 1 ? zones[0].Id : string.Join(", ", zones.Select(zone => zone.Id));
        if (_zones.TryGetValue(names, out var known)) return known;
        _zone.Bind(1, names).Run();
        return _zones[names] = _findZone.Bind(1, names).Number()!.Value; // kept by a rolled back transaction too: the runner then opens the journal again
    }

    private static string? NullIfEmpty(string? text) => text is "" ? null : text;

    private static long Nanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
}
