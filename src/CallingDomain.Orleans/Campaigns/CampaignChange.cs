namespace CallingDomain.Orleans;

/// <summary>A change of the whole campaign, which each shard applies in the order of the numbers.</summary>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.CampaignChange")]
internal sealed record CampaignChange
{
    /// <summary>The number of the change, from 1.</summary>
    [Id(0)]
    public long Number { get; init; }

    /// <summary>What changes.</summary>
    [Id(1)]
    public CampaignChangeKind Kind { get; init; }

    /// <summary>The settings, or the change of a contact item type, as JSON; null for other kinds.</summary>
    [Id(2)]
    public string? Json { get; init; }

    /// <summary>The digits of the number that the blacklist gets or loses; 0 for other kinds.</summary>
    [Id(3)]
    public ulong Digits { get; init; }

    /// <summary>The end of a blacklisting, in ticks since 1970; null for never, and for other kinds.</summary>
    [Id(4)]
    public long? Until { get; init; }

    /// <summary>The name of the list, or the reason of the blacklisting; null for none.</summary>
    [Id(5)]
    public string? Text { get; init; }

    /// <summary>Whether the reset of a list includes open contacts.</summary>
    [Id(6)]
    public bool IncludesOpen { get; init; }
}

/// <summary>What a campaign-wide change changes.</summary>
[GenerateSerializer]
internal enum CampaignChangeKind : byte
{
    Unspecified = 0,
    Settings = 1,
    Paused = 2,
    Resumed = 3,
    Types = 4,
    Blacklisted = 5,
    Unblacklisted = 6,
    ListHeld = 7,
    ListReleased = 8,
    ListReset = 9,
    ListDetached = 10,
}
