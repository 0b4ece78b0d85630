namespace CallingDomain.Dialing;

/// <summary>What a scheduler asks about contacts that it knows by number alone, and whom it tells what came about.</summary>
internal interface ISchedulerHost
{
    /// <summary>Whether a contact is of a list.</summary>
    bool IsInList(int contact, string list);

    /// <summary>The instant before which a contact is not called; <see cref="long.MinValue"/> for none.</summary>
    long ScheduledAt(int contact);

    /// <summary>A contact was loaded or edited.</summary>
    void Keep(int contact, LoadedContact loaded);

    /// <summary>A call was claimed.</summary>
    /// <param name="place">The place of the call in the table of calls.</param>
    /// <param name="call">The call.</param>
    void Claimed(int place, in CallUnderWay call);

    /// <summary>A call ended.</summary>
    /// <param name="ended">The fact.</param>
    /// <param name="place">The place that the call had in the table of calls.</param>
    /// <param name="call">The call.</param>
    void AddToHistory(in CampaignFact ended, int place, in CallUnderWay call);

    /// <summary>A contact was closed.</summary>
    void AddToFinal(int contact);
}
