using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>A shard as the grain of its campaign knows it.</summary>
internal sealed class ShardContact(int number, IShardGrain grain)
{
    private static readonly Duration PauseAfterRefusal = Duration.FromSeconds(30);

    private ShardReport? _report; // the last one
    private Instant? _reportedAt;
    private string? _failure;

    public int Number { get; } = number;

    public IShardGrain Grain { get; } = grain;

    /// <summary>Whether the shard is to be asked in the next round.</summary>
    public bool IsDue { get; set; }

    /// <summary>Whether an exchange is under way.</summary>
    public bool IsAsked { get; set; }

    /// <summary>The number of the last order.</summary>
    public long Sequence { get; set; }

    /// <summary>The silo of the shard; null if it does not answer.</summary>
    public string? Silo => _failure is null ? _report?.Silo : null;

    /// <summary>The epoch of the shard's writer, by its last report.</summary>
    public long Epoch => _report?.Epoch ?? 0;

    /// <summary>What the shard needs lines for, by its last report.</summary>
    public LineDemand Demand => _report is { } report ? new LineDemand(report.CallsUnderWay, report.Due) : new LineDemand(0, []);

    /// <summary>Takes a report.</summary>
    /// <returns>Whether the shard answers again.</returns>
    public bool Take(ShardReport report, Instant now)
    {
        var isAgain = _failure is not null;
        (_report, _reportedAt, _failure) = (report, now, null);
        return isAgain;
    }

    /// <summary>The instant before which the shard is not asked again.</summary>
    public Instant NextTry { get; private set; } = Instant.MinValue;

    /// <summary>Notes that the shard did not answer. One whose journal is refused reads it each time: it is asked again after a pause.</summary>
    /// <returns>Whether it has answered before.</returns>
    public bool Fail(Exception failure, Instant now)
    {
        if (failure is ClusterException { Reason: ClusterReason.StoreForeign or ClusterReason.Damaged or ClusterReason.CampaignNewer }) NextTry = now + PauseAfterRefusal;
        var isNew = _failure is null;
        _failure = failure is ClusterException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
        return isNew;
    }

    /// <summary>The shard's state.</summary>
    public ClusterShardStatus Status(int lines) => _report is not { } report ? new ClusterShardStatus(Number) { Lines = lines, Failure = _failure } : new ClusterShardStatus(Number)
    {
        ReportedAt = _reportedAt,
        Silo = report.Silo,
        Epoch = report.Epoch,
        Lines = lines,
        CallsUnderWay = report.CallsUnderWay,
        Contacts = report.Contacts,
        OpenContacts = report.OpenContacts,
        Attempts = report.Attempts,
        NextWakeUp = report.NextWakeUp,
        LastChange = report.LastChange,
        Refusals = report.Refusals,
        Dialer = report.Dialer,
        SharedNumbers = report.SharedNumbers,
        Failure = _failure,
    };
}
