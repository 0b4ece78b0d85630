using System.Text;
using CallingDomain.Numbers;
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
        AdditionalPhones = [new PhoneColumn("Office", Office), new PhoneColumn("Holiday Home", HolidayHome)],
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
    [InlineData("Ada,06 1234 5678,,,,", "2 NUMBER_WHITESPACE")]
    [InlineData("Ada,0612345678,,,,", "2 NUMBER_NOT_E164")]
    [InlineData("Ada,+3906,,,,", "2 NUMBER_LENGTH")]
    [InlineData("Ada,+99961234567,,,,", "2 NUMBER_CALLING_CODE_UNKNOWN")]
    [InlineData("Ada,+390612345678,0,,,", "3 PRIORITY_INVALID")]
    [InlineData("Ada,+390612345678,1.5,,,", "3 PRIORITY_INVALID")]
    [InlineData("Ada,+390612345678,99999999999,,,", "3 PRIORITY_INVALID")]
    [InlineData("Ada,+390612345678,,Europe/Atlantis,,", "4 TIME_ZONE_UNKNOWN")]
    [InlineData("Ada,+390612345678,,,x,+39*1", "5 NUMBER_HAS_LETTERS, 6 NUMBER_PUNCTUATION")]
    [InlineData("Ada,+390612345678,,,,,more", "7 ROW_COLUMN_COUNT")]
    [InlineData("Ada,,,,,", "2 NUMBER_MISSING")]
    [InlineData("Ada,\"+39061234567\"8,,,,", "2 NUMBER_PUNCTUATION")] // invalid quoting is not corrected silently
    [InlineData("Ada,+390612345678;+390612345679,,,,", "2 NUMBER_MULTIPLE")]
    [InlineData("Ada,3.90612E+11,,,,", "2 NUMBER_SCIENTIFIC")] // digits are lost
    public void Read_InvalidCell_RejectsItsRowOnly(string row, string issues)
    {
        var reading = Read(Heading + row + "\nBob,+390612345677,,,,\n");
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal((2, row, issues), (rejected.Line, rejected.Text, string.Join(", ", rejected.Issues)));
        Assert.Equal("Bob", Assert.Single(reading.Contacts).Contact.Name);
    }

    [Theory]
    [InlineData("=\"+390612345678\"", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("'+390612345678", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("'0612345678", "NUMBER_SPREADSHEET_GUARD")]
    [InlineData("390612345678.0", "NUMBER_DECIMAL_SUFFIX")]
    [InlineData("3.90612345678E+11", "NUMBER_SCIENTIFIC")]
    [InlineData("\uFF0B39\u0660\u0666\u0661\u0662345678", "NUMBER_NON_ASCII_DIGIT")]
    [InlineData("+39 06 1234 5678", "")]
    [InlineData("06/1234-5678", "")]
    [InlineData("0039 06 12345678", "")]
    public void Read_SpreadsheetForms_AreCorrectedWithANotice(string cell, string notice)
    {
        var file = $"Phone\n\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n";
        var contact = Assert.Single(Read(file, new ContactImportOptions { Columns = PhoneOnly, Phones = Italian }).Contacts);
        Assert.Equal(PhoneNumber.Parse("+390612345678"), contact.Contact.PrimaryPhone);
        Assert.Equal(notice, string.Join(' ', contact.Notices.Select(issue => issue.Code)));
    }

    [Theory]
    [InlineData("\u200E+39 06\u200B12345678", "NUMBER_WHITESPACE")]
    [InlineData("+39\u300006\u202F12345678", "NUMBER_WHITESPACE")]
    [InlineData("\uFEFF'+390612345678", "NUMBER_SPREADSHEET_GUARD NUMBER_WHITESPACE")]
    [InlineData("\uFF0806\uFF091234\uFF0D5678", "NUMBER_PUNCTUATION")]
    [InlineData("[06] 1234~5678", "NUMBER_PUNCTUATION")]
    [InlineData("06\uFF0E1234\uFF0F5678", "NUMBER_PUNCTUATION")]
    [InlineData("\u300006 12345678\t", "")]
    public void Read_UnambiguousPunctuation_IsCorrectedWithANotice(string cell, string notices) => Read_SpreadsheetForms_AreCorrectedWithANotice(cell, notices);

    [Fact]
    public void Read_GuardedTexts_LoseTheApostropheWithANotice()
    {
        var columns = PhoneOnly with { Id = "Id", Name = "Name", AdditionalPhones = [new PhoneColumn("Office", Office, "About")], Fields = [new FieldColumn("note", "Note")] };
        const string file = "Id,Name,Phone,Office,About,Note\n'+1,'=cmd,'+390612345678,+390612345679,'@desk,\"'-5\"\n+1,Eve,+390612345680,,,\n2,'Eve',+390612345681,,O'Neil,''=x\n";
        var options = Options(columns);
        var reading = Read(file, options);
        var contact = reading.Contacts[0].Contact;
        Assert.Equal(("+1", "=cmd", "@desk", "-5"), (contact.Id, contact.Name, contact.AdditionalPhones[0].Description, contact.Fields[0].Value));
        Assert.Equal(
            ["1 TEXT_SPREADSHEET_GUARD", "2 TEXT_SPREADSHEET_GUARD", "3 NUMBER_SPREADSHEET_GUARD", "5 TEXT_SPREADSHEET_GUARD", "6 TEXT_SPREADSHEET_GUARD"],
            reading.Contacts[0].Notices.Select(notice => notice.ToString()));
        Assert.Equal(ContactReason.IdDuplicate, Assert.Single(reading.Duplicates).Issues[0].Reason);
        Assert.Equal(("'Eve'", "''=x", 0), (reading.Contacts[1].Contact.Name, reading.Contacts[1].Contact.Fields[0].Value, reading.Contacts[1].Notices.Length));

        var table = new ContactTable();
        using var rows = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), options);
        ContactImport.Run(rows, table);
        Assert.Equal(reading.Contacts.Select(row => row.Contact), table);
    }

    [Fact]
    public void Read_GuardedPartsOfAName_AreTheSameNameInContactsTablesAndDuplicates()
    {
        const string file = "Phone,Given,Family\n+390612345678,'=Ann,'-Lee\n+390612345679,=Ann,-Lee\n";
        var options = Options(PhoneOnly with { GivenName = "Given", FamilyName = "Family" }) with { Duplicates = DuplicateRule.None with { Name = true } };
        var reading = Read(file, options);
        Assert.Equal("=Ann -Lee", Assert.Single(reading.Contacts).Contact.Name);
        Assert.Equal(["2 TEXT_SPREADSHEET_GUARD", "3 TEXT_SPREADSHEET_GUARD"], reading.Contacts[0].Notices.Select(notice => notice.ToString()));
        Assert.Equal((3, 2), (Assert.Single(reading.Duplicates).Line, reading.Duplicates[0].FirstLine));

        var table = new ContactTable();
        using var rows = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), options);
        ContactImport.Run(rows, table);
        Assert.Equal(reading.Contacts[0].Contact, Assert.Single(table));
    }

    [Theory]
    [InlineData("+390612345678\u001A")]
    [InlineData("+390612345678\r\n\u001A")]
    [InlineData("+390612345678\n\u001A\u001A\u001A")]
    public void Read_EndOfFileCharacterAtTheEnd_IsSkipped(string rows)
    {
        var reading = Read("Phone\n" + rows, PhoneOnly);
        Assert.Equal((1, 0, 2L), (reading.Contacts.Length, reading.Rejected.Length, reading.Counts.Lines));
        Assert.Empty(reading.Contacts[0].Notices);
    }

    [Fact]
    public void Read_EndOfFileCharacterElsewhere_RejectsItsRow() =>
        Assert.Equal(["1 NUMBER_PUNCTUATION", "1 NUMBER_PUNCTUATION"], Read("Phone\n+39061234\u001A5678\n+390612345678\u001A\n", PhoneOnly).Rejected.Select(row => row.Issues.Single().ToString()));

    [Fact]
    public void Read_NumberUnknownToThePlan_GivesANoticeOrIsRejected()
    {
        const string file = "Phone\n+15551234567\n";
        Assert.Equal("1 NUMBER_UNASSIGNED", Assert.Single(Assert.Single(Read(file, PhoneOnly).Contacts).Notices).ToString());
        var strict = Read(file, new ContactImportOptions { Columns = PhoneOnly, Phones = new PhoneReader(check: PhoneCheck.Valid) });
        Assert.Equal("1 NUMBER_UNASSIGNED", Assert.Single(Assert.Single(strict.Rejected).Issues).ToString());
    }

    [Fact]
    public void Read_RepeatedPhone_IsKeptWhereItIsCalledFirst()
    {
        var both = Assert.Single(Read(Heading + "Ada,+390612345678,,,+390612345679,+390612345679\n").Contacts);
        Assert.Equal([new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office)], both.Contact.AdditionalPhones.AsEnumerable());
        Assert.Equal("6 CONTACT_PHONE_DUPLICATE", Assert.Single(both.Notices).ToString());
        var primary = Assert.Single(Read(Heading + "Ada,+390612345678,,,+390612345678,\n").Contacts);
        Assert.Empty(primary.Contact.AdditionalPhones);
        Assert.Equal("5 CONTACT_PHONE_DUPLICATE", Assert.Single(primary.Notices).ToString());
    }

    [Fact]
    public void Read_InvalidAdditionalPhone_IsDroppedWithANoticeByOption()
    {
        var options = new ContactImportOptions { Columns = Columns, Zones = DateTimeZoneProviders.Tzdb, DropInvalidPhones = true };
        var reading = Read(Heading + "Ada,+390612345678,,,x,+390612345680\nBob,,,,x,\nEve,x,,,+390612345681,\n", options);
        var ada = Assert.Single(reading.Contacts);
        Assert.Equal([new AdditionalPhone(PhoneNumber.Parse("+390612345680"), HolidayHome)], ada.Contact.AdditionalPhones.AsEnumerable());
        Assert.Equal("5 NUMBER_HAS_LETTERS", Assert.Single(ada.Notices).ToString());
        Assert.Equal(["Line 3: NUMBER_MISSING NUMBER_HAS_LETTERS", "Line 4: NUMBER_HAS_LETTERS"], reading.Rejected.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_SeveralNumbersInACell_AreSeveralPhonesByOption()
    {
        var options = new ContactImportOptions { Columns = Columns, Zones = DateTimeZoneProviders.Tzdb, CellSeparators = ContactImportOptions.DefaultCellSeparators };
        var contact = Assert.Single(Read(Heading + "Ada,+390612345678,,,\"+390612345679; +390612345680\n+390612345681,\",\n", options).Contacts).Contact;
        Assert.Equal([79, 80, 81], contact.AdditionalPhones.Select(phone => (int)(phone.Phone.Digits % 100)));
        Assert.All(contact.AdditionalPhones, phone => Assert.Equal(Office, phone.Type));
    }

    [Fact]
    public void Read_ManyPhones_KeepsEachOnce()
    {
        var numbers = Enumerable.Range(0, 60).Select(i => $"+3906123456{i % 40:D2}");
        var options = new ContactImportOptions { Columns = new ContactColumns { Name = "Name", AdditionalPhones = [new PhoneColumn("Phones")] }, CellSeparators = [';'] };
        var contact = Assert.Single(Read($"Name,Phones\nAda,{string.Join(';', numbers)}\n", options).Contacts);
        Assert.Equal(Enumerable.Range(0, 40), contact.Contact.AdditionalPhones.Select(phone => (int)(phone.Phone.Digits % 100)));
        Assert.Equal(20, contact.Notices.Length);
    }

    [Fact]
    public void Read_AllColumns_MakeTheContact()
    {
        var options = new ContactImportOptions
        {
            Columns = new ContactColumns
            {
                Id = "Id",
                Name = "Name",
                PrimaryPhone = "Phone",
                TimeZone = "Zone",
                ScheduledAt = "From",
                AdditionalPhones = [new PhoneColumn("Office", Office, "About"), new PhoneColumn("Other")],
                Fields = [new FieldColumn("vip", "VIP"), new FieldColumn("city", "City")],
            },
            Zones = DateTimeZoneProviders.Tzdb,
            List = "spring",
        };
        var contact = Assert.Single(Read("Id,Name,Phone,Zone,From,Office,About,Other,VIP,City\n7,Ada,+390612345678,Europe/Rome,2026-10-25 02:30,+390612345679,front desk,+390612345680,yes,\n", options).Contacts).Contact;
        Assert.Equal(
            new Contact("7", PhoneNumber.Parse("+390612345678"))
            {
                List = "spring",
                Name = "Ada",
                TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"],
                ScheduledAt = Instant.FromUtc(2026, 10, 25, 1, 30), // the later of two
                AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office, "front desk"), new AdditionalPhone(PhoneNumber.Parse("+390612345680"))],
                Fields = [new ContactField("vip", "yes")],
            },
            contact);
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", 9)]
    [InlineData("2026-03-02T10:00:00+01:00", 9)]
    [InlineData("2026-03-02 09:00", 9)]
    [InlineData("2026-03-02T09:00:00", 9)]
    [InlineData("tomorrow", null)]
    [InlineData("9999-12-31T23:59:59-18:00", null)]
    [InlineData("9999-12-31T23:59", null)]
    [InlineData("-9998-01-01T00:00", null)]
    [InlineData("2026-02-30 09:00", null)]
    public void Read_ScheduledAt_IsAnInstantOrALocalTime(string cell, int? hour)
    {
        var reading = Read($"Phone,From\n+390612345678,{cell}\n", new ContactImportOptions { Columns = PhoneOnly with { ScheduledAt = "From" } });
        if (hour is null) Assert.Equal("2 SCHEDULED_AT_INVALID", Assert.Single(Assert.Single(reading.Rejected).Issues).ToString());
        else Assert.Equal(Instant.FromUtc(2026, 3, 2, hour.Value, 0), Assert.Single(reading.Contacts).Contact.ScheduledAt);
    }

    [Fact]
    public void Read_IdColumn_GivesUniqueIdentities()
    {
        var reading = Read("Id,Phone\na,+390612345671\na,+390612345672\n,+390612345673\nb,x\nb,+390612345674\n", PhoneOnly with { Id = "Id" });
        Assert.Equal(["a", "b"], reading.Contacts.Select(row => row.Contact.Id));
        Assert.Equal(["Line 4: CONTACT_ID_MISSING", "Line 5: NUMBER_HAS_LETTERS"], reading.Rejected.Select(row => row.ToString()));
        Assert.Equal(["Line 3: CONTACT_ID_DUPLICATE (as line 2)"], reading.Duplicates.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Read_OtherDelimiters_AreDetected(char delimiter) => Assert.Single(Read((Heading + "Ada,+390612345678,,,,\n").Replace(',', delimiter)).Contacts);

    [Fact]
    public void Read_Utf16_IsRead()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Heading + "Zoë,+390612345678,,,,\n")];
        Assert.Equal("Zoë", ContactImport.Read(file, Options(Columns)).Value.Contacts.Single().Contact.Name);
    }

    [Theory]
    [InlineData("", FileReason.Empty)]
    [InlineData("\n\n", FileReason.Empty)]
    [InlineData("Name,Telephone\nAda,+391\n", FileReason.ColumnNotFound)]
    [InlineData("Name,Phone,Phone,Priority,Zone,Office,Holiday Home\n", FileReason.ColumnAmbiguous)]
    [InlineData("Name,Phone,Priority,Zone,Office,Holiday Home\n\"Ada,+391\n", FileReason.QuoteUnterminated)]
    [InlineData("Name\0", FileReason.NotText)]
    public void Read_UnusableFile_IsRefused(string text, FileReason reason) =>
        Assert.Equal(reason, ContactImport.Read(Encoding.UTF8.GetBytes(text), Options(Columns)).Reason!.Reason);

    [Fact]
    public void Read_RowLongerThanAMebibyte_RefusesTheFile()
    {
        var refusal = ContactImport.Read(Encoding.UTF8.GetBytes("Phone\n+390612345678\n\"" + new string('x', 3 << 20)), Options(PhoneOnly)).Reason!;
        Assert.Equal((FileReason.RowTooLong, 3), (refusal.Reason, refusal.Line));
    }

    [Fact]
    public void Read_BytesThatAreNotText_RefuseTheFileAtAnyPosition()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes("Phone\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"+39061{i:D7}\n"))), 0xFF];
        Assert.Equal(FileReason.EncodingUnsupported, ContactImport.Read(file, Options(PhoneOnly)).Reason!.Reason);
    }

    [Fact]
    public void Open_InconsistentOptions_Throw()
    {
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, Options(PhoneOnly with { GivenName = "Given" }) with { Duplicates = DuplicateRule.None with { Name = true } }));
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, Options(new ContactColumns { Name = "Name" })));
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, new ContactImportOptions { Columns = PhoneOnly with { TimeZone = "Zone" } }));
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, new ContactImportOptions { Columns = PhoneOnly, Duplicates = DuplicateRule.ByAnyPhone with { Fields = ["vip"] } }));
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, new ContactImportOptions { Columns = PhoneOnly, Existing = new ContactIndex(DuplicateRule.ByAnyPhone) }));
        Assert.Throws<ArgumentException>(() => new ContactImportOptions { Columns = PhoneOnly, CellSeparators = ['+'] });
    }

    [Fact]
    public void Read_WhiteSpaceAroundCells_DoesNotMatter()
    {
        var contact = Assert.Single(Read("Name , \"Phone\"\n \"Ada, B\" , \"+390612345678\" \n").Contacts).Contact;
        Assert.Equal(("Ada, B", "+390612345678"), (contact.Name, contact.PrimaryPhone.ToString()));

        static ContactImportReport Read(string text) => ContactImport.Read(Encoding.UTF8.GetBytes(text), new ContactImportOptions { Columns = new ContactColumns { Name = "Name", PrimaryPhone = "Phone" } }).Value;
    }

    [Fact]
    public void Read_LineNumbersThatTheListHas_AreDuplicates()
    {
        var existing = new ContactIndex(DuplicateRule.ByPrimaryPhone);
        existing.Add(new Contact("2", PhoneNumber.Parse("+390612345670")));
        var options = new ContactImportOptions { Columns = PhoneOnly, Existing = existing };
        Assert.Equal(ContactReason.IdDuplicate, Assert.Single(Read("Phone\n+390612345678\n", options).Duplicates).Issues[0].Reason);
        Assert.Equal("b-2", Assert.Single(Read("Phone\n+390612345678\n", options with { LineIdPrefix = "b-" }).Contacts).Contact.Id);
    }

    [Fact]
    public void Read_GivenDelimiter_IsUsed()
    {
        const string file = "Phone;Name, full\n+390612345678;Smith, J\n+390612345679;Doe, K\n";
        Assert.Equal(2, Read(file, new ContactImportOptions { Columns = PhoneOnly, Format = new ContactFileFormat { Delimiter = ';' } }).Contacts.Length);
    }

    [Fact]
    public void Read_RowOfManyCells_HasOneIssue()
    {
        var rejected = Assert.Single(Read("Phone,x\n+390612345678" + string.Concat(Enumerable.Repeat(",a", 5000)) + "\n").Rejected);
        Assert.Equal("3 ROW_COLUMN_COUNT", Assert.Single(rejected.Issues).ToString());

        static ContactImportReport Read(string text) => ContactImport.Read(Encoding.UTF8.GetBytes(text), new ContactImportOptions { Columns = PhoneOnly, Format = new ContactFileFormat { Delimiter = ',' } }).Value;
    }

    [Fact]
    public void Run_Canceled_ImportsNothingMore()
    {
        using var stop = new CancellationTokenSource();
        var table = new ContactTable();
        using var rows = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes("Phone\n+390612345678\n+390612345679\n")), Options(PhoneOnly));
        rows.Read();
        stop.Cancel();
        var report = ContactImport.Run(rows, table, cancellationToken: stop.Token).Value;
        Assert.Equal((true, 0, 1L), (report.IsCanceled, table.Count, report.Counts.Contacts));
    }

    [Fact]
    public void Open_TwoColumnsForOneField_Throws() =>
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, Options(PhoneOnly with { Fields = [new FieldColumn("a", "x"), new FieldColumn("a", "y")] })));

    private static readonly ContactColumns PhoneOnly = new() { PrimaryPhone = "Phone" };

    private static readonly PhoneReader Italian = new(region: RegionCode.Read("IT").Value);

    private static ContactImportOptions Options(ContactColumns columns) => new() { Columns = columns, Zones = DateTimeZoneProviders.Tzdb };

    private static ContactImportReport Read(string text, ContactColumns? columns = null) => Read(text, Options(columns ?? Columns));

    private static ContactImportReport Read(string text, ContactImportOptions options) => ContactImport.Read(Encoding.UTF8.GetBytes(text), options).Value;
}
