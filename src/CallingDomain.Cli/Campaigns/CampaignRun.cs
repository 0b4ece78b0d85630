using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;

namespace CallingDomain.Cli;

/// <summary>Runs a campaign on its store in simulated time, from its beginning or from the last durable instant.</summary>
internal sealed class CampaignRun : IDisposable
{
    private const int MostInACommit = 2000; // contacts, or ends and beginnings of calls

    private readonly Terminal _terminal;
    private readonly CampaignFile _file;
    private readonly CampaignStore _store;
    private readonly StopRequest _stop;
    private readonly SimulatedClock _clock;
    private readonly JournalHead _head; // before this run
    private CampaignRunner? _runner;
    private bool _isNew; // begun by this run, and without facts of another program
    private long _loaded;

    private CampaignRun(Terminal terminal, CampaignFile file, CampaignStore store, StopRequest stop)
    {
        (_terminal, _file, _store, _stop, _clock) = (terminal, file, store, stop, new SimulatedClock(file.Start));
        _head = store.Use(journal => journal.OpenAsync(file.Settings, file.ZoneData.Zones).AsTask());
        _isNew = _head.Epoch == 1;
        if (_head.FirstFact > 1) throw store.OtherCampaign("another program has written it, and deleted its first facts");
    }

    /// <summary>Loads the contacts that the store lacks, and runs the campaign to its end.</summary>
    /// <param name="terminal">For progress, and the clock.</param>
    /// <param name="file">The campaign.</param>
    /// <param name="store">Its store.</param>
    /// <param name="speed">How many simulated seconds pass in one of the clock; null for as fast as possible.</param>
    /// <param name="stop">Stops the run after a commit.</param>
    /// <returns>The journal after the run.</returns>
    /// <exception cref="InputException">The store cannot be used or has another campaign, the contacts cannot be loaded, or the run was stopped.</exception>
    public static JournalHead Execute(Terminal terminal, CampaignFile file, CampaignStore store, double? speed, StopRequest stop)
    {
        using var run = new CampaignRun(terminal, file, store, stop);
        run.Dial(run.Load(), speed);
        return run._head with { LastFact = run.Execute(campaign => campaign.FactCount) };
    }

    public void Dispose() => _runner?.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <returns>The kind of the last fact, if the store has calls.</returns>
    private CampaignFactKind Load()
    {
        using var stored = new StoredContacts(_store, _file.Start);
        try
        {
            LoadAfter(stored);
        }
        catch (InputException refusal) when (refusal.Status == ExitStatus.CannotUse)
        {
            Dispose();
            if (_isNew) _store.DeleteIfUseless();
            throw;
        }

        if (_runner is not null) return CampaignFactKind.Unspecified;
        stored.MatchEnd();
        var last = stored.HasCalls ? _store.Use(LastKind) : CampaignFactKind.Unspecified;
        Start();
        return last;
    }

    private void LoadAfter(StoredContacts stored)
    {
        var chunk = new List<(Contact Contact, ContactPlace Place)>();
        var loading = Task.FromResult(0); // the chunk before, while this one is read
        _file.ReadContacts(_terminal, (contact, place) =>
        {
            if (_runner is null)
            {
                if (stored.TryMatch(contact)) return;
                Start();
            }

            chunk.Add((contact, place));
            if (chunk.Count == MostInACommit) Next();
        });
        if (chunk.Count > 0) Next();
        _ = Answer(loading);

        void Next()
        {
            _loaded += Answer(loading);
            _stop.ThrowIfAsked(() => $"Stopped after {ReportText.Count(_loaded, "more contact")} {(_loaded == 1 ? "was" : "were")} loaded.");
            var contacts = chunk;
            chunk = [];
            loading = _runner!.ExecuteAsync((campaign, _) =>
            {
                campaign.Expire(_file.Start); // no call is under way; the facts of the loads have this instant
                foreach (var (contact, place) in contacts) _file.Load(campaign, contact, place);
                return contacts.Count;
            });
        }
    }

    private void Start()
    {
        RefuseOtherOutcomes();
        _runner = _store.Use(journal => CampaignRunner.StartAsync(journal, _file.Settings, new CampaignRunnerOptions { Time = _clock, Zones = _file.ZoneData.Zones, FactsPerSnapshot = 0 }));
        var (facts, now) = Execute(campaign => (campaign.FactCount, campaign.Now));
        _isNew &= facts == 0;
        if (_head.LastFact > 0) _clock.Now = now;
        if (_head.LastFact > 0 && facts > _head.LastFact) _terminal.Error.WriteLine($"The settings, or the time zones, have changed since the last run; the new ones apply from {InstantText.Write(now)} on.");
    }

    // After the contacts: a store of another campaign is refused as such.
    private void RefuseOtherOutcomes()
    {
        if (_head.Origin is null)
        {
            if (_head.LastFact > 0) _terminal.Warn("The store does not say with which seed and outcomes its run was begun, so they are not compared with those of this run.");
            return;
        }

        if (_store.Origin?.DifferenceFrom(_head.Origin) is var (difference, seed)) throw _store.OtherOutcomes(difference, seed);
    }

    private void Dial(CampaignFactKind last, double? speed)
    {
        var (dialer, contacts, closed) = Execute(campaign => (new SimulatedDialer(campaign, _file.Outcomes, _file.Start, last), campaign.ContactCount, Closed(campaign)));
        using var progress = new ProgressBar(_terminal, "contacts closed", contacts);
        var pace = new Pace(_terminal.Time, dialer.NextAt!.Value, speed);
        while (dialer.NextAt is { } next)
        {
            var until = pace.WaitFor(next, _stop.Token);
            _stop.ThrowIfAsked(() => $"Stopped at {InstantText.Write(_clock.Now)}, with {ReportText.Count(closed)} of {ReportText.Count(contacts, "contact")} closed.");
            closed = Execute(campaign =>
            {
                dialer.Advance(campaign, until!.Value, MostInACommit);
                _clock.Now = campaign.Now;
                return Closed(campaign);
            });
            progress.Report(closed);
        }
    }

    private static int Closed(Campaign campaign) => campaign.ContactCount - campaign.OpenCount;

    private async Task<CampaignFactKind> LastKind(ICampaignJournal journal)
    {
        var last = CampaignFactKind.Unspecified;
        await foreach (var batch in journal.ReadAsync(_head.LastFact - 1)) last = batch[^1].Kind;
        return last;
    }

    private TAnswer Execute<TAnswer>(Func<Campaign, TAnswer> command) => Answer(_runner!.ExecuteAsync((campaign, _) => command(campaign)));

    private TAnswer Answer<TAnswer>(Task<TAnswer> task) => _store.Use(_ => task);
}
