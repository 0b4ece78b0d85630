using NodaTime;

namespace CallingDomain.Cli;

/// <summary>How simulated time passes in a run: as fast as possible, or as a multiple of the clock's.</summary>
/// <param name="clock">The clock.</param>
/// <param name="start">The simulated instant of now.</param>
/// <param name="speed">How many simulated seconds pass in one of the clock; null for as fast as possible.</param>
internal sealed class Pace(TimeProvider clock, Instant start, double? speed)
{
    private const double MostSeconds = 20_000_000_000; // more than the years of all campaigns

    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromHours(1);

    private readonly long _begin = clock.GetTimestamp();

    /// <summary>Waits until an instant has come.</summary>
    /// <param name="next">The instant of the next events.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The last instant whose events may happen; null if the wait was ended.</returns>
    public Instant? WaitFor(Instant next, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                cancellation.ThrowIfCancellationRequested();
                if (speed is not { } factor) return Instant.MaxValue;
                var now = start + Duration.FromSeconds(Math.Min(clock.GetElapsedTime(_begin).TotalSeconds * factor, MostSeconds));
                if (now >= next) return now;
                var wait = TimeSpan.FromSeconds(Math.Min((next - now).TotalSeconds / factor, LongestWait.TotalSeconds));
                Task.Delay(wait < ShortestWait ? ShortestWait : wait, clock, cancellation).GetAwaiter().GetResult();
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

/// <summary>The clock of a run's journal: simulated time.</summary>
internal sealed class SimulatedClock(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
