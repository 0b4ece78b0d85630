using System.Collections.Concurrent;
using System.Collections.Immutable;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>The numbers of a shard that other shards use too. Each is called only while the shard has its lease, and with the lease come the calls of the other shards, which count for limits and lockouts.</summary>
/// <remarks>
/// A shard asks for the lease of a number for which a due contact waits, and returns it after the call, with the calls on the number. The store decides which shard has a lease; a lease outlives its shard's activation, and the next one finds it. Thread-safe.
/// <para>
/// A return whose result is unknown may be executed later. It must not return a lease that the shard has taken again, so the activation takes no more leases and ends: the leases of the next one have a greater epoch, and the store refuses the late return.
/// </para>
/// </remarks>
internal sealed class NumberLeases(ShardPlace place, IClusterStore store, Func<IEnumerable<CampaignChange>, Task> apply, Action end, ILogger log) : IAsyncDisposable
{
    private const int AskedTogether = 4; // connections of the store that one shard uses at a time
    private const long RoundsUntilFinding = 20;

    private readonly ConcurrentDictionary<PhoneNumber, byte> _shared = [];
    private readonly ConcurrentDictionary<PhoneNumber, long> _leased = []; // with the round in which the lease was given
    private readonly ConcurrentDictionary<PhoneNumber, byte> _returning = []; // leases that the campaign has given up and the store still has
    private readonly ConcurrentDictionary<PhoneNumber, BlacklistEntry> _listed = []; // blacklisted numbers that all shards know of
    private readonly ConcurrentDictionary<PhoneNumber, long> _wishes = []; // shared numbers that were blacklisted since the last round, with the number of the fact; 0 if it is unknown
    private readonly ConcurrentDictionary<PhoneNumber, byte> _published = []; // numbers of whose earlier calls the store knows
    private readonly SemaphoreSlim _changing = new(1, 1); // of the leases
    private readonly CancellationTokenSource _ended = new();
    private CampaignRunner? _runner;
    private Task _loop = Task.CompletedTask;
    private long _round;
    private volatile bool _isReturnUnknown; // whether a return may be executed later

    /// <summary>How many numbers other shards use too.</summary>
    public int Count => _shared.Count;

    private CampaignRunner Runner => _runner ?? throw new InvalidOperationException("The shard is not open.");

    /// <summary>Tells a campaign that was read from the journal which numbers are shared and leased.</summary>
    public void Prepare(Campaign campaign)
    {
        foreach (var number in _shared.Keys)
        {
            campaign.ShareNumber(number);
            if (campaign.BlacklistEntryOf(number) is not null) _wishes[number] = 0; // a commit without an answer may have listed it
        }

        foreach (var number in _leased.Keys) campaign.LeaseNumber(number);
    }

    /// <summary>Notes the shared numbers that a commit has put on the blacklist: also those without a lease, such as another number of the called contact, or that of a call that was reported late.</summary>
    public void Note(JournalBatch batch)
    {
        foreach (ref readonly var fact in batch.Facts.AsSpan())
        {
            if (fact.Kind == CampaignFactKind.NumberBlacklisted && _shared.ContainsKey(fact.Phone)) _wishes[fact.Phone] = fact.Number;
        }
    }

    /// <summary>Finds the shared numbers and the leases of the shard, after its writer has begun.</summary>
    public async Task OpenAsync(CampaignRunner runner)
    {
        _runner = runner;
        var shared = await store.ReadSharedAsync(place.Campaign, place.Shard).ConfigureAwait(false);
        if (shared.IsEmpty) return;
        await ShareAsync(shared, publishes: false).ConfigureAwait(false); // a shard that is still to be told of calls asks again
        await FindLeasesAsync().ConfigureAwait(false);
    }

    /// <summary>Begins to ask for leases and to return them.</summary>
    /// <param name="wake">Wakes the dialer, when a number was leased.</param>
    /// <param name="period">The time between two rounds.</param>
    /// <param name="time">The clock.</param>
    public void Begin(Action wake, TimeSpan period, TimeProvider time) => _loop = Task.Run(() => LoopAsync(wake, period, time));

    /// <summary>Notes numbers that the shard is about to use, and tells the other shards that use them.</summary>
    public async Task UseAsync(IEnumerable<PhoneNumber> numbers)
    {
        if (place.Shards == 1) return;
        var shared = new ConcurrentBag<SharedNumber>();
        await Parallel.ForEachAsync(numbers.Distinct().GroupBy(place.OwnerOf), new ParallelOptions { MaxDegreeOfParallelism = AskedTogether }, async (part, cancellation) =>
        {
            foreach (var number in await store.UseNumbersAsync(place.Campaign, part.Key, place.Shard, [.. part], cancellation).ConfigureAwait(false)) shared.Add(number);
        }).ConfigureAwait(false);
        if (shared.IsEmpty) return;
        await ShareAsync([.. shared.Select(each => each.Number)]).ConfigureAwait(false);
        var byShard = shared.SelectMany(each => each.Others.Select(other => (other, each.Number))).GroupBy(each => each.other, each => each.Number);
        await Task.WhenAll(byShard.Select(part => place.ShardOf(part.Key).ShareNumbersAsync([.. part]))).ConfigureAwait(false);
    }

    /// <summary>Notes that other shards use numbers too. A call under way on one of them goes on, with a lease; the store gets the calls that were placed before.</summary>
    public Task ShareAsync(ImmutableArray<PhoneNumber> numbers) => ShareAsync(numbers, publishes: true);

    /// <summary>Returns leases whose numbers are not needed any more, and asks for those that are.</summary>
    /// <returns>Whether a number was leased.</returns>
    internal async Task<bool> RoundAsync()
    {
        if (_shared.IsEmpty) return false;
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            return await RoundInTurnAsync().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async Task<bool> RoundInTurnAsync()
    {
        var round = ++_round;
        if (round % RoundsUntilFinding == 0) await FindLeasesAsync().ConfigureAwait(false); // one that a replaced writer of this shard took, or whose answer was lost
        var wishes = _wishes.ToArray();
        var (wanted, ended, listed) = await Runner.ExecuteAsync((campaign, _) =>
        {
            // A lease that was just given stays for a round, so that the dialer can use it.
            var idle = campaign.LeasedNumbers.RemoveAll(number => _leased.TryGetValue(number, out var given) && given >= round - 1).RemoveAll(number => !campaign.ReturnNumber(number));
            return (campaign.WantedNumbers, idle, ListedAmong(campaign, [.. idle, .. _returning.Keys, .. wishes.Select(wish => wish.Key)]));
        }).ConfigureAwait(false);
        foreach (var number in ended)
        {
            _returning[number] = 0;
            _leased.TryRemove(number, out _);
        }

        await TellListedAsync(listed).ConfigureAwait(false);
        foreach (var wish in wishes) _wishes.TryRemove(wish);
        foreach (var number in _returning.Keys.TakeWhile(_ => !_ended.IsCancellationRequested)) await ReturnAsync(number).ConfigureAwait(false);
        var isLeased = false;
        foreach (var number in wanted.TakeWhile(_ => !_ended.IsCancellationRequested)) isLeased |= await LeaseAsync(number).ConfigureAwait(false);
        return isLeased;
    }

    /// <summary>Notes an entry of the blacklist that all shards get.</summary>
    public void List(BlacklistEntry entry) => _listed[entry.Number] = entry;

    /// <summary>Notes that a number was removed from the blacklist: a later wish is told to all shards again.</summary>
    public void Unlist(PhoneNumber number) => _listed.TryRemove(number, out _);

    /// <summary>Ends the rounds. Leases stay: the next activation of the shard finds them.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _ended.Dispose();
    }

    private async Task ShareAsync(ImmutableArray<PhoneNumber> numbers, bool publishes)
    {
        foreach (var number in numbers) _shared.TryAdd(number, 0);
        var (inCall, called, listed) = await Runner.ExecuteAsync((campaign, _) =>
        {
            foreach (var number in numbers) campaign.ShareNumber(number);
            return (numbers.RemoveAll(number => !campaign.IsInCall(number)), numbers.RemoveAll(number => CallsOf(campaign, number).IsEmpty), ListedAmong(campaign, numbers));
        }).ConfigureAwait(false);
        await _changing.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var number in inCall)
            {
                if (_leased.ContainsKey(number) || (await TryLeaseAsync(number).ConfigureAwait(false)).IsDefault) continue;
                _leased[number] = _round;
                await Runner.ExecuteAsync((campaign, _) => campaign.LeaseNumber(number)).ConfigureAwait(false);
            }

            // If another shard has the lease, it was told of these calls before.
            foreach (var number in publishes ? called.RemoveAll(_published.ContainsKey) : [])
            {
                if (!_leased.ContainsKey(number) && !(await TryLeaseAsync(number).ConfigureAwait(false)).IsDefault) await ReturnAsync(number).ConfigureAwait(false);
                _published.TryAdd(number, 0);
            }

            // No lease is returned before. An activation that opens leaves it to the first round.
            if (publishes) await TellListedAsync(listed).ConfigureAwait(false);
            else foreach (var entry in listed) _wishes.TryAdd(entry.Number, 0);
        }
        finally
        {
            _changing.Release();
        }
    }

    // Leases of the shard that nothing needs are returned in the next round.
    private async Task FindLeasesAsync()
    {
        foreach (var owner in _shared.Keys.Select(place.OwnerOf).Distinct())
        {
            foreach (var number in await store.ReadLeasesAsync(place.Campaign, owner, place.Shard, Runner.Epoch).ConfigureAwait(false))
            {
                if (!_leased.ContainsKey(number)) _returning.TryAdd(number, 0);
            }
        }
    }

    private async Task LoopAsync(Action wake, TimeSpan period, TimeProvider time)
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token).ConfigureAwait(false))
            {
                try
                {
                    if (await RoundAsync().ConfigureAwait(false)) wake();
                }
                catch (JournalException stopped) when (stopped.Reason is JournalReason.RunnerStopped or JournalReason.WriterSuperseded)
                {
                    return;
                }
#pragma warning disable CA1031 // the next round tries again; contacts on shared numbers wait meanwhile
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    log.LeasesFailed(place.Campaign, place.Shard, failure);
                    if (_isReturnUnknown) return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The shard closes.
        }
    }

    private async Task<bool> LeaseAsync(PhoneNumber number)
    {
        var calls = await TryLeaseAsync(number).ConfigureAwait(false);
        if (calls.IsDefault) return false;
        _returning.TryRemove(number, out _);
        await apply(await place.ReadPendingAsync(store).ConfigureAwait(false)).ConfigureAwait(false); // a blacklisting that the last holder has made known before it returned the lease
        if (!await Runner.ExecuteAsync((campaign, now) => TryCount(campaign, number, calls, now)).ConfigureAwait(false))
        {
            _returning[number] = 0;
            return false;
        }

        // Only now, when the count is durable: a campaign that is read from the journal again has the leases of this list.
        _leased[number] = _round;
        return await Runner.ExecuteAsync((campaign, _) => campaign.LeaseNumber(number)).ConfigureAwait(false);
    }

    // The calls of other shards that the campaign does not know count as calls placed elsewhere. A call that another silo's clock dates later than now is counted in a later round.
    private bool TryCount(Campaign campaign, PhoneNumber number, ImmutableArray<SharedCall> calls, Instant now)
    {
        if (!campaign.RemembersCalls) return true;
        var known = campaign.CallsOn(number);
        foreach (var call in calls)
        {
            if (call.Shard == place.Shard || known.Any(each => each.DialedAt == call.DialedAt)) continue;
            if (campaign.RecordOutsideCall(number, call.DialedAt, call.Status, now, campaign.Settings.Subject, campaign.Settings.Caller, call.IsConsented, call.Outcome) is { IsOk: false, Reason: var reason })
            {
                log.SharedCallRefused(place.Campaign, place.Shard, reason.Code());
                return false;
            }
        }

        return true;
    }

    private async Task ReturnAsync(PhoneNumber number)
    {
        // A campaign that was read from the journal in the meantime may have the lease again, and a call.
        var (isInCall, calls) = await Runner.ExecuteAsync((campaign, _) => (!campaign.ReturnNumber(number) && campaign.IsInCall(number), CallsOf(campaign, number))).ConfigureAwait(false);
        if (isInCall)
        {
            _leased[number] = _round;
            _returning.TryRemove(number, out _);
            return;
        }

        try
        {
            await store.ReturnAsync(place.Campaign, place.OwnerOf(number), number, place.Shard, Runner.Epoch, calls).ConfigureAwait(false);
        }
        catch
        {
            _isReturnUnknown = true;
            end();
            throw;
        }

        _returning.TryRemove(number, out _); // also if a later writer of this shard has the lease
    }

    private ImmutableArray<SharedCall> CallsOf(Campaign campaign, PhoneNumber number) =>
    [
        .. campaign.CallsOn(number).Where(call => call is { Attempt: not null, Status: > CallStatus.Unspecified and < CallStatus.NotDialed }).Select(call => new SharedCall(place.Shard, call.Attempt!.Value, call.DialedAt, call.Status, call.Outcome, call.IsConsented)),
    ];

    private ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(PhoneNumber number) => _isReturnUnknown
        ? throw new ClusterException(ClusterReason.Unavailable, "The result of returning a lease is unknown. The shard opens again.")
        : store.TryLeaseAsync(place.Campaign, place.OwnerOf(number), number, place.Shard, Runner.Epoch);

    private List<BlacklistEntry> ListedAmong(Campaign campaign, ImmutableArray<PhoneNumber> numbers) =>
        [.. numbers.Distinct().Select(campaign.BlacklistEntryOf).OfType<BlacklistEntry>().Where(entry => !campaign.Settings.Blacklist.Contains(entry.Number) && !(_listed.TryGetValue(entry.Number, out var told) && told == entry))];

    // A wish not to be called holds for all shards.
    private async Task TellListedAsync(List<BlacklistEntry> listed)
    {
        foreach (var entry in listed)
        {
            _listed[entry.Number] = entry; // before the change: a removal after it takes the number from the list
            try
            {
                await place.CampaignGrain.ChangeAsync(new CampaignChange { Kind = CampaignChangeKind.Blacklisted, Digits = entry.Number.Digits, Until = entry.Until?.ToUnixTimeTicks(), Text = entry.Reason }, waits: false).ConfigureAwait(false);
            }
            catch
            {
                _listed.TryRemove(entry.Number, out _);
                throw;
            }
        }
    }
}
