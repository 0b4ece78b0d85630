using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

/// <summary>Null is refused where a value is made, not where it is used.</summary>
public sealed class ArgumentTests
{
    private static readonly Contact Ada = new("c1", PhoneNumber.Parse("+390612345678"));

    public static TheoryData<string, Func<object>> WithNull => new()
    {
        { "name", () => Ada with { Name = null! } },
        { "list", () => Ada with { List = null! } },
        { "additional phone", () => Ada with { AdditionalPhones = [null!] } },
        { "field", () => Ada with { Fields = [null!] } },
        { "name of a field", () => new ContactField(null!, "yes") },
        { "text of a field", () => new ContactField("vip", "yes") with { Value = null! } },
        { "types of an editor", () => new ContactEditor(null!, PhoneReader.International) },
        { "reader of an editor", () => new ContactEditor(ContactItemTypes.Empty, null!) },
        { "columns", () => new ContactImportOptions { Columns = null! } },
        { "ignored column", () => new ContactImportOptions { IgnoredColumns = [null!] } },
        { "phone reader", () => new ContactImportOptions { Phones = null! } },
        { "default zone", () => new ContactImportOptions { DefaultZone = null! } },
        { "duplicate rule", () => new ContactImportOptions { Duplicates = null! } },
        { "prefix of identities", () => new ContactImportOptions { LineIdPrefix = null! } },
        { "list of an import", () => new ContactImportOptions { List = null! } },
        { "column of phones", () => new ContactColumns { AdditionalPhones = [null!] } },
        { "column of a field", () => new ContactColumns { Fields = [null!] } },
        { "heading of phones", () => new PhoneColumn(null!) },
        { "heading of a field", () => new FieldColumn("vip", null!) },
        { "field of a column", () => new FieldColumn("vip", "VIP") with { Field = null! } },
        { "field of a duplicate rule", () => DuplicateRule.None with { Fields = [null!] } },
    };

    [Theory]
    [MemberData(nameof(WithNull), DisableDiscoveryEnumeration = true)]
    public void Create_Null_ThrowsAtOnce(string what, Func<object> create)
    {
        Assert.NotEmpty(what);
        Assert.ThrowsAny<ArgumentException>(create);
    }

    [Fact]
    public void Create_DefaultLists_AreEmpty()
    {
        Assert.Empty((Ada with { AdditionalPhones = default, Fields = default }).Fields);
        Assert.Empty(new ContactImportOptions { IgnoredColumns = default }.IgnoredColumns);
        Assert.Empty(new ContactColumns { AdditionalPhones = default, Fields = default }.AdditionalPhones);
        Assert.Empty((DuplicateRule.None with { Fields = default }).Fields);
    }
}
