namespace CallingDomain.Numbers;

/// <summary>What the calls from a number are for: the portal's ten.</summary>
/// <remarks>Labels and reading: <see cref="CallPurposes"/>. Source: the portal's list of valid options.</remarks>
public enum CallPurpose : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Charity.</summary>
    Charity = 1,

    /// <summary>Customer Service.</summary>
    CustomerService = 2,

    /// <summary>Debt Collection.</summary>
    DebtCollection = 3,

    /// <summary>Informational/Notification.</summary>
    InformationalNotification = 4,

    /// <summary>Multi-Use Line.</summary>
    MultiUseLine = 5,

    /// <summary>Political.</summary>
    Political = 6,

    /// <summary>Prison.</summary>
    Prison = 7,

    /// <summary>Survey.</summary>
    Survey = 8,

    /// <summary>Telemarketing.</summary>
    Telemarketing = 9,

    /// <summary>Do Not Originate: the number never makes outbound calls. It should only be selected where that is so.</summary>
    DoNotOriginate = 10,
}
