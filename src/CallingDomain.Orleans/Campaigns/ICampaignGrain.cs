namespace CallingDomain.Orleans;

/// <summary>A campaign: the key is its name.</summary>
[Alias("CallingDomain.ICampaignGrain")]
[global::Orleans.CodeGeneration.Version(1)]
internal interface ICampaignGrain : IGrainWithStringKey
{
    /// <summary>Creates the campaign; the answer is the same if it exists with this number of shards.</summary>
    [Alias("Create")]
    Task CreateAsync(string settingsJson, int shards);

    /// <summary>The number of shards.</summary>
    [Alias("Shards")]
    Task<int> GetShardsAsync();

    /// <summary>The state of the campaign, by the last reports of the shards.</summary>
    [Alias("Status")]
    Task<ClusterCampaignStatus> GetStatusAsync();

    /// <summary>The current settings, as JSON.</summary>
    [Alias("Settings")]
    Task<string> GetSettingsAsync();

    /// <summary>Makes a change durable, and may wait a few seconds for the shards to apply it.</summary>
    /// <param name="change">The change; its number does not matter.</param>
    /// <param name="waits">Whether to wait.</param>
    [Alias("Change")]
    Task<CampaignChangeAnswer> ChangeAsync(CampaignChange change, bool waits);

    /// <summary>Keeps the campaign active.</summary>
    [Alias("Wake")]
    Task WakeAsync();
}
