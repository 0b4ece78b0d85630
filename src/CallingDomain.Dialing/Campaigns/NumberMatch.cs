using System.Globalization;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>A contact that has a number, and where it stands.</summary>
/// <param name="Contact">The contact's number.</param>
/// <param name="ContactId">The contact's identity; empty for a contact that is known by its number alone.</param>
/// <param name="Phone">The phone of that number.</param>
/// <param name="Phase">Where the contact stands: <see cref="ContactPhase.Waiting"/> in the hopper, reserved or in a call, or <see cref="ContactPhase.Closed"/> in Final.</param>
/// <param name="Reason">Why a closed contact was closed; unspecified for others.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public readonly record struct NumberMatch(int Contact, string ContactId, ContactPhone Phone, ContactPhase Phase, CloseReason Reason)
{
    /// <summary>The contact's number and where it stands; no phone number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Contact {Contact}: {Phase}");
}
