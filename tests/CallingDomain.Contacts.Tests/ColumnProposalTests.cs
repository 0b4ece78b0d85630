using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ColumnProposalTests
{
    private const string Number = "+15013334444";

    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(new ContactItemType("Office", 1)).Value.Add(new ContactItemType("Holiday Home", 2)).Value;

    [Fact]
    public void Of_TheSeedsHeading_FindsAColumnForEachType()
    {
        var proposal = Of("First name,Phone,Office,Holiday Home,Notes\nAda,+390612345678,+390612345679,,x\n");
        Assert.Equal(("First name", null, null, "Phone"), (proposal.Columns.GivenName, proposal.Columns.FamilyName, proposal.Columns.Name, proposal.Columns.PrimaryPhone));
        Assert.Equal(["Office Office", "Holiday Home Holiday Home"], proposal.Columns.AdditionalPhones.Select(column => $"{column.Type!.Name} {column.Column}"));
        Assert.Equal(["Notes"], proposal.Unused.AsEnumerable());
    }

    [Fact]
    public void Of_OtherWaysOfWriting_FindsThemToo()
    {
        var proposal = Of("CONTACT_ID,full name,Phone Number,phone 2,office phone,Tel. (Holiday-Home),Time zone,PRIORITY,Scheduled at\n7,Ada,+390612345678,,,,Europe/Rome,1,2026-03-02 09:00\n");
        var columns = proposal.Columns;
        Assert.Equal(
            ("CONTACT_ID", "full name", "Phone Number", "PRIORITY", "Time zone", "Scheduled at"),
            (columns.Id, columns.Name, columns.PrimaryPhone, columns.Priority, columns.TimeZone, columns.ScheduledAt));
        Assert.Equal(["office phone Office", "Tel. (Holiday-Home) Holiday Home", "phone 2 "], columns.AdditionalPhones.Select(column => $"{column.Column} {column.Type?.Name}"));
        Assert.Empty(proposal.Unused);
        Assert.Empty(proposal.Suggestions);
    }

    [Fact]
    public void Of_AColumnThatStandsTwice_NamesNeither()
    {
        var proposal = Of("Phone,phone,Phone\n");
        Assert.Equal("phone", proposal.Columns.PrimaryPhone);
        Assert.Equal(["Phone", "Phone"], proposal.Unused.AsEnumerable());
    }

    [Fact]
    public void Of_NothingKnown_ProposesNothing() => Assert.Equal(["a", "b"], Of("a,b\n1,2\n").Unused.AsEnumerable());

    [Theory]
    [InlineData("Telefono")]
    [InlineData("Handy")]
    [InlineData("Téléphone")]
    [InlineData("Mobile")]
    [InlineData("Number")]
    [InlineData("Contact")]
    public void Of_TheOnlyPhoneColumn_IsThePrimaryPhone(string heading) => Assert.Equal(heading, Of($"Name,{heading}\nAda,{Number}\n").Columns.PrimaryPhone);

    [Theory]
    [InlineData("Phone", "iPhone 12")]
    [InlineData("Number", "12")] // of a house
    [InlineData("Number", "")]
    [InlineData("Contact", "Ada")]
    [InlineData("Fax", Number)]
    [InlineData("Pager", Number)]
    [InlineData("Extension", "4444")]
    public void Of_AHeadingWhoseCellsDisagree_IsNoPhoneColumn(string heading, string cell) => Assert.Null(Of($"Street,{heading}\nHigh Street,{cell}\n").Columns.PrimaryPhone);

    [Fact]
    public void Of_HouseNumbers_LeaveThePhoneToTheRightColumn() => Assert.Equal("Mobile", Of($"Street,Number,Mobile\nHigh Street,12,{Number}\n").Columns.PrimaryPhone);

    [Fact]
    public void Of_AnEmptyPhoneColumn_LeavesThePrimaryPhoneToOneWithCells()
    {
        var proposal = Of($"Phone,Mobile\n,{Number}\n");
        Assert.Equal(("Mobile", "Phone"), (proposal.Columns.PrimaryPhone, Assert.Single(proposal.Unused)));
    }

    [Theory]
    [InlineData("Mobile")]
    [InlineData("Home Phone")]
    [InlineData("Work Phone")]
    [InlineData("Cell Phone")]
    [InlineData("Tel2")]
    [InlineData("Alternate Number")]
    public void Of_APhoneColumnWithoutAType_IsSuggestedAndNotUsed(string heading)
    {
        var proposal = Of($"Name,Phone,{heading}\nAda,{Number},{Number}\n");
        Assert.Equal([heading], proposal.Unused.AsEnumerable());
        Assert.Equal([new ColumnSuggestion(3, heading, ColumnRole.AdditionalPhone)], proposal.Suggestions.AsEnumerable());
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
    public void Of_AnUncertainColumn_IsSuggestedAndNotUsed(string heading, string cell, ColumnRole role)
    {
        var proposal = Of($"Phone,{heading}\n{Number},{cell}\n");
        Assert.Equal(["Phone", "not", heading], [.. proposal.Columns.Headings(), "not", .. proposal.Unused]);
        Assert.Equal([new ColumnSuggestion(2, heading, role)], proposal.Suggestions.AsEnumerable());
    }

    [Fact]
    public void Of_GeneralHeadingsWhoseCellsAgree_AreUsed()
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
    public void Of_Names_AreGivenFamilyOrWhole(string headings, string? given, string? family, string? whole)
    {
        var columns = Of($"{headings},Phone\nAda,Lovelace,{Number}\n").Columns;
        Assert.Equal((given, family, whole), (columns.GivenName, columns.FamilyName, columns.Name));
    }

    [Fact]
    public void Of_RepeatedIdentities_AreNoIdentity() => Assert.Null(Of($"Id,Phone\n7,{Number}\n7,+15013334445\n").Columns.Id);

    [Fact]
    public void Of_IgnoredColumns_AreNotProposed()
    {
        var proposal = ColumnProposal.Of(Sample($"Phone,Mobile\n{Number},{Number}\n"), Types, ignored: ["Phone"]);
        Assert.Equal(("Mobile", "Phone"), (proposal.Columns.PrimaryPhone, Assert.Single(proposal.Unused)));
        Assert.Empty(proposal.Suggestions);
    }

    [Fact]
    public void Of_RowsBeyondTheSample_ChangeNothing()
    {
        var first = "Number\n" + string.Concat(Enumerable.Repeat("12\n", ContactSample.MaxRows));
        Assert.Null(Of(first + string.Concat(Enumerable.Repeat(Number + "\n", 5000))).Columns.PrimaryPhone);
        Assert.Equal(ContactSample.MaxRows, Sample(first + "13\n").Rows.Length);
    }

    [Fact]
    public void Read_AStreamThatCannotSeek_GivesItsBytesAgainWhateverItsPieces()
    {
        var file = Encoding.UTF8.GetBytes("Name ;\"Phone, main\"\n\nAda;" + Number + "\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"x{i};{i}\n")));
        foreach (var piece in new[] { 1, 1000, int.MaxValue })
        {
            var sample = ContactSample.Read(new PieceStream(file, piece), out var whole).Value;
            Assert.Equal(["Name", "Phone, main"], sample.Headings.AsEnumerable());
            Assert.Equal(["Ada", Number], sample.Rows[0].AsEnumerable());
            Assert.Equal((100, false), (sample.Rows.Length, whole.CanSeek));
            using var copy = new MemoryStream();
            whole.CopyTo(copy);
            Assert.Equal(file, copy.ToArray());
        }
    }

    [Fact]
    public void Read_AStreamThatSeeks_GoesBackToItsPosition()
    {
        var file = new MemoryStream(Encoding.UTF8.GetBytes("skipped Phone\n"));
        file.Position = 8;
        Assert.Equal(["Phone"], ContactSample.Read(file, out var whole).Value.Headings.AsEnumerable());
        Assert.Equal((8L, file), (file.Position, whole));
        Assert.Equal(FileReason.FileEmpty, ContactSample.Read(new MemoryStream(), out _).Reason!.Reason);
    }

    [Fact]
    public void ToString_OfASample_HasNothingOfItsRows() => Assert.Equal("2 columns, 1 rows", Sample("Name,Phone\nAda,1\n").ToString());

    private static ColumnProposal Of(string file) => ColumnProposal.Of(Sample(file), Types, zones: DateTimeZoneProviders.Tzdb);

    private static ContactSample Sample(string file) => ContactSample.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), out _).Value;

    /// <summary>Gives a file in pieces and cannot seek.</summary>
    private sealed class PieceStream(byte[] file, int piece) : MemoryStream(file)
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, piece)]);
    }
}
