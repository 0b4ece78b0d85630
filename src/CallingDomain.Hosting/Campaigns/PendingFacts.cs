using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>What the commands of a group have decided and is not durable yet.</summary>
internal sealed class PendingFacts : ICampaignFacts, ICampaignRecords
{
    private readonly List<CampaignFact> _facts = [];
    private readonly List<HistoryRow> _history = [];
    private readonly List<FinalRow> _final = [];
    private readonly List<ContactRow> _contacts = [];
    private (int History, int Final, int Contacts) _complete; // rows that have what only the campaign knows

    /// <summary>Whether the campaign reads its journal, whose facts are durable already.</summary>
    public bool IsReading { get; set; }

    public bool IsEmpty => _facts.Count == 0;

    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        _facts.AddRange(batch);
        foreach (ref readonly var fact in batch)
        {
            if (fact.Kind is CampaignFactKind.ContactLoaded or CampaignFactKind.ContactEdited) _contacts.Add(new ContactRow(fact.Contact, fact.LoadedContact, []));
        }
    }

    public void Add(in HistoryEntry entry)
    {
        if (!IsReading) _history.Add(new HistoryRow(entry, []));
    }

    public void Add(in FinalEntry entry)
    {
        if (!IsReading) _final.Add(new FinalRow(entry, IsCorrection: false, []));
    }

    public void Replace(in FinalEntry entry)
    {
        if (!IsReading) _final.Add(new FinalRow(entry, IsCorrection: true, []));
    }

    /// <summary>Completes the rows of the last command, when the campaign may be asked.</summary>
    public void Complete(Campaign campaign)
    {
        for (var i = _complete.History; i < _history.Count; i++) _history[i] = _history[i] with { Zones = campaign.ZonesOf(_history[i].Entry.Attempt.Contact, _history[i].Entry.Attempt.Phone.Phone) };
        for (var i = _complete.Final; i < _final.Count; i++) _final[i] = _final[i] with { Zones = campaign.ZonesOf(_final[i].Entry.Contact, _final[i].Entry.Phone?.Phone ?? PhoneNumber.None) };
        for (var i = _complete.Contacts; i < _contacts.Count; i++) _contacts[i] = _contacts[i] with { Phones = campaign.PhonesOf(_contacts[i].Number) };
        _complete = (_history.Count, _final.Count, _contacts.Count);
    }

    /// <summary>Everything that is pending, as one batch.</summary>
    public JournalBatch Take(long epoch)
    {
        var batch = new JournalBatch(epoch, _facts[0].Number - 1, [.. _facts]) { History = [.. _history], Final = [.. _final], Contacts = [.. _contacts] };
        Clear();
        return batch;
    }

    public void Clear()
    {
        _facts.Clear();
        _history.Clear();
        _final.Clear();
        _contacts.Clear();
        _complete = default;
    }
}
