namespace CallingDomain.Dialing;

/// <summary>Receives History and Final as they come about: a file, a table, a count.</summary>
/// <remarks>It is called when the facts have been applied. It must not throw and must not call the campaign.</remarks>
public interface ICampaignRecords
{
    /// <summary>A call ended.</summary>
    /// <param name="entry">The entry of the History. Entries come in the order in which calls end; <see cref="Attempt.Id"/> is the order of dialing.</param>
    void Add(in HistoryEntry entry);

    /// <summary>A contact was closed.</summary>
    /// <param name="entry">The entry of the Final.</param>
    void Add(in FinalEntry entry);
}
