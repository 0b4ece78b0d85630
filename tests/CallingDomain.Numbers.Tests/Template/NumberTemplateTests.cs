using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberTemplateTests
{
    [Fact]
    public void Read_BothForms_AcceptsBoth()
    {
        var template = Read("+15013334444,Customer Service\r\n5013334445,Survey\r\n");
        Assert.Equal(
            [new AcceptedRow(1, 1, Number("+15013334444"), CallPurpose.CustomerService, NumberReasons.None), new AcceptedRow(2, 1, Number("+15013334445"), CallPurpose.Survey, NumberReasons.None)],
            template.Accepted.AsEnumerable());
        Assert.Equal(2, template.Lines);
    }

    [Theory]
    [InlineData("501-333-4444,Survey", "NUMBER_PUNCTUATION", "5013334444,Survey")]
    [InlineData("501-333-4444,survy", "NUMBER_PUNCTUATION PURPOSE_UNKNOWN", "5013334444,Survey")]
    [InlineData("5013334444", "ROW_COLUMN_COUNT", null)]
    [InlineData("5013334444,Survey,x", "ROW_COLUMN_COUNT", null)]
    [InlineData("5013334444,Survey,", "ROW_TRAILING_EMPTY_COLUMN", "5013334444,Survey")]
    [InlineData("5013334444,Survey,,", "ROW_TRAILING_EMPTY_COLUMN", "5013334444,Survey")]
    [InlineData(",Survey", "NUMBER_MISSING", null)]
    [InlineData("5013334444,", "PURPOSE_MISSING", null)]
    [InlineData("5013334444,Sales", "PURPOSE_UNKNOWN", null)]
    [InlineData("=\"5013334444\",Survey", "NUMBER_SPREADSHEET_GUARD", "5013334444,Survey")]
    [InlineData("\"501\"3334444,Survey", "NUMBER_PUNCTUATION", "5013334444,Survey")] // broken quoting is not mended in silence
    [InlineData("\"5013334444\n\",Survey", "NUMBER_WHITESPACE", "5013334444,Survey")]
    [InlineData("1013334444,", "NUMBER_AREA_CODE_INVALID PURPOSE_MISSING", null)]
    public void Read_BadRow_GivesAllReasons(string row, string codes, string? suggestion)
    {
        var rejected = Assert.Single(Read("5019999999,Survey\n" + row + "\n").Rejected);
        Assert.Equal(2, rejected.Line);
        Assert.Equal(row, rejected.Text);
        Assert.Equal(codes, rejected.Reasons.ToString());
        Assert.Equal(suggestion, rejected.Suggestion?.Text);
    }

    [Fact]
    public void Read_QuotedFields_AreJustFields() =>
        Assert.Equal(2, Read("\"5013334444\",\"Customer Service\"\n\"+15013334445\",\"Informational/Notification\"").Accepted.Length);

    [Fact]
    public void Read_Header_OnlyTheHeaderIsRejected()
    {
        var template = Read("\nPhone,Purpose\n5013334444,Survey\nPhone,Purpose\n");
        Assert.Equal(["ROW_HEADER", "NUMBER_HAS_LETTERS PURPOSE_UNKNOWN"], template.Rejected.Select(row => row.Reasons.ToString()));
        Assert.Single(template.Accepted);
    }

    [Fact]
    public void Read_BlankLines_AreIgnoredAndCounted()
    {
        var template = Read("5013334444,Survey\n\n,\n \t , \n\"\",\"\"\n5013334445,Survey\n\n");
        Assert.Equal([2, 3, 4, 5, 7], template.Ignored.Select(row => row.Line));
        Assert.All(template.Ignored, row => Assert.Equal(NumberReason.RowBlank, row.Reason));
        Assert.Equal((7, 2, 0, 5), (template.Lines, template.AcceptedLines, template.RejectedLines, template.IgnoredLines));
    }

    [Fact]
    public void Read_RowOverSeveralLines_CountsThemAll()
    {
        var template = Read("\"501\r\n333\n4444\",Survey\r\n5013334445,\"Survey\n\"\n5013334446,Survey");
        Assert.Equal((1, 3), (template.Rejected.Single().Line, template.Rejected.Single().Lines));
        Assert.Equal([(4, 2), (6, 1)], template.Accepted.Select(row => (row.Line, row.Lines)));
        Assert.Equal(6, template.Lines);
    }

    [Fact]
    public void Read_SameNumberAndPurposeAgain_RejectsTheLater()
    {
        var template = Read("5013334444,Survey\n+15013334444,survey\n5013334444,Survey\n");
        Assert.Equal(1, template.Accepted.Single().Line);
        Assert.Equal(
            [(2, "DUPLICATE_IN_BATCH", (int?)1), (3, "DUPLICATE_IN_BATCH", 1)],
            template.Rejected.Select(row => (row.Line, row.Reasons.ToString(), row.FirstLine)));
    }

    [Fact]
    public void Read_SameNumberOtherPurpose_RejectsAll()
    {
        var template = Read("5013334444,Survey\n5013334444,Survey\n+15013334444,Prison\n5013334445,Survey\n");
        Assert.Equal(4, template.Accepted.Single().Line);
        Assert.Equal([1, 2, 3], template.Rejected.Select(row => row.Line));
        Assert.All(template.Rejected, row => Assert.Equal("DUPLICATE_IN_BATCH_CONFLICT", row.Reasons.ToString()));
    }

    [Fact]
    public void CorrectedLines_NumberInConflict_IsLeftOut()
    {
        var template = Read("5013334444,Survey\n5013334444,Prison\n501-333-4444,Survey\n5013334445,Person\n501-333-4446,Survey\n");
        Assert.Equal(["5013334446,Survey"], template.CorrectedLines().Select(line => line.Text));
    }

    [Fact]
    public void RejectedRows_Values_AreThoseThatAMessageNeeds()
    {
        var rows = Read("5019999999,Survey\n5013334444,Survey,x,y\n50133,Survey\n4163334444,Survey\n1.5013334445E+10,Survey\n5013334446,Person\n").Rejected;
        Assert.Equal(
            [
                (4, null, "", null, null), (null, 5, "", null, null), (null, null, "CA", null, null), (null, null, "", true, null), (null, null, "", null, CallPurpose.Prison),
            ],
            rows.Select(row => (row.Check.ColumnCount, row.Check.DigitCount, row.Check.Region.ToString(), row.Check.IsRecoverable, row.Check.NearestPurpose)));
    }

    [Fact]
    public void Read_500RowsWithBlankLines_AreAccepted() =>
        Assert.Equal(500, Read(Rows(500).Replace("\n", "\n\n", StringComparison.Ordinal)).Accepted.Length);

    [Fact]
    public void Read_501Rows_RefusesTheFile()
    {
        var refusal = Refuse(Encoding.UTF8.GetBytes(Rows(501)));
        Assert.Equal((FileReason.TooManyRows, 501L, 500L), (refusal.Reason, refusal.Actual, refusal.Max));
    }

    [Theory]
    [InlineData("", FileReason.Empty)]
    [InlineData("\n , \n\"\"\n", FileReason.Empty)]
    [InlineData("PK\u0003\u0004 and so on", FileReason.NotText)]
    [InlineData("501\0,Survey", FileReason.NotText)]
    [InlineData("5013334444;Survey\n", FileReason.DelimiterNotComma)]
    [InlineData("5013334444\tSurvey\n", FileReason.DelimiterNotComma)]
    [InlineData("5013334444|Survey\n", FileReason.DelimiterNotComma)]
    [InlineData("5013334444\n5013334445\n", FileReason.DelimiterUnknown)]
    [InlineData("5013334444,Survey\n\"5013334445,Survey\n5013334446,Survey\n", FileReason.QuoteUnterminated)]
    public void Read_UnusableFile_GivesTheReason(string text, FileReason reason) => Assert.Equal(reason, Refuse(Encoding.UTF8.GetBytes(text)).Reason);

    [Fact]
    public void Read_UnterminatedQuote_GivesItsLine() => Assert.Equal(3, Refuse("5013334444,Survey\n\n\"5013334445,Survey\n\n"u8.ToArray()).Line);

    [Fact]
    public void Read_OtherEncodings_AreRefused()
    {
        const string text = "5013334444,Survey\r\n";
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
            Assert.Equal(FileReason.EncodingUnsupported, Refuse([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Reason);
        Assert.Equal(FileReason.EncodingUnsupported, Refuse([.. "5013334444,Survey\n"u8, 0xE9, .. ",Survey\n"u8]).Reason);
    }

    [Fact]
    public void Read_ByteOrderMark_IsIgnored() => Assert.Equal(1, Read("\uFEFF5013334444,Survey\n").Accepted.Single().Line);

    [Theory]
    [InlineData("5013334444,Survey\u001A", 1)]
    [InlineData("5013334444,Survey\r\n\u001A", 1)]
    [InlineData("5013334444,Survey\n\n\u001A\u001A\u001A", 2)]
    public void Read_EndOfFileCharacterAtTheEnd_IsIgnored(string text, int lines)
    {
        foreach (var template in new[] { NumberTemplate.Strict, NumberTemplate.Tolerant })
        {
            var reading = template.Read(Encoding.UTF8.GetBytes(text)).Value;
            Assert.Equal((1, 0, lines), (reading.Accepted.Length, reading.Rejected.Length, reading.Lines));
            using var rows = template.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));
            for (var line = 1; line <= lines; line++) Assert.Equal((true, line, line == 1), (rows.Read(), rows.Line, rows.IsAccepted));
            Assert.Equal((false, null), (rows.Read(), rows.Refusal));
        }
    }

    [Theory]
    [InlineData("501\u001A3334444,Survey\n", "NUMBER_WHITESPACE")]
    [InlineData("5013334444,Survey\u001A\n", "PURPOSE_UNKNOWN")]
    [InlineData("5013334445,Survey\n\u001A\n", "ROW_COLUMN_COUNT")]
    public void Read_EndOfFileCharacterElsewhere_IsRejected(string text, string reasons)
    {
        foreach (var template in new[] { NumberTemplate.Strict, NumberTemplate.Tolerant })
            Assert.Equal(reasons, template.Read(Encoding.UTF8.GetBytes("5013334446,Survey\n" + text)).Value.Rejected.Single().Reasons.ToString());
    }

    [Fact]
    public void Read_OnlyAnEndOfFileCharacter_IsEmpty() => Assert.Equal(FileReason.Empty, Refuse([0x1A]).Reason);

    [Fact]
    public void Read_MoreThanMaxBytes_IsRefused() => Assert.Equal(FileReason.TooLarge, Refuse(new byte[NumberTemplate.DefaultMaxBytes + 1]).Reason);

    [Theory]
    [InlineData("numbers.csv", true)]
    [InlineData("folder/NUMBERS.TXT", true)]
    [InlineData("numbers.xlsx", false)]
    [InlineData("csv", false)]
    public void IsFileNameAllowed_ByExtension(string name, bool isAllowed) => Assert.Equal(isAllowed, NumberTemplate.IsFileNameAllowed(name));

    private static PhoneNumber Number(string text) => PhoneNumber.Parse(text);

    private static string Rows(int count) => string.Concat(Enumerable.Range(0, count).Select(row => $"501333{1000 + row},Survey\n"));

    private static TemplateReading Read(string text) => NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes(text)).Value;

    private static FileRefusal Refuse(byte[] file) => NumberTemplate.Strict.Read(file).Reason!;
}
