using System.Collections.Immutable;
using CallingDomain.Dialing;

namespace CallingDomain.Hosting;

/// <summary>Facts to append, with the rows of tables that follow from them.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="After">The number of the last fact that the writer knows: that of the first fact, less 1.</param>
/// <param name="Facts">The facts, at least one, numbered without gaps.</param>
/// <remarks>Immutable, thread-safe. Compared by reference of its lists.</remarks>
public sealed record JournalBatch(long Epoch, long After, ImmutableArray<CampaignFact> Facts)
{
    /// <summary>The ended calls, corrected ones included. Default: none.</summary>
    public ImmutableArray<HistoryRow> History { get; init; } = [];

    /// <summary>The closed contacts, corrected ones included. Default: none.</summary>
    public ImmutableArray<FinalRow> Final { get; init; } = [];

    /// <summary>The loaded and edited contacts: one row for each fact that loads or edits a contact, in the order of the facts; a later row replaces an earlier one of the same contact. Default: none.</summary>
    public ImmutableArray<ContactRow> Contacts { get; init; } = [];

    /// <summary>The version of the tz database by which all contacts are placed from this batch on; null if it does not change. Default: null.</summary>
    public string? ZonesVersion { get; init; }
}
