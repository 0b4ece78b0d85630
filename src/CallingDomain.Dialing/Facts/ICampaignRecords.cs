namespace CallingDomain.Dialing;

/// <summary>Receives History and Final as they come about: a file, a table, a count.</summary>
/// <remarks>It is called when the facts have been applied. It must not throw and must not call the campaign.</remarks>
public interface ICampaignRecords
{
    /// <summary>A call ended, or a late outcome corrects a lost call.</summary>
    /// <param name="entry">
    /// The entry of the History. Entries come in the order in which calls end; <see cref="Attempt.Id"/> is the order of dialing. An entry with <see cref="HistoryEntry.IsLate"/> replaces the earlier one with the same <see cref="Attempt.Id"/>.
    /// </param>
    void Add(in HistoryEntry entry);

    /// <summary>A contact was closed, or a late outcome corrects the entry of a closed contact.</summary>
    /// <param name="entry">The entry of the Final. Directly after an entry of the History with <see cref="HistoryEntry.IsLate"/> and for the same contact, it replaces the contact's latest entry if the contact has been closed before.</param>
    void Add(in FinalEntry entry);
}
