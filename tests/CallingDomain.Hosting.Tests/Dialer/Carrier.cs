using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>What a carrier does with a call.</summary>
/// <param name="Way">How it answers.</param>
/// <param name="Rings">How long the call takes.</param>
/// <param name="Ending">How the call ends.</param>
internal sealed record CallScript(CarrierWay Way, Duration Rings, CallEnding Ending)
{
    public static CallScript Of(CallStatus status, CarrierWay way = CarrierWay.Returns, int seconds = 20) => new(way, Duration.FromSeconds(seconds), new CallEnding(status));
}

internal enum CarrierWay
{
    /// <summary>The placer returns when the call has ended.</summary>
    Returns,

    /// <summary>The placer returns at once; a report comes at the end.</summary>
    Reports,

    /// <summary>The same, and the report comes twice.</summary>
    ReportsTwice,

    /// <summary>The placer returns at once; no report comes.</summary>
    Forgets,

    /// <summary>The placer never returns, and no report comes.</summary>
    Hangs,

    /// <summary>The placer throws after the call was placed; a report comes at the end.</summary>
    ThrowsAfterwards,

    /// <summary>The placer throws, and the call was not placed.</summary>
    ThrowsBefore,

    /// <summary>The placer says that the call was not placed.</summary>
    Refuses,
}

/// <summary>A carrier that does what a script says, and goes on when the dialer is killed. It places a call with the same key once.</summary>
internal sealed class Carrier(TimeProvider time) : ICallPlacer
{
    private readonly List<ITimer> _timers = [];
    private readonly Dictionary<string, Placed> _placed = [];

    /// <summary>What happens to a call.</summary>
    public Func<PlacedCall, CallScript> Script { get; set; } = _ => CallScript.Of(CallStatus.Reached);

    /// <summary>The dialer that receives reports; null while none runs.</summary>
    public CampaignDialer? Dialer { get; set; }

    /// <summary>How often the process was killed. No code awaits a task of an earlier process, so the end of its call is reported.</summary>
    public int Kills { get; set; }

    /// <summary>Every call that was given to <see cref="PlaceAsync"/>, in order.</summary>
    public List<PlacedCall> Given { get; } = [];

    /// <summary>Every call about which the carrier was asked, in order.</summary>
    public List<PlacedCall> Asked { get; } = [];

    /// <summary>What the campaign has answered to each report.</summary>
    public List<Task<Result<long, CampaignReason>>> Reports { get; } = [];

    /// <summary>The tokens that were given to <see cref="PlaceAsync"/>.</summary>
    public List<CancellationToken> Tokens { get; } = [];

    /// <summary>Thrown instead of an answer to the next question.</summary>
    public Queue<Exception> Failures { get; } = [];

    /// <summary>Whether questions are not answered.</summary>
    public bool IsMute { get; set; }

    /// <summary>The questions that are not answered.</summary>
    public List<TaskCompletionSource<CallResolution>> Unanswered { get; } = [];

    /// <summary>When the next call ends; null if none does.</summary>
    public Instant? NextEnd => _placed.Values.Where(call => !call.IsOver).Select(call => (Instant?)call.EndsAt).Min();

    public int PlacedCount => _placed.Count;

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public Task<CallEnding?> PlaceAsync(PlacedCall placed, CancellationToken cancellation)
    {
        Given.Add(placed);
        Tokens.Add(cancellation);
        var script = Script(placed);
        if (script.Way == CarrierWay.ThrowsBefore) throw new HttpRequestException("503");
        if (script.Way == CarrierWay.Refuses) return Task.FromResult<CallEnding?>(new CallEnding(CallStatus.NotDialed));
        var line = new Placed(script, Now + script.Rings, Kills);
        Assert.True(_placed.TryAdd(placed.Key, line), $"{placed} is placed twice.");
        var answer = new TaskCompletionSource<CallEnding?>();
        _timers.Add(time.CreateTimer(_ => End(placed, line, answer), state: null, script.Rings.ToTimeSpan(), Timeout.InfiniteTimeSpan));
        return script.Way switch
        {
            CarrierWay.ThrowsAfterwards => Task.FromException<CallEnding?>(new HttpRequestException("timeout")),
            CarrierWay.Returns or CarrierWay.Hangs => answer.Task,
            _ => Task.FromResult<CallEnding?>(null),
        };
    }

    public ValueTask<CallResolution> ResolveAsync(PlacedCall placed, CancellationToken cancellation)
    {
        Asked.Add(placed);
        if (Failures.TryDequeue(out var failure)) throw failure;
        if (IsMute)
        {
            Unanswered.Add(new TaskCompletionSource<CallResolution>());
            return new ValueTask<CallResolution>(Unanswered[^1].Task);
        }

        return ValueTask.FromResult<CallResolution>(_placed.TryGetValue(placed.Key, out var line) ? line.IsOver ? new CallResolution.Ended(line.Script.Ending) : new CallResolution.UnderWay() : new CallResolution.NotPlaced());
    }

    private void End(PlacedCall call, Placed placed, TaskCompletionSource<CallEnding?> answer)
    {
        placed.IsOver = true;
        var isAwaited = placed.Script.Way == CarrierWay.Returns && placed.Kills == Kills;
        if (isAwaited) answer.SetResult(placed.Script.Ending);
        else if (placed.Script.Way is CarrierWay.Returns or CarrierWay.Reports or CarrierWay.ReportsTwice or CarrierWay.ThrowsAfterwards) Report(call, placed.Script.Ending);
        if (placed.Script.Way == CarrierWay.ReportsTwice) Report(call, placed.Script.Ending);
    }

    private void Report(PlacedCall call, CallEnding ending)
    {
        if (Dialer is { } dialer) Reports.Add(ReportAsync(dialer, call, ending));
    }

    // A report whose answer is a failure comes again.
    private static async Task<Result<long, CampaignReason>> ReportAsync(CampaignDialer dialer, PlacedCall call, CallEnding ending)
    {
        try
        {
            return await dialer.ReportAsync(call.Attempt.Id, ending).ConfigureAwait(false);
        }
        catch (JournalException)
        {
            return await dialer.ReportAsync(call.Attempt.Id, ending).ConfigureAwait(false);
        }
    }

    private sealed class Placed(CallScript script, Instant endsAt, int kills)
    {
        public CallScript Script { get; } = script;

        public Instant EndsAt { get; } = endsAt;

        public int Kills { get; } = kills;

        public bool IsOver { get; set; }
    }
}
