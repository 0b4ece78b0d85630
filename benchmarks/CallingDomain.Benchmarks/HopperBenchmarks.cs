using BenchmarkDotNet.Attributes;

namespace CallingDomain.Benchmarks;

/// <summary>The hopper of numbered contacts, a phase at a time, beside the runtime's priority queue: what <c>compare hopper</c> puts into one run.</summary>
[MemoryDiagnoser]
public class HopperBenchmarks
{
    private const int Operations = 10_000;
    private const long Hour = 3600 * HopperLoad.Second;

    private HopperInTwoStages _twoStages = null!;
    private QueueInTwoStages _twoStagesQueue = null!;
    private HopperInDueOrder _inDueOrder = null!;
    private QueueInDueOrder _inDueOrderQueue = null!;
    private HopperMoves _moves = null!;

    /// <summary>How many contacts there are.</summary>
    [Params(10_000, 1_000_000)]
    public int Contacts { get; set; }

    /// <summary>Time moves on with each call, a tenth is ready, priority first.</summary>
    [GlobalSetup(Targets = [nameof(TwoStages), nameof(TwoStagesQueue)])]
    public void LoadTwoStages()
    {
        var (now, step) = (HopperLoad.StartNs + (Hour * 8 / 10), HopperLoad.MeanDelayNs / Contacts * 10 / 9);
        var dues = HopperLoad.Dues(Contacts);
        _twoStages = new HopperInTwoStages(HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: false)), now, step);
        _twoStagesQueue = new QueueInTwoStages(QueueInDueOrder.Load(dues), now, step);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong TwoStages() => _twoStages.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong TwoStagesQueue() => _twoStagesQueue.Run(Operations);

    /// <summary>One priority, contacts in due order.</summary>
    [GlobalSetup(Targets = [nameof(InDueOrder), nameof(InDueOrderQueue), nameof(Move)])]
    public void LoadDueOrder()
    {
        var dues = HopperLoad.Dues(Contacts);
        var hopper = HopperLoad.Hopper(HopperLoad.Places(dues, oneLane: true));
        (_inDueOrder, _inDueOrderQueue) = (new HopperInDueOrder(hopper), new QueueInDueOrder(QueueInDueOrder.Load(dues)));
        _moves = new HopperMoves(hopper);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong InDueOrder() => _inDueOrder.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong InDueOrderQueue() => _inDueOrderQueue.Run(Operations);

    /// <summary>A contact, any, to another due instant.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong Move() => _moves.Run(Operations);
}
