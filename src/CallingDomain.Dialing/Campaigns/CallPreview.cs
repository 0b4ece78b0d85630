using System.Globalization;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>What an agent is to know who looks at a contact before the call.</summary>
public enum PreviewWarning : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The contact has additional phones: the number to call is chosen by the strategy of the campaign; it is not the agent who chooses it.</summary>
    PhoneChosenByStrategy = 1,
}

/// <summary>A contact that comes next, before its call.</summary>
/// <param name="Number">The contact's number.</param>
/// <param name="Contact">The contact; null for one that is known by its number alone.</param>
/// <param name="Phone">The phone that is called.</param>
/// <param name="Warning">What its agent is to know.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
public sealed record CallPreview(int Number, Contact? Contact, ContactPhone Phone, PreviewWarning Warning)
{
    /// <summary>The contact's number and the warning; no name and no phone number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Preview of contact {Number}: {Warning}");
}
