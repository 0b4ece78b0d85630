using System.Diagnostics;
using System.Threading.Channels;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>Dials a campaign: claims each call when it is due and a line is free, gives it to telephony, reports how it ended, and expires leases.</summary>
/// <remarks>
/// The dialer sleeps until the next instant at which something is to be done, or until the campaign changes. All that has gathered until then is one command and one commit.
/// <para>
/// After a start, and after a failed commit, telephony is asked about each call under way that the dialer does not know. No lease expires before the answers or <see cref="DialerOptions.ResolutionLimit"/>. The dialer ends with its runner, and in the state <see cref="DialerState.Superseded"/> if
/// another process runs the campaign. Thread-safe.
/// </para>
/// </remarks>
public sealed class CampaignDialer : IAsyncDisposable
{
    private const int MaxQuestions = 100; // to telephony at once
    private static readonly Duration LongestSleep = Duration.FromHours(1); // so that a clock that was set is noticed
    private static readonly Duration ShortestSleep = Duration.FromSeconds(1); // when the wake-up was early

    private readonly CampaignRunner _runner;
    private readonly ICallPlacer _placer;
    private readonly DialerOptions _options;
    private readonly CallerIds? _callerIds;
    private readonly ILogger _log;
    private readonly string _name; // of the campaign
    private readonly TimeProvider _time;
    private readonly Pauses _pauses;
    private readonly PlacerHealth _telephony;
    private readonly Channel<DialerEvent> _events = Channel.CreateUnbounded<DialerEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _ended = new();
    private readonly ITimer _timer;
    private readonly Dictionary<long, LiveCall> _calls = [];
    private readonly List<LiveCall> _unknown = []; // of the calls, those about which telephony has to be asked
    private readonly List<CallReport> _reports = [];
    private readonly long _startedAt;
    private readonly Task _loop;
    private int _isWoken; // whether a Woken is in the events already
    private bool _inherits = true;
    private DialerStep _step = new() { Reports = [], Calls = new Dictionary<long, LiveCall>() }; // the last one
    private Instant _leasesWaitUntil;
    private int _faults; // of the journal, in a row
    private Instant? _nextTry; // of the journal, after a fault
    private CallerIdPool? _pool; // the caller ids of the last step
    private Instant? _stopAt;
    private bool _hasMore; // a claim gave as many calls as it was asked for
    private DialerState? _end;

    private CampaignDialer(CampaignRunner runner, ICallPlacer placer, DialerOptions options, CallerIds? callerIds)
    {
        (_runner, _placer, _options, _callerIds, _time, _name) = (runner, placer, options, callerIds, runner.Options.Time, runner.Options.Name);
        _log = runner.Options.Loggers?.CreateLogger<CampaignDialer>() ?? NullLogger<CampaignDialer>.Instance;
        _pauses = new Pauses(options.FirstPause, options.LongestPause);
        _telephony = new PlacerHealth(options.MaxFailures, _pauses);
        _timer = _time.CreateTimer(_ => Wake(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _startedAt = _time.GetTimestamp();
        _leasesWaitUntil = Elapsed() + Duration.FromTimeSpan(options.ResolutionLimit);
        runner.Watch.Committed += OnCommitted;
        runner.Watch.Failed += Wake;
        callerIds?.Changed += Wake;
        _log.DialerStarted(_name);
        _loop = Task.Run(LoopAsync, CancellationToken.None);
    }

    /// <summary>The state after the last step.</summary>
    public DialerStatus Status { get; private set => Volatile.Write(ref field, value); } = new(DialerState.Starting);

    /// <summary>Ends when the dialer has stopped.</summary>
    public Task Completion => _loop;

    /// <summary>Starts a dialer.</summary>
    /// <param name="runner">The runner of the campaign.</param>
    /// <param name="placer">The telephony.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="callerIds">The caller ids, from a program of the portal; null if telephony chooses them.</param>
    /// <exception cref="InvalidOptionsException">The options are not valid.</exception>
    public static CampaignDialer Start(CampaignRunner runner, ICallPlacer placer, DialerOptions? options = null, CallerIds? callerIds = null)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(placer);
        var copy = options?.Copy() ?? new DialerOptions();
        var problems = new OptionProblems();
        copy.Check(problems);
        problems.ThrowIfAny(nameof(DialerOptions));
        return new CampaignDialer(runner, placer, copy, callerIds);
    }

    /// <summary>Reports how a call ended, such as from a webhook of the carrier.</summary>
    /// <param name="attempt">The <see cref="Attempt.Id"/>.</param>
    /// <param name="ending">How the call ended.</param>
    /// <returns>The number of the campaign's last fact; or the reason of the refusal, such as <see cref="CampaignReason.AttemptAlreadyEnded"/> for a report that comes twice.</returns>
    /// <exception cref="JournalException">The commit failed, or the runner has stopped. Report again: a call ends once.</exception>
    public Task<Result<long, CampaignReason>> ReportAsync(long attempt, CallEnding ending)
    {
        ArgumentNullException.ThrowIfNull(ending);
        return _runner.ExecuteAsync((campaign, now) => campaign.End(attempt, ending, now, _options.Agent));
    }

    /// <summary>Makes the dialer take a step, such as after telephony has been repaired. Changes of the campaign and of the portal wake it by themselves.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _isWoken, 1) == 0) _events.Writer.TryWrite(DialerEvent.Woken.One);
    }

    /// <summary>Stops: no more claims, and then waits for calls under way, at most <see cref="DialerOptions.StopLimit"/>.</summary>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        _events.Writer.TryWrite(new DialerEvent.Stop(AtOnce: false));
        using var atOnce = cancellation.Register(() => _events.Writer.TryWrite(new DialerEvent.Stop(AtOnce: true)));
        await _loop.ConfigureAwait(false);
    }

    /// <summary>Stops without waiting for calls under way.</summary>
    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryWrite(new DialerEvent.Stop(AtOnce: true));
        await _loop.ConfigureAwait(false);
        _ended.Dispose();
    }

    /// <summary>Waits until the dialer sleeps.</summary>
    internal async Task IdleAsync()
    {
        while (true)
        {
            var barrier = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_events.Writer.TryWrite(new DialerEvent.Barrier(barrier)) || await barrier.Task.ConfigureAwait(false)) return;
        }
    }

    private async Task LoopAsync()
    {
        while (_end is null)
        {
            await StepAsync().ConfigureAwait(false);
            if (_stopAt is { } stopAt && ((_calls.Count == 0 && _reports.Count == 0) || stopAt <= Elapsed())) _end ??= DialerState.Stopped;
            var sleep = _hasMore ? Duration.Zero : Sleep();
            Status = StatusNow(sleep);
            if (_end is null) await WaitAsync(sleep).ConfigureAwait(false);
        }

        _log.DialerEnded(_name, _end.Value, _calls.Count);
        _runner.Watch.Committed -= OnCommitted;
        _runner.Watch.Failed -= Wake;
        _callerIds?.Changed -= Wake;
        _events.Writer.Complete();
        await _timer.DisposeAsync().ConfigureAwait(false);
        await _ended.CancelAsync().ConfigureAwait(false);
        while (_events.Reader.TryRead(out var left)) (left as DialerEvent.Barrier)?.Reached.SetResult(true);
    }

    private async Task StepAsync()
    {
        if (_nextTry > Elapsed()) return;
        try
        {
            ReadCallerIds();
            var step = NextStep(Elapsed());
            await _runner.ExecuteAsync(step.Execute).ConfigureAwait(false);
            (_faults, _nextTry, _inherits, _step) = (0, null, false, step);
        }
        catch (JournalException exception) when (exception.Reason is JournalReason.WriterSuperseded or JournalReason.RunnerStopped)
        {
            _end = exception.Reason == JournalReason.WriterSuperseded ? DialerState.Superseded : DialerState.Stopped;
            return;
        }
#pragma warning disable CA1031 // the dialer goes on whatever has failed, and asks telephony about what may have been claimed
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Pause(exception);
            return;
        }

        _reports.Clear();
        Follow(_step);
        Ask();
    }

    private void ReadCallerIds()
    {
        var before = _pool;
        _pool = _callerIds?.At(Now());
        if (_pool is null || (before is not null && before.Ready.IsEmpty == _pool.Ready.IsEmpty && before.Reasons.AsSpan().SequenceEqual(_pool.Reasons.AsSpan()))) return;
        if (!_pool.Ready.IsEmpty) _log.CallerIdsReady(_name, _pool.Ready.Length);
        else _log.NoCallerId(_name, string.Join(' ', _pool.Reasons.Select(reason => reason.Code())));
    }

    private DialerStep NextStep(Instant elapsed)
    {
        var isOver = elapsed >= _leasesWaitUntil;
        return new DialerStep
        {
            Agent = _options.Agent,
            Reports = [.. _reports],
            Calls = _calls,
            Room = _stopAt is not null || _pool is { Ready.IsEmpty: true } ? 0 : _telephony.Room(elapsed, _options.MaxClaims),
            Inherits = _inherits,
            IsResolutionOver = isOver,
            LeasesWait = !isOver && _unknown.Exists(call => call.IsInherited),
        };
    }

    // A claim may be durable without an answer: the next step asks telephony about calls that the dialer does not know.
    private void Pause(Exception exception)
    {
        var elapsed = Elapsed();
        var pause = _pauses.After(_faults++);
        _hasMore = false;
        _inherits = true;
        _nextTry = elapsed + pause;
        _log.StepFailed(_name, pause.ToTimeSpan(), exception);
        _leasesWaitUntil = elapsed + Duration.FromTimeSpan(_options.ResolutionLimit);
    }

    private void Follow(DialerStep step)
    {
        foreach (var (report, answer, thrown) in step.Answers)
        {
            var hasEnded = !answer.IsOk && answer.Reason is CampaignReason.AttemptAlreadyEnded or CampaignReason.AttemptUnknown;
            if (hasEnded) _log.ReportRepeated(_name, report.Call.Id);
            else if (!answer.IsOk) _log.ReportRefused(_name, report.Call.Id, thrown?.GetType().Name ?? answer.Reason.Code());
            if (hasEnded || (answer.IsOk && report.Ending is not null)) Forget(report.Call.Id);
            else if (answer.IsOk) (report.Call.Knowledge, report.Call.IsDialed) = (CallKnowledge.UnderWay, true);
        }

        foreach (var call in step.Kept) call.IsDialed = true;
        foreach (var lost in step.Lost) Forget(lost.Id);
        if (step.Lost.Count > 0) _log.CallsLost(_name, step.Lost.Count);
        if (step.Inherited.Count > 0) _log.CallsInherited(_name, step.Inherited.Count);
        foreach (var (attempt, reference) in step.Inherited)
        {
            var call = new LiveCall(new PlacedCall(_name, attempt) { Reference = reference }) { IsInherited = true };
            _calls.Add(call.Id, call);
            Doubt(call);
        }

        if (step.Claims.Count > 0) _telephony.Try(Elapsed());
        foreach (var attempt in step.Claims) Place(attempt);
        _hasMore = step.Claims.Count > 0 && step.Claims.Count == step.Room;
    }

    private void Place(Attempt attempt)
    {
        PhoneNumber? callerId = _pool is { } pool ? _callerIds!.Choose(pool, attempt.Phone.Phone) : null;
        var call = new LiveCall(new PlacedCall(_name, attempt) { CallerId = callerId }) { Round = _telephony.Round };
        _calls.Add(call.Id, call);
        _ = PlaceAsync(call);
    }

    private async Task PlaceAsync(LiveCall call)
    {
        using var trace = HostingTelemetry.Source.StartActivity("place call", ActivityKind.Client)?.SetTag("campaign", _name).SetTag("attempt", call.Id);
        try
        {
            var ending = await _placer.PlaceAsync(call.Placed, _ended.Token).ConfigureAwait(false);
            trace?.SetTag("status", ending?.Status.ToString());
            _events.Writer.TryWrite(new DialerEvent.Placed(call, ending, Failure: null));
        }
#pragma warning disable CA1031 // the host's telephony may throw anything; the loop decides what follows
        catch (Exception failure)
#pragma warning restore CA1031
        {
            trace?.SetStatus(ActivityStatusCode.Error);
            _events.Writer.TryWrite(new DialerEvent.Placed(call, Ending: null, failure));
        }
    }

    private void Doubt(LiveCall call)
    {
        (call.Knowledge, call.AskAt) = (CallKnowledge.Unknown, Elapsed());
        _unknown.Add(call);
    }

    private void Forget(long attempt)
    {
        if (!_calls.Remove(attempt, out var call) || call.Knowledge != CallKnowledge.Unknown) return;
        EndQuestion(call);
        _unknown.Remove(call);
    }

    private void Ask()
    {
        var elapsed = Elapsed();
        foreach (var call in _unknown.Where(call => call.Question is not null && call.AskAt <= elapsed).ToList()) GiveUp(call, new TimeoutException());
        var free = MaxQuestions - _unknown.Count(call => call.Question is not null);
        foreach (var call in _unknown.Where(call => call.Question is null && call.AskAt <= elapsed).Take(free).ToList())
        {
            call.Asked++;
            call.AskAt = elapsed + Duration.FromTimeSpan(_options.ResolveTimeout);
            call.Question = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
            _ = AskAsync(call, call.Asked, call.Question.Token);
        }
    }

    private async Task AskAsync(LiveCall call, int question, CancellationToken cancellation)
    {
        try
        {
            var resolution = await _placer.ResolveAsync(call.Placed, cancellation).ConfigureAwait(false);
            _events.Writer.TryWrite(new DialerEvent.Resolved(call, question, resolution, Failure: null));
        }
#pragma warning disable CA1031 // the host's telephony may throw anything; it is asked again
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _events.Writer.TryWrite(new DialerEvent.Resolved(call, question, Resolution: null, failure));
        }
    }

    private void GiveUp(LiveCall call, Exception? failure)
    {
        var pause = _pauses.After(call.Asked - 1);
        EndQuestion(call);
        call.AskAt = Elapsed() + pause;
        _log.CallUnresolved(_name, call.Id, failure?.GetType().Name ?? "null", pause.ToTimeSpan());
        if (failure is not null) _log.PlacerThrew(_name, call.Id, failure);
    }

    private static void EndQuestion(LiveCall call)
    {
        using var question = call.Question;
        call.Question = null;
        question?.Cancel();
    }

    // How long there is nothing to do, if nothing happens.
    private Duration Sleep()
    {
        var elapsed = Elapsed();
        if (_nextTry is { } next) return Shorter(next - elapsed, LongestSleep);
        var sleep = LongestSleep;
        if (_stopAt is { } stopAt) sleep = Shorter(sleep, stopAt - elapsed);
        foreach (var call in _unknown)
        {
            if (call.AskAt > elapsed) sleep = Shorter(sleep, call.AskAt - elapsed);
        }

        var isWaiting = elapsed < _leasesWaitUntil && _unknown.Exists(call => call.IsInherited);
        if (_step.NextLeaseEnd is { } lease) sleep = Shorter(sleep, isWaiting ? Longer(Until(lease), _leasesWaitUntil - elapsed) : Until(lease));
        if (_stopAt is not null) return sleep;
        if (_pool is { Ready.IsEmpty: true } none) return none.Until is { } until ? Shorter(sleep, Until(until)) : sleep;
        return _step.NextWakeUp is { } due ? Shorter(sleep, _telephony.NextTry is { } retry ? Longer(Until(due), retry - elapsed) : Until(due)) : sleep;
    }

    // An instant that the step has seen already is early: the campaign says so after a restart.
    private Duration Until(Instant instant) => instant > _step.Now ? Longer(instant - Now(), Duration.Zero) : ShortestSleep;

    private static Duration Shorter(Duration one, Duration other) => one < other ? one : other;

    private static Duration Longer(Duration one, Duration other) => one > other ? one : other;

    private async Task WaitAsync(Duration sleep)
    {
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(Longer(sleep, Duration.Zero).TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        while (await _events.Reader.WaitToReadAsync().ConfigureAwait(false) && !Drain())
        {
        }

        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    // Whether there is something to do.
    private bool Drain()
    {
        var isWoken = false;
        var barriers = new List<DialerEvent.Barrier>();
        while (_events.Reader.TryRead(out var woken))
        {
            if (woken is DialerEvent.Barrier barrier)
            {
                barriers.Add(barrier);
                continue;
            }

            isWoken = true;
            Handle(woken);
        }

        foreach (var barrier in barriers) barrier.Reached.SetResult(!isWoken);
        return isWoken;
    }

    private void Handle(DialerEvent woken)
    {
        switch (woken)
        {
            case DialerEvent.CallsEnded ended:
                foreach (var attempt in ended.Attempts) Forget(attempt);
                break;
            case DialerEvent.Placed placed:
                Handle(placed);
                break;
            case DialerEvent.Resolved resolved:
                Handle(resolved);
                break;
            case DialerEvent.Stop stop:
                _stopAt = stop.AtOnce ? Instant.MinValue : _stopAt ?? Elapsed() + Duration.FromTimeSpan(_options.StopLimit);
                break;
            default:
                Volatile.Write(ref _isWoken, 0);
                break;
        }
    }

    private void Handle(DialerEvent.Placed placed)
    {
        var (call, ending, failure) = placed;
        if (failure is not null || ending is { Status: CallStatus.NotDialed }) NoteFailure(call, failure);
        else if (_telephony.Succeed(call.Round)) _log.PlacerWorks(_name);
        var isLive = _calls.ContainsKey(call.Id);
        call.Knowledge = CallKnowledge.UnderWay;
        if (failure is null && (ending is not null || (isLive && !call.IsDialed))) _reports.Add(new CallReport(call, ending));
        else if (failure is not null && isLive) Doubt(call);
    }

    private void NoteFailure(LiveCall call, Exception? failure)
    {
        _runner.Watch.CountPlacerFailure();
        _log.CallNotPlaced(_name, call.Id, failure?.GetType().Name ?? nameof(CallStatus.NotDialed));
        if (failure is not null) _log.PlacerThrew(_name, call.Id, failure);
        if (_telephony.Fail(call.Round, Elapsed()) is { } pause) _log.PlacerFailing(_name, _telephony.Failures, pause.ToTimeSpan());
    }

    private void Handle(DialerEvent.Resolved resolved)
    {
        var (call, question, resolution, failure) = resolved;
        if (resolution is null)
        {
            if (call.Question is not null && question == call.Asked) GiveUp(call, failure);
            return;
        }

        EndQuestion(call);
        _unknown.Remove(call);
        var ending = resolution switch
        {
            CallResolution.Ended ended => ended.Ending,
            CallResolution.NotPlaced => new CallEnding(CallStatus.NotDialed),
            _ => null,
        };
        if (resolution is CallResolution.Ended || _calls.ContainsKey(call.Id)) _reports.Add(new CallReport(call, ending));
    }

    private void OnCommitted(JournalBatch batch)
    {
        List<long>? ended = null;
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.AttemptEnded) (ended ??= []).Add(fact.Attempt);
        }

        if (ended is null) Wake();
        else _events.Writer.TryWrite(new DialerEvent.CallsEnded([.. ended]));
    }

    private DialerStatus StatusNow(Duration sleep) => new(State())
    {
        Calls = _calls.Count,
        UnresolvedCalls = _unknown.Count,
        Failures = _telephony.Failures,
        NextStep = _end is null ? Now() + sleep : null,
        CallerIdReasons = State() == DialerState.NoCallerId ? _pool!.Reasons : [],
    };

    private DialerState State() => this switch
    {
        { _end: { } end } => end,
        { _stopAt: not null } => DialerState.Stopping,
        { _nextTry: not null } => DialerState.JournalFaulted,
        { _pool.Ready.IsEmpty: true } => DialerState.NoCallerId,
        { _telephony.NextTry: not null } => DialerState.PlacerFailing,
        _ => DialerState.Running,
    };

    private Instant Now() => Instant.FromDateTimeOffset(_time.GetUtcNow());

    // The dialer's own pauses do not depend on the clock, which may be set.
    private Instant Elapsed() => Instant.FromUnixTimeTicks(_time.GetElapsedTime(_startedAt).Ticks);
}
