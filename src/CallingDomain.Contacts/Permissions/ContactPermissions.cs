using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Who somebody is to the contacts.</summary>
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

/// <summary>What somebody wants to do.</summary>
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

/// <summary>Why somebody may not do something.</summary>
/// <remarks>Each has a code made from its name (<see cref="ReasonCodes"/>).</remarks>
public enum PermissionReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The role or the operation is none. Code <c>PERMISSION_UNKNOWN</c>.</summary>
    PermissionUnknown = 1,

    /// <summary>The user's profile does not enable Contact Item Types in the Tools of its permissions. Code <c>PERMISSION_ITEM_TYPES_NOT_ENABLED</c>.</summary>
    PermissionItemTypesNotEnabled = 2,

    /// <summary>Only an administrator may do it. Code <c>PERMISSION_ADMIN_ONLY</c>.</summary>
    PermissionAdminOnly = 3,
}

/// <summary>Somebody, as the permissions see them.</summary>
/// <param name="Role">Who they are.</param>
/// <param name="HasItemTypesTool">For a user: whether the profile enables Contact Item Types in the Tools of its permissions.</param>
/// <remarks>Immutable, thread-safe. Default: nobody, who may do nothing.</remarks>
public readonly record struct ContactActor(ContactRole Role, bool HasItemTypesTool = false);

/// <summary>Who may do what with contacts.</summary>
/// <remarks>Stateless. Source: the multi-number page; design section 6, "Who may do what".</remarks>
public static class ContactPermissions
{
    /// <summary>Decides whether somebody may do something.</summary>
    /// <returns>Null when they may; else the reason why not.</returns>
    public static PermissionReason? WhyNot(ContactActor actor, ContactOperation operation) => (actor.Role, operation) switch
    {
        (_, ContactOperation.Unspecified or > ContactOperation.ImportContacts) => PermissionReason.PermissionUnknown,
        (ContactRole.Admin, _) => null,
        (ContactRole.User, ContactOperation.ImportContacts) => PermissionReason.PermissionAdminOnly,
        (ContactRole.User, ContactOperation.ConfigureItemTypes or ContactOperation.EditAdditionalPhones) => actor.HasItemTypesTool ? null : PermissionReason.PermissionItemTypesNotEnabled,
        (ContactRole.User, _) => null,
        (ContactRole.Agent, ContactOperation.AddContact or ContactOperation.EditContact or ContactOperation.EditAdditionalPhones) => null,
        (ContactRole.Agent, _) => PermissionReason.PermissionAdminOnly,
        _ => PermissionReason.PermissionUnknown,
    };

    /// <summary>Whether somebody may do something.</summary>
    public static bool Allow(ContactActor actor, ContactOperation operation) => WhyNot(actor, operation) is null;
}
