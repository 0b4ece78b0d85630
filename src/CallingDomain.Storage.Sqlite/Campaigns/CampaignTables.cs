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
    private readonly SqliteStatement _remarks;
    private readonly SqliteStatement _closing;
    private readonly SqliteStatement _lastClosing;
    private readonly SqliteStatement _contact;
    private readonly SqliteStatement _phone;
    private readonly SqliteStatement _forgetPhones;
    private readonly SqliteStatement _renameType;
    private readonly SqliteStatement _removeType;
    private readonly SqliteStatement _place;
    private readonly SqliteStatement _findPlace;
    private readonly Dictionary<(string Zone, int Offset), long> _places = [];
    private readonly SqliteStatement[] _all;

    public CampaignTables(SqliteFile file)
    {
        _all =
        [
            _call = file.Prepare("INSERT OR REPLACE INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _remarks = file.Prepare("INSERT OR REPLACE INTO call_remarks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _closing = file.Prepare("INSERT OR REPLACE INTO closings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            _lastClosing = file.Prepare("SELECT max(closing) FROM closings WHERE contact = ?"),
            _contact = file.Prepare("INSERT OR REPLACE INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
            _phone = file.Prepare("INSERT INTO additional_phones VALUES (?, ?, ?, ?)"),
            _forgetPhones = file.Prepare("DELETE FROM additional_phones WHERE contact = ?"),
            _renameType = file.Prepare("UPDATE additional_phones SET type = ? WHERE type = ?"),
            _removeType = file.Prepare("DELETE FROM additional_phones WHERE type = ?"),
            _place = file.Prepare("INSERT OR IGNORE INTO places (time_zone, utc_offset) VALUES (?, ?)"),
            _findPlace = file.Prepare("SELECT place FROM places WHERE time_zone = ? AND utc_offset = ?"),
        ];
        WriteCodes(file);
    }

    /// <summary>Writes the rows of a batch.</summary>
    public void Write(JournalBatch batch)
    {
        WriteContacts(batch);
        foreach (ref readonly var row in batch.History.AsSpan()) Write(row);
        foreach (ref readonly var row in batch.Final.AsSpan()) Write(row);
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
            .Bind(6, (attempt.DialedAt - attempt.DueAt).ToInt64Nanoseconds()).Bind(7, Nanoseconds(attempt.DialedAt)).Bind(8, (entry.EndedAt!.Value - attempt.DialedAt).ToInt64Nanoseconds());
        BindPlace(_call, 9, row.Zones, attempt.DialedAt);
        _call.Bind(10, (long)entry.Status).Run();
        if (HasRemarks(entry)) WriteRemarks(entry);
    }

    private static bool HasRemarks(in HistoryEntry entry) =>
        entry.IsLate || entry.Attempt.Agent is not null || entry.Outcome != CallOutcome.Unspecified || entry.IsConsented || (entry.Disposition ?? entry.Trunk ?? entry.Reference ?? entry.Note) is not null || !entry.Signals.IsEmpty;

    private void WriteRemarks(in HistoryEntry entry)
    {
        _remarks.Bind(1, entry.Attempt.Id).Bind(2, entry.Attempt.Agent).Bind(3, entry.IsLate ? 1 : 0);
        if (entry.Outcome == CallOutcome.Unspecified) _remarks.BindNull(4);
        else _remarks.Bind(4, (long)entry.Outcome);
        _remarks.Bind(5, entry.Disposition).Bind(6, entry.Signals.IsEmpty ? null : string.Join(',', entry.Signals.Select(signal => signal.Code()))).Bind(7, entry.Trunk).Bind(8, entry.IsConsented ? 1 : 0).Bind(9, entry.Reference).Bind(10, entry.Note).Run();
    }

    private void Write(in FinalRow row)
    {
        var entry = row.Entry;
        if (row.IsCorrection && _lastClosing.Bind(1, entry.Contact).Number() is { } last and > 0) _closing.Bind(1, last);
        else _closing.BindNull(1);
        _closing.Bind(2, entry.Contact).Bind(3, Nanoseconds(entry.ClosedAt));
        BindPlace(_closing, 4, row.Zones, entry.ClosedAt);
        _closing.Bind(5, (long)entry.Reason);
        BindPhone(6, entry.Phone);
        BindPhone(7, entry.CausePhone);
        if (entry.CauseStatus == CallStatus.Unspecified) _closing.BindNull(8);
        else _closing.Bind(8, (long)entry.CauseStatus);
        _closing.Bind(9, entry.Attempts.Total).Bind(10, entry.AllAttempts.Total).Run();

        void BindPhone(int parameter, ContactPhone? phone)
        {
            if (phone is { } known) _closing.Bind(parameter, (long)known.Phone.Digits);
            else _closing.BindNull(parameter);
        }
    }

    // In the order of the facts: a change of types concerns only the contacts before it.
    private void WriteContacts(JournalBatch batch)
    {
        var contacts = batch.Contacts.AsSpan();
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.ContactTypesChanged) ChangeType(fact.TypeBefore!, fact.TypeAfter, fact.RemovesPhones);
            if (fact.Kind is not (CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited) || contacts.IsEmpty) continue;
            Write(contacts[0]);
            contacts = contacts[1..];
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

    private void BindPlace(SqliteStatement statement, int parameter, ImmutableArray<DateTimeZone> zones, Instant at)
    {
        if (zones.IsEmpty) statement.BindNull(parameter);
        else statement.Bind(parameter, PlaceOf(zones.Length == 1 ? zones[0].Id : string.Join(", ", zones.Select(zone => zone.Id)), zones[0].GetUtcOffset(at).Seconds));
    }

    private long PlaceOf(string zone, int offset)
    {
        if (_places.TryGetValue((zone, offset), out var known)) return known;
        _place.Bind(1, zone).Bind(2, offset).Run();
        return _places[(zone, offset)] = _findPlace.Bind(1, zone).Bind(2, offset).Number()!.Value; // if the transaction fails, the runner opens the journal again
    }

    private static string? NullIfEmpty(string? text) => text is "" ? null : text;

    private static long Nanoseconds(Instant instant) => (instant - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
}
