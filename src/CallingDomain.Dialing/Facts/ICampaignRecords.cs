namespace CallingDomain.Dialing;

/// <summary>Receives the entries of History and Final, for example a table of a database.</summary>
/// <remarks>Called after the facts were applied. Must not throw, and must not call the campaign.</remarks>
public interface ICampaignRecords
{
    /// <summary>Receives an ended call, or the correction of a lost call by a late outcome.</summary>
    /// <param name="entry">
    /// The entry. Entries arrive in the order in which calls end; <see cref="Attempt.Id"/> is the order of dialing. An entry with <see cref="HistoryEntry.IsLate"/> replaces the previous one with the same <see cref="Attempt.Id"/>.
    /// </param>
    void Add(in HistoryEntry entry);

    /// <summary>Receives a closed contact.</summary>
    /// <param name="entry">The entry. A contact that is reset or loaded again has one entry per closing.</param>
    void Add(in FinalEntry entry);

    /// <summary>Receives the correction of a closed contact by a late outcome.</summary>
    /// <param name="entry">The entry, which replaces the contact's last Final entry.</param>
    void Replace(in FinalEntry entry);
}
