namespace CallingDomain.Contacts;

/// <summary>The role of a person.</summary>
public enum ContactRole : byte
{
    /// <summary>No role: may do nothing.</summary>
    Unspecified = 0,

    /// <summary>An administrator: may do everything.</summary>
    Admin = 1,

    /// <summary>A user: may do what the profile allows.</summary>
    User = 2,

    /// <summary>An agent: may add and edit contacts and their phones.</summary>
    Agent = 3,
}
