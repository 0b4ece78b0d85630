namespace CallingDomain.Contacts;

/// <summary>An operation on contacts that needs a permission.</summary>
public enum ContactOperation : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Configure contact item types: create, change, delete.</summary>
    ConfigureItemTypes = 1,

    /// <summary>Add a contact.</summary>
    AddContact = 2,

    /// <summary>Edit a contact: its name, priority, zone, fields.</summary>
    EditContact = 3,

    /// <summary>Add or edit additional phones, associate their types, describe them.</summary>
    EditAdditionalPhones = 4,

    /// <summary>Import contacts from a file.</summary>
    ImportContacts = 5,
}
