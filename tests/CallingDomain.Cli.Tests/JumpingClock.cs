namespace CallingDomain.Cli.Tests;

/// <summary>A clock that jumps to the end of each wait, so that a test does not wait.</summary>
/// <param name="read">Called with the number of each reading of the clock, from 1; null for none.</param>
internal sealed class JumpingClock(Action<int>? read = null) : TimeProvider
{
    private long _now;
    private int _readings;

    /// <summary>The time of all waits.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _now));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        read?.Invoke(++_readings);
        return Interlocked.Read(ref _now);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref _now, dueTime.Ticks);
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
