namespace CallingDomain.Contacts.Tests;

public sealed class ColumnProposalTests
{
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(new ContactItemType("Office", 1)).Value.Add(new ContactItemType("Holiday Home", 2)).Value;

    [Fact]
    public void Of_TheSeedsHeading_FindsAColumnForEachType()
    {
        var proposal = ColumnProposal.Of(["First name", "Phone", "Office", "Holiday Home", "Notes"], Types);
        Assert.Equal(("First name", "Phone"), (proposal.Columns.Name, proposal.Columns.PrimaryPhone));
        Assert.Equal(["Office Office", "Holiday Home Holiday Home"], proposal.Columns.AdditionalPhones.Select(column => $"{column.Type!.Name} {column.Column}"));
        Assert.Equal(["Notes"], proposal.Unused.AsEnumerable());
    }

    [Fact]
    public void Of_OtherWaysOfWriting_FindsThemToo()
    {
        var proposal = ColumnProposal.Of(["CONTACT_ID", "full name", "Phone Number", "phone 2", "office phone", "Tel. (Holiday-Home)", "Time zone", "PRIORITY", "Scheduled at"], Types);
        var columns = proposal.Columns;
        Assert.Equal(
            ("CONTACT_ID", "full name", "Phone Number", "PRIORITY", "Time zone", "Scheduled at"),
            (columns.Id, columns.Name, columns.PrimaryPhone, columns.Priority, columns.TimeZone, columns.ScheduledAt));
        Assert.Equal(["office phone Office", "Tel. (Holiday-Home) Holiday Home", "phone 2 "], columns.AdditionalPhones.Select(column => $"{column.Column} {column.Type?.Name}"));
        Assert.Empty(proposal.Unused);
    }

    [Fact]
    public void Of_AColumnThatStandsTwice_NamesNeither()
    {
        var proposal = ColumnProposal.Of(["Phone", "phone", "Phone"], Types);
        Assert.Equal("phone", proposal.Columns.PrimaryPhone);
        Assert.Equal(["Phone", "Phone"], proposal.Unused.AsEnumerable());
    }

    [Fact]
    public void Of_NothingKnown_ProposesNothing() => Assert.Equal(["a", "b"], ColumnProposal.Of(["a", "b"], Types).Unused.AsEnumerable());
}
