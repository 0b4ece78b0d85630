namespace CallingDomain.Contacts;

/// <summary>What becomes of the phones whose type is deleted.</summary>
public enum DeletedTypeRule : byte
{
    /// <summary>They stay, without a type, and are called after all that have one. The default.</summary>
    Untype = 0,

    /// <summary>They are taken out of their contacts.</summary>
    RemovePhones = 1,

    /// <summary>The type cannot be deleted while there are any.</summary>
    RefuseWhileUsed = 2,
}
