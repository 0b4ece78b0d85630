using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The durable changes of one portal, in order. Any number of processes may append.</summary>
/// <remarks>
/// Concurrency is optimistic: an append names the version that it makes, and the store compares it with the last one in the transaction of the append. The changes are the truth; a journal may also keep a whole portal at times, which only spares the replay of the changes before it.
/// Implementations are thread-safe and pass the cases of <c>PortalJournalConformance</c> in CallingDomain.Testing.
/// </remarks>
public interface IPortalJournal
{
    /// <summary>Opens the journal, or opens it again after a failure.</summary>
    /// <param name="zones">The time zones of the portal, for a store that shows local times.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>A portal that the journal has kept whole; <see cref="Portal.Empty"/> if it keeps none. The changes after its version are to be replayed.</returns>
    /// <exception cref="JournalException">The journal is damaged, newer than this version, or belongs to something else.</exception>
    ValueTask<Portal> OpenAsync(IDateTimeZoneProvider zones, CancellationToken cancellation = default);

    /// <summary>Reads the changes after a version, in order. The journal may be written meanwhile.</summary>
    /// <param name="after">The version; 0 for all changes.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    IAsyncEnumerable<PortalChange> ReadAsync(long after, CancellationToken cancellation = default);

    /// <summary>Appends changes, with the rows that follow from them, durably and as a whole.</summary>
    /// <param name="batch">The changes.</param>
    /// <param name="cancellation">Cancels the operation; whether the changes are durable is then unknown.</param>
    /// <exception cref="JournalException">The first change does not follow the last one of the journal (<see cref="JournalReason.PositionTaken"/>): nothing was appended. With any other exception it is unknown whether the changes are durable.</exception>
    ValueTask AppendAsync(PortalBatch batch, CancellationToken cancellation = default);

    /// <summary>Finds the receipt of a request.</summary>
    /// <param name="key">The key that was given with the request.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The receipt; null if no change was appended with the key.</returns>
    ValueTask<PortalReceipt?> FindReceiptAsync(string key, CancellationToken cancellation = default);
}
