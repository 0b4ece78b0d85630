using BenchmarkDotNet.Attributes;
using CallingDomain.Programs;

namespace CallingDomain.Benchmarks;

/// <summary>A batch of 500 new numbers into a portal, planned and applied, and the same batch sent again.</summary>
[MemoryDiagnoser]
public class PortalBenchmarks
{
    private Portal _portal = Portal.Empty;
    private Portal _after = Portal.Empty;
    private Portal _elsewhere = Portal.Empty;
    private AddNumbers _batch = PortalSamples.Batch(0);
    private AddNumbers _move = PortalSamples.Batch(0);

    /// <summary>The count of numbers in the portal before the batch.</summary>
    [Params(10_000, 100_000, 1_000_000)]
    public int Numbers { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _portal = PortalSamples.Create(Numbers);
        _batch = PortalSamples.Batch(Numbers);
        _after = Add();
        var unit = PortalSamples.Batch(Numbers, "Prison") with { To = Place.OfUnit("support") };
        _elsewhere = _portal.Apply(_portal.Plan(unit, PortalSamples.Options), "benchmark").Value.Portal;
        _move = _batch with { Reassign = true };
    }

    [Benchmark]
    public Portal Add() => _portal.Apply(_portal.Plan(_batch, PortalSamples.Options), "benchmark").Value.Portal;

    /// <summary>The batch moves to the program from a unit, with another purpose.</summary>
    [Benchmark]
    public Portal Reassign() => _elsewhere.Apply(_elsewhere.Plan(_move, PortalSamples.Options), "benchmark").Value.Portal;

    [Benchmark]
    public Portal AddAgain() => _after.Apply(_after.Plan(_batch, PortalSamples.Options), "benchmark").Value.Portal;
}
