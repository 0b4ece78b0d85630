using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>One thing that keeps a contact from being called.</summary>
/// <param name="Why">What it is.</param>
/// <param name="Until">When it passes, as things are; null where that is not known, or never.</param>
/// <param name="Rule">The name of the rule, the agent whose callback or preview it is, or the list with which the contact is on hold; null where there is none.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct WaitCause(WaitReason Why, Instant? Until, string? Rule)
{
    /// <summary>The cause's stable code, such as <c>RETRY_DELAY</c>.</summary>
    public string Code => Why.Code();
}

/// <summary>Why a contact is called now, or not yet, or no more.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty for a contact that is known by its number alone.</param>
/// <param name="State">Where it stands.</param>
/// <param name="NextPhone">The phone that is called next, or is being called; null when it is closed.</param>
/// <param name="NotBefore">All that keeps it from being called at the instant asked about; empty when the next claim gives it, and when it is closed.</param>
/// <param name="AheadInHopper">How many contacts are called before it, counted up to <see cref="Campaign.MaxAhead"/>; null when the contact could not be called now.</param>
/// <param name="Closed">How it ended; null when it did not.</param>
/// <param name="Attempts">Its calls so far, in the order of dialing; empty unless <see cref="CampaignOptions.KeepHistory"/> is on.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record Explanation(
    int Contact, string ContactId, ContactState State, ContactPhone? NextPhone, ImmutableArray<WaitCause> NotBefore, int? AheadInHopper, FinalEntry? Closed, ImmutableArray<HistoryEntry> Attempts)
{
    /// <summary>How often an agent skipped it in a preview since it was loaded or reset; a skip is no attempt.</summary>
    public int Skips { get; init; }

    /// <summary>Whether the next claim at that instant gives it.</summary>
    public bool IsDialable => Closed is null && NotBefore.IsEmpty;
}
