using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The layer above a scheduler: it answers questions about contacts, which the scheduler knows by number alone, and receives what happens to them.</summary>
internal interface ISchedulerHost
{
    /// <summary>Whether the host keeps or passes on History and Final. If not, the scheduler does not report calls and closings. It never changes.</summary>
    bool HasReceiver { get; }

    /// <summary>Whether a contact is of a list.</summary>
    bool IsInList(int contact, string list);

    /// <summary>The list of a contact; empty for none.</summary>
    string ListOf(int contact);

    /// <summary>The instant before which a contact is not called; <see cref="long.MinValue"/> for none.</summary>
    long ScheduledAt(int contact);

    /// <summary>The primary phone of a contact; null when the contact is known by its number alone.</summary>
    PhoneNumber? PrimaryOf(int contact);

    /// <summary>Whether a contact has a phone of the contact item type of a name.</summary>
    bool HasType(int contact, string type);

    /// <summary>A contact after a change of contact item types; null when it has no phone of the type.</summary>
    LoadedContact? Follow(int contact, TypeChange change);

    /// <summary>Whether contacts are known by more than their numbers, which <see cref="Prefetch"/> loads.</summary>
    bool HasDescriptions { get; }

    /// <summary>A contact is needed soon: what it takes to describe it is worth loading into the processor's cache.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="isNear">False when it is asked the first time, true somewhat later.</param>
    void Prefetch(int contact, bool isNear);

    /// <summary>A call is needed soon, in the same way.</summary>
    /// <param name="place">The place of the call in the table of calls.</param>
    void PrefetchCall(int place);

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
    /// <param name="remarks">What was said of it; null for nothing.</param>
    void AddToHistory(in CampaignFact ended, int place, in CallUnderWay call, CallRemarks? remarks);

    /// <summary>A lost call reached its contact.</summary>
    /// <param name="late">The fact.</param>
    /// <param name="call">The call, as it was lost.</param>
    /// <param name="remarks">What was said of it, before and now; null for nothing.</param>
    void CorrectHistory(in CampaignFact late, in CallUnderWay call, CallRemarks? remarks);

    /// <summary>A contact was closed.</summary>
    void AddToFinal(int contact);

    /// <summary>A contact that was closed before has another entry in Final.</summary>
    void CorrectFinal(int contact);
}
