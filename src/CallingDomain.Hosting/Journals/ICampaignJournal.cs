using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>The durable facts of one campaign: batches, appended by one writer at a time, and snapshots that shorten a restart.</summary>
/// <remarks>
/// A writer has an epoch. An append names the writer's epoch and the last fact that the writer knows; the store compares both in the transaction of the append, so that a writer that was replaced is never believed. Implementations pass the cases of <c>CampaignJournalConformance</c> in
/// CallingDomain.Testing. Called by one caller at a time, except <see cref="SaveSnapshotAsync"/>, which has one caller at a time of its own.
/// </remarks>
public interface ICampaignJournal
{
    /// <summary>Becomes the writer: begins a greater epoch than any before. A journal without facts keeps the first settings.</summary>
    /// <param name="settings">The first settings, kept if the journal has none.</param>
    /// <param name="zones">The time zones named by facts and settings.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The journal is damaged, newer than this version, or belongs to something else.</exception>
    ValueTask<JournalHead> OpenAsync(CampaignSettings settings, IDateTimeZoneProvider zones, CancellationToken cancellation = default);

    /// <summary>Reads the snapshots that were saved as a whole, the newest first.</summary>
    /// <param name="cancellation">Cancels the operation.</param>
    IAsyncEnumerable<JournalSnapshot> ReadSnapshotsAsync(CancellationToken cancellation = default);

    /// <summary>Reads the facts after a fact, batch by batch, in order.</summary>
    /// <param name="after">The number of the fact; 0 for all facts.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="JournalException">The journal is damaged.</exception>
    IAsyncEnumerable<CampaignFact[]> ReadAsync(long after, CancellationToken cancellation = default);

    /// <summary>Appends facts, with the rows of tables that follow from them, durably and as a whole.</summary>
    /// <param name="batch">The facts.</param>
    /// <param name="cancellation">Cancels the operation; whether the batch is durable is then unknown.</param>
    /// <exception cref="JournalException">Another writer has opened the journal (<see cref="JournalReason.WriterSuperseded"/>), or the batch does not follow the last fact (<see cref="JournalReason.PositionTaken"/>): nothing was appended. With any other reason, such as <see cref="JournalReason.Unavailable"/>, and with any other exception it is unknown whether the batch is durable.</exception>
    ValueTask AppendAsync(JournalBatch batch, CancellationToken cancellation = default);

    /// <summary>Checks that no other writer has opened the journal since the writer did: what the writer knew when it asked was then the newest state.</summary>
    /// <param name="epoch">The writer's epoch.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <remarks>A read of the store, without a write.</remarks>
    /// <exception cref="JournalException">Another writer has opened the journal (<see cref="JournalReason.WriterSuperseded"/>); with any other reason it is unknown whether one has.</exception>
    ValueTask CheckWriterAsync(long epoch, CancellationToken cancellation = default);

    /// <summary>Saves a snapshot, in pieces: an append that comes meanwhile waits for one piece at most. Two snapshots are kept; one of the same fact is replaced.</summary>
    /// <param name="epoch">The writer's epoch.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <remarks>The other operations may be called meanwhile. A snapshot that was not saved to its end is never read.</remarks>
    /// <exception cref="JournalException">Another writer has opened the journal.</exception>
    Task SaveSnapshotAsync(long epoch, JournalSnapshot snapshot, CancellationToken cancellation = default);
}
