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
    public void Add_InvalidType_IsRefused(string name, string? color, string code) => Assert.Equal(code, Types.Add(new ContactItemType(name, 1, color)).Reason.Code());

    [Fact]
    public void All_Types_AreInCallingOrder() =>
        Assert.Equal(["Office", "Yacht", "Holiday"], Types.Add(new ContactItemType("Yacht", 1)).Value.All.Select(type => type.Name));

    [Fact]
    public void Change_NewNameAndPlace_IsAppliedToContacts()
    {
        var change = Types.Change("Holiday", new ContactItemType("Holiday Home", 0)).Value;
        var changed = change.ApplyTo(Ada);
        Assert.Equal(["+390612345678", "+390612345679", "+390612345681", "+390612345680"], CallingOrder.Of(changed).Select(phone => phone.Phone.ToString()));
        Assert.Equal("by the sea", changed.AdditionalPhones[0].Description);
        Assert.Null(change.Types.Find("Holiday"));
        var other = Ada with { AdditionalPhones = [] };
        Assert.Same(other, change.ApplyTo(other));
    }

    [Theory]
    [InlineData("Car", "Car", "CONTACT_ITEM_TYPE_UNKNOWN")]
    [InlineData("Office", "Holiday", "CONTACT_ITEM_TYPE_DUPLICATE")]
    [InlineData("Office", " ", "CONTACT_ITEM_TYPE_NAME_MISSING")]
    public void Change_InvalidType_IsRefused(string name, string to, string code) => Assert.Equal(code, Types.Change(name, new ContactItemType(to, 1)).Reason.Code());

    [Theory]
    [InlineData(false, "+390612345678 +390612345681 +390612345679 +390612345680")]
    [InlineData(true, "+390612345678 +390612345681 +390612345680")]
    public void Delete_Type_UntypesOrRemovesItsPhones(bool removes, string order) =>
        Assert.Equal(order, string.Join(' ', CallingOrder.Of(Types.Delete("Holiday", removes).Value.ApplyTo(Ada)).Select(phone => phone.Phone)));

    [Fact]
    public void Delete_TypeInUse_IsRefused()
    {
        Assert.Equal(ContactReason.ItemTypeInUse, Types.Delete("Office", isInUse: true).Reason);
        Assert.True(Types.Delete("Office").IsOk);
        Assert.Equal(ContactReason.ItemTypeUnknown, Types.Delete("Car").Reason);
    }

    [Fact]
    public void Equals_SameTypes_IsTrueInAnyOrder()
    {
        Assert.Equal(Types, ContactItemTypes.Empty.Add(Holiday).Value.Add(Office).Value);
        Assert.NotEqual(Types, Types.Delete("Office").Value.Types);
    }

    private static PhoneNumber Phone(int last) => PhoneNumber.Parse($"+3906123456{77 + last}");
}
