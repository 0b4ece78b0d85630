using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>Pauses after failures: each is twice as long as the one before.</summary>
internal sealed class Pauses(TimeSpan first, TimeSpan longest)
{
    /// <summary>The length of a pause.</summary>
    /// <param name="failures">How many pauses there were before.</param>
    public Duration After(int failures) => Duration.FromTimeSpan(failures >= 40 ? longest : TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, failures))));
}
