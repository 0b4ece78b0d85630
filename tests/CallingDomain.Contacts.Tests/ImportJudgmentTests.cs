using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

/// <summary>What makes a row of a contacts file a contact, rejected or a duplicate.</summary>
public sealed class ImportJudgmentTests
{
    private const string Heading = "Id,Name,Phone,Priority,Zone,From,Office,Home,City\n";

    private static readonly ContactItemType Office = new("Office", 1), Home = new("Home", 2);

    private static readonly ContactColumns All = new()
    {
        Id = "Id",
        Name = "Name",
        PrimaryPhone = "Phone",
        Priority = "Priority",
        TimeZone = "Zone",
        ScheduledAt = "From",
        AdditionalPhones = [new PhoneColumn("Office", Office), new PhoneColumn("Home", Home)],
        Fields = [new FieldColumn("city", "City")],
    };

    private static readonly ContactColumns PhoneOnly = new() { PrimaryPhone = "Phone" };

    [Fact]
    public void Read_RowsOneAfterAnother_HaveTheirOwnPhonesAndIssues()
    {
        var reading = Read(Heading + "a,,+390612345671,x,,,+390612345672,,\nb,,+390612345673,,,,,+390612345674,\nc,,'+390612345675,,,,+390612345676,,\nd,,+390612345677,3,,,,,\n");
        Assert.Equal(["Line 2: PRIORITY_INVALID"], reading.Rejected.Select(row => row.ToString()));
        Assert.Equal(
            ["b Home:74 0", "c Office:76 1", "d  0"],
            reading.Contacts.Select(row => $"{row.Contact.Id} {string.Join(' ', row.Contact.AdditionalPhones.Select(phone => $"{phone.Type!.Name}:{phone.Phone.Digits % 100}"))} {row.Notices.Length}"));
        Assert.Equal([2, 2, 3], reading.Contacts.Select(row => row.Contact.Priority));
    }

    [Theory]
    [InlineData("a,,+390612345678,,,,,,,", "")] // one empty cell too many
    [InlineData("a,,+390612345678,,,,,,, ,", "")]
    [InlineData("a,,+390612345678,,,,,,,x", "10 ROW_COLUMN_COUNT")]
    [InlineData("a,,+390612345678,,,,,,,,x,y", "11 ROW_COLUMN_COUNT")]
    [InlineData("a,,+390612345678", "")] // missing cells are empty
    [InlineData("a,,,,,,+390612345678,,", "")] // an additional phone is enough
    [InlineData("a,,,,,,,,", "3 NUMBER_MISSING")]
    [InlineData("a,,,0,,,,,", "4 PRIORITY_INVALID")] // a row with another error may have lost its phone to it
    [InlineData("a,,+390612345678,+1,,,,,", "4 PRIORITY_INVALID")]
    [InlineData("a,,+390612345678,1a,,,,,", "4 PRIORITY_INVALID")]
    [InlineData("a,,+390612345678,-1,,,,,", "4 PRIORITY_INVALID")]
    [InlineData("a,,+390612345678,01,,,,,", "")]
    [InlineData("a,,+390612345678,2147483647,,,,,", "")]
    [InlineData("a,,+390612345678,2147483648,,,,,", "4 PRIORITY_INVALID")]
    [InlineData(",,+390612345678,0,Mars,x,y,z,", "1 CONTACT_ID_MISSING, 4 PRIORITY_INVALID, 5 TIME_ZONE_UNKNOWN, 6 SCHEDULED_AT_INVALID, 7 NUMBER_HAS_LETTERS, 8 NUMBER_HAS_LETTERS")]
    public void Read_OneRow_IsContactOrRejectedWithAllIssues(string row, string issues)
    {
        var reading = Read(Heading + row + "\n");
        Assert.Equal(issues, string.Join(", ", reading.Rejected.SelectMany(rejected => rejected.Issues)));
        Assert.Equal(issues.Length == 0 ? 1 : 0, reading.Contacts.Length);
    }

    [Fact]
    public void Read_NoPhoneAndNoPrimaryColumn_IsRejectedAsAWhole()
    {
        var rejected = Assert.Single(Read("Office\n \nx\n", new ContactImportOptions { Columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("Office")] }, DropInvalidPhones = true }).Rejected);
        Assert.Equal(["0 NUMBER_MISSING", "1 NUMBER_HAS_LETTERS"], rejected.Issues.Select(issue => $"{issue.Column} {issue.Code}"));
    }

    [Theory]
    [InlineData("Priority,Phone\n7,+390612345678\n")]
    [InlineData("Zone,Phone\nEurope/Rome,+390612345678\n")]
    [InlineData("From,Phone\n2026-03-02 09:00,+390612345678\n")]
    [InlineData("Id,Phone\nx,+390612345678\n")]
    [InlineData("Office,Phone\n+390612345679,+390612345678\n")]
    [InlineData("Phone\n+390612345678\n")]
    public void Read_ColumnInFirstPlace_IsUsed(string file)
    {
        var heading = file.Split(',', '\n')[0];
        string? Only(string name) => heading == name ? name : null;
        var columns = new ContactColumns { Id = Only("Id"), PrimaryPhone = "Phone", Priority = Only("Priority"), TimeZone = Only("Zone"), ScheduledAt = Only("From"), AdditionalPhones = heading == "Office" ? [new PhoneColumn("Office", Office)] : [] };
        var usual = new Contact("2", PhoneNumber.Parse("+390612345678"));
        var expected = heading switch
        {
            "Priority" => usual with { Priority = 7 },
            "Zone" => usual with { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"] },
            "From" => usual with { ScheduledAt = Instant.FromUtc(2026, 3, 2, 9, 0) },
            "Id" => usual with { Id = "x" },
            "Office" => usual with { AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office)] },
            _ => usual,
        };
        Assert.Equal(expected, Read(file, Options(columns)).Contacts.Single().Contact);
    }

    [Fact]
    public void Read_CorrectedAdditionalPhone_GivesNoticeOfItsColumn() =>
        Assert.Equal(["8 NUMBER_SPREADSHEET_GUARD"], Read(Heading + "a,,+390612345678,,,,+390612345679,'+390612345670,\n").Contacts.Single().Notices.Select(notice => notice.ToString()));

    [Theory]
    [InlineData("2026-03-02 09:00", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02T09:00", "2026-03-02T08:00:00Z")]
    [InlineData("2026-03-02 09:00:01", "2026-03-02T08:00:01Z")]
    [InlineData("2026-03-02T09:00:01", "2026-03-02T08:00:01Z")]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:00:00Z")] // skipped: the end of the gap
    [InlineData("2026-10-25 02:30", "2026-10-25T01:30:00Z")] // repeated: the later one
    [InlineData("0001-01-01 00:00", "0000-12-31T23:10:04Z")]
    [InlineData("9998-12-31 23:59", "9998-12-31T22:59:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("9998-12-31T23:59:59Z", "9998-12-31T23:59:59Z")]
    [InlineData("0000-12-31 23:59", "")]
    [InlineData("0000-12-31T23:59:59Z", "")]
    [InlineData("9999-01-01 00:00", "")]
    [InlineData("9999-01-01T00:00:00Z", "")]
    public void Read_ScheduledAt_IsNeverTooEarly(string cell, string instant)
    {
        var reading = Read(Heading + $"a,,+390612345678,,Europe/Rome,{cell},,,\n");
        Assert.Equal(instant, reading.Contacts is [var row] ? NodaTime.Text.InstantPattern.General.Format(row.Contact.ScheduledAt!.Value) : "");
        Assert.Equal(instant.Length == 0 ? ["Line 2: SCHEDULED_AT_INVALID"] : [], reading.Rejected.Select(rejected => rejected.ToString()));
    }

    [Fact]
    public void Read_LocalTimeWithoutZone_IsInDefaultZone()
    {
        var options = Options(All) with { DefaultZone = DateTimeZoneProviders.Tzdb["America/Chicago"] };
        Assert.Equal(Instant.FromUtc(2026, 3, 2, 15, 0), Read(Heading + "a,,+390612345678,,,2026-03-02 09:00,,,\n", options).Contacts.Single().Contact.ScheduledAt);
    }

    // The same rule for few and for many phones.
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void Read_RepeatedPhone_IsKeptWhereItIsCalledFirst(int others)
    {
        var more = string.Concat(Enumerable.Range(0, others).Select(i => $";+3906555555{i:D2}"));
        var options = Options(All) with { CellSeparators = [';'], Columns = All with { AdditionalPhones = [new PhoneColumn("Home", Home), new PhoneColumn("Office", Office)] } };
        var row = Read(Heading + $"a,,+390612345671,,,,+390612345672;+390612345671{more},+390612345672;+390612345673;+390612345673,\n", options).Contacts.Single();
        var phones = row.Contact.AdditionalPhones;
        Assert.Equal(["Home:73", "Office:72"], phones.Take(2).Select(phone => $"{phone.Type!.Name}:{phone.Phone.Digits % 100}"));
        Assert.Equal(2 + others, phones.Length);
        Assert.Equal(["7 CONTACT_PHONE_DUPLICATE", "8 CONTACT_PHONE_DUPLICATE", "8 CONTACT_PHONE_DUPLICATE"], row.Notices.Select(notice => notice.ToString()));
    }

    [Fact]
    public void Read_DuplicateIdentity_GoesBeforeDuplicatePhone()
    {
        var reading = Read(Heading + "a,,+390612345671,,,,,,\na,,+390612345672,,,,,,\nb,,+390612345671,,,,,,\nb,,+390612345673,,,,,,\na,,+390612345671,,,,,,\n");
        Assert.Equal([2, 5], reading.Contacts.Select(row => row.Line)); // the identity of a duplicate row is not taken
        Assert.Equal(["Line 3: CONTACT_ID_DUPLICATE (as line 2)", "Line 4: CONTACT_DUPLICATE (as line 2)", "Line 6: CONTACT_ID_DUPLICATE (as line 2)"], reading.Duplicates.Select(row => row.ToString()));
    }

    [Fact]
    public void Read_RejectedRow_TakesNoIdentityOrPhone() =>
        Assert.Equal([3], Read(Heading + "a,,+390612345671,0,,,,,\na,,+390612345671,,,,,,\n").Contacts.Select(row => row.Line));

    [Fact]
    public void Read_ContactInTheList_IsDuplicateWithoutLine()
    {
        var existing = new ContactIndex(DuplicateRule.ByPrimaryPhone);
        existing.Add(new Contact("a", PhoneNumber.Parse("+390612345671")));
        Assert.Equal(1, existing.Count);
        var reading = Read(Heading + "a,,+390612345672,,,,,,\nb,,+390612345671,,,,,,\nc,,+390612345673,,,,,,\n", Options(All) with { Existing = existing });
        Assert.Equal(["Line 2: CONTACT_ID_DUPLICATE", "Line 3: CONTACT_DUPLICATE"], reading.Duplicates.Select(row => row.ToString()));
        Assert.Equal("c", reading.Contacts.Single().Contact.Id);
        Assert.Equal(1, existing.Count); // the import does not change it
    }

    [Fact]
    public void Read_RuleNone_ComparesIdentitiesOnly()
    {
        var options = Options(All) with { Duplicates = DuplicateRule.None };
        Assert.Equal(["Line 4: CONTACT_ID_DUPLICATE (as line 2)"], Read(Heading + "a,,+390612345671,,,,,,\nb,,+390612345671,,,,,,\na,,+390612345672,,,,,,\n", options).Duplicates.Select(row => row.ToString()));
        var existing = new ContactIndex(DuplicateRule.None);
        existing.Add(new Contact("a", PhoneNumber.Parse("+390612345671")));
        Assert.True(existing.Contains(new Contact("a", PhoneNumber.None)));
        Assert.False(existing.Contains(new Contact("b", PhoneNumber.Parse("+390612345671"))));
    }

    [Fact]
    public void Read_PhonesOfSeveralRows_NamesTheFirstOfThem()
    {
        var options = Options(All) with { Duplicates = DuplicateRule.ByAnyPhone };
        var reading = Read(Heading + "a,,+390612345671,,,,,,\nb,,+390612345672,,,,+390612345673,,\nc,,+390612345673,,,,+390612345671,,\nd,,+390612345674,,,,+390612345673,+390612345672,\n", options);
        Assert.Equal(["Line 4: CONTACT_DUPLICATE (as line 2)", "Line 5: CONTACT_DUPLICATE (as line 3)"], reading.Duplicates.Select(row => row.ToString()));
    }

    [Theory]
    [InlineData(DuplicatePhones.Primary, true, true, "Ada,Rome", true)]
    [InlineData(DuplicatePhones.Primary, true, true, " ADA ,ROME", true)] // ignoring case and white space around
    [InlineData(DuplicatePhones.Primary, true, true, "Ada,Pisa", false)]
    [InlineData(DuplicatePhones.Primary, true, true, "AdaR,ome", false)]
    [InlineData(DuplicatePhones.Primary, true, false, "Ada,Pisa", true)]
    [InlineData(DuplicatePhones.Primary, false, true, "Bob,Rome", true)]
    [InlineData(DuplicatePhones.None, true, true, "Ada,Rome", true)]
    [InlineData(DuplicatePhones.None, false, true, "Bob,Rome", true)]
    [InlineData(DuplicatePhones.None, false, true, "Bob,", false)]
    public void Read_AllChosenFieldsAgree_IsDuplicate(DuplicatePhones phones, bool name, bool city, string cells, bool isDuplicate)
    {
        var rule = new DuplicateRule { Phones = phones, Name = name, Fields = city ? ["city"] : [] };
        var options = Options(All with { Id = null }) with { Duplicates = rule };
        var (second, place) = (cells.Split(',')[0], cells.Split(',')[1]);
        var file = Heading + $",Ada,+390612345671,,,,,,Rome\n,{second},+390612345671,,,,,,{place}\n,{second},+390612345679,,,,,,{place}x\n";
        Assert.Equal(isDuplicate ? [3] : [], Read(file, options).Duplicates.Where(row => row.Line == 3).Select(row => row.Line));

        var existing = new ContactIndex(rule);
        existing.Add(new Contact("listed", PhoneNumber.Parse("+390612345671")) { Name = "Ada", Fields = [new ContactField("town", "Pisa"), new ContactField("city", "Rome")] });
        Assert.Equal(isDuplicate, existing.Contains(new Contact("new", PhoneNumber.Parse("+390612345671")) { Name = second, Fields = [new ContactField("city", place)] }));
    }

    [Fact]
    public void Read_WithoutComparedPhoneOrText_IsNeverDuplicate()
    {
        var byPhone = Options(All with { Id = null }) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Name = true } };
        Assert.Equal(2, Read(Heading + ",Ada,,,,,+390612345671,,\n,Ada,,,,,+390612345671,,\n", byPhone).Contacts.Length);
        var byTexts = byPhone with { Duplicates = DuplicateRule.None with { Name = true, Fields = ["city"] } };
        Assert.Equal(2, Read(Heading + ",,+390612345671,,,,,,\n,,+390612345671,,,,,,\n", byTexts).Contacts.Length);
        Assert.Single(Read(Heading + ",,+390612345671,,,,,,Rome\n,,+390612345672,,,,,,Rome\n", byTexts).Contacts); // an empty text agrees with an empty text
    }

    [Fact]
    public void Read_LongTexts_AreComparedWhole()
    {
        var options = Options(All with { Id = null }) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Name = true, Fields = ["city"] } };
        var (name, city) = (new string('n', 700), new string('c', 3_000));
        var reading = Read(Heading + $",{name},+390612345671,,,,,,{city}\n,{name},+390612345671,,,,,,{city}\n,{name}x,+390612345671,,,,,,{city}\n,{name},+390612345671,,,,,,{city}x\n,{name},+390612345672,,,,,,{city}\n", options);
        Assert.Equal(["Line 3: CONTACT_DUPLICATE (as line 2)"], reading.Duplicates.Select(row => row.ToString()));
    }

    // Lengths about that of the buffer of keys, with characters of three bytes.
    [Fact]
    public void Read_TextsOfAnyLength_AreCompared()
    {
        var options = Options(All with { Id = null }) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Name = true } };
        for (var length = 1; length < 200; length++)
        {
            var name = new string('規', length);
            Assert.Equal([3], Read(Heading + $",{name},+390612345671,,,,,,\n,{name},+390612345671,,,,,,\n,{name}規,+390612345671,,,,,,\n", options).Duplicates.Select(row => row.Line));
        }
    }

    [Fact]
    public void Contains_TextsDividedElsewhere_IsFalse()
    {
        var index = new ContactIndex(DuplicateRule.ByPrimaryPhone with { Name = true, Fields = ["city"] });
        var listed = new Contact("a", PhoneNumber.Parse("+390612345671")) { Name = "A", Fields = [new ContactField("city", "\0\0\0\0B")] };
        index.Add(listed);
        Assert.True(index.Contains(listed with { Id = "b" }));
        Assert.False(index.Contains(listed with { Id = "b", Name = "A\0\0\0\0", Fields = [new ContactField("city", "B")] }));
        Assert.False(index.Contains(listed with { Id = "b", Fields = [] })); // no such field is an empty text
    }

    [Fact]
    public void Index_NullArgument_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new ContactIndex(null!));
        Assert.Throws<ArgumentNullException>(() => new ContactIndex(DuplicateRule.None).Add(null!));
        Assert.Throws<ArgumentNullException>(() => new ContactIndex(DuplicateRule.None).Contains(null!));
    }

    [Fact]
    public void Read_NameInParts_AgreesWithNameInTheList()
    {
        var rule = DuplicateRule.ByPrimaryPhone with { Name = true };
        var existing = new ContactIndex(rule);
        existing.Add(new Contact("listed", PhoneNumber.Parse("+390612345671")) { Name = "Ada Lovelace" });
        var options = new ContactImportOptions { Columns = PhoneOnly with { GivenName = "Given", FamilyName = "Family" }, Duplicates = rule, Existing = existing };
        var reading = Read("Phone,Given,Family\n+390612345671,Ada,Lovelace\n+390612345671,Ada Love,lace\n+390612345671,Ada,\n", options);
        Assert.Equal([2], reading.Duplicates.Select(row => row.Line));
    }

    // More rows than the reader estimates its space from, with every tenth row a duplicate.
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Run_ManyRows_FindsEveryDuplicateAndReportsProgress(bool hasId, bool isUtf16)
    {
        var rows = Enumerable.Range(0, 9_000).Select(i => $"{i},+39061{(i % 10 == 9 ? i - 9 : i):D7}\n");
        var text = "Id,Phone\n" + string.Concat(rows);
        byte[] file = isUtf16 ? [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
        var counts = new Counts();
        var table = new ContactTable();
        using var reader = ContactImport.Open(new MemoryStream(file), new ContactImportOptions { Columns = PhoneOnly with { Id = hasId ? "Id" : null } });
        var report = ContactImport.Run(reader, table, progress: counts).Value;
        Assert.Equal((8_100, 900, 9_001), (report.Counts.Contacts, report.Counts.Duplicates, report.Counts.Lines));
        Assert.Equal([4_096, 8_192, 9_000], counts.Select(each => each.Contacts + each.Duplicates));
        Assert.Equal((8_100, hasId ? "8998" : "9000"), (table.Count, table[^1].Id));
        Assert.Equal(900, report.Codes["CONTACT_DUPLICATE"]);
    }

    // 40,000 keys need 60,000 slots. From the 8,192 of its first rows on, a file of known length gets them at once; a file of unknown length allocates 16,384, 32,768 and 65,536.
    [Theory]
    [InlineData("Id", false, false, true, 4)]
    [InlineData(null, true, false, false, 4)]
    [InlineData("Id", true, true, false, 4 + 4)]
    public void Read_FileOfKnownLength_ReservesSpaceForItsRowsOnly(string? id, bool byPhone, bool byName, bool isUtf16, int bytesOfSlots)
    {
        const int Rows = 40_000, NotAllocated = 16_384 + 32_768 + 65_536 - 60_000, Before = 500_000;
        var text = "Id,Phone,Name\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i},+39061{i:D7},Ada\n"));
        byte[] file = [.. new byte[Before], .. isUtf16 ? Encoding.Unicode.GetPreamble() : [], .. (isUtf16 ? Encoding.Unicode : Encoding.UTF8).GetBytes(text)];
        var rule = (byPhone ? DuplicateRule.ByPrimaryPhone : DuplicateRule.None) with { Name = byName };
        var options = new ContactImportOptions { Columns = PhoneOnly with { Id = id, Name = "Name" }, Duplicates = rule };
        Allocated(new Pipe(file)); // buffers that are kept
        Assert.InRange(Allocated(new Pipe(file)) - Allocated(new MemoryStream(file)), 0.7 * NotAllocated * bytesOfSlots, 1.3 * NotAllocated * bytesOfSlots);

        long Allocated(Stream stream)
        {
            stream.Position = Before;
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var reader = ContactImport.Open(stream, options);
            while (reader.Read())
            {
            }

            Assert.Equal(Rows, reader.Counts.Contacts);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Reader_BeforeAndAfterRows_HasNoRow()
    {
        using var reader = ContactImport.Open(new MemoryStream("sep=;\n\nPhone;Other\n\n+390612345678;x\nx;\n+390612345678;\n"u8.ToArray()), Options(PhoneOnly));
        Assert.Equal((ContactRowKind.Unspecified, 0, 0, 0), (reader.Kind, reader.Headings.Length, reader.UsedColumns.Length, reader.UnusedColumns.Length));
        Assert.Throws<InvalidOperationException>(() => reader.PrimaryPhone);
        Assert.Empty(reader.Issues);

        Assert.True(reader.Read());
        Assert.Equal((ContactRowKind.Blank, 4, 0), (reader.Kind, reader.Line, reader.Issues.Length));
        Assert.Equal(["Phone", "Other"], reader.Headings.AsEnumerable());
        Assert.Throws<InvalidOperationException>(() => reader.ToContact());
        Assert.Throws<InvalidOperationException>(() => reader.ToRejectedContact());

        Assert.True(reader.Read());
        Assert.Equal((ContactRowKind.Contact, 5, 1, "+390612345678;x"), (reader.Kind, reader.Line, reader.LineCount, reader.Text));
        Assert.Equal((PhoneNumber.Parse("+390612345678"), 0, null), (reader.PrimaryPhone, reader.AdditionalPhones.Length, reader.FirstLine));
        Assert.Throws<InvalidOperationException>(() => reader.ToRejectedContact());

        Assert.True(reader.Read());
        Assert.Equal((ContactRowKind.Rejected, "Line 6: NUMBER_HAS_LETTERS"), (reader.Kind, reader.ToRejectedContact().ToString()));
        Assert.Throws<InvalidOperationException>(() => reader.ToContact());

        Assert.True(reader.Read());
        Assert.Equal((ContactRowKind.Duplicate, 5, "7"), (reader.Kind, reader.FirstLine, reader.ToContact().Id));
        Assert.False(reader.Read());
        Assert.False(reader.Read());
        Assert.Equal(ContactRowKind.Unspecified, reader.Kind);
        var counts = reader.Counts;
        Assert.Equal((1, 1, 1, 2, 2, 7), (counts.Contacts, counts.Rejected, counts.Duplicates, counts.BlankLines, counts.HeadingLines, counts.Lines));
    }

    [Fact]
    public void Reader_BlankRowAfterRejectedRow_HasNoIssues()
    {
        using var reader = ContactImport.Open(new MemoryStream("Phone\nx\n\n+390612345678\n"u8.ToArray()), Options(PhoneOnly));
        var kinds = new List<string>();
        while (reader.Read()) kinds.Add($"{reader.Kind} {reader.Issues.Length}");
        Assert.Equal(["Rejected 1", "Blank 0", "Contact 0"], kinds);
    }

    [Theory]
    [InlineData("phone_code", "+390612345678,\n+390612345679,44\n", FileReason.CallingCodeColumn, 3, 1)]
    [InlineData("Other", "+390612345678,\n+390612345679,\n\"x", FileReason.QuoteUnterminated, 4, 2)]
    [InlineData("Other", "+390612345678,\n[LONG]", FileReason.RowTooLong, 3, 1)]
    public void Reader_RefusedFile_EndsBeforeTheRefusedRow(string heading, string rows, FileReason reason, int line, int contacts)
    {
        var file = $"Phone,{heading}\n{rows.Replace("[LONG]", new string('x', 2 << 20), StringComparison.Ordinal)}";
        using var reader = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), Options(PhoneOnly));
        var count = 0;
        while (reader.Read()) count++;
        Assert.Equal((contacts, reason, line), (count, reader.Refusal!.Reason, reader.Refusal.Line));
        Assert.False(reader.Read());
        Assert.Equal(contacts, reader.Counts.Contacts);
    }

    [Fact]
    public void Reader_StreamThatCannotSeek_IsReadAndStaysOpen()
    {
        using var stream = new Pipe("Phone\n+390612345678\n"u8.ToArray());
        using (var reader = ContactImport.Open(stream, Options(PhoneOnly)))
        {
            Assert.True(reader.Read());
            Assert.Equal(PhoneNumber.Parse("+390612345678"), reader.PrimaryPhone);
        }

        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Read_PartOfAnArray_ReadsThatPart()
    {
        var file = "x,Phone\n+390612345678\ny"u8.ToArray();
        Assert.Equal(PhoneNumber.Parse("+390612345678"), ContactImport.Read(file.AsMemory(2, file.Length - 3), Options(PhoneOnly)).Value.Contacts.Single().Contact.PrimaryPhone);
    }

    public static TheoryData<string, ContactImportOptions> Inconsistent => new()
    {
        { "No column of phones.", Options(new ContactColumns { Name = "Name" }) },
        { "Two columns for one field.", Options(PhoneOnly with { Fields = [new FieldColumn("a", "x"), new FieldColumn("a", "y")] }) },
        { "A column of time zones needs Zones.", Options(PhoneOnly with { TimeZone = "Zone" }) with { Zones = null } },
        { "Duplicates by name need a column of names.", Options(PhoneOnly) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Name = true } } },
        { "Duplicates by name alone need columns of full names", Options(PhoneOnly with { GivenName = "Given" }) with { Duplicates = DuplicateRule.None with { Name = true } } },
        { "Duplicates by name alone need columns of full names", Options(PhoneOnly with { FamilyName = "Family" }) with { Duplicates = DuplicateRule.None with { Name = true } } },
        { "Existing is indexed by another rule than Duplicates.", Options(PhoneOnly) with { Existing = new ContactIndex(DuplicateRule.ByAnyPhone) } },
        { "The column 'Phone' is both used and ignored.", Options(PhoneOnly) with { IgnoredColumns = ["Other", " Phone"] } },
        { "Duplicates by the field 'city' need a column of this field.", Options(PhoneOnly with { Fields = [new FieldColumn("town", "City")] }) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Fields = ["town", "city"] } } },
        { "columns of phones.", Options(PhoneOnly with { AdditionalPhones = [.. Enumerable.Range(0, 16_385).Select(i => new PhoneColumn($"Phone {i}"))] }) },
    };

    [Theory]
    [MemberData(nameof(Inconsistent), DisableDiscoveryEnumeration = true)]
    public void Open_InconsistentOptions_SaysWhy(string message, ContactImportOptions options) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, options)).Message, StringComparison.Ordinal);

    public static TheoryData<ContactImportOptions> Consistent => new(
        Options(PhoneOnly),
        Options(new ContactColumns { AdditionalPhones = [new PhoneColumn("Phone")] }),
        Options(PhoneOnly with { AdditionalPhones = [.. Enumerable.Range(0, 16_384).Select(i => new PhoneColumn($"Phone {i}"))] }),
        Options(PhoneOnly with { Fields = [new FieldColumn("a", "x"), new FieldColumn("b", "x")] }),
        Options(PhoneOnly with { GivenName = "Given" }) with { Duplicates = DuplicateRule.ByPrimaryPhone with { Name = true } },
        Options(PhoneOnly with { GivenName = "Given", Fields = [new FieldColumn("a", "x")] }) with { Duplicates = DuplicateRule.None with { Name = true, Fields = ["a"] } },
        Options(PhoneOnly with { GivenName = "Given", FamilyName = "Family" }) with { Duplicates = DuplicateRule.None with { Name = true } },
        Options(PhoneOnly with { Name = "Name" }) with { Duplicates = DuplicateRule.None with { Name = true } },
        Options(PhoneOnly) with { Existing = new ContactIndex(DuplicateRule.ByPrimaryPhone), IgnoredColumns = ["Other"] });

    [Theory]
    [MemberData(nameof(Consistent), DisableDiscoveryEnumeration = true)]
    public void Open_ConsistentOptions_Opens(ContactImportOptions options)
    {
        using var reader = ContactImport.Open(Stream.Null, options);
        Assert.Same(options, reader.Options);
    }

    private sealed class Pipe(byte[] file) : MemoryStream(file)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }

    private sealed class Counts : List<ContactCounts>, IProgress<ContactCounts>
    {
        public void Report(ContactCounts value) => Add(value);
    }

    private static ContactImportOptions Options(ContactColumns columns) => new() { Columns = columns, Zones = DateTimeZoneProviders.Tzdb };

    private static ContactImportReport Read(string text, ContactImportOptions? options = null) => ContactImport.Read(Encoding.UTF8.GetBytes(text), options ?? Options(All)).Value;
}
