namespace CallingDomain.Dialing.Tests;

/// <summary>Stores the facts of a campaign, or throws on request.</summary>
public sealed class FactLog : ICampaignFacts
{
    public List<CampaignFact> Facts { get; } = [];

    /// <summary>The number of facts in each batch.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Called before a batch is stored; true throws.</summary>
    public Func<bool>? Fails { get; set; }

    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        if (Fails?.Invoke() == true) throw new IOException("The log is full.");
        Facts.AddRange(batch);
        Batches.Add(batch.Length);
    }
}
