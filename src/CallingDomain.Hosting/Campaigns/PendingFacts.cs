using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>What the commands of a group have decided and is not durable yet.</summary>
internal sealed class PendingFacts : ICampaignFacts, ICampaignRecords
{
    private readonly List<CampaignFact> _facts = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FinalEntry> _final = [];

    /// <summary>Whether the campaign reads its journal, whose facts are durable already.</summary>
    public bool IsReading { get; set; }

    public bool IsEmpty => _facts.Count == 0;

    public void Append(ReadOnlySpan<CampaignFact> batch) => _facts.AddRange(batch);

    public void Add(in HistoryEntry entry)
    {
        if (!IsReading) _history.Add(entry);
    }

    public void Add(in FinalEntry entry)
    {
        if (!IsReading) _final.Add(entry);
    }

    /// <summary>Everything that is pending, as one batch.</summary>
    public JournalBatch Take(long epoch)
    {
        var batch = new JournalBatch(epoch, _facts[0].Number - 1, [.. _facts], [.. _history], [.. _final]);
        Clear();
        return batch;
    }

    public void Clear()
    {
        _facts.Clear();
        _history.Clear();
        _final.Clear();
    }
}
