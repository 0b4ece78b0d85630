namespace CallingDomain.Contacts;

/// <summary>An operation on contacts that needs a permission.</summary>
public enum ContactOperation : byte
{
    /// <summary>No operation.</summary>
    Unspecified = 0,

    /// <summary>Create, change or delete contact item types.</summary>
    ConfigureItemTypes = 1,

    /// <summary>Add a contact.</summary>
    AddContact = 2,

    /// <summary>Edit the name, priority, time zone and fields of a contact.</summary>
    EditContact = 3,

    /// <summary>Add or edit additional phones, their types and descriptions.</summary>
    EditAdditionalPhones = 4,

    /// <summary>Import contacts from a file.</summary>
    ImportContacts = 5,
}
