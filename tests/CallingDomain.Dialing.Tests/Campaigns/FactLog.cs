namespace CallingDomain.Dialing.Tests;

/// <summary>Keeps the facts of a campaign, and refuses them when it is asked to.</summary>
public sealed class FactLog : ICampaignFacts
{
    public List<CampaignFact> Facts { get; } = [];

    /// <summary>How many facts each batch had.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>Asked before each batch is kept; true throws.</summary>
    public Func<bool>? Fails { get; set; }

    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        if (Fails?.Invoke() == true) throw new IOException("The log is full.");
        Facts.AddRange(batch);
        Batches.Add(batch.Length);
    }
}
