using System.Text;
using static CallingDomain.Contacts.Tests.RoleFile;

namespace CallingDomain.Contacts.Tests;

public sealed class RowGroupTests
{
    private const string A = "+12025550101", B = "+12025550102", C = "+12025550103", NewYork = "America/New_York", Denver = "America/Denver";

    private static readonly ContactColumns Columns = new()
    {
        Id = "id",
        Key = "lead",
        Name = "name",
        PrimaryPhone = new PhoneColumn("phone") { TypeColumn = "owner" },
        TimeZone = "zone",
        ScheduledAt = "from",
        Fields = [new FieldColumn("vip", "vip")],
        AllowsMissing = true,
    };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PrimaryMark_InALaterRow_MarksThePrimaryPhone(bool isPrimaryColumn)
    {
        var phone = new PhoneColumn("p") { TypeColumn = new TypeColumn("l") { PrimaryMark = "* " } };
        var columns = isPrimaryColumn ? new ContactColumns { Key = "k", PrimaryPhone = phone } : new ContactColumns { Key = "k", AdditionalPhones = [phone] };
        Assert.Equal($"{B}; {A} Home", Phones(One($"k,p,l\n1,{A},Home\n1,{B},* Mobile\n", columns).Contact));
    }

    [Fact]
    public void Rows_OfOneKey_AreOneContact()
    {
        var report = Read($"lead,name,phone,owner,vip\n7,Ada,{A},Home,\n7,,{B},Office,yes\n\n7,Ada L,{C},Boat,no\n,Bob,{A},,\n,Bob,{B},,\n", Columns);
        Assert.Equal([$"Ada: {A}; {B} Office; {C} 'Boat'", $"Bob: {A}", $"Bob: {B}"], report.Contacts.Select(row => $"{row.Contact.Name}: {Phones(row.Contact)}"));
        Assert.Equal("2 CONTACT_ROWS_DIFFER 4 CONTACT_ITEM_TYPE_UNKNOWN 5 CONTACT_ROWS_DIFFER", Issues(report));
        Assert.Equal(("yes", 3, 5, 1, 7), (Field(report.Contacts[0].Contact, "vip"), report.Counts.Contacts, report.Counts.ContactLines, report.Counts.BlankLines, report.Counts.Lines));
    }

    [Fact]
    public void Rows_OneWithAnError_RejectAllOfThem()
    {
        var options = Options(Columns with { DoNotCall = ["dnc"] });
        var file = $"lead,name,phone,dnc\n7,Ada,{A},\n7,\"two\nlines\",{B},1\n8,Bob,12,\n";
        var report = Read(file, options);
        Assert.Equal([(2, "7,Ada,+12025550101,\n7,\"two\nlines\",+12025550102,1", "4 CONTACT_DO_NOT_CALL"), (5, "8,Bob,12,", "3 NUMBER_LENGTH")], report.Rejected.Select(row => (row.Line, row.Text, row.Issues.First(issue => issue.IsError).ToString())));
        Assert.Equal((2, 4), (report.Counts.Rejected, report.Counts.RejectedLines));
        using var output = new MemoryStream();
        using (var reader = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), options))
        using (var writer = new RejectedContactWriter(output, code => code))
            ContactImport.Run(reader, rejected: writer);
        var corrected = Encoding.UTF8.GetString(output.ToArray()).Replace(",12,", $",{C},", StringComparison.Ordinal).Replace(",1\r\n", ",0\r\n", StringComparison.Ordinal).Replace(",1\n", ",0\n", StringComparison.Ordinal);
        Assert.Equal([$"{A}; {B}", C], ContactImport.Read(Encoding.UTF8.GetBytes(corrected), options).Value.Contacts.Select(row => Phones(row.Contact)));
    }

    [Fact]
    public void Key_AgainAfterOtherRows_IsADuplicate()
    {
        var report = Read($"lead,name,phone\n7,Ada,{A}\n8,Bob,{B}\n7,Ada,{C}\n7,Ada,{C}\n", Columns);
        var duplicate = Assert.Single(report.Duplicates);
        Assert.Equal((2, 4, 2, "CONTACT_ROWS_APART"), (report.Contacts.Length, duplicate.Line, duplicate.FirstLine, Assert.Single(duplicate.Issues, issue => issue.IsError).Code));
        Assert.Equal((1, 2), (report.Counts.Duplicates, report.Counts.DuplicateLines));
    }

    [Fact]
    public void Zones_OfRows_AreThoseOfTheirPhones()
    {
        var row = Assert.Single(Read($"lead,phone,zone\n7,{A},{Denver}\n7,{B},{NewYork}\n", Columns).Contacts);
        Assert.Equal((Denver, $"{B} {NewYork}"), (row.Contact.TimeZone!.Id, string.Join(' ', row.PhoneZones.Select(zone => $"{zone.Phone} {zone.Zone.Id}"))));
    }

    [Fact]
    public void ScheduledAt_OfRows_IsTheLatest() =>
        Assert.Equal("2026-03-03T09:00:00Z", Assert.Single(Read($"lead,phone,from\n7,{A},2026-03-02T09:00:00Z\n7,{B},2026-03-03T09:00:00Z\n7,{C},\n", Columns).Contacts).Contact.ScheduledAt.ToString());

    [Fact]
    public void Identities_MissingOrRepeated_AreThoseOfContacts()
    {
        var report = Read($"id,lead,phone\n1,7,{A}\n,7,{B}\n1,8,{C}\n,9,{A}\n", Columns);
        Assert.Equal(("1", "1 CONTACT_ID_MISSING! CONTACT_ID_DUPLICATE!"), (Assert.Single(report.Contacts).Contact.Id, Issues(report)));
    }

    [Fact]
    public void Duplicates_OfContactsOfSeveralRows_AreFound()
    {
        var options = Options(Columns) with { Duplicates = DuplicateRule.ByAnyPhone };
        var report = Read($"lead,phone\n7,{A}\n7,{B}\n8,{C}\n8,{B}\n", options);
        Assert.Equal((1, 4, 2), (report.Contacts.Length, report.Duplicates.Single().Line, report.Duplicates.Single().FirstLine));
    }

    [Fact]
    public void Rows_TooMany_RefuseTheFile()
    {
        var file = "lead,phone\n" + string.Concat(Enumerable.Range(0, 80_000).Select(i => $"7,+1202{5550000 + i}\n"));
        Assert.Equal(CallingDomain.Numbers.FileReason.RowTooLong, Refusal(file, Columns).Reason);
    }

    [Fact]
    public void UnusedColumns_OfRows_AreCountedOnce()
    {
        var report = Read($"lead,phone,other\n7,{A},{B}\n7,{B},{B}\n8,{C},x\n", Columns);
        Assert.Equal(2, report.UnusedColumns.Single().PhoneCount);
    }
}
