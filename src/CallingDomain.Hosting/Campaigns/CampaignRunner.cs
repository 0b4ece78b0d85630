using System.Threading.Channels;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>Runs a campaign on its journal, for any number of callers: their commands are decided one after the other in memory, committed in groups, and answered when their facts are durable.</summary>
/// <remarks>
/// Only the runner reads a clock, and it never gives the campaign an instant before the last one: while a clock steps back, time stands still (<see cref="ClockStandstills"/>).
/// <para>
/// If a commit fails or its result is unknown, the callers of its group get a <see cref="JournalException"/> with <see cref="JournalReason.Faulted"/>, the campaign in memory is discarded, and the next command first reads the journal again under a new epoch.
/// A runner whose journal was opened by another writer stops (<see cref="JournalReason.WriterSuperseded"/>). Thread-safe.
/// </para>
/// </remarks>
public sealed class CampaignRunner : IAsyncDisposable
{
    private const int LoadedTogether = 1000;

    private readonly ICampaignJournal _journal;
    private readonly CampaignSettings _settings;
    private readonly CampaignRunnerOptions _options;
    private readonly PendingFacts _pending = new();
    private readonly SemaphoreSlim _saving = new(1, 1); // one snapshot at a time
    private readonly Channel<CampaignCommand> _commands = Channel.CreateUnbounded<CampaignCommand>(new UnboundedChannelOptions { SingleReader = true });
    private Campaign? _campaign; // null after a failed commit, until the journal has been read again
    private JournalException? _end; // why the runner has stopped
    private Task _loop = Task.CompletedTask;
    private Task _snapshot = Task.CompletedTask; // the runner's own, under way or the last one
    private long _snapshotAt; // the number of the last fact when the last snapshot was begun
    private long _epoch;
    private long _standstills;

    private CampaignRunner(ICampaignJournal journal, CampaignSettings settings, CampaignRunnerOptions options)
    {
        (_journal, _settings, _options) = (journal, settings, options);
        Watch = new RunnerWatch(this);
    }

    /// <summary>How often the clock was behind the last instant of the campaign.</summary>
    public long ClockStandstills => Interlocked.Read(ref _standstills);

    /// <summary>The epoch of the journal under which the runner writes; greater after each reading of the journal.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <summary>What the runner tells the dialer and telemetry.</summary>
    internal RunnerWatch Watch { get; }

    /// <summary>The options.</summary>
    internal CampaignRunnerOptions Options => _options;

    /// <summary>Why the last snapshot could not be saved or read; null if it could. The campaign goes on without it, and a restart takes longer.</summary>
    public Exception? SnapshotFailure
    {
        get => Volatile.Read(ref field);
        private set
        {
            Volatile.Write(ref field, value);
            if (value is not null) Watch.FailSnapshot(value);
        }
    }

    /// <summary>Opens the journal, rebuilds the campaign from its newest snapshot and the facts after it, and begins to take commands.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="settings">The settings of the campaign. If the journal has others, they are updated, as a fact.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="JournalException">The journal cannot be opened, its facts do not follow each other, or the campaign refuses the settings.</exception>
    public static async Task<CampaignRunner> StartAsync(ICampaignJournal journal, CampaignSettings settings, CampaignRunnerOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(settings);
        var runner = new CampaignRunner(journal, settings, options ?? new CampaignRunnerOptions());
        var campaign = await runner.OpenAsync(cancellation).ConfigureAwait(false);
        if (!campaign.Settings.Equals(settings)) await runner.UpdateAsync(campaign, cancellation).ConfigureAwait(false);
        runner._campaign = campaign;
        runner.Watch.Start();
        runner._loop = Task.Run(runner.LoopAsync, CancellationToken.None);
        return runner;
    }

    /// <summary>Executes a command or a query of the campaign at the present instant.</summary>
    /// <param name="command">The command, given the campaign and the instant; it must not keep the campaign, and its answer must not depend on it later.</param>
    /// <returns>The answer, once the facts of the command are durable. An exception that the command throws is given to its caller; facts that it has caused before stay.</returns>
    /// <exception cref="JournalException">The commit failed, or the runner has stopped.</exception>
    public Task<TAnswer> ExecuteAsync<TAnswer>(Func<Campaign, Instant, TAnswer> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var waiting = new CampaignCommand<TAnswer>(command);
        Give(waiting);
        return waiting.Answered;
    }

    /// <summary>Claims the next call to place. Never waits for a contact to become due.</summary>
    /// <param name="agent">The agent or dialer that claims; null for none.</param>
    /// <exception cref="JournalException">The commit failed, or the runner has stopped.</exception>
    public Task<Claim> ClaimAsync(string? agent = null) =>
        ExecuteAsync((campaign, now) => campaign.TryClaim(now, agent, out var attempt) ? new Claim(attempt, NextWakeUp: null) : new Claim(Attempt: null, campaign.NextWakeUpFor(agent)));

    /// <summary>Loads contacts, at most a thousand in each commit and in memory, so that they may come from a file of millions of rows.</summary>
    /// <param name="contacts">The contacts, read one after the other. Each is due at the instant of its commit, or at <see cref="Contact.ScheduledAt"/> if that is later.</param>
    /// <param name="refused">Receives each contact that the campaign refuses, after the commit of those before it; null for none. After an interruption the same contacts can be given again: those that were loaded are refused (<see cref="CampaignReason.ContactAlreadyLoaded"/>).</param>
    /// <param name="cancellation">Cancels between two commits.</param>
    /// <returns>How many were loaded.</returns>
    /// <exception cref="JournalException">A commit failed, or the runner has stopped; contacts of earlier commits stay loaded.</exception>
    public async Task<long> LoadAsync(IEnumerable<Contact> contacts, Action<Contact, CampaignReason>? refused = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var loaded = 0L;
        foreach (var chunk in contacts.Chunk(LoadedTogether))
        {
            cancellation.ThrowIfCancellationRequested();
            var refusals = await ExecuteAsync((campaign, now) =>
                chunk.Select(contact => (contact, Answer: campaign.Load(contact, now))).Where(each => !each.Answer.IsOk).Select(each => (each.contact, each.Answer.Reason)).ToList()).ConfigureAwait(false);
            loaded += chunk.Length - refusals.Count;
            foreach (var (contact, reason) in refusals) refused?.Invoke(contact, reason);
        }

        return loaded;
    }

    /// <summary>Checks that no other writer has opened the journal since this runner: an answer of a command given before the check was the newest state when it was given. A runner that was replaced stops.</summary>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <remarks>Commands wait for it as for a commit. A commit of the same group is such a check, so that the journal is read only without one.</remarks>
    /// <exception cref="JournalException">Another writer has opened the journal (<see cref="JournalReason.WriterSuperseded"/>), the journal cannot be read, or the runner has stopped.</exception>
    public Task CheckWriterAsync(CancellationToken cancellation = default)
    {
        var check = new WriterCheck();
        Give(check);
        return check.Checked.WaitAsync(cancellation);
    }

    /// <summary>Saves a snapshot now, beside those of <see cref="CampaignRunnerOptions.FactsPerSnapshot"/>. Commands wait while the campaign is copied in memory, about 10 to 50 ms for a million contacts, and not while the copy is saved.</summary>
    /// <param name="cancellation">Cancels the saving.</param>
    /// <returns>The number of the last fact in the snapshot.</returns>
    /// <exception cref="JournalException">A commit failed, or the runner has stopped.</exception>
    public async Task<long> SaveSnapshotAsync(CancellationToken cancellation = default)
    {
        await _saving.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var command = new SnapshotCommand(_options.Zones);
            Give(command);
            var snapshot = await command.Taken.ConfigureAwait(false);
            await using var content = snapshot.Content.ConfigureAwait(false);
            await _journal.SaveSnapshotAsync(_epoch, snapshot, cancellation).ConfigureAwait(false);
            return snapshot.LastFact;
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <summary>Stops: commands that were given before are answered, later ones are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        _commands.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
        await _snapshot.ConfigureAwait(false);
        Watch.Dispose();
    }

    private void Give(CampaignCommand command)
    {
        Watch.Enqueue();
        if (_commands.Writer.TryWrite(command)) return;
        Watch.Dequeue(1);
        command.Fail(Stopped());
    }

    private async Task LoopAsync()
    {
        var group = new List<CampaignCommand>();
        while (await _commands.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            try
            {
                if (_end is not null) throw _end;
                _campaign ??= await OpenAsync(CancellationToken.None).ConfigureAwait(false);
                Decide(group);
                if (!_pending.IsEmpty) await CommitAsync(_pending.Take(_epoch)).ConfigureAwait(false);
                else if (group.Exists(command => command is WriterCheck)) await CheckWriterAsync(group).ConfigureAwait(false);
                foreach (var command in group) command.Answer();
                if (IsSnapshotDue(_campaign)) _snapshot = SaveOwnSnapshotAsync(_campaign.FactCount);
            }
#pragma warning disable CA1031 // every failure is the answer of every caller in the group
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Fault(group, exception);
            }

            Watch.Dequeue(group.Count);
            if (group.Count > 1) await Task.Yield(); // callers that were answered together give their next commands first, for one group
            group.Clear();
        }
    }

    private async ValueTask CommitAsync(JournalBatch batch)
    {
        using var trace = Watch.Trace(batch);
        var began = Watch.Begin();
        await _journal.AppendAsync(batch, CancellationToken.None).ConfigureAwait(false);
        Watch.Commit(batch, _campaign!, began);
        Tell(batch);
    }

    // What the host's receiver throws must not look like a failed commit.
    private void Tell(JournalBatch batch)
    {
        try
        {
            _options.Committed?.Invoke(batch);
        }
#pragma warning disable CA1031 // an exception of the receiver does not change that the batch is durable
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Watch.FailReceiver(failure);
        }
    }

    // A failed read loses nothing that was decided: only the checks fail.
    private async ValueTask CheckWriterAsync(List<CampaignCommand> group)
    {
        try
        {
            await _journal.CheckWriterAsync(_epoch, CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalException refusal) when (refusal.Reason != JournalReason.WriterSuperseded)
        {
            foreach (var check in group.OfType<WriterCheck>()) check.Refusal = refusal;
        }
    }

    private void Decide(List<CampaignCommand> group)
    {
        while (group.Count < _options.MaxGroup && _commands.Reader.TryRead(out var command))
        {
            group.Add(command);
            command.Decide(_campaign!, Now(_campaign!));
            _pending.Complete(_campaign!);
        }
    }

    private bool IsSnapshotDue(Campaign campaign) =>
        _options.FactsPerSnapshot > 0 && campaign.FactCount - _snapshotAt >= Math.Max(_options.FactsPerSnapshot, campaign.ContactCount) && _snapshot.IsCompleted;

    private async Task SaveOwnSnapshotAsync(long at)
    {
        _snapshotAt = at;
        try
        {
            await SaveSnapshotAsync().ConfigureAwait(false);
            SnapshotFailure = null;
        }
        catch (JournalException stopped) when (stopped.Reason is JournalReason.RunnerStopped or JournalReason.WriterSuperseded)
        {
            // Nothing is lost: the facts are durable.
        }
#pragma warning disable CA1031 // a campaign runs without snapshots too; the failure is shown
        catch (Exception failure)
#pragma warning restore CA1031
        {
            SnapshotFailure = failure;
        }
    }

    private void Fault(List<CampaignCommand> group, Exception exception)
    {
        _campaign = null;
        _pending.Clear();
        var refused = exception as JournalException;
        if (refused is { Reason: JournalReason.WriterSuperseded }) _end = refused;
        while (group.Count < _options.MaxGroup && _commands.Reader.TryRead(out var command)) group.Add(command);
        var answer = _end ?? new JournalException(JournalReason.Faulted, $"The commit failed, or its result is unknown. {refused?.Detail}".TrimEnd(), exception);
        try
        {
            Watch.Fail(answer);
        }
#pragma warning disable CA1031 // such as a logger of the host: the callers get its exception too
        catch (Exception telemetry)
#pragma warning restore CA1031
        {
            answer = new JournalException(answer.Reason, answer.Detail, new AggregateException(exception, telemetry));
        }

        foreach (var command in group) command.Fail(answer);
    }

    private async Task<Campaign> OpenAsync(CancellationToken cancellation)
    {
        var head = await _journal.OpenAsync(_settings, _options.Zones, cancellation).ConfigureAwait(false);
        Interlocked.Exchange(ref _epoch, head.Epoch);
        _pending.IsReading = true;
        Campaign campaign;
        try
        {
            campaign = await OpenSnapshotAsync(cancellation).ConfigureAwait(false) ?? FirstOf(head);
            _snapshotAt = campaign.FactCount;
            await foreach (var batch in _journal.ReadAsync(campaign.FactCount, cancellation).ConfigureAwait(false)) Apply(campaign, batch);
        }
        finally
        {
            _pending.IsReading = false;
        }

        if (campaign.FactCount != head.LastFact) throw new JournalException(JournalReason.Damaged, $"The journal has {campaign.FactCount} facts; its head says {head.LastFact}.");
        if (head.ZonesVersion != _options.Zones.VersionId) await FollowZonesAsync(campaign, cancellation).ConfigureAwait(false);
        _options.Opened?.Invoke(campaign);
        Watch.Open(campaign);
        return campaign;
    }

    // The newest snapshot that can be read. A damaged one is passed over, since the one before it, or the first fact, leads to the same campaign.
    private async Task<Campaign?> OpenSnapshotAsync(CancellationToken cancellation)
    {
        await foreach (var snapshot in _journal.ReadSnapshotsAsync(cancellation).ConfigureAwait(false))
        {
            await using var content = snapshot.Content.ConfigureAwait(false);
            try
            {
                var opened = Campaign.Open(snapshot.Content, _options.Zones, options: ReceivingOptions, factsFollow: true);
                if (opened.TryGet(out var campaign) && campaign.FactCount == snapshot.LastFact) return campaign;
                SnapshotFailure = new JournalException(JournalReason.Damaged, $"The snapshot of fact {snapshot.LastFact} cannot be read{(opened.IsOk ? "" : $": {opened.Reason}")}.");
            }
            catch (JournalException damaged) when (damaged.Reason == JournalReason.Damaged)
            {
                SnapshotFailure = damaged;
            }
        }

        return null;
    }

    private Campaign FirstOf(JournalHead head) => head.FirstFact == 1
        ? new Campaign(head.Settings, ReceivingOptions)
        : throw new JournalException(JournalReason.Damaged, $"No snapshot can be read, and the facts before fact {head.FirstFact} were deleted. Restore the journal from a backup.");

    private CampaignOptions ReceivingOptions => _options.Campaign with { Facts = _pending, Records = _pending };

    private static void Apply(Campaign campaign, CampaignFact[] batch)
    {
        foreach (ref readonly var fact in batch.AsSpan())
        {
            if (campaign.Apply(fact) is { IsOk: false, Reason: var reason }) throw new JournalException(JournalReason.Damaged, $"Fact {fact.Number} cannot follow the facts before it: {reason.Code()}.");
        }
    }

    private async Task UpdateAsync(Campaign campaign, CancellationToken cancellation)
    {
        if (campaign.UpdateSettings(_settings, Now(campaign)) is { IsOk: false, Reason: var reason }) throw new JournalException(JournalReason.SettingsRefused, $"The campaign refuses its new settings: {reason.Code()}.");
        _pending.Complete(campaign);
        await AppendAsync(_pending.Take(_epoch), cancellation).ConfigureAwait(false);
    }

    // Under another version of the tz database, local times are other instants.
    private async Task FollowZonesAsync(Campaign campaign, CancellationToken cancellation)
    {
        var now = Now(campaign);
        _ = campaign.ResolveCallbacks(_options.Zones, now).Value;
        _ = campaign.PlaceAgain(now).Value;
        _pending.Complete(campaign);
        await AppendAsync(_pending.Take(_epoch) with { ZonesVersion = _options.Zones.VersionId }, cancellation).ConfigureAwait(false);
    }

    private async ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation)
    {
        await _journal.AppendAsync(batch, cancellation).ConfigureAwait(false);
        Tell(batch);
    }

    private Instant Now(Campaign campaign)
    {
        var now = Instant.FromDateTimeOffset(_options.Time.GetUtcNow());
        if (now >= campaign.Now) return now;
        Interlocked.Increment(ref _standstills);
        return campaign.Now;
    }

    private JournalException Stopped() => _end ?? new JournalException(JournalReason.RunnerStopped, "The runner has stopped.");
}
