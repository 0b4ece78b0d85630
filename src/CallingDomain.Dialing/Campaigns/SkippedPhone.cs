using System.Text.Json.Serialization;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A phone of a contact that is not called.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity.</param>
/// <param name="Phone">The phone.</param>
/// <param name="Reason">Why it is not called.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct SkippedPhone(int Contact, string ContactId, ContactPhone Phone, SkipReason Reason)
{
    /// <summary>The contact's number and the reason; no phone number.</summary>
    public override string ToString() => FormattableString.Invariant($"Contact {Contact}: {Reason}");
}
