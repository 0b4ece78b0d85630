using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

/// <summary>Do-not-call files of registries.</summary>
public sealed class DoNotCallFileTests
{
    private static readonly PhoneReader Us = new(RegionCode.Read("US").Value);
    private static readonly PhoneReader HongKong = new(RegionCode.Read("HK").Value);

    [Theory]
    [InlineData("2015550123\n2015550124\n", DoNotCallFormat.Number)]
    [InlineData("201-555-0123\r\n(201) 555-0124", DoNotCallFormat.Number)]
    [InlineData("\uFEFFPhone Number\r\n\r\n2015550123\r\n+12015550124\r\n", DoNotCallFormat.Number)]
    [InlineData("\"2015550123\"\r\"2015550124\"\r", DoNotCallFormat.Number)]
    [InlineData("201,5550123\n201,5550124\n", DoNotCallFormat.AreaCodeAndNumber)]
    [InlineData("area code,number\n\"201\", \"5550123\"\n201 ,5550124 \n", DoNotCallFormat.AreaCodeAndNumber)]
    [InlineData("2015550123,20261129\n2015550124,29/11/2026\n", DoNotCallFormat.NumberAndDate)]
    [InlineData("<?xml version=\"1.0\"?><list val='NJ'><ac val='201'><ph val='5550123'/><ph val=\"5550124\" /></ac></list>", DoNotCallFormat.Xml)]
    [InlineData(" \n<list val='201'>\n<!-- a note -->\n<ph val='5550123'></ph><PH val='5550124'/></list>\n", DoNotCallFormat.Xml)]
    public void Read_Layouts_GivesTheNumbers(string text, DoNotCallFormat format)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(), new UnicodeEncoding(bigEndian: false, byteOrderMark: true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true)])
        {
            byte[] file = [.. encoding.Preamble, .. encoding.GetBytes(encoding is UTF8Encoding ? text : text.TrimStart('\uFEFF'))];
            var (report, blacklist) = Read(file, Us);
            Assert.Equal((format, 2L, 0L), (report.Format, report.Numbers, report.Rejected));
            Assert.Equal(["+12015550123", "+12015550124"], blacklist.Numbers.Select(number => number.ToString()));
            Assert.Equal(blacklist, Read(file, Us, format).Blacklist);
        }
    }

    [Fact]
    public void Read_HongKong_GivesTheNumbers()
    {
        var (report, blacklist) = Read("21234567,2026-11-29\n31234567,2026-11-29\n"u8, HongKong);
        Assert.Equal(DoNotCallFormat.NumberAndDate, report.Format);
        Assert.Equal(["+85221234567", "+85231234567"], blacklist.Numbers.Select(number => number.ToString()));
    }

    [Fact]
    public void Read_XmlWithoutLeadingZeros_PutsThemBack()
    {
        var (report, blacklist) = Read("<list><ac val='201'><ph val='5550123'/><ph val='123'/><ph val='1'/></ac><ac val='202'><ph val='0'/></ac></list>"u8, new PhoneReader(RegionCode.Read("US").Value, PhoneCheck.None));
        Assert.Equal(4, report.Numbers);
        Assert.Equal(["+12010000001", "+12010000123", "+12015550123", "+12020000000"], blacklist.Numbers.Select(number => number.ToString()));
    }

    [Fact]
    public void Read_InvalidRows_AreReportedWithTheirPlaces()
    {
        var (report, blacklist) = Read("Phone\n2015550123\n\n12\nabc\n2015550123,1\n2015550124\n"u8, Us);
        Assert.Equal(["4:1 NUMBER_LENGTH", "5:1 NUMBER_HAS_LETTERS", "6:0 DO_NOT_CALL_COLUMN_COUNT"], report.Issues.Select(issue => issue.ToString()));
        Assert.Equal((2L, 3L, 1L, 1L), (report.Numbers, report.Rejected, report.BlankLines, report.HeadingLines));
        Assert.Equal(["DO_NOT_CALL_COLUMN_COUNT", "NUMBER_HAS_LETTERS", "NUMBER_LENGTH"], report.Codes.Keys);
        Assert.Equal(2, blacklist.Count);
        Assert.Equal("2 numbers, 3 rejected", report.ToString());
    }

    [Theory]
    [InlineData("201,5550123\n201,555012X\n,5550123\n201\n201,5550123,A\n201,\nx,1\n", "2:2 DO_NOT_CALL_NUMBER_INVALID;3:1 DO_NOT_CALL_AREA_CODE_INVALID;4:0 DO_NOT_CALL_COLUMN_COUNT;5:0 DO_NOT_CALL_COLUMN_COUNT;6:2 DO_NOT_CALL_NUMBER_INVALID;7:1 DO_NOT_CALL_AREA_CODE_INVALID")]
    [InlineData("2015550123,20261129\n2015550124,soon\n2015550125,D\n2015550126\n", "2:2 DO_NOT_CALL_DATE_INVALID;3:2 DO_NOT_CALL_DATE_INVALID;4:0 DO_NOT_CALL_COLUMN_COUNT")]
    [InlineData("<list>\n<ph val='5550123'/>\n<ac val='201'><ph val='555012X'/><ph/>\n<ph val='15550123'/><ph val='5550123'/></ac></list>", "2:0 DO_NOT_CALL_AREA_CODE_INVALID;3:0 DO_NOT_CALL_NUMBER_INVALID;3:0 DO_NOT_CALL_NUMBER_INVALID;4:0 DO_NOT_CALL_NUMBER_INVALID")]
    public void Read_OtherColumns_AreReported(string text, string issues)
    {
        var (report, blacklist) = Read(Encoding.UTF8.GetBytes(text), Us);
        Assert.Equal(issues, string.Join(';', report.Issues));
        Assert.Equal("+12015550123", Assert.Single(blacklist.Numbers).ToString());
    }

    [Fact]
    public void Read_WithoutRegion_WantsAPlus()
    {
        var (report, blacklist) = Read("2015550123\n+12015550124\n"u8, PhoneReader.International);
        Assert.Equal("+12015550124", Assert.Single(blacklist.Numbers).ToString());
        Assert.Equal("1:1 NUMBER_NOT_E164", Assert.Single(report.Issues).ToString());
    }

    [Theory]
    [InlineData("", FileReason.Empty)]
    [InlineData("PK\u0003\u0004", FileReason.NotText)]
    [InlineData("<list><ph val='1'></list>", FileReason.NotXml)]
    [InlineData("<!DOCTYPE list [<!ENTITY a 'b'>]><list>&a;</list>", FileReason.NotXml)]
    [InlineData("<", FileReason.NotXml)]
    public void Read_OtherFile_IsRefused(string text, FileReason reason) => Assert.Equal(reason, Result(Encoding.UTF8.GetBytes(text), Us).Reason!.Reason);

    [Fact]
    public void Read_LongTagOrRow_IsRefusedInLittleMemory()
    {
        var xml = Encoding.UTF8.GetBytes("<list val='" + new string('1', 8 << 20) + "'/>");
        var text = Encoding.UTF8.GetBytes("2015550123\n" + new string('1', 8 << 20));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal((FileReason.NotXml, 1), (Result(xml, Us).Reason!.Reason, Result(xml, Us).Reason!.Line));
        Assert.Equal((FileReason.RowTooLong, 2), (Result(text, Us).Reason!.Reason, Result(text, Us).Reason!.Line));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    // Rows that span blocks of the file.
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Read_ManyRows_GivesAll(string lineBreak)
    {
        const int count = 30_000;
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i => $"{2_015_550_000 + i}{lineBreak}")));
        var (report, blacklist) = Read(file, Us);
        Assert.Equal((count, 0L, 0L), (report.Numbers, report.Rejected, report.BlankLines));
        Assert.Equal(count, blacklist.Count);
        Assert.Equal(12_015_550_000UL, blacklist.Numbers[0].Digits);
        Assert.Equal(12_015_550_000UL + count - 1, blacklist.Numbers[^1].Digits);
    }

    [Fact]
    public void Read_MoreIssuesThanAsked_CountsAll()
    {
        var builder = new BlacklistBuilder();
        var report = DoNotCallFile.Read(new MemoryStream("1\n2\n3\n"u8.ToArray()), builder, new DoNotCallFileOptions { Phones = Us, MaxIssues = 2 }).Value;
        Assert.Equal((2, 3L), (report.Issues.Length, report.Rejected));
        Assert.NotEqual(report, report with { Issues = [] });
        Assert.Equal(report.GetHashCode(), (report with { Issues = [] }).GetHashCode());
        Assert.Throws<ArgumentOutOfRangeException>(() => new DoNotCallFileOptions { MaxIssues = -1 });
    }

    // Every row of any text is a number, rejected, blank or the heading.
    [Property]
    public bool Read_AnyText_LosesNoRow(string?[] rows)
    {
        var lines = rows.Select(row => (row ?? "").Replace('\r', ' ').Replace('\n', ' ').Replace("\0", "", StringComparison.Ordinal).Replace('<', '(').Replace('\u001A', ' ')).Prepend("+12015550123").ToArray();
        var result = Result(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), Us);
        return result.TryGet(out var report) && report.Numbers + report.Rejected + report.BlankLines + report.HeadingLines == lines.Length;
    }

    private static (DoNotCallReport Report, Blacklist Blacklist) Read(ReadOnlySpan<byte> file, PhoneReader phones, DoNotCallFormat format = DoNotCallFormat.Detect)
    {
        var builder = new BlacklistBuilder();
        var report = DoNotCallFile.Read(new MemoryStream(file.ToArray()), builder, new DoNotCallFileOptions { Phones = phones, Format = format });
        return (report.Value, builder.Build());
    }

    private static Result<DoNotCallReport, FileRefusal> Result(byte[] file, PhoneReader phones) => DoNotCallFile.Read(new MemoryStream(file), new BlacklistBuilder(), new DoNotCallFileOptions { Phones = phones });
}
