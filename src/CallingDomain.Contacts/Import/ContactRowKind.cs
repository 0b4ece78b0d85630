namespace CallingDomain.Contacts;

/// <summary>What became of a row of a contacts file.</summary>
public enum ContactRowKind : byte
{
    /// <summary>No row was read.</summary>
    Unspecified = 0,

    /// <summary>It is a contact.</summary>
    Contact = 1,

    /// <summary>It is refused, and its issues say why.</summary>
    Rejected = 2,

    /// <summary>It is a contact that is there already, in the file or in the list, and is not taken again.</summary>
    Duplicate = 3,

    /// <summary>It holds nothing.</summary>
    Blank = 4,
}
