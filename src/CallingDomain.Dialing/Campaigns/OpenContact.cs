using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A contact that is not closed.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty if it was loaded without one.</param>
/// <param name="NextPhone">The phone of the next call or of the call under way.</param>
/// <param name="DueAt">When that call is or was due; <see cref="Instant.MaxValue"/> if the calling hours do not open within <see cref="CallingHours.Horizon"/>.</param>
/// <param name="Why">What the contact waits for.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct OpenContact(int Contact, string ContactId, ContactPhone NextPhone, [property: JsonConverter(typeof(DialingJsonConverter))] Instant DueAt, WaitReason Why)
{
    /// <summary>Whether the current pass calls more than one phone: the campaign chooses the next one, not the agent.</summary>
    public bool HasOtherPhones { get; init; }

    /// <summary>The agent that reserved the contact for a preview; null for none.</summary>
    public string? ReservedBy { get; init; }

    /// <summary>The end of the reservation's lease, exclusive; null for none.</summary>
    [JsonConverter(typeof(DialingJsonConverter))]
    public Instant? ReservedUntil { get; init; }

    /// <summary>The contact's number and what it waits for; no phone number.</summary>
    public override string ToString() => FormattableString.Invariant($"Contact {Contact}: {Why}");
}
