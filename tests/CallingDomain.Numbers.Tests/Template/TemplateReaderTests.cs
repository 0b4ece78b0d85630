using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class TemplateReaderTests
{
    [Fact]
    public void Open_MoreThan500Rows_ReadsAll()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(List(100_000)));
        var accepted = 0;
        while (rows.Read()) accepted += rows.IsAccepted ? 1 : 0;
        Assert.Null(rows.Refusal);
        Assert.Equal((100_000, 100_000), (accepted, rows.Line));
    }

    [Fact]
    public void Open_SmallReads_GiveTheSameRows()
    {
        var list = List(5_000);
        Assert.Equal(Answers(new MemoryStream(list)), Answers(new Trickle(list)));
    }

    [Fact]
    public void TemplateWriter_LongList_WritesFilesThatAreAccepted()
    {
        var list = List(1_234);
        var files = new List<MemoryStream>();
        using (var rows = NumberTemplate.Strict.OpenCheckingDuplicates(new MemoryStream(list)).Value)
        using (var writer = new TemplateWriter(_ => Next(files)))
        {
            while (rows.Read()) writer.Write(rows.Accepted.ToLine());
            Assert.Equal(3, writer.FileCount);
        }

        Assert.Equal([500, 500, 234], files.Select(file => NumberTemplate.Strict.Read(file.ToArray()).Value.Accepted.Length));
    }

    [Fact]
    public void OpenWith_Duplicates_AreRejectedInTheSecondPass()
    {
        var list = "5013334444,Survey\n5013334445,Survey\n5013334444,Survey\n5013334446,Survey\n5013334446,Prison\n5013334446,Survey\n"u8.ToArray();
        var survey = DuplicateSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream(list))).Value;
        Assert.Equal(3, survey.Count);
        using var rows = NumberTemplate.Strict.OpenWith(survey, new MemoryStream(list));
        var answers = new List<string>();
        while (rows.Read()) answers.Add(rows.IsAccepted ? "" : $"{rows.Rejected!.Reasons} {rows.Rejected.FirstLine}");
        Assert.Equal(["", "", "DUPLICATE_IN_BATCH 1", "DUPLICATE_IN_BATCH_CONFLICT 4", "DUPLICATE_IN_BATCH_CONFLICT 4", "DUPLICATE_IN_BATCH_CONFLICT 4"], answers);
    }

    [Fact]
    public void OpenWith_ListThatChanged_IsRefused()
    {
        var survey = DuplicateSurvey.Of(NumberTemplate.Strict.Open(new MemoryStream("5013334444,Survey\n"u8.ToArray()))).Value;
        using var rows = NumberTemplate.Strict.OpenWith(survey, new MemoryStream("5013334444,Survey\n5013334445,Survey\n"u8.ToArray()));
        Assert.True(rows.Read());
        Assert.False(rows.Read());
        Assert.Equal((FileReason.Changed, 2), (rows.Refusal!.Reason, rows.Refusal.Line));
    }

    [Fact]
    public void OpenCheckingDuplicates_UnusableList_IsRefused() =>
        Assert.Equal(FileReason.DelimiterUnknown, NumberTemplate.Strict.OpenCheckingDuplicates(new MemoryStream("5013334444\n"u8.ToArray())).Reason!.Reason);

    [Fact]
    public void OpenCheckingDuplicates_UnseekableStream_Throws()
    {
        using var pipe = new Utf8Stream(new MemoryStream(List(1)));
        Assert.Throws<ArgumentException>(() => NumberTemplate.Strict.OpenCheckingDuplicates(pipe));
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
    [InlineData("", FileReason.Empty)]
    [InlineData("\n,\n", FileReason.Empty)]
    [InlineData("PK\u0003\u0004", FileReason.NotText)]
    [InlineData("5013334444;Survey\n", FileReason.DelimiterNotComma)]
    [InlineData("5013334444\n", FileReason.DelimiterUnknown)]
    [InlineData("5013334444,Survey\n\"5013334445,Survey\n", FileReason.QuoteUnterminated)]
    public void Open_UnusableList_GivesTheRefusalAtItsEnd(string text, FileReason reason)
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        while (rows.Read()) Assert.Null(rows.Refusal);
        Assert.Equal(reason, rows.Refusal?.Reason);
    }

    [Theory]
    [InlineData(0, FileReason.NotText)]
    [InlineData(0xE9, FileReason.EncodingUnsupported)]
    public void Open_InvalidByteInALaterBlock_EndsTheReading(byte bad, FileReason reason)
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream([.. List(20_000), bad, (byte)'\n']));
        while (rows.Read()) Assert.Null(rows.Refusal);
        Assert.Equal(reason, rows.Refusal?.Reason);
    }

    [Fact]
    public void Open_UnterminatedQuote_EndsInConstantMemory()
    {
        using var rows = NumberTemplate.Strict.Open(new MemoryStream([.. List(10), (byte)'"', .. List(200_000)]));
        while (rows.Read()) Assert.True(rows.Line <= 10);
        Assert.Equal((FileReason.RowTooLong, 11), (rows.Refusal!.Reason, rows.Refusal.Line));
    }

    [Fact]
    public void Open_CharactersAcrossBlocks_AreWhole()
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
