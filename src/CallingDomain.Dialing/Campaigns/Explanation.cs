using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Explains why a contact is called now, later, or never again.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty if it was loaded without one.</param>
/// <param name="Phase">The contact's phase.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record Explanation(int Contact, string ContactId, ContactPhase Phase)
{
    private readonly Items<WaitCause> _notBefore;
    private readonly Items<HistoryEntry> _history;

    /// <summary>Everything that prevents the call at the given instant; empty if the next claim gives the contact, and for a closed contact.</summary>
    public ImmutableArray<WaitCause> NotBefore
    {
        get => _notBefore;
        init => _notBefore = value;
    }

    /// <summary>The phone of the next call or of the call under way; null for a closed contact.</summary>
    public ContactPhone? NextPhone { get; init; }

    /// <summary>When that call is or was due; <see cref="Instant.MaxValue"/> if the calling hours do not open within <see cref="CallingHours.Horizon"/>, null for a closed contact.</summary>
    [JsonConverter(typeof(DialingJsonConverter))]
    public Instant? DueAt { get; init; }

    /// <summary>The number of contacts called before this one, at most <see cref="Campaign.MaxAhead"/>; null if the contact cannot be called at the given instant.</summary>
    public int? AheadInHopper { get; init; }

    /// <summary>The pass, from 1.</summary>
    public int Pass { get; init; }

    /// <summary>The number of calls claimed since the contact was loaded or reset, without those that were not dialed.</summary>
    public int AttemptCount { get; init; }

    /// <summary>How often an agent skipped the contact in a preview since it was loaded or reset. A skip is not an attempt.</summary>
    public int Skips { get; init; }

    /// <summary>Whether the contact is on hold.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether the contact's list is on hold; false for a closed contact.</summary>
    public bool IsListHeld { get; init; }

    /// <summary>The result of a closed contact; null for an open one.</summary>
    public FinalEntry? Final { get; init; }

    /// <summary>The contact's calls in the order of dialing; empty without <see cref="CampaignOptions.KeepHistory"/>.</summary>
    public ImmutableArray<HistoryEntry> History
    {
        get => _history;
        init => _history = value;
    }

    /// <summary>Whether the next claim at the given instant gives the contact.</summary>
    [JsonIgnore]
    public bool IsDialable => Final is null && NotBefore.IsEmpty;

    /// <summary>The contact's number and phase; no phone number.</summary>
    public override string ToString() => FormattableString.Invariant($"Contact {Contact}: {Phase}");
}
