using BenchmarkDotNet.Attributes;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A campaign of a million contacts, a phase at a time, with identities and without, beside a straightforward engine: <c>compare engine</c> puts its attempts into one run.</summary>
[MemoryDiagnoser]
public class CampaignBenchmarks
{
    private const int Contacts = 1_000_000, Operations = 10_000;

    private readonly Instant[] _dues = EngineLoad.Dues(Contacts);
    private CampaignAttempts _attempts = null!;
    private PlainAttempts _plain = null!;
    private Campaign _loaded = null!;
    private int _blacklisted;

    [GlobalSetup(Target = nameof(AttemptsByNumber))]
    public void LoadForAttemptsByNumber() => _attempts = new CampaignAttempts(CampaignLoads.ByNumber(_dues));

    [GlobalSetup(Target = nameof(Attempts))]
    public void LoadForAttempts() => _attempts = new CampaignAttempts(CampaignLoads.Identified(_dues, new CountedFacts()));

    [GlobalSetup(Target = nameof(AttemptsPlain))]
    public void LoadPlain() => _plain = new PlainAttempts(_dues);

    [GlobalSetup(Targets = [nameof(EditPriority), nameof(Blacklist)])]
    public void LoadForChanges()
    {
        _loaded = CampaignLoads.Identified(_dues, facts: null);
        Blacklist(); // makes the index of numbers
    }

    /// <summary>Whole attempts of contacts with identities: claim, outcome, rules, calling hours, two facts handed to a receiver.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong Attempts() => _attempts.Run(Operations);

    /// <summary>The same of contacts that are known by their numbers alone, without a receiver of facts.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong AttemptsByNumber() => _attempts.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public ulong AttemptsPlain() => _plain.Run(Operations);

    /// <summary>Contacts with identities and two phones each; making them takes a part of it.</summary>
    [Benchmark(OperationsPerInvoke = Contacts)]
    public Campaign Load() => CampaignLoads.Identified(_dues, facts: null);

    /// <summary>Contacts with three phones each and without identities.</summary>
    [Benchmark(OperationsPerInvoke = Contacts)]
    public Campaign LoadByNumber() => CampaignLoads.ByNumber(_dues);

    /// <summary>Another priority for a contact, any.</summary>
    [Benchmark(OperationsPerInvoke = Operations)]
    public int EditPriority()
    {
        for (var i = 0; i < Operations; i++)
        {
            var contact = _loaded.ContactOf((int)(i * 99_991L % Contacts))!;
            _loaded.Edit(contact with { Priority = 1 + ((contact.Priority + 4) % HopperLoad.Priorities) }, EngineLoad.Start);
        }

        return _loaded.OpenCount;
    }

    /// <summary>A number on the blacklist, or off it again.</summary>
    [Benchmark(OperationsPerInvoke = 2)]
    public long Blacklist()
    {
        var number = EngineLoad.NumberOf(_blacklisted++ % Contacts, 0);
        return _loaded.AddToBlacklist(number, EngineLoad.Start).Value + _loaded.RemoveFromBlacklist(number, EngineLoad.Start).Value;
    }
}
