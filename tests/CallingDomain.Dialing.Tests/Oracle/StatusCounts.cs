namespace CallingDomain.Dialing.Tests;

/// <summary>The attempts on one phone by status, as eight integers.</summary>
public readonly record struct StatusCounts(int NoAnswer, int Busy, int Congestion, int NoSuchNumber, int Drop, int Abandoned, int Machine, int AgentReject)
{
    /// <summary>The maximum count.</summary>
    private const int Most = 255;

    /// <summary>The eight statuses, in the order in which limits are checked.</summary>
    public static IReadOnlyList<CallStatus> Statuses { get; } =
    [
        CallStatus.NoAnswer, CallStatus.Busy, CallStatus.Congestion, CallStatus.NoSuchNumber, CallStatus.Drop, CallStatus.Abandoned, CallStatus.Machine, CallStatus.AgentReject,
    ];

    public int Total => NoAnswer + Busy + Congestion + NoSuchNumber + Drop + Abandoned + Machine + AgentReject;

    public int this[CallStatus status] => status switch
    {
        CallStatus.NoAnswer => NoAnswer,
        CallStatus.Busy => Busy,
        CallStatus.Congestion => Congestion,
        CallStatus.NoSuchNumber => NoSuchNumber,
        CallStatus.Drop => Drop,
        CallStatus.Abandoned => Abandoned,
        CallStatus.Machine => Machine,
        CallStatus.AgentReject => AgentReject,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a retry status."),
    };

    /// <summary>The counts after one more attempt.</summary>
    public StatusCounts With(CallStatus status) => Set(status, Math.Min(this[status] + 1, Most));

    /// <summary>The counts without one attempt.</summary>
    public StatusCounts Without(CallStatus status) => Set(status, this[status] - 1);

    /// <summary>The sum of the counts.</summary>
    public StatusCounts Plus(StatusCounts other) => Statuses.Aggregate(this, (all, status) => all.Set(status, Math.Min(all[status] + other[status], Most)));

    private StatusCounts Set(CallStatus status, int count) => status switch
    {
        CallStatus.NoAnswer => this with { NoAnswer = count },
        CallStatus.Busy => this with { Busy = count },
        CallStatus.Congestion => this with { Congestion = count },
        CallStatus.NoSuchNumber => this with { NoSuchNumber = count },
        CallStatus.Drop => this with { Drop = count },
        CallStatus.Abandoned => this with { Abandoned = count },
        CallStatus.Machine => this with { Machine = count },
        _ => this with { AgentReject = count },
    };
}
