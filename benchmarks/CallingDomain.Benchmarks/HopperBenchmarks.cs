using BenchmarkDotNet.Attributes;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>One contact taken when it falls due and put back for later: the hopper, beside the runtime's priority queue in strict order of due time.</summary>
[MemoryDiagnoser]
public class HopperBenchmarks
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly Duration Evenly = Duration.FromHours(8);

    private Hopper _hopper = null!;
    private PriorityQueue<string, (Instant DueAt, int Priority, long Sequence)> _queue = null!;

    /// <summary>How many contacts there are, due evenly over eight hours.</summary>
    [Params(10_000, 1_000_000)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _hopper = new Hopper();
        _queue = new PriorityQueue<string, (Instant, int, long)>();
        for (var i = 0; i < Contacts; i++)
        {
            var entry = new HopperEntry($"c{i}", Start + (Evenly * i / Contacts), Priority: 2, Class: 0, Attempts: 0, Sequence: i);
            _hopper.Put(entry);
            _queue.Enqueue(entry.ContactId, (entry.DueAt, entry.Priority, entry.Sequence));
        }
    }

    [Benchmark]
    public HopperEntry HopperTakeAndReschedule()
    {
        _hopper.TryTake(_hopper.NextDue!.Value, out var entry);
        _hopper.Put(entry with { DueAt = entry.DueAt + Evenly, Attempts = entry.Attempts + 1 });
        return entry;
    }

    [Benchmark(Baseline = true)]
    public string PriorityQueueTakeAndReschedule()
    {
        _queue.TryDequeue(out var contact, out var place);
        _queue.Enqueue(contact!, (place.DueAt + Evenly, place.Priority, place.Sequence));
        return contact!;
    }
}
