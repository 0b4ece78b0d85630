using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace CallingDomain.Benchmarks;

/// <summary>What no scheduler goes below: touching a contact's record that may lie anywhere, where the next one is known before, and where it is only known from this one.</summary>
public class FloorBenchmarks
{
    private const int Operations = 100_000;

    private Record[] _records = null!;
    private uint _random;
    private int _at;

    /// <summary>How many contacts there are.</summary>
    [Params(10_000, 1_000_000, 10_000_000)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Shuffle()
    {
        _records = new Record[Contacts];
        var random = new SplitMix(3);
        var order = Enumerable.Range(0, Contacts).ToArray();
        for (var i = Contacts - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        for (var i = 0; i < Contacts; i++) _records[order[i]].Next = order[(i + 1) % Contacts];
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void TouchAny()
    {
        var random = _random;
        for (var i = 0; i < Operations; i++)
        {
            random = unchecked((random * 1664525) + 1013904223);
            _records[(int)(((ulong)random * (uint)Contacts) >> 32)].Touched++;
        }

        _random = random;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void TouchOneAfterTheOther()
    {
        var at = _at;
        for (var i = 0; i < Operations; i++)
        {
            ref var record = ref _records[at];
            record.Touched++;
            at = record.Next;
        }

        _at = at;
    }

    [StructLayout(LayoutKind.Sequential, Size = 64)]
    private struct Record
    {
        public int Next;
        public long Touched;
    }
}
