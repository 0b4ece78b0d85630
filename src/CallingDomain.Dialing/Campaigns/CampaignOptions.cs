namespace CallingDomain.Dialing;

/// <summary>What a campaign keeps in memory, and the receivers of its facts, History and Final.</summary>
/// <remarks>Immutable. None of these changes which calls are placed.</remarks>
public sealed record CampaignOptions
{
    private readonly int _capacity;

    /// <summary>Receives the facts of each command before they are applied; null for none.</summary>
    public ICampaignFacts? Facts { get; init; }

    /// <summary>Receives History and Final as they come about; null for none.</summary>
    public ICampaignRecords? Records { get; init; }

    /// <summary>Whether the campaign keeps History and Final in memory: about 200 bytes a call. Default: no.</summary>
    public bool KeepHistory { get; init; }

    /// <summary>
    /// Whether the campaign remembers every call also as long as its settings have no limits and no lockouts, so that such rules may come with later settings: about 100 bytes a call. It does so with <see cref="KeepHistory"/> too. Default: no.
    /// </summary>
    public bool RememberCalls { get; init; }

    /// <summary>How many contacts to make room for at once; more may come. Default: 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Capacity
    {
        get => _capacity;
        init => _capacity = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A capacity is 0 or more.");
    }
}
