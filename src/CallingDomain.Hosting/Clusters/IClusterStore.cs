using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>What the shards of a campaign have in common, beside their journals: documents, the numbers that each shard uses, and the leases of numbers that several shards use.</summary>
/// <remarks>
/// The store decides and no process: a document is replaced only if it has not changed, and a lease is given to one shard at a time. Rows about a number belong to its owner shard (<see cref="ShardMap.OwnerOf"/>); no operation touches rows of two owners in one transaction, so that owners may be on different servers.
/// Implementations are thread-safe and pass the cases of <c>ClusterStoreConformance</c> in CallingDomain.Testing.
/// </remarks>
public interface IClusterStore
{
    /// <summary>The names of the campaigns that have a document, in ordinal order.</summary>
    /// <param name="document">The name of the document.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The store cannot be reached or refuses.</exception>
    ValueTask<ImmutableArray<string>> ListAsync(string document, CancellationToken cancellation = default);

    /// <summary>Reads a document; null if there is none.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="document">The name of the document.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The store cannot be reached or refuses.</exception>
    ValueTask<ClusterDocument?> ReadAsync(string campaign, string document, CancellationToken cancellation = default);

    /// <summary>Replaces a document durably, if it has the version before the new one.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="document">The name of the document.</param>
    /// <param name="replacement">The new document: its version is that of the document that it replaces, plus 1; 1 for the first one.</param>
    /// <param name="cancellation">Cancels the operation; whether the document was replaced is then unknown.</param>
    /// <returns>False if the document has another version: nothing has changed.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the document was replaced is then unknown.</exception>
    ValueTask<bool> TryWriteAsync(string campaign, string document, ClusterDocument replacement, CancellationToken cancellation = default);

    /// <summary>Notes durably that a shard uses numbers. A number that was noted before for the shard is not noted again.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="owner">The owner shard of all the numbers.</param>
    /// <param name="shard">The shard that uses them.</param>
    /// <param name="numbers">The numbers, without repetition.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>Those of the numbers that other shards use too, in the order of their digits. All shards find them with <see cref="ReadSharedAsync"/> from now on. Of two shards that note a number at the same time, at least one is told of the other.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses. The same numbers may be noted again.</exception>
    ValueTask<ImmutableArray<SharedNumber>> UseNumbersAsync(string campaign, int owner, int shard, ImmutableArray<PhoneNumber> numbers, CancellationToken cancellation = default);

    /// <summary>The numbers of a shard that other shards use too, in the order of their digits.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The store cannot be reached or refuses.</exception>
    ValueTask<ImmutableArray<PhoneNumber>> ReadSharedAsync(string campaign, int shard, CancellationToken cancellation = default);

    /// <summary>Leases a number to a shard durably, until the shard returns it. A lease does not expire.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="owner">The owner shard of the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="shard">The shard that wants the lease.</param>
    /// <param name="epoch">The epoch of the shard's writer. A lease of an earlier writer of the shard becomes the lease of this one.</param>
    /// <param name="cancellation">Cancels the operation; whether the number is leased is then unknown.</param>
    /// <returns>The calls on the number by all shards, in the order of their dialing; default if another shard, or a later writer of this shard, has the lease.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the number is leased is then unknown.</exception>
    ValueTask<ImmutableArray<SharedCall>> TryLeaseAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, CancellationToken cancellation = default);

    /// <summary>The numbers of an owner that are leased to a shard, in the order of their digits. Leases of earlier writers of the shard become leases of this one.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="owner">The owner shard of the numbers.</param>
    /// <param name="shard">The shard that has the leases.</param>
    /// <param name="epoch">The epoch of the shard's writer.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The store cannot be reached or refuses.</exception>
    ValueTask<ImmutableArray<PhoneNumber>> ReadLeasesAsync(string campaign, int owner, int shard, long epoch, CancellationToken cancellation = default);

    /// <summary>Returns a lease, with the calls on the number that the shard has placed, durably and as a whole. Calls that the store has are not added again.</summary>
    /// <param name="campaign">The name of the campaign.</param>
    /// <param name="owner">The owner shard of the number.</param>
    /// <param name="number">The number.</param>
    /// <param name="shard">The shard that has the lease.</param>
    /// <param name="epoch">The epoch of the shard's writer.</param>
    /// <param name="calls">The ended calls of the shard on the number.</param>
    /// <param name="cancellation">Cancels the operation; whether the lease was returned is then unknown.</param>
    /// <returns>False if the shard's writer does not have the lease: nothing has changed.</returns>
    /// <exception cref="JournalException">The store cannot be reached or refuses; whether the lease was returned is then unknown.</exception>
    ValueTask<bool> ReturnAsync(string campaign, int owner, PhoneNumber number, int shard, long epoch, ImmutableArray<SharedCall> calls, CancellationToken cancellation = default);
}
