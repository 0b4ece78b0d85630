using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ColumnProposalTests
{
    private const string Number = "+15013334444";

    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(new ContactItemType("Office", 1)).Value.Add(new ContactItemType("Holiday Home", 2)).Value;

    [Fact]
    public void ProposeColumns_TheSeedsHeading_FindsAColumnForEachType()
    {
        var proposal = Of("First name,Phone,Office,Holiday Home,Notes\nAda,+390612345678,+390612345679,,x\n");
        Assert.Equal(("First name", null, null, "Phone"), (proposal.Columns.GivenName, proposal.Columns.FamilyName, proposal.Columns.Name, proposal.Columns.PrimaryPhone));
        Assert.Equal(["Office Office", "Holiday Home Holiday Home"], proposal.Columns.AdditionalPhones.Select(column => $"{column.Type!.Name} {column.Column}"));
        Assert.Equal(["Notes"], Unused(proposal));
    }

    [Fact]
    public void ProposeColumns_OtherSpellings_AreFound()
    {
        var proposal = Of("CONTACT_ID,full name,Phone Number,phone 2,office phone,Tel. (Holiday-Home),Time zone,PRIORITY,Scheduled at\n7,Ada,+390612345678,,,,Europe/Rome,1,2026-03-02 09:00\n");
        var columns = proposal.Columns;
        Assert.Equal(
            ("CONTACT_ID", "full name", "Phone Number", "PRIORITY", "Time zone", "Scheduled at"),
            (columns.Id, columns.Name, columns.PrimaryPhone, columns.Priority, columns.TimeZone, columns.ScheduledAt));
        Assert.Equal(["office phone Office", "Tel. (Holiday-Home) Holiday Home", "phone 2 "], columns.AdditionalPhones.Select(column => $"{column.Column} {column.Type?.Name}"));
        Assert.Empty(proposal.UnusedColumns);
    }

    [Theory]
    [InlineData("Office", "Office")]
    [InlineData("office", "office")]
    [InlineData("Phone (office)", "office")]
    [InlineData("OFFICE", null)]
    [InlineData("OFFICE PHONE", null)]
    [InlineData("office mobile", "Office Mobile")]
    [InlineData("OFFICE MOBILE PHONE", "Office Mobile")]
    public void ProposeColumns_HeadingOfSeveralTypes_IsTheTypeThatItNamesExactlyOrOnlySuggested(string heading, string? type)
    {
        var types = new[] { "Office", "office", "Office Mobile" }.Aggregate(ContactItemTypes.Empty, (all, name) => all.Add(new ContactItemType(name, 1)).Value);
        var proposal = ContactImport.ProposeColumns(StreamOf($"Phone,{heading}\n{Number},+390612345679\n"), types).Value;
        Assert.Equal(type, proposal.Columns.AdditionalPhones.SingleOrDefault()?.Type!.Name);
        Assert.Equal(type is null ? [ColumnRole.AdditionalPhone] : [], proposal.UnusedColumns.Select(column => column.SuggestedRole));
    }

    [Fact]
    public void ProposeColumns_TwoColumnsOfOneHeading_UsesNeither()
    {
        var proposal = Of("Phone,phone,Phone\n");
        Assert.Equal("phone", proposal.Columns.PrimaryPhone);
        Assert.Equal(["Phone", "Phone"], Unused(proposal));
    }

    [Fact]
    public void ProposeColumns_NothingKnown_ProposesNothing() => Assert.Equal(["a", "b"], Of("a,b\n1,2\n").UnusedColumns.Select(column => column.Heading));

    [Theory]
    [InlineData("Telefono")]
    [InlineData("Handy")]
    [InlineData("Téléphone")]
    [InlineData("Mobile")]
    [InlineData("Number")]
    [InlineData("Contact")]
    public void ProposeColumns_OnlyPhoneColumn_IsThePrimaryPhone(string heading) => Assert.Equal(heading, Of($"Name,{heading}\nAda,{Number}\n").Columns.PrimaryPhone);

    [Theory]
    [InlineData("Phone", "iPhone 12")]
    [InlineData("Number", "12")] // of a house
    [InlineData("Number", "")]
    [InlineData("Contact", "Ada")]
    [InlineData("Fax", Number)]
    [InlineData("Pager", Number)]
    [InlineData("Extension", "4444")]
    public void ProposeColumns_HeadingWhoseCellsDisagree_IsNotAPhoneColumn(string heading, string cell) => Assert.Null(Of($"Street,{heading}\nHigh Street,{cell}\n").Columns.PrimaryPhone);

    [Fact]
    public void ProposeColumns_HouseNumbers_AreNotPhones() => Assert.Equal("Mobile", Of($"Street,Number,Mobile\nHigh Street,12,{Number}\n").Columns.PrimaryPhone);

    [Fact]
    public void ProposeColumns_EmptyPhoneColumn_PrefersOneWithCells()
    {
        var proposal = Of($"Phone,Mobile\n,{Number}\n");
        Assert.Equal(("Mobile", "Phone"), (proposal.Columns.PrimaryPhone, Assert.Single(Unused(proposal))));
    }

    [Theory]
    [InlineData("Mobile")]
    [InlineData("Home Phone")]
    [InlineData("Work Phone")]
    [InlineData("Cell Phone")]
    [InlineData("Tel2")]
    [InlineData("Alternate Number")]
    public void ProposeColumns_PhoneColumnWithoutAType_IsSuggested(string heading)
    {
        var proposal = Of($"Name,Phone,{heading}\nAda,{Number},{Number}\n");
        Assert.Equal([heading], Unused(proposal));
        Assert.Equal([new FileColumn(3, heading) { PhoneCount = 1, SuggestedRole = ColumnRole.AdditionalPhone }], proposal.UnusedColumns.AsEnumerable());
    }

    [Theory]
    [InlineData("Rank", "1", ColumnRole.Priority)] // up or down: no cell says
    [InlineData("Rank", "-5", ColumnRole.Priority)]
    [InlineData("Priority", "High", ColumnRole.Priority)]
    [InlineData("Priority", "0", ColumnRole.Priority)]
    [InlineData("Zone", "North", ColumnRole.TimeZone)]
    [InlineData("Zone", "", ColumnRole.TimeZone)]
    [InlineData("Time zone", "Eastern", ColumnRole.TimeZone)]
    [InlineData("Scheduled", "yes", ColumnRole.ScheduledAt)]
    public void ProposeColumns_UncertainColumn_IsSuggested(string heading, string cell, ColumnRole role)
    {
        var proposal = Of($"Phone,{heading}\n{Number},{cell}\n");
        Assert.Equal(["Phone", "not", heading], [.. proposal.Columns.References(), "not", .. Unused(proposal)]);
        Assert.Equal([new FileColumn(2, heading) { SuggestedRole = role }], proposal.UnusedColumns.AsEnumerable());
    }

    [Fact]
    public void ProposeColumns_GeneralHeadingsWhoseCellsAgree_AreUsed()
    {
        var columns = Of($"Phone,Zone,Contact\n{Number},Europe/Rome,Ada\n").Columns;
        Assert.Equal(("Zone", "Contact"), (columns.TimeZone, columns.Name));
    }

    [Theory]
    [InlineData("First Name,Last Name", "First Name", "Last Name", null)]
    [InlineData("Vorname,Name", "Vorname", "Name", null)]
    [InlineData("Nome,Cognome", "Nome", "Cognome", null)]
    [InlineData("Prénom,Nom", "Prénom", "Nom", null)]
    [InlineData("Name,Company", null, null, "Name")]
    [InlineData("Nome,Company", null, null, "Nome")]
    [InlineData("Company,Firma", null, null, null)]
    public void ProposeColumns_Names_AreGivenFamilyOrWhole(string headings, string? given, string? family, string? whole)
    {
        var columns = Of($"{headings},Phone\nAda,Lovelace,{Number}\n").Columns;
        Assert.Equal((given, family, whole), (columns.GivenName, columns.FamilyName, columns.Name));
    }

    [Fact]
    public void ProposeColumns_RepeatedIdentities_AreNotUsed() => Assert.Null(Of($"Id,Phone\n7,{Number}\n7,+15013334445\n").Columns.Id);

    [Fact]
    public void ProposeColumns_IgnoredColumns_AreNotProposed()
    {
        var proposal = ContactImport.ProposeColumns(StreamOf($"Phone,Mobile\n{Number},{Number}\n"), Types, new ContactImportOptions { IgnoredColumns = ["Phone"] }).Value;
        Assert.Equal(("Mobile", "Phone"), (proposal.Columns.PrimaryPhone, Assert.Single(Unused(proposal))));
        Assert.Equal([(true, ColumnRole.Unspecified)], proposal.UnusedColumns.Select(column => (column.IsIgnored, column.SuggestedRole)));
    }

    [Fact]
    public void ProposeColumns_RowsBeyondTheSample_ChangeNothing()
    {
        var first = "Number\n" + string.Concat(Enumerable.Repeat("12\n", ContactSample.MaxRows));
        Assert.Null(Of(first + string.Concat(Enumerable.Repeat(Number + "\n", 5000))).Columns.PrimaryPhone);
        Assert.Equal(ContactSample.MaxRows, Sample(first + "13\n").Rows.Length);
    }

    [Fact]
    public void ProposeColumns_AllColumns_AreInTheOrderOfTheFile()
    {
        var proposal = Of($"Mobile,Office,Phone,Name\n{Number},,{Number},Ada\n");
        Assert.Equal(["2 Office AdditionalPhone Office 0", "3 Phone PrimaryPhone  1", "4 Name Name  0"], proposal.UsedColumns.Select(column => $"{column.Position} {column.Heading} {column.Role} {column.Type?.Name} {column.PhoneCount}"));
        Assert.Equal(["1 Mobile 1 AdditionalPhone"], proposal.UnusedColumns.Select(column => $"{column.Position} {column.Heading} {column.PhoneCount} {column.SuggestedRole}"));
    }

    [Fact]
    public void ProposeColumns_Stream_ReturnsToItsPosition()
    {
        var file = StreamOf("skipped Phone\n");
        file.Position = 8;
        Assert.Equal("Phone", ContactImport.ProposeColumns(file, Types).Value.Columns.PrimaryPhone);
        Assert.Equal(8L, file.Position);
        Assert.Equal(FileReason.Empty, ContactImport.ProposeColumns(new MemoryStream(), Types).Reason!.Reason);
        Assert.Throws<ArgumentException>(() => ContactImport.ProposeColumns(new ForwardOnlyStream(), Types));
    }

    [Fact]
    public void ToString_Sample_HasNothingOfItsRows() => Assert.Equal("2 columns, 1 rows", Sample("Name,Phone\nAda,1\n").ToString());

    private static ColumnProposal Of(string file) => ContactImport.ProposeColumns(StreamOf(file), Types, new ContactImportOptions { Zones = DateTimeZoneProviders.Tzdb }).Value;

    private static IEnumerable<string> Unused(ColumnProposal proposal) => proposal.UnusedColumns.Select(column => column.Heading);

    private static ContactSample Sample(string file) => ContactSample.Read(StreamOf(file), new ContactFileFormat()).Value;

    private static MemoryStream StreamOf(string file) => new(Encoding.UTF8.GetBytes(file));

    private sealed class ForwardOnlyStream : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
