using BenchmarkDotNet.Attributes;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>The campaign engine, a phase at a time, beside a straightforward one: what <c>compare engine</c> puts into one run.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private const int Contacts = 1_000_000, Operations = 10_000;

    private readonly Instant[] _dues = EngineLoad.Dues(Contacts);
    private EngineAttempts _engine = null!;
    private PlainAttempts _plain = null!;
    private CampaignEngine _loaded = null!;
    private Instant _now;
    private int _blocked;

    [GlobalSetup(Target = nameof(Attempts))]
    public void LoadEngine() => _engine = new EngineAttempts(_dues);

    [GlobalSetup(Target = nameof(AttemptsPlain))]
    public void LoadPlain() => _plain = new PlainAttempts(_dues);

    [GlobalSetup(Targets = [nameof(SetPriority), nameof(Block)])]
    public void LoadForChanges() => (_loaded, _now) = (EngineAttempts.Loaded(_dues, facts: null), EngineLoad.Start);

    /// <summary>Whole attempts: claim, outcome, rules, calling hours, a fact for the History.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong Attempts() => _engine.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong AttemptsPlain() => _plain.Run(Operations);

    /// <summary>Contacts with three phones each.</summary>
    [Benchmark(OperationsPerInvoke = Contacts)]
    public CampaignEngine Load() => EngineAttempts.Loaded(_dues, facts: null);

    /// <summary>Another priority for a contact, any.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public int SetPriority()
    {
        for (var i = 0; i < Operations; i++)
        {
            var contact = (int)(i * 99_991L % Contacts);
            _loaded.SetPriority(contact, 1 + ((_loaded.PriorityOf(contact) + 4) % HopperLoad.Priorities), _now);
        }

        return _loaded.OpenCount;
    }

    /// <summary>A number on the blacklist, which goes through the phones of all contacts.</summary>
    [Benchmark]
    public CampaignReason? Block() => _loaded.Block(EngineLoad.NumberOf(_blocked++ % Contacts, 0), _now);
}
