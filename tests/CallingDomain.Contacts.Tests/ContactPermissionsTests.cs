using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactPermissionsTests
{
    private static readonly ContactPermissions Admin = new(ContactRole.Admin), Agent = new(ContactRole.Agent), User = new(ContactRole.User), UserWithTool = new(ContactRole.User, HasItemTypesTool: true);

    // One row for each sentence of the seed's "Add as Admin", "Add/Edit as User", "Add/Edit as Agent".
    [Theory]
    [InlineData(ContactOperation.ConfigureItemTypes, "", "PERMISSION_ITEM_TYPES_NOT_ENABLED", "", "PERMISSION_ADMIN_ONLY")]
    [InlineData(ContactOperation.AddContact, "", "", "", "")]
    [InlineData(ContactOperation.EditContact, "", "", "", "")]
    [InlineData(ContactOperation.EditAdditionalPhones, "", "PERMISSION_ITEM_TYPES_NOT_ENABLED", "", "")]
    [InlineData(ContactOperation.ImportContacts, "", "PERMISSION_ADMIN_ONLY", "PERMISSION_ADMIN_ONLY", "PERMISSION_ADMIN_ONLY")]
    [InlineData(ContactOperation.ImportContacts + 1, "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN")]
    [InlineData(ContactOperation.Unspecified, "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN", "PERMISSION_UNKNOWN")]
    public void Check_RoleAndOperation_GivesTheReasonOfTheSeed(ContactOperation operation, string admin, string user, string userWithTool, string agent) =>
        Assert.Equal([admin, user, userWithTool, agent], new[] { Admin, User, UserWithTool, Agent }.Select(person => person.Check(operation) is { IsOk: false, Reason: var reason } ? reason.Code() : ""));

    [Fact]
    public void Check_UndefinedRole_IsUnknown() => Assert.Equal(ContactReason.PermissionUnknown, new ContactPermissions((ContactRole)9, HasItemTypesTool: true).Check(ContactOperation.AddContact).Reason);

    [Fact]
    public void IsAllowed_Tool_IsForUsersOnly() =>
        Assert.Equal([true, false, true], new[] { Admin, new ContactPermissions(ContactRole.Agent, HasItemTypesTool: true), UserWithTool }.Select(person => person.IsAllowed(ContactOperation.ConfigureItemTypes)));

    [Fact]
    public void IsAllowed_NoRole_IsFalse() => Assert.All(Enum.GetValues<ContactOperation>(), operation => Assert.False(default(ContactPermissions).IsAllowed(operation)));
}
