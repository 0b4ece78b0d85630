using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>The state of a campaign in a cluster, by the last reports of its shards, which are up to a second old.</summary>
/// <remarks>Immutable, compared by content. Thread-safe.</remarks>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ClusterCampaignStatus")]
public sealed record ClusterCampaignStatus
{
    /// <summary>The most concurrent calls of the campaign.</summary>
    [Id(0)]
    public required int MaxConcurrentCalls { get; init; }

    /// <summary>Whether the campaign is paused.</summary>
    [Id(1)]
    public required bool IsPaused { get; init; }

    /// <summary>The number of the last campaign-wide change; 0 for none.</summary>
    [Id(2)]
    public required long LastChange { get; init; }

    /// <summary>The shards, in the order of their numbers.</summary>
    [Id(3)]
    public required ImmutableArray<ClusterShardStatus> Shards { get; init; }

    /// <summary>The loaded contacts of all shards.</summary>
    public long Contacts => Shards.Sum(shard => (long)shard.Contacts);

    /// <summary>The contacts of all shards that are not closed.</summary>
    public long OpenContacts => Shards.Sum(shard => (long)shard.OpenContacts);

    /// <summary>The claimed calls of all shards since the beginning.</summary>
    public long Attempts => Shards.Sum(shard => shard.Attempts);

    /// <summary>The calls under way of all shards.</summary>
    public int CallsUnderWay => Shards.Sum(shard => shard.CallsUnderWay);

    /// <summary>The next instant at which a claim can succeed; null if none can.</summary>
    public Instant? NextWakeUp => Shards.Min(shard => shard.NextWakeUp);

    /// <inheritdoc/>
    public bool Equals(ClusterCampaignStatus? other) => other is not null && Values.Equals(other.Values) && Shards.AsSpan().SequenceEqual(other.Shards.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values, Shards.Length);

    private (int, bool, long) Values => (MaxConcurrentCalls, IsPaused, LastChange);
}

/// <summary>The state of a shard, by its last report.</summary>
/// <param name="Shard">The number of the shard, from 0.</param>
/// <remarks>Immutable, compared by content. Thread-safe.</remarks>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ClusterShardStatus")]
public sealed record ClusterShardStatus([property: Id(0)] int Shard)
{
    /// <summary>When the shard has last reported; null if it has not since the campaign's grain was activated, and all counts are 0.</summary>
    public Instant? ReportedAt
    {
        get => WireReportedAt?.ToInstant();
        init => WireReportedAt = WireInstant.Of(value);
    }

    [Id(1)]
    internal WireInstant? WireReportedAt { get; init; }

    /// <summary>The silo on which the shard is active.</summary>
    [Id(2)]
    public string Silo { get; init; } = "";

    /// <summary>The epoch of the shard's writer.</summary>
    [Id(3)]
    public long Epoch { get; init; }

    /// <summary>The lines that are lent to the shard.</summary>
    [Id(4)]
    public int Lines { get; init; }

    /// <summary>The calls under way.</summary>
    [Id(5)]
    public int CallsUnderWay { get; init; }

    /// <summary>The loaded contacts.</summary>
    [Id(6)]
    public int Contacts { get; init; }

    /// <summary>The contacts that are not closed.</summary>
    [Id(7)]
    public int OpenContacts { get; init; }

    /// <summary>The claimed calls since the beginning.</summary>
    [Id(8)]
    public long Attempts { get; init; }

    /// <summary>When a claim can succeed; null if none can.</summary>
    public Instant? NextWakeUp
    {
        get => WireNextWakeUp?.ToInstant();
        init => WireNextWakeUp = WireInstant.Of(value);
    }

    [Id(9)]
    internal WireInstant? WireNextWakeUp { get; init; }

    /// <summary>The number of the last campaign-wide change that the shard has applied.</summary>
    [Id(10)]
    public long LastChange { get; init; }

    /// <summary>The numbers and codes of the last 20 campaign-wide changes that the shard's campaign has refused since the shard was activated, such as <c>17 TEXT_INVALID</c>.</summary>
    [Id(11)]
    public ImmutableArray<string> Refusals
    {
        get => field.IsDefault ? [] : field; // Orleans makes a positional record without its initializers
        init;
    }

    /// <summary>The state of the shard's dialer; null without one.</summary>
    [Id(12)]
    public string? Dialer { get; init; }

    /// <summary>The numbers that other shards use too.</summary>
    [Id(13)]
    public int SharedNumbers { get; init; }

    /// <summary>Why the last exchange with the shard failed; null if it did not.</summary>
    [Id(14)]
    public string? Failure { get; init; }

    /// <inheritdoc/>
    public bool Equals(ClusterShardStatus? other) => other is not null && Values.Equals(other.Values) && Refusals.AsSpan().SequenceEqual(other.Refusals.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Values, Refusals.Length);

    private (int, Instant?, string, long, int, int, int, int, long, Instant?, long, string?, int, string?) Values =>
        (Shard, ReportedAt, Silo, Epoch, Lines, CallsUnderWay, Contacts, OpenContacts, Attempts, NextWakeUp, LastChange, Dialer, SharedNumbers, Failure);
}
