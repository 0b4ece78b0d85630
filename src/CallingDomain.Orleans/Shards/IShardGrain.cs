using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Orleans;

/// <summary>A shard of a campaign: the key is the number of the shard and the name of the campaign.</summary>
/// <remarks>Every method throws <see cref="ClusterException"/> if the shard cannot be opened, or if a commit failed.</remarks>
[Alias("CallingDomain.IShardGrain")]
[global::Orleans.CodeGeneration.Version(1)]
internal interface IShardGrain : IGrainWithIntegerCompoundKey
{
    /// <summary>Executes an order of the campaign's grain.</summary>
    [Alias("Exchange")]
    Task<ShardReport> ExchangeAsync(ShardOrder order);

    /// <summary>Loads contacts of the shard; refuses those that belong to other shards.</summary>
    /// <returns>The refusal of each contact; unspecified for none.</returns>
    [Alias("Load")]
    Task<ImmutableArray<CampaignReason>> LoadAsync(ImmutableArray<Contact> contacts);

    /// <summary>Claims calls.</summary>
    [Alias("Claim")]
    Task<ShardClaims> ClaimAsync(int most, string? agent);

    /// <summary>Reports that calls were dialed or are still under way.</summary>
    [Alias("Start")]
    Task<ShardAnswer> StartAsync(long attempt, string? agent, string? reference);

    /// <summary>Reports how calls ended, in one commit.</summary>
    [Alias("End")]
    Task<ImmutableArray<ShardAnswer>> EndAsync(ImmutableArray<ShardCallReport> reports);

    /// <summary>The calls under way of an agent.</summary>
    [Alias("CallsUnderWay")]
    Task<ImmutableArray<Attempt>> GetCallsUnderWayAsync(string? agent);

    /// <summary>Executes a command on a contact.</summary>
    [Alias("Command")]
    Task<ShardAnswer> CommandAsync(ContactCommand command);

    /// <summary>Edits a contact.</summary>
    [Alias("Edit")]
    Task<ShardAnswer> EditAsync(Contact contact);

    /// <summary>Schedules a callback.</summary>
    [Alias("ScheduleCallback")]
    Task<ShardAnswer> ScheduleCallbackAsync(string contactId, CallbackTime callback, PhoneNumber? phone);

    /// <summary>Explains a contact; null if there is none.</summary>
    [Alias("Explain")]
    Task<Explanation?> ExplainAsync(string contactId);

    /// <summary>The data of a contact; null if there is none.</summary>
    [Alias("Contact")]
    Task<Contact?> GetContactAsync(string contactId);

    /// <summary>The result of a closed contact; null if it is open or unknown.</summary>
    [Alias("Final")]
    Task<FinalEntry?> GetFinalAsync(string contactId);

    /// <summary>Notes that other shards use numbers of this one too: from the answer on they are called with a lease only.</summary>
    [Alias("ShareNumbers")]
    Task ShareNumbersAsync(ImmutableArray<PhoneNumber> numbers);

    /// <summary>Moves the shard to another silo. Its calls under way go on, and the dialer there asks telephony about them.</summary>
    [Alias("Move")]
    Task MoveAsync(SiloAddress silo);
}

/// <summary>A command on one contact.</summary>
/// <param name="ContactId">The contact's identity.</param>
/// <param name="Action">What to do.</param>
/// <param name="Reason">For <see cref="ContactAction.Close"/>, the reason.</param>
[GenerateSerializer]
[Immutable]
[Alias("CallingDomain.ContactCommand")]
internal readonly record struct ContactCommand([property: Id(0)] string ContactId, [property: Id(1)] ContactAction Action, [property: Id(2)] CloseReason Reason = CloseReason.Unspecified);

/// <summary>What to do with a contact.</summary>
[GenerateSerializer]
internal enum ContactAction : byte
{
    Unspecified = 0,
    Hold = 1,
    Release = 2,
    Reset = 3,
    Close = 4,
}
