namespace CallingDomain.Contacts;

/// <summary>The role of an actor.</summary>
/// <remarks>Source: the multi-number page, "Add as Admin", "Add/Edit as User", "Add/Edit as Agent".</remarks>
public enum ContactRole : byte
{
    /// <summary>Never given: may do nothing.</summary>
    Unspecified = 0,

    /// <summary>An administrator: may do everything.</summary>
    Admin = 1,

    /// <summary>A user: what the profile allows.</summary>
    User = 2,

    /// <summary>An agent: contacts and their phones.</summary>
    Agent = 3,
}
