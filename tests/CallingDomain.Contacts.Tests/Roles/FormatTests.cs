using System.Text;
using CallingDomain.Numbers;
using static CallingDomain.Contacts.Tests.RoleFile;

namespace CallingDomain.Contacts.Tests;

public sealed class FormatTests
{
    [Theory]
    [InlineData("sep=;\r\n", ';', FileEncoding.Detect, 2)]
    [InlineData("sep=;\n", ';', FileEncoding.Latin1, 2)]
    [InlineData("\uFEFFsep=;\r", ';', FileEncoding.Detect, 2)]
    [InlineData("sep=;\n", null, FileEncoding.Detect, 2)]
    [InlineData("", ';', FileEncoding.Detect, 1)]
    public void Delimiter_GivenBesideALineThatNamesIt_ReadsTheHeading(string before, char? delimiter, FileEncoding encoding, int headingLines)
    {
        var report = Read($"{before}p;q\n+12025550101;x\n", new ContactColumns { PrimaryPhone = "p" }, new ContactFileFormat { Delimiter = delimiter, Encoding = encoding });
        Assert.Equal((1, headingLines, headingLines + 1), (report.Contacts.Length, report.Counts.HeadingLines, report.Contacts[0].Line));
    }

    [Theory]
    [InlineData("sep=,;x\n+12025550101;x\n", 0)]
    [InlineData("sep=", 0)]
    [InlineData("sep=;", 1)]
    public void Delimiter_GivenWithoutSuchALine_SkipsNothing(string text, int rejected)
    {
        var reading = ContactImport.Read(System.Text.Encoding.UTF8.GetBytes(text), Options(new ContactColumns { PrimaryPhone = "#1" }, new ContactFileFormat { Delimiter = ';', HasHeading = false }));
        Assert.True(reading.Value.Counts.Rejected >= rejected && reading.Value.Counts.HeadingLines == 0);
    }

    private const string A = "+12025550101", B = "+12025550102";

    private static readonly ContactColumns Columns = new() { Name = "name", PrimaryPhone = "phone", AdditionalPhones = ["other"!], Fields = [new FieldColumn("date", "date")], AllowsMissing = true };

    [Fact]
    public void Quoting_None_DeletesAllQuotes()
    {
        var contact = One($"\"name\"|phone|date\n\"Ada\" \"A\"da\"|\"{A}|b\"\n", Columns, new ContactFileFormat { Quoting = FileQuoting.None, Delimiter = '|' }).Contact;
        Assert.Equal(("Ada Ada", A, "b"), (contact.Name, Phones(contact), Field(contact, "date")));
    }

    [Theory]
    [InlineData(FileEncoding.Latin1, new byte[] { (byte)'J', (byte)'o', 0xE9 }, "Jo\u00e9")]
    [InlineData(FileEncoding.Windows1252, new byte[] { 0x80, (byte)'5' }, "\u20ac5")]
    [InlineData(FileEncoding.Windows1252, new byte[] { 0x93, (byte)'x', 0x94 }, "\u201cx\u201d")]
    public void Encoding_OfOneByte_IsRead(FileEncoding encoding, byte[] name, string text)
    {
        byte[] file = [.. "name,phone\n"u8, .. name, .. Encoding.ASCII.GetBytes($",{A}\n")];
        Assert.Equal(text, ContactImport.Read(file, Options(Columns, new ContactFileFormat { Encoding = encoding })).Value.Contacts.Single().Contact.Name);
        Assert.Equal(FileReason.EncodingUnsupported, ContactImport.Read(file, Options(Columns)).Reason!.Reason);
    }

    [Fact]
    public void Encoding_OfOneByteAndAMark_IsThatOfTheMark()
    {
        byte[] file = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"name,phone\nJosé,{A}\n")];
        Assert.Equal("José", ContactImport.Read(file, Options(Columns, new ContactFileFormat { Encoding = FileEncoding.Latin1 })).Value.Contacts.Single().Contact.Name);
    }

    [Theory]
    [InlineData(FileEncoding.Utf16LittleEndian, false, 1)]
    [InlineData(FileEncoding.Utf16LittleEndian, false, 20_000)]
    [InlineData(FileEncoding.Utf16LittleEndian, true, 1)]
    [InlineData(FileEncoding.Utf16BigEndian, false, 1)]
    [InlineData(FileEncoding.Utf16BigEndian, true, 20_000)]
    public void Encoding_Utf16_IsReadWithAndWithoutAMark(FileEncoding encoding, bool hasMark, int rows)
    {
        var utf16 = new UnicodeEncoding(encoding == FileEncoding.Utf16BigEndian, byteOrderMark: true);
        byte[] file = [.. hasMark ? utf16.GetPreamble() : [], .. utf16.GetBytes("name,phone\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"Jos\u00e9 \U0001F4DE,+1202{5550000 + i}\n")))];
        var report = ContactImport.Read(file, Options(Columns, new ContactFileFormat { Encoding = encoding })).Value;
        Assert.Equal((rows, rows + 1), (report.Contacts.Count(row => row.Contact.Name == "José \U0001F4DE"), report.Counts.Lines));
    }

    [Theory]
    [InlineData(FileEncoding.Utf16LittleEndian, "", FileReason.Empty)]
    [InlineData(FileEncoding.Utf16BigEndian, "", FileReason.Empty)]
    [InlineData(FileEncoding.Latin1, "", FileReason.Empty)]
    [InlineData(FileEncoding.Utf16LittleEndian, "name,phone\n", FileReason.EncodingUnsupported)] // an odd number of bytes
    public void Encoding_NamedForAFileThatIsNone_IsRefused(FileEncoding encoding, string file, FileReason reason) =>
        Assert.Equal(reason, ContactImport.Read(Encoding.ASCII.GetBytes(file), Options(Columns, new ContactFileFormat { Encoding = encoding })).Reason!.Reason);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void VCard_IsRefused_WithItsLine_WithAHeadingOrWithout(bool hasHeading)
    {
        var file = "\nBEGIN:VCARD\nTEL:+12025550101\nEND:VCARD\n"u8.ToArray();
        var refusal = ContactImport.Read(file, Options(new ContactColumns { PrimaryPhone = "#1" }, new ContactFileFormat { HasHeading = hasHeading })).Reason!;
        Assert.Equal((FileReason.VCard, 2), (refusal.Reason, refusal.Line));
    }

    [Fact]
    public void Detect_EncodingNamed_ReadsTheHeading()
    {
        using var file = new MemoryStream(Encoding.BigEndianUnicode.GetBytes("Vorname\tNachname\tTelefon geschäftlich\tTelefon privat\tMobiltelefon\nKäthe\tGrün\t030 23125101\t\t\n"));
        Assert.Empty(ContactPresets.Detect(file));
        var preset = Assert.Single(ContactPresets.Detect(file, encoding: FileEncoding.Utf16BigEndian)).Preset;
        Assert.Equal(("outlook-de", FileEncoding.Utf16BigEndian), (preset.Name, preset.LayoutOf(file, ContactItemTypes.Empty, FileEncoding.Utf16BigEndian).Format.Encoding));
    }

    [Fact]
    public void Encoding_LongFile_IsReadToItsEnd()
    {
        var file = Encoding.Latin1.GetBytes("name,phone\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Jos\u00e9 \u00fc,+1202{5550000 + i}\n")));
        var report = ContactImport.Read(file, Options(Columns, new ContactFileFormat { Encoding = FileEncoding.Latin1 })).Value;
        Assert.Equal((20_000, 20_001), (report.Contacts.Count(row => row.Contact.Name == "José ü"), report.Counts.Lines));
    }

    [Theory]
    [InlineData("'+12025550101", new[] { CellCleaning.Apostrophe }, A)]
    [InlineData("'2025550101'", new[] { CellCleaning.Apostrophes }, A)]
    [InlineData("' '2025550101' '", new[] { CellCleaning.Apostrophes, CellCleaning.Trim, CellCleaning.Apostrophes }, A)]
    [InlineData("2025550101\U0001F4DE", new[] { CellCleaning.Emoji }, A)]
    [InlineData("000", new[] { CellCleaning.Zero }, "-")]
    [InlineData("0/0/00", new[] { CellCleaning.Trim }, "-")]
    [InlineData("'0/0/00'", new[] { CellCleaning.Apostrophes }, "-")]
    public void Cleaning_InOrder_ComesBeforeReading(string cell, CellCleaning[] steps, string phone)
    {
        var row = One($"phone,other\n{cell},{B}\n", Columns, new ContactFileFormat { Cleaning = [.. steps], Missing = ["0/0/00"] });
        Assert.Equal(($"{phone}; {B}", 0), (Phones(row.Contact), row.Notices.Length));
    }

    [Theory]
    [InlineData("Ada \u2764\uFE0F \U0001F468\u200D\U0001F469\u200D\U0001F467", "Ada")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    [InlineData("5 \u20ac \u2014 \u4e2d\u6587", "5 \u20ac \u2014 \u4e2d\u6587")]
    public void Cleaning_Emoji_LeavesOtherTexts(string name, string cleaned) =>
        Assert.Equal(cleaned, One($"name,phone\n{name},{A}\n", Columns, new ContactFileFormat { Cleaning = [CellCleaning.Emoji] }).Contact.Name);

    [Theory]
    [InlineData('\n')]
    [InlineData('"')]
    [InlineData('é')]
    public void Delimiter_NoAsciiSign_IsRefused(char delimiter) =>
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, Options(Columns, new ContactFileFormat { Delimiter = delimiter })));

    public static TheoryData<string, ContactColumns> Inconsistent => new()
    {
        { "highest rank", new ContactColumns { PrimaryPhone = "p", Priority = new PriorityColumn("r") { Order = PriorityOrder.HigherFirst } } },
        { "default rank", new ContactColumns { PrimaryPhone = "p", Priority = new PriorityColumn("r") { Default = 0 } } },
        { "yes and no", new ContactColumns { PrimaryPhone = "p", DoNotCall = [new FlagColumn("d") { Yes = ["1"], No = ["1 "] }] } },
        { "pattern of dates", new ContactColumns { PrimaryPhone = "p", ConsentAt = new DateColumn("d") { Format = "uuuu-QQ" } } },
        { "needs time zones", new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("z") { Form = ZoneForm.Code } } },
        { "is not an offset", new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("z") { Form = ZoneForm.Offset, Zones = [new CellWord("EST", "America/New_York")] } } },
        { "'Mars/Base'", new ContactColumns { PrimaryPhone = "p", TimeZone = new ZoneColumn("z") { Zones = [new CellWord("M", "Mars/Base")] } } },
        { "unknown contact item type 'Boat'", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { TypeColumn = new TypeColumn("l") { Words = [new CellWord("B", "Boat")] } }] } },
        { "one part that is the number", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { Cell = new PhoneCell { PartSeparator = "_", Parts = [PhoneCellPart.Description] } }] } },
        { "need a separator", new ContactColumns { AdditionalPhones = [new PhoneColumn("p") { Cell = new PhoneCell { Parts = [PhoneCellPart.Number, PhoneCellPart.Description] } }] } },
        { "'consentAt'", new ContactColumns { PrimaryPhone = "p", ConsentAt = "c", Fields = [new FieldColumn("consentAt", "x")] } },
        { "no contact item type", new ContactColumns { PrimaryPhone = new PhoneColumn("p", Office) } },
    };

    [Theory]
    [MemberData(nameof(Inconsistent))]
    public void Open_InconsistentColumns_SaysWhy(string why, ContactColumns columns) =>
        Assert.Contains(why, Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, Options(columns))).Message, StringComparison.Ordinal);
}
