using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>A portal on its journal, for any number of callers and processes: requests are planned, appended to the journal, and answered when their change is durable.</summary>
/// <remarks>
/// Reads need no lock: <see cref="Current"/> is an immutable value. If another process has appended changes meanwhile, the service replays them and plans the request again. Only the service reads a clock, and a change is never earlier than the one before it: while a clock steps back, time stands still
/// (<see cref="ClockStandstills"/>).
/// <para>
/// If a commit fails or its result is unknown, the caller gets a <see cref="JournalException"/> with <see cref="JournalReason.Faulted"/>, and the next request first reads the journal again. A request with a key (<see cref="PortalSubmission.Key"/>) can be repeated after that without a second change. Thread-safe.
/// </para>
/// </remarks>
public sealed class PortalService : IDisposable
{
    private readonly IPortalJournal _journal;
    private readonly PortalServiceOptions _options;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile State _state = new(Portal.Empty, Instant.MinValue);
    private bool _isUncertain; // after a failed commit, until the journal has been read again
    private long _standstills;

    private PortalService(IPortalJournal journal, PortalOptions rules, PortalServiceOptions options) => (_journal, Rules, _options) = (journal, rules, options);

    /// <summary>Tells that <see cref="Current"/> has changed. Receivers return at once.</summary>
    internal event Action? Changed;

    /// <summary>The portal after the last change that this service has appended or read.</summary>
    public Portal Current => _state.Portal;

    /// <summary>The options of the portal.</summary>
    public PortalOptions Rules { get; }

    /// <summary>The present instant: that of the clock, or of the last change if the clock is behind it.</summary>
    public Instant Now => Later(Clock(), _state.ChangedAt);

    /// <summary>How often the clock was behind the last change when a request was decided.</summary>
    public long ClockStandstills => Interlocked.Read(ref _standstills);

    /// <summary>Opens the journal and rebuilds the portal from its changes.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="rules">The options of the portal.</param>
    /// <param name="options">The options of the service; null for the defaults.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="JournalException">The journal cannot be opened, or its changes do not follow each other.</exception>
    public static async Task<PortalService> StartAsync(IPortalJournal journal, PortalOptions rules, PortalServiceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(rules);
        var service = new PortalService(journal, rules, options ?? new PortalServiceOptions());
        await service.OpenAsync(cancellation).ConfigureAwait(false);
        return service;
    }

    /// <summary>Previews a request at the present instant. Nothing changes.</summary>
    /// <param name="request">The request; its instant does not matter.</param>
    /// <returns>The plan, refused or not.</returns>
    public PortalPlan Plan(PortalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = _state;
        return state.Portal.Plan(request with { At = Later(Clock(), state.ChangedAt) }, Rules);
    }

    /// <summary>Plans a request at the present instant, and appends its change.</summary>
    /// <param name="request">The request; its instant does not matter.</param>
    /// <param name="submission">Who submits the request, why, and under which conditions.</param>
    /// <param name="cancellation">Cancels the request, as long as nothing is appended.</param>
    /// <returns>
    /// The answer, once the change is durable; or the reasons that refuse the request, among them <see cref="PortalReason.PlanStale"/> if the portal has another version than expected, and <see cref="PortalReason.RequestKeyReused"/>.
    /// </returns>
    /// <exception cref="JournalException">The commit failed, or its result is unknown.</exception>
    public Task<PortalAnswer> SubmitAsync(PortalRequest request, PortalSubmission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(submission);
        return AnswerAsync(submission, () => ReceiptJson.FingerprintOf(request, submission), (portal, now, elsewhere) => Decide(portal, request with { At = now }, submission, elsewhere), cancellation);
    }

    /// <summary>Reverts a change, as a new change. Later changes of other data stay.</summary>
    /// <param name="version">The version of the change.</param>
    /// <param name="submission">Who reverts the change, why, and under which conditions.</param>
    /// <param name="cancellation">Cancels the request, as long as nothing is appended.</param>
    /// <returns>The answer, once the change is durable; or the reason that refuses it, such as <see cref="PortalReason.ChangeNotReversible"/>, or <see cref="PortalReason.TargetNotFound"/> if there is no change with this version.</returns>
    /// <exception cref="JournalException">The commit failed, or its result is unknown.</exception>
    public async Task<PortalAnswer> RevertAsync(long version, PortalSubmission submission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var change = await FindChangeAsync(version, cancellation).ConfigureAwait(false);
        return await AnswerAsync(submission, () => ReceiptJson.FingerprintOf(version, submission), (portal, now, elsewhere) => DecideRevert(portal, change, now, submission, elsewhere), cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads the changes that other processes have appended.</summary>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The portal after the last change of the journal.</returns>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<Portal> RefreshAsync(CancellationToken cancellation = default)
    {
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await ReadNewerAsync(cancellation).ConfigureAwait(false);
            return Current;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Reads the audit trail: the changes after a version, in order.</summary>
    /// <param name="after">The version; 0 for all changes.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public IAsyncEnumerable<PortalChange> ReadChangesAsync(long after = 0, CancellationToken cancellation = default) => _journal.ReadAsync(after, cancellation);

    /// <summary>Frees the service. The journal stays open.</summary>
    public void Dispose() => _writing.Dispose();

    private async Task<PortalAnswer> AnswerAsync(PortalSubmission submission, Func<string> fingerprint, Func<Portal, Instant, IReadOnlyDictionary<PhoneNumber, Place>, Decision> decide, CancellationToken cancellation)
    {
        var elsewhere = new Dictionary<PhoneNumber, Place>(); // numbers that other portals have
        var print = submission.Key is null ? "" : fingerprint();
        await _writing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_isUncertain) await OpenAsync(cancellation).ConfigureAwait(false);
            while (true)
            {
                if (await RepeatAsync(submission.Key, print, cancellation).ConfigureAwait(false) is { } repeated) return repeated;
                var state = _state;
                var decision = IsStale(submission, state.Portal) ? Refused(state.Portal, PortalReason.PlanStale) : decide(state.Portal, Stamp(state), elsewhere);
                if (decision.Update is { Change: not null } update)
                {
                    if (await HaveOthersAsync(state.Portal, update, elsewhere, cancellation).ConfigureAwait(false)) continue;
                    if (!await TryAppendAsync(update, submission.Key is { } key ? ReceiptJson.Write(key, print, decision.Answer) : null).ConfigureAwait(false)) continue;
                    await ReleaseAsync(state.Portal, update).ConfigureAwait(false);
                    return decision.Answer;
                }

                // Nothing to append: the answer counts if no other process has changed the portal meanwhile.
                await ReadNewerAsync(cancellation).ConfigureAwait(false);
                if (ReferenceEquals(_state, state)) return decision.Answer;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    // Whether other portals have numbers that the change would add; they are added to the known ones then. Claims the other numbers.
    private async ValueTask<bool> HaveOthersAsync(Portal portal, PortalUpdate update, Dictionary<PhoneNumber, Place> elsewhere, CancellationToken cancellation)
    {
        if (_options.Claims is not { } claims || NumbersElsewhere.Added(portal, update) is not { IsEmpty: false } added) return false;
        var others = await claims.ClaimAsync(portal.Version, added, cancellation).ConfigureAwait(false);
        foreach (var (number, place) in others) elsewhere[number] = place;
        return others.Count > 0;
    }

    private ValueTask ReleaseAsync(Portal portal, PortalUpdate update) =>
        _options.Claims is { } claims && NumbersElsewhere.Removed(portal, update) is { IsEmpty: false } removed ? claims.ReleaseAsync(update.Portal.Version, removed) : ValueTask.CompletedTask;

    // The answer to the same request with the same key, if it was answered before.
    private async Task<PortalAnswer?> RepeatAsync(string? key, string fingerprint, CancellationToken cancellation)
    {
        if (key is null || await _journal.FindReceiptAsync(key, cancellation).ConfigureAwait(false) is not { } receipt) return null;
        if (receipt.Version > Current.Version) await ReadNewerAsync(cancellation).ConfigureAwait(false); // the caller may look at its change
        if (receipt.Fingerprint != fingerprint) return Refused(Current, PortalReason.RequestKeyReused).Answer;
        return await FindChangeAsync(receipt.Version, cancellation).ConfigureAwait(false) is { } change
            ? ReceiptJson.Read(receipt, change)
            : throw new JournalException(JournalReason.Damaged, $"The journal has a receipt of version {receipt.Version}, but not the change.");
    }

    // False if another process has appended changes meanwhile; they are replayed then.
    private async Task<bool> TryAppendAsync(PortalUpdate update, PortalReceipt? receipt)
    {
        try
        {
            await _journal.AppendAsync(new PortalBatch([update], receipt), CancellationToken.None).ConfigureAwait(false);
            _state = new State(update.Portal, update.Change!.At);
            Changed?.Invoke();
            return true;
        }
        catch (JournalException taken) when (taken.Reason == JournalReason.PositionTaken)
        {
            var before = Current.Version;
            await ReadNewerAsync(CancellationToken.None).ConfigureAwait(false);
            if (Current.Version == before) throw new JournalException(JournalReason.Damaged, $"The journal refuses version {before + 1}, but has no change of this version.", taken);
            return false;
        }
#pragma warning disable CA1031 // every failure leaves the result unknown
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _isUncertain = true;
            throw new JournalException(JournalReason.Faulted, $"The commit failed, or its result is unknown. {(exception as JournalException)?.Detail}".TrimEnd(), exception);
        }
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        var kept = await _journal.OpenAsync(Rules.Zones, cancellation).ConfigureAwait(false);
        if (kept.Version > Current.Version)
        {
            var last = await FindChangeAsync(kept.Version, cancellation).ConfigureAwait(false)
                ?? throw new JournalException(JournalReason.Damaged, $"The journal keeps a portal of version {kept.Version}, but not the change.");
            _state = new State(kept, last.At);
        }

        await ReadNewerAsync(cancellation).ConfigureAwait(false);
        _isUncertain = false;
    }

    private async Task ReadNewerAsync(CancellationToken cancellation)
    {
        await foreach (var change in _journal.ReadAsync(Current.Version, cancellation).ConfigureAwait(false))
        {
            var replayed = Current.Replay(change);
            _state = replayed.TryGet(out var portal)
                ? new State(portal, Later(change.At, _state.ChangedAt))
                : throw new JournalException(JournalReason.Damaged, $"Change {change.Version} cannot follow version {Current.Version}: {replayed.Reason.Code()}.");
            Changed?.Invoke();
        }
    }

    private async Task<PortalChange?> FindChangeAsync(long version, CancellationToken cancellation)
    {
        if (version < 1) return null;
        await foreach (var change in _journal.ReadAsync(version - 1, cancellation).ConfigureAwait(false)) return change.Version == version ? change : null;
        return null;
    }

    private Decision Decide(Portal portal, PortalRequest request, PortalSubmission submission, IReadOnlyDictionary<PhoneNumber, Place> elsewhere)
    {
        var (plan, numbers) = NumbersElsewhere.Plan(portal, request, Rules, elsewhere);
        var update = plan.IsRefused ? null : portal.Apply(plan, submission.By, submission.Why).Value;
        return new Decision(
            new PortalAnswer(update?.Portal.Version ?? portal.Version) { Change = update?.Change, Reasons = plan.Reasons, Notices = plan.Notices, Numbers = numbers },
            update);
    }

    private static Decision DecideRevert(Portal portal, PortalChange? change, Instant now, PortalSubmission submission, IReadOnlyDictionary<PhoneNumber, Place> elsewhere)
    {
        if (change is null) return Refused(portal, PortalReason.TargetNotFound);
        if (elsewhere.Count > 0) return Refused(portal, PortalReason.ChangeNotReversible);
        var reverted = portal.Revert(change, now, submission.By, submission.Why);
        return reverted.TryGet(out var update) ? new Decision(new PortalAnswer(update.Portal.Version) { Change = update.Change }, update) : Refused(portal, reverted.Reason);
    }

    private static Decision Refused(Portal portal, PortalReason reason) => new(new PortalAnswer(portal.Version) { Reasons = [reason] }, Update: null);

    private static bool IsStale(PortalSubmission submission, Portal portal) => submission.ExpectedVersion is { } expected && expected != portal.Version;

    private Instant Stamp(State state)
    {
        var now = Clock();
        if (now < state.ChangedAt) Interlocked.Increment(ref _standstills);
        return Later(now, state.ChangedAt);
    }

    private Instant Clock() => Instant.FromDateTimeOffset(_options.Time.GetUtcNow());

    private static Instant Later(Instant one, Instant other) => one > other ? one : other;

    /// <summary>A portal and the instant of its last change.</summary>
    private sealed record State(Portal Portal, Instant ChangedAt);

    /// <summary>An answer, and the update to append before it is given; null if nothing changes.</summary>
    private sealed record Decision(PortalAnswer Answer, PortalUpdate? Update);
}
