using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactEditorTests
{
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(new ContactItemType("Office", 1)).Value;
    private static readonly ContactEditor Editor = new(Types, PhoneReader.International);
    private static readonly Contact Ada = new("c1", PhoneNumber.Parse("+390612345678")) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"))] };

    [Fact]
    public void AddPhone_WithTypeAndDescription_IsTheLastPhone()
    {
        var phone = Editor.AddPhone(Ada, " +390612345680 ", "Office", "desk").Value.AdditionalPhones[^1];
        Assert.Equal(("+390612345680", "Office", "desk"), (phone.Phone.ToString(), phone.Type?.Name, phone.Description));
    }

    [Theory]
    [InlineData("+390612345678", null, "CONTACT_PHONE_DUPLICATE")]
    [InlineData("+390612345679", null, "CONTACT_PHONE_DUPLICATE")]
    [InlineData("+390612345680", "Car", "CONTACT_ITEM_TYPE_UNKNOWN")]
    [InlineData("06 1234", null, "NUMBER_WHITESPACE")]
    [InlineData("", null, "NUMBER_MISSING")]
    public void AddPhone_InvalidPhone_IsRefused(string text, string? type, string code) => Assert.Equal(code, Editor.AddPhone(Ada, text, type).Reason.Code);

    [Theory]
    [InlineData("+390612345679", "+390612345679", "Office", "")]
    [InlineData("+390612345679", "+390612345680", null, "")]
    [InlineData("+390612345679", "+390612345678", null, "CONTACT_PHONE_DUPLICATE")]
    [InlineData("+390612345681", "+390612345680", null, "CONTACT_PHONE_UNKNOWN")]
    [InlineData("+390612345679", "x", null, "NUMBER_HAS_LETTERS")]
    public void ChangePhone_ValidOrNot_ChangesOrIsRefused(string phone, string text, string? type, string code)
    {
        var edit = Editor.ChangePhone(Ada, PhoneNumber.Parse(phone), text, type);
        Assert.Equal(code, edit.IsOk ? "" : edit.Reason.Code);
        if (edit.TryGet(out var changed)) Assert.Equal((text, type), (changed.AdditionalPhones[0].Phone.ToString(), changed.AdditionalPhones[0].Type?.Name));
    }

    [Fact]
    public void Edit_OneOfSeveralPhones_KeepsOthersAndPlaces()
    {
        var ada = Editor.AddPhone(Editor.AddPhone(Ada, "+390612345680", "Office", "desk").Value, "+390612345681").Value;
        Assert.Equal(["79 ", "80 desk", "81 "], Phones(ada));
        Assert.Equal(["79 ", "82 ", "81 "], Phones(Editor.ChangePhone(ada, PhoneNumber.Parse("+390612345680"), "+390612345682").Value));
        Assert.Equal(["79 ", "80 gate", "81 "], Phones(Editor.ChangePhone(ada, PhoneNumber.Parse("+390612345680"), "+390612345680", "Office", "gate").Value));
        Assert.Equal(["79 ", "81 "], Phones(Editor.RemovePhone(ada, PhoneNumber.Parse("+390612345680")).Value));
        Assert.Equal("CONTACT_PHONE_DUPLICATE", Editor.ChangePhone(ada, PhoneNumber.Parse("+390612345680"), "+390612345681").Reason.Code);
        Assert.Equal("CONTACT_ITEM_TYPE_UNKNOWN", Editor.ChangePhone(ada, PhoneNumber.Parse("+390612345680"), "+390612345680", "office").Reason.Code); // compared exactly

        static IEnumerable<string> Phones(Contact contact) => contact.AdditionalPhones.Select(phone => $"{phone.Phone.Digits % 100} {phone.Description}");
    }

    [Fact]
    public void Edit_NullContact_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Editor.SetPrimaryPhone(null!, ""));
        Assert.Throws<ArgumentNullException>(() => Editor.AddPhone(null!, ""));
        Assert.Throws<ArgumentNullException>(() => Editor.ChangePhone(null!, default, ""));
        Assert.Throws<ArgumentNullException>(() => Editor.RemovePhone(null!, default));
    }

    [Fact]
    public void RemovePhone_AdditionalPhone_RemovesIt()
    {
        Assert.Empty(Editor.RemovePhone(Ada, PhoneNumber.Parse("+390612345679")).Value.AdditionalPhones);
        Assert.Equal("CONTACT_PHONE_UNKNOWN", Editor.RemovePhone(Ada, PhoneNumber.Parse("+390612345678")).Reason.Code); // the primary phone is not an additional phone
    }

    [Fact]
    public void SetPrimaryPhone_AnotherNoneOrDuplicate_SetsOrRefuses()
    {
        Assert.Equal("+390612345680", Editor.SetPrimaryPhone(Ada, "+390612345680").Value.PrimaryPhone.ToString());
        Assert.Equal(PhoneNumber.None, Editor.SetPrimaryPhone(Ada, " ").Value.PrimaryPhone);
        Assert.Equal("CONTACT_PHONE_DUPLICATE", Editor.SetPrimaryPhone(Ada, "+390612345679").Reason.Code);
        Assert.Equal("NUMBER_HAS_LETTERS", Editor.SetPrimaryPhone(Ada, "x").Reason.Code);
        Assert.Equal(Ada, Editor.SetPrimaryPhone(Ada, "+390612345678").Value);
    }
}
