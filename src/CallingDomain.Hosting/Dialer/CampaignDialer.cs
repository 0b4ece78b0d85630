using System.Threading.Channels;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
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
public sealed partial class CampaignDialer : IAsyncDisposable
{
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
        copy.ThrowIfInvalid();
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
        await CancelAsync(_ended).ConfigureAwait(false);
        while (_events.Reader.TryRead(out var left)) (left as DialerEvent.Barrier)?.Reached.SetResult(true);
    }

    private async Task StepAsync()
    {
        if (_nextTry > Elapsed()) return;
        try
        {
            var step = NextStep(Elapsed());
            await _runner.ExecuteAsync(step.Execute).ConfigureAwait(false);
            (_faults, _nextTry, _inherits, _step) = (0, null, false, step);
            TakeCallerIds(step.Pool);
        }
        catch (JournalException exception) when (exception.Reason is JournalReason.WriterSuperseded or JournalReason.RunnerStopped)
        {
            _end = exception.Reason == JournalReason.WriterSuperseded ? DialerState.Superseded : DialerState.Stopped;
            return;
        }
#pragma warning disable CA1031 // after any failure the dialer goes on, and asks telephony about calls that may have been claimed
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

    private void TakeCallerIds(CallerIdPool? pool)
    {
        var before = _pool;
        _pool = pool;
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
            CallerIds = _callerIds,
            Room = _stopAt is not null ? 0 : _telephony.Room(elapsed, _options.MaxClaims),
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
