using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class CallingOrderTests
{
    private static readonly PhoneNumber Primary = PhoneNumber.Parse("+390612345678");

    [Fact]
    public void Of_TheSeedsContact_IsPrimaryOfficeHoliday()
    {
        var order = Order(("Holiday", 2, "+390612345680"), ("Office", 1, "+390612345679"));
        Assert.Equal(["+390612345678", "+390612345679", "+390612345680"], order);
    }

    [Fact]
    public void Of_SameOrderBy_IsOrderedByNameIgnoringCase() => Assert.Equal(["+390612345678", "+392", "+391"], Order(("B", 1, "+391"), ("a", 1, "+392")));

    [Fact]
    public void Of_NamesThatDifferInCase_AreOrderedByCharacter() => Assert.Equal(["+390612345678", "+392", "+391"], Order(("a", 1, "+391"), ("A", 1, "+392")));

    [Fact]
    public void Of_UntypedPhones_AreLastAsEntered() =>
        Assert.Equal(["+390612345678", "+392", "+391", "+393"], Order((null, 0, "+391"), ("Office", int.MaxValue, "+392"), (null, 0, "+393")));

    [Fact]
    public void Of_SameType_IsOrderedAsEntered() => Assert.Equal(["+390612345678", "+392", "+391"], Order(("Office", 1, "+392"), ("Office", 1, "+391")));

    [Fact]
    public void Of_NoPrimaryPhone_BeginsWithAdditionalPhones() =>
        Assert.Equal(
            ["+391"],
            CallingOrder.Of(new Contact("c1", PhoneNumber.None) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+391"))] })
                .Select(phone => phone.Phone.ToString()));

    [Fact]
    public void Of_NoContact_Throws() => Assert.Throws<ArgumentNullException>("contact", () => CallingOrder.Of(null!));

    [Fact]
    public void ToString_ContactsAndPhones_HasNoPersonalData()
    {
        var additional = new AdditionalPhone(PhoneNumber.Parse("+390612345679"), new ContactItemType("Office", 1), "at her sister's");
        var contact = new Contact("c1", Primary) { Name = "Ada", AdditionalPhones = [additional] };
        var text = $"{contact} {additional} {CallingOrder.Of(contact)[1]} {new ImportedContact(2, contact, [])}";
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sister", text, StringComparison.Ordinal);
        Assert.DoesNotContain("390612345", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Order(params (string? Type, int OrderBy, string Phone)[] phones) => CallingOrder.Of(new Contact("c1", Primary)
    {
        AdditionalPhones =
        [
            .. phones.Select(phone => new AdditionalPhone(
                PhoneNumber.Parse(phone.Phone),
                phone.Type is null ? null : new ContactItemType(phone.Type, phone.OrderBy))),
        ],
    }).Select(phone => phone.Phone.ToString());
}
