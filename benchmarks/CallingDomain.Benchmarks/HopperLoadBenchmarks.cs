using BenchmarkDotNet.Attributes;
using CallingDomain.Dialing;

namespace CallingDomain.Benchmarks;

/// <summary>Loading the hopper of numbered contacts from unsorted places, and taking all of a backlog; beside the runtime's priority queue.</summary>
[MemoryDiagnoser]
public class HopperLoadBenchmarks
{
    private const int Contacts = 1_000_000;

    private readonly long[] _dues = HopperLoad.Dues(Contacts);
    private HopperPlace[] _places = null!;
    private (int Contact, (int Priority, long Due, int Attempts, int Contact) Key)[] _keyed = null!;
    private Hopper _hopper = null!;

    [GlobalSetup]
    public void Load()
    {
        _places = HopperLoad.Places(_dues, oneLane: false);
        _keyed = [.. _dues.Select((due, contact) => (contact, (HopperLoad.PriorityOf(contact), due, 0, contact)))];
    }

    [Benchmark(OperationsPerInvoke = Contacts)]
    public Hopper Build() => HopperLoad.Hopper(_places);

    [Benchmark(OperationsPerInvoke = Contacts)]
    public PriorityQueue<int, (int Priority, long Due, int Attempts, int Contact)> BuildQueue() => new(_keyed);

    /// <summary>All contacts are due.</summary>
    [IterationSetup(Targets = [nameof(TakeBacklog)])]
    public void LoadBacklog() => _hopper = HopperLoad.Hopper(_places);

    /// <summary>All contacts are due; the contact with the latest due instant is first.</summary>
    [IterationSetup(Targets = [nameof(TakeBacklogNewestFirst)])]
    public void LoadBacklogNewestFirst() => _hopper = HopperLoad.Hopper(_places, DueOrder.Descending);

    [Benchmark(OperationsPerInvoke = Contacts)]
    public int TakeBacklog() => TakeAll();

    [Benchmark(OperationsPerInvoke = Contacts)]
    public int TakeBacklogNewestFirst() => TakeAll();

    private int TakeAll()
    {
        var (now, last) = (HopperLoad.At(HopperLoad.StartNs + (9 * 3600 * HopperLoad.Second)), 0);
        while (_hopper.TryTake(now, out var contact)) last = contact;
        return last;
    }
}
