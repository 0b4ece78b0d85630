using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>What the grain of a campaign tells a shard.</summary>
/// <param name="Term">The term of the grain: greater than that of any earlier activation of it.</param>
/// <param name="Sequence">The place of the order in the term.</param>
/// <param name="Lines">The lines that the shard has.</param>
/// <param name="Changes">The changes that the shard has not confirmed, in order.</param>
/// <param name="MustConfirm">Whether the shard checks in its store that no other activation has opened its journal, before it answers.</param>
/// <param name="Epoch">The epoch of the writer for which the lines are, by its last report; 0 for none yet. Another writer of the shard does not take them.</param>
/// <param name="Counted">How many waiting contacts the report counts at most.</param>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ShardOrder")]
internal sealed record ShardOrder([property: Id(0)] long Term, [property: Id(1)] long Sequence, [property: Id(2)] int Lines, [property: Id(3)] ImmutableArray<CampaignChange> Changes, [property: Id(4)] bool MustConfirm, [property: Id(5)] int Counted, [property: Id(6)] long Epoch);

/// <summary>What a shard tells the grain of its campaign.</summary>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ShardReport")]
internal sealed record ShardReport
{
    /// <summary>The epoch of the shard's writer.</summary>
    [Id(0)]
    public required long Epoch { get; init; }

    /// <summary>The lines in force.</summary>
    [Id(1)]
    public required int Lines { get; init; }

    /// <summary>The calls under way.</summary>
    [Id(2)]
    public required int CallsUnderWay { get; init; }

    /// <summary>The number of the last campaign-wide change that the shard has applied.</summary>
    [Id(3)]
    public required long LastChange { get; init; }

    /// <summary>Whether the store has confirmed the writer after the order was executed.</summary>
    [Id(4)]
    public required bool IsConfirmed { get; init; }

    /// <summary>The loaded contacts.</summary>
    [Id(5)]
    public required int Contacts { get; init; }

    /// <summary>The contacts that are not closed.</summary>
    [Id(6)]
    public required int OpenContacts { get; init; }

    /// <summary>The claimed calls since the beginning.</summary>
    [Id(7)]
    public required long Attempts { get; init; }

    /// <summary>When a claim can succeed; null if none can.</summary>
    public Instant? NextWakeUp
    {
        get => WireNextWakeUp?.ToInstant();
        init => WireNextWakeUp = WireInstant.Of(value);
    }

    [Id(8)]
    internal WireInstant? WireNextWakeUp { get; init; }

    /// <summary>The contacts that claims would give, in calling order, in groups of equal class and priority.</summary>
    [Id(9)]
    public ImmutableArray<DueGroup> Due { get; init; } = [];

    /// <summary>The codes of the changes that the shard's campaign has refused, since the shard was activated.</summary>
    [Id(10)]
    public ImmutableArray<string> Refusals { get; init; } = [];

    /// <summary>The state of the shard's dialer; null without one.</summary>
    [Id(11)]
    public string? Dialer { get; init; }

    /// <summary>The silo of the shard.</summary>
    [Id(12)]
    public string Silo { get; init; } = "";

    /// <summary>The numbers that other shards use too.</summary>
    [Id(13)]
    public int SharedNumbers { get; init; }

    /// <summary>The number of the last fact.</summary>
    [Id(14)]
    public long LastFact { get; init; }
}

/// <summary>How a call ended, for its shard.</summary>
/// <param name="Attempt">The <see cref="Attempt.Id"/>.</param>
/// <param name="Ending">How the call ended.</param>
/// <param name="Agent">The agent that claimed the call; null for none.</param>
[GenerateSerializer]
[Immutable]
[OmitDefaultMemberValues]
[Alias("CallingDomain.ShardCallReport")]
internal readonly record struct ShardCallReport([property: Id(0)] long Attempt, [property: Id(1)] CallEnding Ending, [property: Id(2)] string? Agent);

/// <summary>The answer of a shard's campaign to a command.</summary>
/// <param name="Fact">The number of the shard's last fact; 0 after a refusal.</param>
/// <param name="Refusal">The reason of the refusal; unspecified for none.</param>
[GenerateSerializer]
[Immutable]
[OmitDefaultMemberValues]
[Alias("CallingDomain.ShardAnswer")]
internal readonly record struct ShardAnswer([property: Id(0)] long Fact, [property: Id(1)] CampaignReason Refusal)
{
    public static ShardAnswer Of(Result<long, CampaignReason> result) => result.IsOk ? new ShardAnswer(result.Value, CampaignReason.Unspecified) : new ShardAnswer(0, result.Reason);

    public Result<long, CampaignReason> ToResult() => Refusal == CampaignReason.Unspecified ? Fact : Refusal;
}

/// <summary>The calls that a shard gave to a claim.</summary>
/// <param name="Attempts">The claimed calls, which are durable.</param>
/// <param name="WireNextWakeUp">The <see cref="NextWakeUp"/>.</param>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ShardClaims")]
internal sealed record ShardClaims([property: Id(0)] ImmutableArray<Attempt> Attempts, [property: Id(1)] WireInstant? WireNextWakeUp)
{
    public ShardClaims(ImmutableArray<Attempt> attempts, Instant? nextWakeUp)
        : this(attempts, WireInstant.Of(nextWakeUp))
    {
    }

    /// <summary>When the next claim can succeed, if no call ends before; null if none can.</summary>
    public Instant? NextWakeUp => WireNextWakeUp?.ToInstant();
}
