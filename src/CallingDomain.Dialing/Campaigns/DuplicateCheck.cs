namespace CallingDomain.Dialing;

/// <summary>Which contacts of the campaign keep another one from being loaded because they have its number.</summary>
/// <remarks>Source: XCALLY Motion, Check Duplicate Option.</remarks>
public enum DuplicateCheck : byte
{
    /// <summary>None: a number may come any number of times.</summary>
    Never = 0,

    /// <summary>All contacts, closed ones included.</summary>
    Always = 1,

    /// <summary>Contacts that are not closed.</summary>
    OnlyIfOpen = 2,
}

/// <summary>Which numbers of two contacts a <see cref="DuplicateCheck"/> compares.</summary>
public enum ComparedPhones : byte
{
    /// <summary>The primary phones. A contact without a primary phone is not compared.</summary>
    Primary = 0,

    /// <summary>All phones.</summary>
    Any = 1,
}
