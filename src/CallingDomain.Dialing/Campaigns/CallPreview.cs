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
/// <param name="Contact">The contact.</param>
/// <param name="Phone">The phone that is called.</param>
/// <param name="Warning">What its agent is to know.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Multi-number feature on Preview Strategy".</remarks>
public sealed record CallPreview(Contact Contact, ContactPhone Phone, PreviewWarning Warning);
