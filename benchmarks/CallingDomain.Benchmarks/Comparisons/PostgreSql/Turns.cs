using System.Diagnostics;

namespace CallingDomain.Benchmarks;

/// <summary>Sides that do their work in turns, each run beginning with another one, as one side's writes may delay the next one; medians of elapsed nanoseconds an operation.</summary>
internal sealed class Turns
{
    private const int Runs = 5;

    private readonly List<Side> _sides = [];

    /// <summary>Adds a side.</summary>
    /// <param name="operations">How many operations its work does.</param>
    /// <param name="work">The work.</param>
    /// <param name="before">What is done before each work and not measured.</param>
    /// <returns>The median, after <see cref="RunAsync"/>.</returns>
    public Func<double> Add(int operations, Func<Task> work, Func<Task>? before = null)
    {
        var side = new Side(operations, work, before);
        _sides.Add(side);
        return () => Contest.Median(side.Nanoseconds);
    }

    /// <summary>Does the work of all sides: once unmeasured, since the first one compiles, then measured.</summary>
    public async Task RunAsync()
    {
        for (var run = -1; run < Runs; run++)
        {
            for (var turn = 0; turn < _sides.Count; turn++)
            {
                var side = _sides[(turn + run + 1) % _sides.Count];
                if (side.Before is { } before) await before();
                var start = Stopwatch.GetTimestamp();
                await side.Work();
                if (run >= 0) side.Nanoseconds[run] = Contest.ElapsedNs(start) / side.Operations;
            }
        }
    }

    private sealed record Side(int Operations, Func<Task> Work, Func<Task>? Before)
    {
        public double[] Nanoseconds { get; } = new double[Runs];
    }
}
