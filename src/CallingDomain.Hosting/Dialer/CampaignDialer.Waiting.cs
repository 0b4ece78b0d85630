using NodaTime;

namespace CallingDomain.Hosting;

/// <content>Waiting: how long the dialer sleeps, and what wakes it.</content>
public sealed partial class CampaignDialer
{
    private static readonly Duration LongestSleep = Duration.FromHours(1); // so that a clock that was set is noticed
    private static readonly Duration ShortestSleep = Duration.FromSeconds(1); // when the wake-up was early

    /// <summary>Waits until the dialer sleeps.</summary>
    internal async Task IdleAsync()
    {
        while (true)
        {
            var barrier = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_events.Writer.TryWrite(new DialerEvent.Barrier(barrier)) || await barrier.Task.ConfigureAwait(false)) return;
        }
    }

    // How long there is nothing to do, if nothing happens.
    private Duration Sleep()
    {
        var elapsed = Elapsed();
        var sleep = _stopAt is { } stopAt ? Shorter(LongestSleep, stopAt - elapsed) : LongestSleep;
        if (_nextTry is { } next) return Shorter(sleep, next - elapsed);
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
}
