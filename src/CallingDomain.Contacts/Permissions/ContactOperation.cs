using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>An operation on contacts that needs a permission.</summary>
[JsonConverter(typeof(CodeJsonConverter<ContactOperation>))]
public enum ContactOperation : byte
{
    /// <summary>No operation.</summary>
    [JsonStringEnumMemberName("Unspecified")]
    Unspecified = 0,

    /// <summary>Create, change or delete contact item types.</summary>
    [JsonStringEnumMemberName("ConfigureItemTypes")]
    ConfigureItemTypes = 1,

    /// <summary>Add a contact.</summary>
    [JsonStringEnumMemberName("AddContact")]
    AddContact = 2,

    /// <summary>Edit the name, priority, time zone and fields of a contact.</summary>
    [JsonStringEnumMemberName("EditContact")]
    EditContact = 3,

    /// <summary>Add or edit additional phones, their types and descriptions.</summary>
    [JsonStringEnumMemberName("EditAdditionalPhones")]
    EditAdditionalPhones = 4,

    /// <summary>Import contacts from a file.</summary>
    [JsonStringEnumMemberName("ImportContacts")]
    ImportContacts = 5,
}
