using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactImportTests
{
    private static readonly ContactItemType Office = new("Office", 1);
    private static readonly ContactItemType HolidayHome = new("Holiday Home", 2);

    private static readonly ContactColumns Columns = new()
    {
        Name = "Name",
        PrimaryPhone = "Phone",
        Priority = "Priority",
        TimeZone = "Zone",
        AdditionalPhones = [(Office, "Office"), (HolidayHome, "Holiday Home")],
    };

    private const string Heading = "Name,Phone,Priority,Zone,Office,Holiday Home\n";

    [Fact]
    public void Read_TheSeedsColumns_MakesTypedPhones()
    {
        var row = Assert.Single(Read(Heading + "Ada,+390612345678,1,Europe/Rome,+390612345679,+390612345680\n").Contacts);
        Assert.Equal(2, row.Line);
        Assert.Equal(
            new Contact("2", PhoneNumber.Parse("+390612345678"))
            {
                Name = "Ada",
                Priority = 1,
                TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"],
                AdditionalPhones =
                [
                    new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office),
                    new AdditionalPhone(PhoneNumber.Parse("+390612345680"), HolidayHome),
                ],
            },
            row.Contact);
    }

    [Fact]
    public void Read_EmptyCells_AreNoPhoneAndTheDefaults()
    {
        var contact = Assert.Single(Read(Heading + "Ada,+390612345678,,,,\n").Contacts).Contact;
        Assert.Equal(new Contact("2", PhoneNumber.Parse("+390612345678")) { Name = "Ada" }, contact);
    }

    [Theory]
    [InlineData("Ada,06 12,,,,", "2 NUMBER_WHITESPACE")]
    [InlineData("Ada,0612345678,,,,", "2 NUMBER_NOT_E164")]
    [InlineData("Ada,+39061,0,,,", "3 PRIORITY_INVALID")]
    [InlineData("Ada,+39061,1.5,,,", "3 PRIORITY_INVALID")]
    [InlineData("Ada,+39061,,Europe/Atlantis,,", "4 TIME_ZONE_UNKNOWN")]
    [InlineData("Ada,+39061,,,x,+39-1", "5 NUMBER_HAS_LETTERS, 6 NUMBER_PUNCTUATION")]
    [InlineData("Ada,+39061,,,,,more", "7 ROW_COLUMN_COUNT")]
    [InlineData("Ada,,,,,", "2 NUMBER_MISSING")]
    [InlineData("Ada,\"+3906\"1,,,,", "2 NUMBER_PUNCTUATION")] // broken quoting is not mended in silence
    public void Read_BadCell_RefusesItsRowOnly(string row, string issues)
    {
        var reading = Read(Heading + row + "\nBob,+39062,,,,\n");
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal((2, row, issues), (rejected.Line, rejected.Text, string.Join(", ", rejected.Issues.Select(issue => $"{issue.Column} {issue.Code}"))));
        Assert.Equal("Bob", Assert.Single(reading.Contacts).Contact.Name);
    }

    [Fact]
    public void Read_AnIdColumn_GivesIdentitiesOnce()
    {
        var reading = Read("Id,Phone\na,+391\na,+392\n,+393\nb,x\nb,+394\n", new ContactColumns { Id = "Id", PrimaryPhone = "Phone" });
        Assert.Equal(["a", "b"], reading.Contacts.Select(row => row.Contact.Id));
        Assert.Equal(
            ["Line 3: CONTACT_ID_DUPLICATE", "Line 4: CONTACT_ID_MISSING", "Line 5: NUMBER_HAS_LETTERS"],
            reading.Rejected.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Read_OtherDelimiters_AreFound(char delimiter) => Assert.Single(Read((Heading + "Ada,+390612345678,,,,\n").Replace(',', delimiter)).Contacts);

    [Fact]
    public void Read_Utf16_IsRead()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Heading + "Zoë,+390612345678,,,,\n")];
        Assert.Equal("Zoë", ContactImport.Read(file, Columns, PhoneNumber.Read, DateTimeZoneProviders.Tzdb).Value.Contacts.Single().Contact.Name);
    }

    [Theory]
    [InlineData("", FileReason.FileEmpty)]
    [InlineData("\n\n", FileReason.FileEmpty)]
    [InlineData("Name,Telephone\nAda,+391\n", FileReason.FileColumnNotFound)]
    [InlineData("Name,Phone,Phone,Priority,Zone,Office,Holiday Home\n", FileReason.FileColumnAmbiguous)]
    [InlineData("Name,Phone,Priority,Zone,Office,Holiday Home\n\"Ada,+391\n", FileReason.FileQuoteUnterminated)]
    [InlineData("Name\0", FileReason.FileNotText)]
    public void Read_UnusableFile_SaysWhy(string text, FileReason reason) =>
        Assert.Equal(reason, ContactImport.Read(Encoding.UTF8.GetBytes(text), Columns, PhoneNumber.Read, DateTimeZoneProviders.Tzdb).Reason!.Reason);

    [Fact]
    public void Read_AnyRows_AnswersForEachOfThem() => Properties.ForAll(
        Gen.Elements("Ada,+39061,1,,+39062,", "", " , ,,,,", "x", "Bob,bad,,,,", ",,,,,,,more", "Zoë,+391,,UTC,,").ArrayOf(),
        rows =>
        {
            var file = Read(Heading + string.Concat(rows.Select(row => row + "\n")));
            var answered = file.Contacts.Select(row => row.Line).Concat(file.Rejected.Select(row => row.Line)).Order();
            var expected = rows.Select((row, i) => (Row: row, Line: i + 2)).Where(row => row.Row.Trim(' ', ',').Length > 0).Select(row => row.Line);
            return answered.SequenceEqual(expected) && file.BlankLines == rows.Length - expected.Count() && file.Rejected.All(row => !row.Issues.IsEmpty);
        });

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Properties.ForAll(
        Gen.OneOf(ArbMap.Default.GeneratorFor<byte[]>(), Properties.NearlyText("Phone,+39\"\n;\r").Select(text => Encoding.UTF8.GetBytes("Phone\n" + text))),
        file => ContactImport.Read(file, new ContactColumns { PrimaryPhone = "Phone" }, PhoneNumber.Read, DateTimeZoneProviders.Tzdb)
            is { IsOk: true } or { Reason.Reason: not FileReason.Unspecified });

    private static ContactImportReading Read(string text, ContactColumns? columns = null) =>
        ContactImport.Read(Encoding.UTF8.GetBytes(text), columns ?? Columns, PhoneNumber.Read, DateTimeZoneProviders.Tzdb).Value;
}
