using System.Diagnostics;

namespace CallingDomain.Fuzzing;

/// <summary>Gives one reader its seeds and then changed inputs, until a fault or the end of the run. The same seed gives the same inputs.</summary>
/// <remarks>An input with a new kind of result is changed further, as are the seeds.</remarks>
internal sealed class Fuzzer(FuzzedReader reader, ulong seed)
{
    private const int MostSources = 8_000, LongestSource = 1 << 13, LongEnoughForRatio = 1 << 10, Repetitions = 3, InputsBetweenChecks = 64, InputsBetweenCollections = 1 << 14;

    // What is cached, such as time zones, is created by the first inputs that need it.
    private const long MostGrowth = 1 << 24;

    private readonly Dice _dice = new(seed);
    private readonly IMutation _mutation = reader.Mutation();
    private readonly Draft _draft = new();
    private readonly List<byte[]> _sources = [];
    private readonly HashSet<int> _kinds = [];
    private readonly Stopwatch _clock = new();

    // Of the input under way, for a thread that watches.
    private long _startedAt;

    private long _memoryBefore, _kept;

    /// <summary>The reader.</summary>
    public FuzzedReader Reader => reader;

    /// <summary>The inputs so far.</summary>
    public long Inputs { get; private set; }

    /// <summary>The time so far.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The kinds of results so far.</summary>
    public int Kinds => _kinds.Count;

    /// <summary>The most bytes allocated for an input.</summary>
    public long MostAllocated { get; private set; }

    /// <summary>The most bytes allocated for a byte of an input that has at least 1,024.</summary>
    public double MostAllocatedPerByte { get; private set; }

    /// <summary>The longest processor time of an input.</summary>
    public TimeSpan Longest { get; private set; }

    /// <summary>The growth of managed memory since the seeds were read, after a full collection, in bytes, without the inputs that are kept.</summary>
    public long Growth { get; private set; }

    /// <summary>How long the input under way has taken so far.</summary>
    public TimeSpan UnderWay => Volatile.Read(ref _startedAt) is var started and not 0 ? Stopwatch.GetElapsedTime(started) : TimeSpan.Zero;

    /// <summary>A copy of the input under way.</summary>
    public byte[] Input => _draft.Span.ToArray();

    /// <summary>Runs up to a number of inputs or a time.</summary>
    /// <returns>The first fault; null for none.</returns>
    public Fault? Run(long inputs, TimeSpan time)
    {
        _clock.Start();
        foreach (var bytes in reader.Seeds())
        {
            _sources.Add(bytes);
            for (var repetition = 0; repetition < 2; repetition++) // the first one also loads code
            {
                _draft.Set(bytes);
                if (Try(checksLimits: repetition > 0) is { } fault) return fault;
            }
        }

        (_memoryBefore, _kept) = (MemoryInUse(), 0);
        while (Inputs < inputs && (Inputs % InputsBetweenChecks != 0 || _clock.Elapsed < time))
        {
            _draft.Set(_dice.Of(_sources));
            _mutation.Change(_draft, _dice, _sources);
            if (Try(checksLimits: true) is { } fault) return fault;
            if (Inputs % InputsBetweenCollections == 0 && CheckGrowth() is { } growth) return growth;
        }

        _clock.Stop();
        return CheckGrowth();
    }

    /// <summary>Reads one input.</summary>
    public Fault? Try(ReadOnlySpan<byte> input)
    {
        _draft.Set(input);
        return Try(checksLimits: false) ?? Try(checksLimits: true);
    }

    private Fault? Try(bool checksLimits)
    {
        Inputs++;
        Cost cost;
        Volatile.Write(ref _startedAt, Stopwatch.GetTimestamp());
        int kind;
        try
        {
            cost = Measure(out kind);
            // Code may have been loaded.
            for (var repetition = 0; checksLimits && repetition < Repetitions && Excess(cost) is not null; repetition++) cost = cost.Least(Measure(out _));
        }
        catch (Exception e) // whatever it is, it is the fault that is looked for
        {
            return new Fault(Input, e.ToString());
        }
        finally
        {
            Volatile.Write(ref _startedAt, 0);
        }

        if (!checksLimits) return null;
        if (Excess(cost) is { } excess) return new Fault(Input, excess);
        if (cost.Time > Longest) Longest = cost.Time;
        MostAllocated = Math.Max(MostAllocated, cost.Allocated);
        if (_draft.Length >= LongEnoughForRatio) MostAllocatedPerByte = Math.Max(MostAllocatedPerByte, (double)cost.Allocated / _draft.Length);
        if (_kinds.Add(kind) && _sources.Count < MostSources && _draft.Length <= LongestSource)
        {
            _sources.Add(Input);
            _kept += _draft.Length;
        }

        return null;
    }

    private Fault? CheckGrowth()
    {
        Growth = MemoryInUse() - _memoryBefore - _kept;
        return Growth <= MostGrowth ? null : new Fault(Input, FormattableString.Invariant($"{Growth} bytes more in use than before, after {Inputs} inputs; expected at most {MostGrowth}."));
    }

    private Cost Measure(out int kind)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = ThreadClock.Now;
        kind = reader.Read(_draft.Memory);
        return new Cost(ThreadClock.Now - start, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private string? Excess(Cost cost) =>
        cost.Time.TotalMilliseconds > reader.MostMilliseconds ? FormattableString.Invariant($"{cost.Time.TotalMilliseconds:F0} ms for {_draft.Length} bytes; expected at most {reader.MostMilliseconds}.")
        : cost.Allocated > reader.FixedAllocation + ((long)reader.AllocationPerByte * _draft.Length)
            ? FormattableString.Invariant($"{cost.Allocated} bytes allocated for {_draft.Length} bytes; expected at most {reader.FixedAllocation} + {reader.AllocationPerByte} for each byte.")
        : null;

    private static long MemoryInUse() => GC.GetTotalMemory(forceFullCollection: true);
}

/// <summary>What reading an input takes.</summary>
internal readonly record struct Cost(TimeSpan Time, long Allocated)
{
    public Cost Least(Cost other) => new(Time < other.Time ? Time : other.Time, Math.Min(Allocated, other.Allocated));
}

/// <summary>An input that a reader cannot bear.</summary>
/// <param name="Input">The input.</param>
/// <param name="What">The exception, the wrong result or the limit that was exceeded.</param>
internal sealed record Fault(byte[] Input, string What);
