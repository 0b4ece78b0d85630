using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactItemTypesTests
{
    private static readonly ContactItemType Office = new("Office", OrderBy: 1, "#2E86C1"), Holiday = new("Holiday", OrderBy: 2);
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(Office).Value.Add(Holiday).Value;
    private static readonly Contact Ada = new("c1", Phone(1))
    {
        AdditionalPhones = [new AdditionalPhone(Phone(2), Holiday, "by the sea"), new AdditionalPhone(Phone(3)), new AdditionalPhone(Phone(4), Office)],
    };

    [Theory]
    [InlineData("", null, "CONTACT_ITEM_TYPE_NAME_MISSING")]
    [InlineData("Office", null, "CONTACT_ITEM_TYPE_DUPLICATE")]
    [InlineData("Car", "red", "CONTACT_ITEM_TYPE_COLOR_INVALID")]
    [InlineData("Car", "#12345G", "CONTACT_ITEM_TYPE_COLOR_INVALID")]
    public void Add_OddOnes_AreRefused(string name, string? color, string code) => Assert.Equal(code, Types.Add(new ContactItemType(name, 1, color)).Reason.Code());

    [Fact]
    public void All_IsTheOrderOfCalling() =>
        Assert.Equal(["Office", "Yacht", "Holiday"], Types.Add(new ContactItemType("Yacht", 1)).Value.All.Select(type => type.Name));

    [Fact]
    public void Change_NewNameAndPlace_AreFollowedByTheContacts()
    {
        var change = Types.Change("Holiday", new ContactItemType("Holiday Home", 0)).Value;
        var followed = change.Follow(Ada);
        Assert.Equal(["+390612345678", "+390612345679", "+390612345681", "+390612345680"], CallingOrder.Of(followed).Select(phone => phone.Phone.ToString()));
        Assert.Equal("by the sea", followed.AdditionalPhones[0].Description);
        Assert.Null(change.Types.Find("Holiday"));
        var other = Ada with { AdditionalPhones = [] };
        Assert.Same(other, change.Follow(other));
    }

    [Theory]
    [InlineData("Car", "Car", "CONTACT_ITEM_TYPE_UNKNOWN")]
    [InlineData("Office", "Holiday", "CONTACT_ITEM_TYPE_DUPLICATE")]
    [InlineData("Office", " ", "CONTACT_ITEM_TYPE_NAME_MISSING")]
    public void Change_OddOnes_AreRefused(string name, string to, string code) => Assert.Equal(code, Types.Change(name, new ContactItemType(to, 1)).Reason.Code());

    [Theory]
    [InlineData(DeletedTypeRule.Untype, "+390612345678 +390612345681 +390612345679 +390612345680")]
    [InlineData(DeletedTypeRule.RemovePhones, "+390612345678 +390612345681 +390612345680")]
    public void Delete_ByTheRule_UntypesOrRemovesThePhones(DeletedTypeRule rule, string order) =>
        Assert.Equal(order, string.Join(' ', CallingOrder.Of(Types.Delete("Holiday", rule).Value.Follow(Ada)).Select(phone => phone.Phone)));

    [Fact]
    public void Delete_WhileUsed_MayBeRefused()
    {
        Assert.Equal(ContactTypeReason.ContactItemTypeInUse, Types.Delete("Office", DeletedTypeRule.RefuseWhileUsed, isUsed: true).Reason);
        Assert.True(Types.Delete("Office", DeletedTypeRule.RefuseWhileUsed).IsOk);
        Assert.Equal(ContactTypeReason.ContactItemTypeUnknown, Types.Delete("Car").Reason);
    }

    private static PhoneNumber Phone(int last) => PhoneNumber.Parse($"+3906123456{77 + last}");
}
