namespace CallingDomain.Contacts;

/// <summary>What a column of a contacts file is used for.</summary>
/// <remarks>Values are never reused; later versions may add roles.</remarks>
public enum ColumnRole : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The contact's identity.</summary>
    Id = 1,

    /// <summary>The whole name of a person.</summary>
    Name = 2,

    /// <summary>The given (first) name of a person.</summary>
    GivenName = 3,

    /// <summary>The family (last) name of a person.</summary>
    FamilyName = 4,

    /// <summary>The primary phone.</summary>
    PrimaryPhone = 5,

    /// <summary>Additional phones, of one contact item type or of none.</summary>
    AdditionalPhone = 6,

    /// <summary>The description of additional phones.</summary>
    PhoneDescription = 7,

    /// <summary>The priority.</summary>
    Priority = 8,

    /// <summary>The time zone.</summary>
    TimeZone = 9,

    /// <summary>The instant before which the contact is not called.</summary>
    ScheduledAt = 10,

    /// <summary>A custom field.</summary>
    Field = 11,
}
