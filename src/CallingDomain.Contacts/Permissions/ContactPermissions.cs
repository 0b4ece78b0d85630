using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The permissions of a person on contacts.</summary>
/// <param name="Role">The role of the person.</param>
/// <param name="HasItemTypesTool">For a user: whether the profile enables Contact Item Types in its Tools permissions.</param>
/// <remarks>Immutable, thread-safe. The default has no role and allows nothing. Source: the multi-number page, "Add as Admin", "Add/Edit as User", "Add/Edit as Agent".</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct ContactPermissions(ContactRole Role, bool HasItemTypesTool = false)
{
    /// <summary>Whether the person may do an operation.</summary>
    public bool IsAllowed(ContactOperation operation) => Check(operation).IsOk;

    /// <summary>Checks whether the person may do an operation.</summary>
    /// <returns>The operation; or why it is refused.</returns>
    public Result<ContactOperation, ContactReason> Check(ContactOperation operation) => (Role, operation) switch
    {
        (_, ContactOperation.Unspecified or > ContactOperation.ImportContacts) => ContactReason.PermissionUnknown,
        (ContactRole.Admin, _) => operation,
        (ContactRole.User, ContactOperation.ImportContacts) => ContactReason.PermissionAdminOnly,
        (ContactRole.User, ContactOperation.ConfigureItemTypes or ContactOperation.EditAdditionalPhones) => HasItemTypesTool ? operation : ContactReason.PermissionItemTypesNotEnabled,
        (ContactRole.User, _) => operation,
        (ContactRole.Agent, ContactOperation.AddContact or ContactOperation.EditContact or ContactOperation.EditAdditionalPhones) => operation,
        (ContactRole.Agent, _) => ContactReason.PermissionAdminOnly,
        _ => ContactReason.PermissionUnknown,
    };
}
