using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The layer above a scheduler: it knows the contacts' data, while the scheduler knows numbers, and receives their calls and closings.</summary>
internal interface ISchedulerHost
{
    /// <summary>Whether the host receives calls and closings. Constant.</summary>
    bool HasReceiver { get; }

    /// <summary>Whether a contact belongs to a list.</summary>
    bool IsInList(int contact, string list);

    /// <summary>The list of a contact; empty for none.</summary>
    string ListOf(int contact);

    /// <summary>The instant before which a contact is not called; <see cref="long.MinValue"/> for none.</summary>
    long ScheduledAt(int contact);

    /// <summary>The data of a contact; null if it was loaded without an identity.</summary>
    Contact? ContactOf(int contact);

    /// <summary>The primary phone of a contact; null if the contact was loaded without an identity.</summary>
    PhoneNumber? PrimaryOf(int contact);

    /// <summary>Whether a contact has a phone with a contact item type of this name.</summary>
    bool HasType(int contact, string type);

    /// <summary>The contact after a change of contact item types; null if it has no phone of the type.</summary>
    LoadedContact? Follow(int contact, TypeChange change);

    /// <summary>Whether contacts have data beyond their numbers, for <see cref="Prefetch"/>.</summary>
    bool HasDescriptions { get; }

    /// <summary>Prefetches the data of a contact that is needed soon.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="isNear">False for the first of two requests, true for the second one, shortly before the use.</param>
    void Prefetch(int contact, bool isNear);

    /// <summary>Prefetches a call that is needed soon.</summary>
    /// <param name="place">The place of the call in the call table.</param>
    void PrefetchCall(int place);

    /// <summary>Stores a loaded or edited contact.</summary>
    void Keep(int contact, LoadedContact loaded);

    /// <summary>Receives a claimed call.</summary>
    /// <param name="place">The place of the call in the call table.</param>
    /// <param name="call">The call.</param>
    void Claimed(int place, in CallUnderWay call);

    /// <summary>Receives an ended call.</summary>
    /// <param name="ended">The fact.</param>
    /// <param name="place">The place that the call had in the call table.</param>
    /// <param name="call">The call.</param>
    /// <param name="remarks">The remarks of the reports; null for none.</param>
    void AddToHistory(in CampaignFact ended, int place, in CallUnderWay call, CallRemarks? remarks);

    /// <summary>Receives a lost call that reached its contact.</summary>
    /// <param name="late">The fact.</param>
    /// <param name="call">The lost call.</param>
    /// <param name="remarks">The remarks of all reports; null for none.</param>
    void CorrectHistory(in CampaignFact late, in CallUnderWay call, CallRemarks? remarks);

    /// <summary>Receives a closed contact.</summary>
    void AddToFinal(int contact);

    /// <summary>Receives a correction of a closed contact's last Final entry.</summary>
    void CorrectFinal(int contact);
}
