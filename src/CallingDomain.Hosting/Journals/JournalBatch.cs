using System.Collections.Immutable;
using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>Facts to append, with the rows that follow from them.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="After">The number of the last fact that the writer knows: that of the first fact, less 1.</param>
/// <param name="Facts">The facts, at least one, numbered without gaps.</param>
/// <param name="History">The ended calls, corrected ones included.</param>
/// <param name="Final">The closed contacts, corrected ones included.</param>
/// <remarks>Immutable, thread-safe. Compared by reference of its lists.</remarks>
public sealed record JournalBatch(long Epoch, long After, ImmutableArray<CampaignFact> Facts, ImmutableArray<HistoryEntry> History, ImmutableArray<FinalEntry> Final);
