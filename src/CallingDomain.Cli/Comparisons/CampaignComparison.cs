using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Runs every strategy with every seed, at most two simulations at a time.</summary>
/// <remarks>The result does not depend on the order in which simulations end.</remarks>
internal sealed class CampaignComparison
{
    private const int MostThreads = 2; // each simulation keeps its campaign in memory

    private readonly Strategies _strategies;
    private readonly ImmutableArray<long> _seeds;
    private readonly Instant? _until;
    private readonly Prices? _prices;
    private readonly StrategyRun[][] _runs; // by strategy, then by seed
    private readonly ComparedCalls?[] _calls; // by strategy
    private readonly TaskCompletionSource<CallLog?> _log = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CampaignComparison(Strategies strategies, ImmutableArray<long> seeds, Instant? until, Prices? prices)
    {
        (_strategies, _seeds, _until, _prices) = (strategies, seeds, until, prices);
        _runs = [.. strategies.All.Select(_ => new StrategyRun[seeds.Length])];
        _calls = new ComparedCalls?[strategies.All.Length];
    }

    /// <param name="strategies">The strategies.</param>
    /// <param name="seeds">The seeds; with the first one, the calls of each contact are compared.</param>
    /// <param name="until">The last simulated instant; null for the end of each campaign.</param>
    /// <param name="prices">What calls cost, instead of the campaigns' own price lists; null for these.</param>
    /// <param name="terminal">For progress.</param>
    /// <exception cref="InputException">A campaign refuses a contact.</exception>
    public static ComparisonResult Run(Strategies strategies, ImmutableArray<long> seeds, Instant? until, Prices? prices, Terminal terminal)
    {
        var comparison = new CampaignComparison(strategies, seeds, until, prices);
        comparison.RunAll(terminal);
        return new ComparisonResult(strategies, seeds, [.. comparison._runs.Select(runs => runs.ToImmutableArray())], [.. comparison._calls.Skip(1).Select(calls => calls!)], comparison.PricesOf(strategies.First));
    }

    private Prices? PricesOf(CampaignFile file) => _prices ?? file.Prices;

    private void RunAll(Terminal terminal)
    {
        // The first one logs its calls; those that compare theirs with the log come last.
        var all = from strategy in Enumerable.Range(0, _strategies.All.Length) from seed in Enumerable.Range(0, _seeds.Length) select (Strategy: strategy, Seed: seed);
        var jobs = all.OrderBy(job => (job.Strategy, job.Seed) == (0, 0) ? 0 : job.Seed > 0 ? 1 : 2).ToList();
        var failures = new ExceptionDispatchInfo?[jobs.Count];
        using var progress = new ProgressBar(terminal, "simulations", jobs.Count);
        var (next, done, isFailed) = (-1, 0, false);
        var threads = Enumerable.Range(0, Math.Min(MostThreads, Math.Min(jobs.Count, Environment.ProcessorCount))).Select(_ => new Thread(Work)).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        failures.FirstOrDefault(failure => failure is not null)?.Throw();

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < jobs.Count && !Volatile.Read(ref isFailed); i = Interlocked.Increment(ref next))
            {
                try
                {
                    RunOne(jobs[i].Strategy, jobs[i].Seed);
                }
                catch (Exception e)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(e); // thrown by the thread of the command
                    Volatile.Write(ref isFailed, true);
                    _log.TrySetResult(null);
                }

                lock (progress) progress.Report(++done);
            }
        }
    }

    private void RunOne(int strategy, int seed)
    {
        var file = _strategies.All[strategy].File;
        var log = (strategy, seed) == (0, 0) ? new CallLog(_strategies.Contacts.Count) : null;
        Partings? partings = null;
        if (strategy > 0 && seed == 0)
        {
            if (_log.Task.GetAwaiter().GetResult() is not { } first) return; // the first simulation has failed
            partings = new Partings(first);
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true); // the campaign before this one, which the collector would keep for seconds
        var outcomes = _strategies.OutcomesOf(file, _seeds[seed]);
        var records = new StrategyRecords(log, partings);
        var campaign = new Campaign(file.Settings, new CampaignOptions { Records = records, Capacity = _strategies.Contacts.Count });
        _strategies.Load(file, campaign);
        var simulation = Simulation.Run(campaign, outcomes, file.Start, _until, observer: records);
        records.End(campaign);
        var usage = records.Usage with { AgentTime = simulation.Agents?.StaffedTime };
        _runs[strategy][seed] = new StrategyRun(_seeds[seed], file.Start, simulation, usage, simulation.Open == 0 ? records.LastClosedAt : null, PricesOf(file)?.Of(usage).Total) { MissesHours = AgentHours.AreMissed(file, campaign, simulation, _until) };
        if (partings is not null) _calls[strategy] = new ComparedCalls(partings.Count, partings.ByAttempt, [.. partings.Earliest.Select(each => PartingOf(each, campaign))]);
        if (log is not null) _log.TrySetResult(log);
    }

    private static PartingRow PartingOf(Parting parting, Campaign campaign)
    {
        var contact = campaign.ContactOf(parting.Contact)!;
        return new PartingRow(contact.Id, parting.Attempt, CallOf(parting.First), CallOf(parting.Other));

        ComparedCallRow? CallOf(LoggedCall? call) => call is not { } made ? null
            : new ComparedCallRow((made.Position == 0 ? contact.PrimaryPhone : contact.AdditionalPhones[made.Position - 1].Phone).ToString(), InstantText.Write(made.DialedAt), CampaignRows.NameOf(made.Status));
    }
}

/// <summary>Where a strategy parts from the first one.</summary>
/// <param name="Contacts">The number of contacts.</param>
/// <param name="ByAttempt">The number of contacts by the number of the first call that differs.</param>
/// <param name="First">The earliest partings.</param>
internal sealed record ComparedCalls(int Contacts, IReadOnlyDictionary<int, int> ByAttempt, ImmutableArray<PartingRow> First);
