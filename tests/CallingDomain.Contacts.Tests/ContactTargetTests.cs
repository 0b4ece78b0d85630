using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactTargetTests
{
    private static readonly ContactColumns Columns = new() { Name = "name", PrimaryPhone = "phone", AdditionalPhones = [new("a"), new("b"), new("c"), new("d")] };

    [Fact]
    public void All_EveryTarget_HasSourcesDatesAndLimits()
    {
        Assert.Equal(["aircall", "five9", "genesys", "vicidial", "xcally"], ContactTargets.All.Select(target => target.Name));
        Assert.All(ContactTargets.All, target =>
        {
            Assert.Same(target, ContactTargets.Find(target.Name));
            Assert.NotEmpty(target.Source);
            Assert.Matches(@"^20\d\d-\d\d-\d\d$", target.ReadOn);
            Assert.NotEmpty(target.Limits);
            Assert.All(target.Limits, limit => Assert.NotEqual(TargetReason.Unspecified, limit.Reason));
            Assert.Equal($"{target.Name} ({target.Title})", target.ToString());
        });
        Assert.Null(ContactTargets.Find("unknown"));
    }

    [Fact]
    public void Vicidial_CellsOverTheWidths_AreReportedWithTheirPlaces() => Assert.Equal(
        ["TARGET_PHONE_DIGITS 1 4: 4 phone_number 4", "TARGET_PHONE_DIGITS 1 13: 3 alt_phone 13", "TARGET_CELL_LENGTH 2 3: 2 State 3, 4 State 3"],
        Check("vicidial", "name,phone,phone_number,alt_phone,State\nA,+390612345678,0612345678,,LOM\nB,+390612345679,06-1234 5679,(0044)612345678,LO\nC,+390612345670,1234,061234567890,çóé\n"));

    [Fact]
    public void Five9_FourPhones_AreOneTooMany() => Assert.Equal(
        ["TARGET_PHONES 1 4: 3  4"],
        Check("five9", "name,phone,a,b,c\nA,+390612345670,+390612345671,+390612345672,\nB,+390612345673,+390612345674,+390612345675,+390612345676\nC,+3906,+390612345674,+390612345675,+390612345676\n"));

    [Fact]
    public void Aircall_FivePhonesAndAMegabyte_AreTooMuch()
    {
        var row = "A,+390612345670,+390612345671,+390612345672,+390612345673,+390612345674\n";
        Assert.Equal(["TARGET_BYTES 1 1000000: 0  1000000", "TARGET_PHONES 1 5: 2  5"], Check("aircall", $"name,phone,a,b,c,d\n{row}", bytes: 1_000_000));
        Assert.Equal(["TARGET_PHONES 1 5: 2  5"], Check("aircall", $"name,phone,a,b,c,d\n{row}", bytes: 999_999));
    }

    [Fact]
    public void Genesys_HeadingsCellsAndBlankLines_AreReported()
    {
        var long513 = new string('x', 513);
        var heading129 = new string('h', 129);
        Assert.Equal(
            ["TARGET_HEADING_MISSING 1 1: 0  1", "TARGET_HEADING_DUPLICATE 1 1: 0 e 1", $"TARGET_HEADING_LENGTH 1 129: 0 {heading129} 129", @"TARGET_HEADING_CHARACTER 1 1: 0 c\d 1", $"TARGET_CELL_LENGTH 1 513: 3 {heading129} 513", "TARGET_BLANK_LINES 1 2: 0  2"],
            Check("genesys", $"name,phone,e,e,,{heading129},c\\d\n\nA,+390612345670,,,,{long513},\nB,+390612345671,,,,{long513[..512]},\n\n\n"));
    }

    [Fact]
    public void Genesys_FiftyOneColumns_AreTooMany() =>
        Assert.Equal(["TARGET_COLUMNS 1 51: 0  51"], Check("genesys", $"name,phone,{string.Join(',', Enumerable.Range(1, 49).Select(at => $"h{at}"))}\nA,+390612345670\n"));

    [Fact]
    public void Rows_MoreThanTheTargetTakes_AreReportedOnce() => Assert.Equal(
        ["TARGET_ROWS 1 2: 0  2"],
        Check(new ContactTarget("own") { Limits = [new TargetLimit(TargetReason.Rows, 1)] }, "name,phone\nA,+390612345670\nB,none\n"));

    [Fact]
    public void Xcally_RowWithoutFirstName_IsReported()
    {
        Assert.Equal(["TARGET_CELL_MISSING 1 0: 3 firstName 0"], Check("xcally", "name,firstName,phone\nA,A,+390612345670\nB,,+390612345671\n"));
        Assert.Empty(Check("xcally", "name,phone\nA,+390612345670\n"));
    }

    [Fact]
    public void End_ManyPlaces_CountsAllAndKeepsTheFirst()
    {
        var report = Read(ContactTargets.Find("vicidial")!, $"name,phone,state\n{string.Concat(Enumerable.Range(0, 25).Select(at => $"A,+3906123456{at:D2},ABC\n"))}", bytes: 0);
        var excess = Assert.Single(report.Excesses);
        Assert.Equal((25, ContactTargetCheck.MaxPlaces), (excess.Count, excess.First.Length));
        Assert.Equal(new TargetPlace(2, 3, "state", 3), excess.First[0]);
    }

    private static IEnumerable<string> Check(string target, string text, long bytes = 0) => Check(ContactTargets.Find(target)!, text, bytes);

    private static IEnumerable<string> Check(ContactTarget target, string text, long bytes = 0) =>
        Read(target, text, bytes).Excesses.Select(excess => $"{excess.Limit.Reason.Code()} {excess.Count} {excess.Worst}: {string.Join(", ", excess.First.Select(place => $"{place.Line} {place.Heading} {place.Actual}"))}");

    private static ContactTargetReport Read(ContactTarget target, string text, long bytes)
    {
        var headings = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        var columns = Columns with { AdditionalPhones = [.. Columns.AdditionalPhones.Where(phone => headings.Contains(phone.Column))] };
        var check = new ContactTargetCheck(target);
        using var rows = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), new ContactImportOptions { Columns = columns });
        while (rows.Read()) check.Add(rows);
        Assert.Null(rows.Refusal);
        return check.End(bytes);
    }
}
