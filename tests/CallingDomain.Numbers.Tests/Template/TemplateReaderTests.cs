using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class TemplateReaderTests
{
    [Fact]
    public void Open_MoreRowsThanAFileMayHave_ReadsThemAll()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(List(100_000)));
        var accepted = 0;
        while (rows.Read()) accepted += rows.IsAccepted ? 1 : 0;
        Assert.Null(rows.Refusal);
        Assert.Equal((100_000, 100_000), (accepted, rows.Line));
    }

    [Fact]
    public void Open_InSmallPieces_GivesTheSame()
    {
        var list = List(5_000);
        Assert.Equal(Answers(new MemoryStream(list)), Answers(new Trickle(list)));
    }

    [Fact]
    public void Parts_OfALongList_AreFilesThatAreAcceptedWhole()
    {
        var list = List(1_234);
        var survey = NumberSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream(list))).Value;
        var files = new List<MemoryStream>();
        using (var rows = NumberTemplate.Strict.Open(new MemoryStream(list), survey))
        using (var parts = new TemplateParts(_ => Next(files)))
        {
            while (rows.Read()) parts.Add(rows.Accepted.ToLine());
            Assert.Equal(3, parts.Count);
        }

        Assert.Equal([500, 500, 234], files.Select(file => NumberTemplate.Strict.Read(file.ToArray()).Value.Accepted.Length));
    }

    [Fact]
    public void Survey_NumbersThatComeAgain_AreToldInTheSecondReading()
    {
        var list = "5013334444,Survey\n5013334445,Survey\n5013334444,Survey\n5013334446,Survey\n5013334446,Prison\n5013334446,Survey\n"u8.ToArray();
        var survey = NumberSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream(list))).Value;
        Assert.Equal(3, survey.Count);
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(list), survey);
        var answers = new List<string>();
        while (rows.Read()) answers.Add(rows.IsAccepted ? "" : $"{rows.Rejected!.Reasons} {rows.Rejected.FirstLine}");
        Assert.Equal(["", "", "DUPLICATE_IN_BATCH 1", "DUPLICATE_IN_BATCH_CONFLICT 4", "DUPLICATE_IN_BATCH_CONFLICT 4", "DUPLICATE_IN_BATCH_CONFLICT 4"], answers);
    }

    [Fact]
    public void Survey_OfAListThatHasChanged_EndsTheReading()
    {
        var survey = NumberSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream("5013334444,Survey\n"u8.ToArray()))).Value;
        using var rows = NumberTemplate.Strict.Open(new MemoryStream("5013334444,Survey\n5013334445,Survey\n"u8.ToArray()), survey);
        Assert.True(rows.Read());
        Assert.False(rows.Read());
        Assert.Equal((FileReason.FileChanged, 2), (rows.Refusal!.Reason, rows.Refusal.Line));
    }

    [Fact]
    public void Survey_OfAnotherTemplate_IsTheCallersMistake()
    {
        var survey = NumberSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream(List(1)))).Value;
        Assert.Throws<ArgumentException>(() => NumberTemplate.Tolerant.Open(new MemoryStream(List(1)), survey));
    }

    [Fact]
    public void Read_BeforeTheFirstRowAndBehindTheLast_HasNone()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(List(4_000)[..65_536]));
        Assert.False(rows.IsAccepted);
        while (rows.Read()) Assert.NotEqual("", rows.Text);
        Assert.Equal((false, default, null, ""), (rows.IsAccepted, rows.Accepted, rows.Rejected, rows.Text));
    }

    [Theory]
    [InlineData("", FileReason.FileEmpty)]
    [InlineData("\n,\n", FileReason.FileEmpty)]
    [InlineData("PK\u0003\u0004", FileReason.FileNotText)]
    [InlineData("5013334444;Survey\n", FileReason.FileDelimiterNotComma)]
    [InlineData("5013334444\n", FileReason.FileDelimiterUnknown)]
    [InlineData("5013334444,Survey\n\"5013334445,Survey\n", FileReason.FileQuoteUnterminated)]
    public void Open_UnusableList_SaysWhyAtItsEnd(string text, FileReason reason)
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        while (rows.Read()) Assert.Null(rows.Refusal);
        Assert.Equal(reason, rows.Refusal?.Reason);
    }

    [Theory]
    [InlineData(0, FileReason.FileNotText)]
    [InlineData(0xE9, FileReason.FileEncodingUnsupported)]
    public void Open_BadByteFarBehind_EndsTheReading(byte bad, FileReason reason)
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream([.. List(20_000), bad, (byte)'\n']));
        while (rows.Read()) Assert.Null(rows.Refusal);
        Assert.Equal(reason, rows.Refusal?.Reason);
    }

    [Fact]
    public void Open_QuoteThatNobodyCloses_EndsInConstantMemory()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream([.. List(10), (byte)'"', .. List(200_000)]));
        while (rows.Read()) Assert.True(rows.Line <= 10);
        Assert.Equal((FileReason.FileRowTooLong, 11), (rows.Refusal!.Reason, rows.Refusal.Line));
    }

    [Fact]
    public void Open_CharactersAcrossPieces_AreWhole()
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(row => $"５０１333{row % 10_000:D4},Survey €😀\n"));
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        while (rows.Read()) Assert.Equal("NUMBER_NON_ASCII_DIGIT PURPOSE_UNKNOWN", rows.Rejected!.Reasons.ToString());
        Assert.Null(rows.Refusal);
        Assert.Equal(30_000, rows.Line);
    }

    private static MemoryStream Next(List<MemoryStream> files)
    {
        files.Add(new MemoryStream());
        return files[^1];
    }

    private static byte[] List(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(row => $"{(row % 2 == 0 ? "+1" : "")}501{333 + (row / 10_000)}{row % 10_000:D4},Survey\r\n")));

    private static List<(int, bool)> Answers(Stream list)
    {
        var answers = new List<(int, bool)>();
        using var rows = NumberTemplate.Strict.Open(list);
        while (rows.Read()) answers.Add((rows.Line, rows.IsAccepted));
        return answers;
    }

    // A stream that gives seven bytes at a time.
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);
    }
}
