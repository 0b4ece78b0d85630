using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>A campaign in shards.</summary>
/// <remarks>
/// Each operation on a contact or call goes to its shard and is durable when it is answered; a campaign-wide change is durable when it is answered, and reaches each shard as soon as the shard can be reached. Each operation throws <see cref="ClusterException"/> if the campaign is unknown or a shard or the store cannot be reached; an exception of Orleans,
/// such as a timeout while a silo dies, means the same: whether the command is durable is unknown. An operation on contacts or calls gives the number of the last fact of the shard, or the reason why the campaign of the shard refuses it: then nothing has changed. Thread-safe.
/// </remarks>
public sealed class ClusterCampaign
{
    private const int LoadedTogether = 1000;

    private readonly IGrainFactory _grains;
    private readonly LocalShards? _local;
    private int _shards; // 0 until it was asked
    private int _turn; // the shard after the last one that gave a call

    internal ClusterCampaign(IGrainFactory grains, LocalShards? local, string name) => (_grains, _local, Name) = (grains, local, name);

    /// <summary>The name.</summary>
    public string Name { get; }

    private ICampaignGrain Grain => _grains.GetGrain<ICampaignGrain>(Name);

    /// <summary>The number of shards, which never changes.</summary>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public async ValueTask<int> GetShardsAsync() => _shards != 0 ? _shards : _shards = await Grain.GetShardsAsync().ConfigureAwait(false);

    /// <summary>The state of the campaign, by the last reports of the shards.</summary>
    /// <returns>The state. After a start of the campaign, shards that have not reported yet have no counts.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<ClusterCampaignStatus> GetStatusAsync() => Grain.GetStatusAsync();

    /// <summary>The current settings.</summary>
    /// <param name="zones">The caller's time zones.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, the store cannot be reached, or the caller cannot read the settings (<see cref="ClusterReason.Damaged"/>), for example because a time zone is missing.</exception>
    public async Task<CampaignSettings> GetSettingsAsync(IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var json = await Grain.GetSettingsAsync().ConfigureAwait(false);
        var read = CampaignSettings.ReadJson(Encoding.UTF8.GetBytes(json), zones);
        return read.TryGet(out var settings) ? settings : throw new ClusterException(ClusterReason.Damaged, $"The settings cannot be read at {read.Reason.Path}: expected {read.Reason.Expected}.");
    }

    /// <summary>Changes the settings of all shards. The most concurrent calls are those of all shards together.</summary>
    /// <param name="settings">The new settings.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it; the number 0 if nothing changes.</returns>
    /// <exception cref="ClusterException">The campaign refuses the settings (<see cref="ClusterReason.SettingsRefused"/>), there are fewer lines than shards (<see cref="ClusterReason.LinesTooFew"/>), the campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> UpdateSettingsAsync(CampaignSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ChangeAsync(CampaignChangeKind.Settings, change => change with { Json = Encoding.UTF8.GetString(settings.WriteJson()) });
    }

    /// <summary>Pauses or resumes all shards.</summary>
    /// <param name="isPaused">Whether no call is claimed.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it; the number 0 if nothing changes.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> SetPausedAsync(bool isPaused) => ChangeAsync(isPaused ? CampaignChangeKind.Paused : CampaignChangeKind.Resumed, change => change);

    /// <summary>Changes or deletes a contact item type in all shards.</summary>
    /// <param name="change">The change, as <see cref="ContactItemTypes"/> gives it.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> ChangeTypesAsync(ContactTypeChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ChangeAsync(CampaignChangeKind.Types, next => next with { Json = JsonSerializer.Serialize(change, ClusterJson.Default.ContactTypeChange) });
    }

    /// <summary>Adds a number to the blacklist of all shards.</summary>
    /// <param name="number">The number.</param>
    /// <param name="until">The end of the entry; null for never.</param>
    /// <param name="reason">The reason in the host's words, of at most 64 characters; null for none.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    /// <exception cref="ClusterException">The campaign refuses the entry (<see cref="ClusterReason.SettingsRefused"/>), the campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> AddToBlacklistAsync(PhoneNumber number, Instant? until = null, string? reason = null) =>
        ChangeAsync(CampaignChangeKind.Blacklisted, change => change with { Digits = DigitsOf(number), Until = until?.ToUnixTimeTicks(), Text = reason });

    /// <summary>Removes a number from the blacklist of all shards.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> RemoveFromBlacklistAsync(PhoneNumber number) => ChangeAsync(CampaignChangeKind.Unblacklisted, change => change with { Digits = DigitsOf(number) });

    /// <summary>Puts a list on hold in all shards.</summary>
    /// <param name="list">The name of the list.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> HoldListAsync(string list) => ChangeListAsync(CampaignChangeKind.ListHeld, list);

    /// <summary>Releases a list in all shards.</summary>
    /// <param name="list">The name of the list.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> ReleaseListAsync(string list) => ChangeListAsync(CampaignChangeKind.ListReleased, list);

    /// <summary>Cancels the open contacts of a list in all shards (<see cref="Campaign.DetachList"/>).</summary>
    /// <param name="list">The name of the list.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> DetachListAsync(string list) => ChangeListAsync(CampaignChangeKind.ListDetached, list);

    /// <summary>Resets the contacts of a list, or of all lists, in all shards (<see cref="Campaign.ResetList"/>).</summary>
    /// <param name="list">The name of the list; null for all contacts.</param>
    /// <param name="includeOpen">Whether open contacts are reset too.</param>
    /// <returns>The number of the change, which is durable, and how many shards have applied it.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the store cannot be reached.</exception>
    public Task<CampaignChangeAnswer> ResetListAsync(string? list = null, bool includeOpen = false) => ChangeAsync(CampaignChangeKind.ListReset, change => change with { Text = list, IncludesOpen = includeOpen });

    /// <summary>Loads contacts, a thousand at a time, each into its shard.</summary>
    /// <param name="contacts">The contacts, read one after the other.</param>
    /// <param name="refused">Receives each contact that its shard refuses; null for none. After an exception the same contacts can be given again: those that were loaded are refused (<see cref="CampaignReason.ContactAlreadyLoaded"/>).</param>
    /// <param name="cancellation">Cancels between two commits.</param>
    /// <returns>How many were loaded.</returns>
    /// <exception cref="ArgumentException">A contact is null. The thousands before it are loaded.</exception>
    /// <exception cref="OperationCanceledException">The loading was canceled. What was loaded stays.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or a shard or the store cannot be reached.</exception>
    public async Task<long> LoadAsync(IEnumerable<Contact> contacts, Action<Contact, CampaignReason>? refused = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var shards = await GetShardsAsync().ConfigureAwait(false);
        var loaded = 0L;
        foreach (var chunk in contacts.Chunk(LoadedTogether * Math.Min(shards, 16)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Array.Exists(chunk, contact => contact is null)) throw new ArgumentException("A contact is null.", nameof(contacts));
            var answers = await Task.WhenAll(chunk.GroupBy(contact => ShardMap.ShardOf(contact.Id, shards)).Select(async part => (Contacts: part.ToImmutableArray(), Refusals: await ShardOf(part.Key).LoadAsync([.. part]).ConfigureAwait(false)))).ConfigureAwait(false);
            foreach (var (part, refusals) in answers)
            {
                for (var i = 0; i < part.Length; i++)
                {
                    if (refusals[i] == CampaignReason.Unspecified) loaded++;
                    else refused?.Invoke(part[i], refusals[i]);
                }
            }
        }

        return loaded;
    }

    /// <summary>Claims the next calls to place: from the shards of this silo first, then from the others in turn. Never waits for a contact to become due.</summary>
    /// <param name="most">The most calls: 1 or more.</param>
    /// <param name="agent">The agent or dialer that claims, which alone may report on the calls; null for none. The dialers of the silos ask telephony about all calls of their own agent name (<see cref="DialerOptions.Agent"/>), null by default: name an agent if silos dial too.</param>
    /// <returns>The claimed calls, by shard, those of a shard in calling order; empty if none is due or no line is free. A shard that cannot be reached is passed over if another one gives a call.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or a shard or the store cannot be reached, and no shard gave a call.</exception>
    public async Task<ImmutableArray<ClusterAttempt>> ClaimAsync(int most, string? agent = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var shards = await GetShardsAsync().ConfigureAwait(false);
        var claimed = ImmutableArray.CreateBuilder<ClusterAttempt>();
        var turn = Volatile.Read(ref _turn);
        ExceptionDispatchInfo? failure = null;
        foreach (var shard in Enumerable.Range(0, shards).Select(i => (turn + i) % shards).OrderBy(shard => _local?.Contains(Name, shard) == true ? 0 : 1))
        {
            try
            {
                var claims = await ShardOf(shard).ClaimAsync(most - claimed.Count, agent).ConfigureAwait(false);
                claimed.AddRange(claims.Attempts.Select(attempt => new ClusterAttempt(Name, shard, attempt)));
                if (claims.Attempts.Length > 0) Volatile.Write(ref _turn, (shard + 1) % shards);
            }
#pragma warning disable CA1031 // the calls that other shards have given must reach the caller; without any, the caller gets the exception
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure ??= ExceptionDispatchInfo.Capture(exception);
            }

            if (claimed.Count == most || (failure is not null && claimed.Count > 0)) break;
        }

        if (claimed.Count == 0) failure?.Throw();
        return claimed.DrainToImmutable();
    }

    /// <summary>The calls under way of an agent, in all shards: a dialer that restarts asks telephony about them.</summary>
    /// <param name="agent">The agent; null for calls without one.</param>
    /// <returns>The calls, by shard, those of a shard in the order of their claims.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or a shard or the store cannot be reached.</exception>
    public async Task<ImmutableArray<ClusterAttempt>> GetCallsUnderWayAsync(string? agent)
    {
        var shards = await GetShardsAsync().ConfigureAwait(false);
        var calls = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => ShardOf(shard).GetCallsUnderWayAsync(agent))).ConfigureAwait(false);
        return [.. calls.SelectMany((attempts, shard) => attempts.Select(attempt => new ClusterAttempt(Name, shard, attempt)))];
    }

    /// <summary>Reports that a claimed call was dialed, or is still under way (<see cref="Campaign.Start"/>).</summary>
    /// <param name="call">The call.</param>
    /// <param name="reference">The host's reference; null for none.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.AttemptUnknown"/> or <see cref="CampaignReason.AttemptAlreadyEnded"/>.</returns>
    /// <exception cref="ArgumentException">The call is one of another campaign.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<Result<long, CampaignReason>> StartAsync(ClusterAttempt call, string? reference = null) =>
        (await ShardOf(Own(call).Shard).StartAsync(call.Attempt.Id, call.Attempt.Agent, reference).ConfigureAwait(false)).ToResult();

    /// <summary>Reports how calls ended: one commit for the calls of each shard.</summary>
    /// <param name="endings">The calls and how they ended.</param>
    /// <returns>The answer for each call in the same order: the number of the shard's last fact, or the reason of the refusal, such as <see cref="CampaignReason.AttemptAlreadyEnded"/>.</returns>
    /// <exception cref="ArgumentException">A call is one of another campaign, or an ending is null.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or a shard or the store cannot be reached. Report all calls again: a call ends once.</exception>
    public async Task<ImmutableArray<Result<long, CampaignReason>>> EndAsync(IReadOnlyList<(ClusterAttempt Call, CallEnding Ending)> endings)
    {
        ArgumentNullException.ThrowIfNull(endings);
        foreach (var (call, ending) in endings)
        {
            Own(call);
            ArgumentNullException.ThrowIfNull(ending, nameof(endings));
        }

        var answers = new Result<long, CampaignReason>[endings.Count];
        await Task.WhenAll(Enumerable.Range(0, endings.Count).GroupBy(i => endings[i].Call.Shard).Select(async part =>
        {
            var places = part.ToArray();
            var given = await ShardOf(part.Key).EndAsync([.. places.Select(i => new ShardCallReport(endings[i].Call.Attempt.Id, endings[i].Ending, endings[i].Call.Attempt.Agent))]).ConfigureAwait(false);
            for (var i = 0; i < places.Length; i++) answers[places[i]] = given[i].ToResult();
        })).ConfigureAwait(false);
        return [.. answers];
    }

    /// <summary>Edits a contact (<see cref="Campaign.Edit"/>).</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<Result<long, CampaignReason>> EditAsync(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return (await (await OfContactAsync(contact.Id).ConfigureAwait(false)).EditAsync(contact).ConfigureAwait(false)).ToResult();
    }

    /// <summary>Closes a contact (<see cref="Campaign.Close"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <param name="reason"><see cref="CloseReason.Deleted"/> or <see cref="CloseReason.Canceled"/>.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The reason is another one, which only rules give.</exception>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public Task<Result<long, CampaignReason>> CloseAsync(string contactId, CloseReason reason) => reason is CloseReason.Deleted or CloseReason.Canceled
        ? CommandAsync(new ContactCommand(contactId, ContactAction.Close, reason))
        : throw new ArgumentOutOfRangeException(nameof(reason), reason, "The reason must be Deleted or Canceled. Only rules give the other reasons.");

    /// <summary>Puts a contact on hold (<see cref="Campaign.Hold"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public Task<Result<long, CampaignReason>> HoldAsync(string contactId) => CommandAsync(new ContactCommand(contactId, ContactAction.Hold));

    /// <summary>Releases a contact (<see cref="Campaign.Release"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public Task<Result<long, CampaignReason>> ReleaseAsync(string contactId) => CommandAsync(new ContactCommand(contactId, ContactAction.Release));

    /// <summary>Resets a closed contact (<see cref="Campaign.Reset"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public Task<Result<long, CampaignReason>> ResetAsync(string contactId) => CommandAsync(new ContactCommand(contactId, ContactAction.Reset));

    /// <summary>Schedules a callback for a waiting contact (<see cref="Campaign.ScheduleCallback"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <param name="callback">The local time of the callback and its owner.</param>
    /// <param name="phone">The phone to call, one of the contact's; null for the next phone.</param>
    /// <returns>The number of the shard's last fact; or the reason of the refusal, such as <see cref="CampaignReason.ContactUnknown"/>.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<Result<long, CampaignReason>> ScheduleCallbackAsync(string contactId, CallbackTime callback, PhoneNumber? phone = null)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return (await (await OfContactAsync(contactId).ConfigureAwait(false)).ScheduleCallbackAsync(contactId, callback, phone).ConfigureAwait(false)).ToResult();
    }

    /// <summary>Explains why a contact is called or waits now (<see cref="Campaign.Explain"/>).</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The explanation; null if there is no such contact.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<Explanation?> ExplainAsync(string contactId) => await (await OfContactAsync(contactId).ConfigureAwait(false)).ExplainAsync(contactId).ConfigureAwait(false);

    /// <summary>The data of a contact.</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The contact; null if there is no such contact.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<Contact?> GetContactAsync(string contactId) => await (await OfContactAsync(contactId).ConfigureAwait(false)).GetContactAsync(contactId).ConfigureAwait(false);

    /// <summary>The result of a closed contact.</summary>
    /// <param name="contactId">The contact's identity.</param>
    /// <returns>The result; null if the contact is open or unknown.</returns>
    /// <exception cref="ClusterException">The campaign is unknown, or the shard or the store cannot be reached.</exception>
    public async Task<FinalEntry?> GetFinalAsync(string contactId) => await (await OfContactAsync(contactId).ConfigureAwait(false)).GetFinalAsync(contactId).ConfigureAwait(false);

    // The same shard and attempt of another campaign would be another call.
    private ClusterAttempt Own(ClusterAttempt call) => call.Campaign == Name ? call : throw new ArgumentException($"The call is not of the campaign '{Name}'.", nameof(call));

    private IShardGrain ShardOf(int shard) => _grains.GetGrain<IShardGrain>(shard, Name);

    private async ValueTask<IShardGrain> OfContactAsync(string contactId)
    {
        ArgumentException.ThrowIfNullOrEmpty(contactId);
        return ShardOf(ShardMap.ShardOf(contactId, await GetShardsAsync().ConfigureAwait(false)));
    }

    private async Task<Result<long, CampaignReason>> CommandAsync(ContactCommand command) => (await (await OfContactAsync(command.ContactId).ConfigureAwait(false)).CommandAsync(command).ConfigureAwait(false)).ToResult();

    private Task<CampaignChangeAnswer> ChangeListAsync(CampaignChangeKind kind, string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ChangeAsync(kind, change => change with { Text = list });
    }

    private Task<CampaignChangeAnswer> ChangeAsync(CampaignChangeKind kind, Func<CampaignChange, CampaignChange> fill) => Grain.ChangeAsync(fill(new CampaignChange { Kind = kind }), waits: true);

    private static ulong DigitsOf(PhoneNumber number) => number == PhoneNumber.None ? throw new ArgumentException("The number is missing.", nameof(number)) : number.Digits;
}
