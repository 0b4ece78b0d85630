using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

/// <summary>Imports with numbers that must not be called.</summary>
public sealed class DoNotCallImportTests
{
    private const string File = "Phone,Home,Work\n+12025550101,+12025550102,+12025550103\n+12025550104,,+12025550102\n+12025550101,+12025550102,\n,+12025550101,+12025550105\n+12025550106,x,+12025550101\n,,+12025550102\n";

    private static readonly ContactImportOptions Options = new()
    {
        Columns = new ContactColumns { PrimaryPhone = "Phone", AdditionalPhones = [new PhoneColumn("Home"), new PhoneColumn("Work")] },
        Duplicates = DuplicateRule.None,
        DropInvalidPhones = true,
        DoNotCall = Blacklist.Of([PhoneNumber.Parse("+12025550101")], [PhoneNumber.Parse("+12025550102")]),
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_ListedPhones_AreLeftOutWithANotice(bool readsPlainRows)
    {
        var report = ContactImport.Read(Encoding.UTF8.GetBytes(File), Options with { ReadsPlainRows = readsPlainRows }).Value;
        Assert.Equal(
            ["2: +12025550103", "3: +12025550104", "5: +12025550105", "6: +12025550106"],
            report.Contacts.Select(row => $"{row.Line}: {string.Join(' ', CallingOrder.Of(row.Contact).Select(phone => phone.Phone))}"));
        Assert.Equal(["1 CONTACT_PHONE_DO_NOT_CALL", "2 CONTACT_PHONE_DO_NOT_CALL"], report.Contacts[0].Notices.Select(issue => issue.ToString()));
        Assert.Equal(PhoneNumber.None, report.Contacts[0].Contact.PrimaryPhone);
        Assert.Equal([4, 7], report.Rejected.Select(row => row.Line));
        Assert.All(report.Rejected, row => Assert.Equal(ContactReason.PhoneDoNotCall, row.Issues.Single(issue => issue.IsError).Reason));
        Assert.Equal(8, report.Codes["CONTACT_PHONE_DO_NOT_CALL"]);
    }

    // A layout with a role that only the general path reads.
    [Fact]
    public void Read_ListedPhonesOfRoles_AreLeftOutToo()
    {
        var options = Options with { Columns = Options.Columns with { PromotesFirstPhone = true } };
        var report = ContactImport.Read(Encoding.UTF8.GetBytes(File), options).Value;
        Assert.Equal(["+12025550103", "+12025550104", "+12025550105", "+12025550106"], report.Contacts.Select(row => row.Contact.PrimaryPhone.ToString()));
        Assert.Equal([4, 7], report.Rejected.Select(row => row.Line));
    }

    [Fact]
    public void Read_NoListedPhone_IsAsWithoutAList() =>
        Assert.Equal(
            ContactImport.Read(Encoding.UTF8.GetBytes(File), Options with { DoNotCall = null }).Value,
            ContactImport.Read(Encoding.UTF8.GetBytes(File), Options with { DoNotCall = Blacklist.Of([PhoneNumber.Parse("+12025550199")]) }).Value);
}
