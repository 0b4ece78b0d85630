using System.Collections.Immutable;
using System.Text.Json;
using CallingDomain.Hosting;

namespace CallingDomain.Orleans;

/// <summary>What the store has about a campaign: its settings, and the changes that shards have not applied yet.</summary>
internal sealed record CampaignDocument
{
    /// <summary>The name of the document in the store.</summary>
    public const string Name = "campaign";

    private const int NewestFormat = 1;

    /// <summary>The version of the form of this document.</summary>
    public int Format { get; init; } = NewestFormat;

    /// <summary>The number of shards, which never changes.</summary>
    public required int Shards { get; init; }

    /// <summary>The current settings.</summary>
    public required JsonElement Settings { get; init; }

    /// <summary>The most concurrent calls of the current settings.</summary>
    public required int MaxConcurrentCalls { get; init; }

    /// <summary>Whether the campaign is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The versions of the data with which the shards decide.</summary>
    public required NodeVersions Versions { get; init; }

    /// <summary>The number of the last change.</summary>
    public long LastChange { get; init; }

    /// <summary>The changes that shards have not applied yet, in order.</summary>
    public ImmutableArray<PendingChange> Pending { get; init; } = [];

    /// <summary>The changes that a shard has not applied yet, in order.</summary>
    public ImmutableArray<CampaignChange> PendingOf(int shard) => [.. Pending.Where(change => change.Shards.Contains(shard)).Select(change => change.Change)];

    /// <summary>The document after shards have applied changes; null if they have applied no pending one.</summary>
    /// <param name="lastChanges">The number of the last change that each shard has applied.</param>
    public CampaignDocument? AfterApplied(long[] lastChanges)
    {
        if (!Pending.Any(pending => pending.Shards.Any(shard => pending.Change.Number <= lastChanges[shard]))) return null;
        return this with
        {
            Pending = [.. Pending.Select(pending => pending with { Shards = pending.Shards.RemoveAll(shard => pending.Change.Number <= lastChanges[shard]) }).Where(pending => !pending.Shards.IsEmpty)],
        };
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="ClusterException">A newer version has written it, or it is damaged.</exception>
    public static CampaignDocument Read(ClusterDocument document) => DocumentJson.Read(document, ClusterJson.Default.CampaignDocument, Name) is { Format: <= NewestFormat } read
        ? read
        : throw new ClusterException(ClusterReason.CampaignNewer, "A newer version of CallingDomain.Orleans has written the campaign. Use that version on this node.");
}

/// <summary>A change and the shards that have not applied it yet.</summary>
internal sealed record PendingChange(CampaignChange Change, ImmutableArray<int> Shards);

/// <summary>The lines that are lent to the shards. The sum never exceeds the most concurrent calls of the campaign, except while that is lowered.</summary>
internal sealed record LinesDocument
{
    /// <summary>The name of the document in the store.</summary>
    public const string Name = "lines";

    /// <summary>The term: how often the campaign's grain was activated.</summary>
    public required long Term { get; init; }

    /// <summary>The most lines that each shard may use.</summary>
    public required ImmutableArray<int> Lines { get; init; }

    /// <summary>The greatest epoch that each shard's writer has reported.</summary>
    public required ImmutableArray<long> Epochs { get; init; }

    /// <summary>The number of a fact that each shard's journal has, not always the last one: a journal with fewer is an older one.</summary>
    public required ImmutableArray<long> Facts { get; init; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="ClusterException">It is damaged.</exception>
    public static LinesDocument Read(ClusterDocument document) => DocumentJson.Read(document, ClusterJson.Default.LinesDocument, Name);
}

/// <summary>The versions of a node's data.</summary>
/// <param name="Zones">The version of the tz database.</param>
/// <param name="Plan">The version of the numbering plan's source.</param>
/// <param name="Rules">The version of the scheduler's rules.</param>
internal sealed record NodeVersions(string Zones, string Plan, int Rules)
{
    /// <summary>Why a node with other versions is refused; null if the versions are the same.</summary>
    public ClusterException? Refuse(NodeVersions node) => this switch
    {
        _ when Zones != node.Zones => new ClusterException(ClusterReason.ZonesDiffer, $"The campaign has tz database '{Zones}'; this node has '{node.Zones}'."),
        _ when Plan != node.Plan => new ClusterException(ClusterReason.PlanDiffers, $"The campaign has numbering plan '{Plan}'; this node has '{node.Plan}'."),
        _ when Rules != node.Rules => new ClusterException(ClusterReason.RulesDiffer, $"The campaign has rules version {Rules}; this node has {node.Rules}."),
        _ => null,
    };
}
