namespace CallingDomain.Contacts;

/// <summary>How an import classifies a row of a file.</summary>
public enum ContactRowKind : byte
{
    /// <summary>No row was read.</summary>
    Unspecified = 0,

    /// <summary>The row is a contact.</summary>
    Contact = 1,

    /// <summary>The row is rejected; its issues say why.</summary>
    Rejected = 2,

    /// <summary>The contact of the row is already in the file or in the list.</summary>
    Duplicate = 3,

    /// <summary>The row is empty.</summary>
    Blank = 4,
}
