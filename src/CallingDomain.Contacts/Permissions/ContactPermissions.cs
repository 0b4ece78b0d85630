namespace CallingDomain.Contacts;

/// <summary>Who may do what with contacts.</summary>
/// <remarks>Stateless. Source: the multi-number page; design section 6, "Who may do what".</remarks>
public static class ContactPermissions
{
    /// <summary>Decides whether an actor may do an operation.</summary>
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

    /// <summary>Whether an actor may do an operation.</summary>
    public static bool Allow(ContactActor actor, ContactOperation operation) => WhyNot(actor, operation) is null;
}
