using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>The instruments, once for each meter factory; every campaign adds its own values.</summary>
internal sealed class HostingMeter
{
    private static readonly HostingMeter WithoutFactory = new(new Meter(HostingTelemetry.Name));
    private static readonly ConditionalWeakTable<IMeterFactory, HostingMeter> ByFactory = [];
    private static readonly string[] Statuses = Enum.GetNames<CallStatus>(); // in the order of their values, from 0

    private readonly ConcurrentDictionary<RunnerWatch, byte> _campaigns = [];
    private readonly Counter<long> _claims;
    private readonly Counter<long> _outcomes;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _commits;

    private HostingMeter(Meter meter)
    {
        _claims = meter.CreateCounter<long>("callingdomain.claims", "{call}", "Claimed calls.");
        _outcomes = meter.CreateCounter<long>("callingdomain.outcomes", "{call}", "Ended calls, by status; a late outcome counts in addition to the lost call.");
        _lost = meter.CreateCounter<long>("callingdomain.leases.lost", "{call}", "Calls whose lease ended without a report.");
        _faults = meter.CreateCounter<long>("callingdomain.journal.faults", "{commit}", "Commits that failed, or whose result is unknown.");
        _failures = meter.CreateCounter<long>("callingdomain.placer.failures", "{call}", "Calls that telephony did not place.");
        _commits = meter.CreateHistogram<double>("callingdomain.commit.duration", "s", "Time of a commit.");
        Observe("callingdomain.commands.waiting", "{command}", "Commands that are not answered yet.", campaign => campaign.WaitingCommands);
        Observe("callingdomain.calls.active", "{call}", "Calls under way.", campaign => campaign.CallsUnderWay);
        Observe("callingdomain.contacts.open", "{contact}", "Contacts that are not closed.", campaign => campaign.OpenContacts);
        meter.CreateObservableCounter("callingdomain.clock.standstills", () => Values(campaign => campaign.ClockStandstills), "{command}", "Commands for which the clock was behind the last instant of the campaign.");

        void Observe(string name, string unit, string description, Func<RunnerWatch, long> value) => meter.CreateObservableGauge(name, () => Values(value), unit, description);
    }

    /// <summary>The instruments of a factory's meter; without a factory, those of the process.</summary>
    public static HostingMeter Of(IMeterFactory? factory) => factory is null ? WithoutFactory : ByFactory.GetValue(factory, each => new HostingMeter(each.Create(HostingTelemetry.Name)));

    /// <summary>Begins to observe a campaign.</summary>
    public void Add(RunnerWatch campaign) => _campaigns.TryAdd(campaign, 0);

    /// <summary>Ends the observation of a campaign.</summary>
    public void Remove(RunnerWatch campaign) => _campaigns.TryRemove(campaign, out _);

    /// <summary>Whether anybody listens to commit times.</summary>
    public bool MeasuresCommits => _commits.Enabled;

    /// <summary>Counts what a commit contains.</summary>
    public void Count(JournalBatch batch, in KeyValuePair<string, object?> campaign)
    {
        if (_claims.Enabled) CountClaims(batch, campaign);
        if (_outcomes.Enabled || _lost.Enabled) CountOutcomes(batch, campaign);
    }

    /// <summary>Records the time of a commit.</summary>
    public void Record(TimeSpan commit, in KeyValuePair<string, object?> campaign) => _commits.Record(commit.TotalSeconds, campaign);

    /// <summary>Counts a failed commit.</summary>
    public void CountFault(in KeyValuePair<string, object?> campaign) => _faults.Add(1, campaign);

    /// <summary>Counts a call that was not placed.</summary>
    public void CountFailure(in KeyValuePair<string, object?> campaign) => _failures.Add(1, campaign);

    private void CountClaims(JournalBatch batch, in KeyValuePair<string, object?> campaign)
    {
        var claims = 0;
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.AttemptClaimed) claims++;
        }

        if (claims > 0) _claims.Add(claims, campaign);
    }

    private void CountOutcomes(JournalBatch batch, in KeyValuePair<string, object?> campaign)
    {
        Span<int> counts = stackalloc int[Statuses.Length];
        foreach (ref readonly var call in batch.History.AsSpan()) counts[(int)call.Entry.Status]++;
        for (var status = 0; status < counts.Length; status++)
        {
            if (counts[status] > 0) _outcomes.Add(counts[status], campaign, new KeyValuePair<string, object?>("status", Statuses[status]));
        }

        if (counts[(int)CallStatus.Lost] is > 0 and var lost) _lost.Add(lost, campaign);
    }

    private List<Measurement<long>> Values(Func<RunnerWatch, long> value) => [.. _campaigns.Keys.Select(campaign => new Measurement<long>(value(campaign), campaign.Tag))];
}
