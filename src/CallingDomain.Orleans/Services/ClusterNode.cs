using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>What the grains on this silo need.</summary>
internal sealed class ClusterNode(IServiceProvider services, IOptions<ClusterOptions> options, IClusterStore store, IShardJournals journals, IDateTimeZoneProvider zones, TimeProvider time, LocalShards shards, ILocalSiloDetails silo)
{
    public IServiceProvider Services { get; } = services;

    public ClusterOptions Options { get; } = options.Value;

    public IClusterStore Store { get; } = store;

    public IShardJournals Journals { get; } = journals;

    public IDateTimeZoneProvider Zones { get; } = zones;

    public TimeProvider Time { get; } = time;

    public LocalShards Shards { get; } = shards;

    public SiloAddress Silo => silo.SiloAddress;

    public NodeVersions Versions { get; } = new(zones.VersionId, (services.GetService<NumberingPlan>() ?? NumberingPlan.Default).SourceVersion, Campaign.RulesVersion);

    public Instant Now => Instant.FromDateTimeOffset(Time.GetUtcNow());

    /// <summary>The telephony of a campaign, or of all campaigns; null for none.</summary>
    public ICallPlacer? PlacerOf(string campaign) => Services.GetKeyedService<ICallPlacer>(campaign) ?? Services.GetService<ICallPlacer>();

    /// <summary>Reads settings that were checked before.</summary>
    /// <exception cref="ClusterException">They cannot be read, for example because this node lacks a time zone.</exception>
    public CampaignSettings ReadSettings(ReadOnlySpan<byte> json)
    {
        var read = CampaignSettings.ReadJson(json, Zones);
        return read.TryGet(out var settings) ? settings : throw new ClusterException(ClusterReason.SettingsRefused, $"{read.Reason.Reason.Code()} at {read.Reason.Path}: expected {read.Reason.Expected}.");
    }

    /// <summary>Reads the document of a campaign, and checks the versions of this node.</summary>
    /// <exception cref="ClusterException">The campaign is unknown or damaged, or this node has other versions.</exception>
    public async Task<(CampaignDocument Campaign, long Version)> ReadCampaignAsync(string name)
    {
        var document = await Asking(() => Store.ReadAsync(name, CampaignDocument.Name)).ConfigureAwait(false) ?? throw new ClusterException(ClusterReason.CampaignUnknown, $"There is no campaign '{name}'. Create it with CampaignCluster.CreateAsync.");
        var campaign = CampaignDocument.Read(document);
        return campaign.Versions.Refuse(Versions) is { } refusal ? throw refusal : (campaign, document.Version);
    }

    /// <summary>Asks the store or a journal.</summary>
    /// <exception cref="ClusterException">The store cannot be reached, or refuses.</exception>
    public static async Task<TAnswer> Asking<TAnswer>(Func<ValueTask<TAnswer>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (JournalException failure)
        {
            throw Translate(failure);
        }
    }

    /// <summary>The exception for callers on other silos.</summary>
    public static ClusterException Translate(JournalException failure) => new(
        failure.Reason switch
        {
            JournalReason.Damaged or JournalReason.Newer => ClusterReason.Damaged,
            JournalReason.Foreign => ClusterReason.StoreForeign,
            JournalReason.SettingsRefused => ClusterReason.SettingsRefused,
            _ => ClusterReason.Unavailable,
        },
        failure.Message);
}
