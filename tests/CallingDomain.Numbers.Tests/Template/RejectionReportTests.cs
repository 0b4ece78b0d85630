using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class RejectionReportTests
{
    [Fact]
    public void Write_RowsWithFormulas_AreEscaped()
    {
        var report = Report("=HYPERLINK(\"http://x\"),Survey\n+1501-333-4444,Survey\n@5013334445,\"Sur,vey\"\n5013334446,Survey\n5013334446,Survey\n");
        Assert.Equal(
            """"
            Line,Text,Codes,Reasons,Suggestion
            2,"'=HYPERLINK(""http://x""),Survey",NUMBER_SPREADSHEET_GUARD NUMBER_HAS_LETTERS NUMBER_PUNCTUATION,NumberSpreadsheetGuard; NumberHasLetters; NumberPunctuation,
            3,"'+1501-333-4444,Survey",NUMBER_PUNCTUATION,NumberPunctuation,"5013334444,Survey"
            4,"'@5013334445,""Sur,vey""",NUMBER_PUNCTUATION PURPOSE_UNKNOWN,NumberPunctuation; PurposeUnknown,"5013334445,Survey"
            6,"5013334446,Survey",DUPLICATE_IN_BATCH,DuplicateInBatch (line 5),

            """",
            report);
    }

    [Theory]
    [InlineData("x;=1+1;", "x;'=1+1;")]
    [InlineData(" =1+1", " '=1+1")]
    [InlineData("\u00A0\uFEFF=1+1", "\u00A0\uFEFF'=1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("5013334444,Multi-Use Line", "5013334444,Multi-Use Line")]
    public void EscapeFormula_AnyDelimiter_EscapesFormulas(string text, string neutral) => Assert.Equal(neutral, SpreadsheetText.EscapeFormula(text));

    [Fact]
    public void Dispose_NoRows_LeavesTheHeading() => Assert.Equal("Line,Text,Codes,Reasons,Suggestion\n", Report("5013334444,Survey\n"));

    private static string Report(string file)
    {
        using var output = new MemoryStream();
        using (var report = new RejectionReport(output, reason => reason.ToString()))
        {
            foreach (var row in NumberTemplate.Strict.Read(Encoding.UTF8.GetBytes("1,Survey\n" + file)).Value.Rejected.Where(row => row.Line > 1)) report.Write(row);
        }

        var text = Encoding.UTF8.GetString(output.ToArray());
        Assert.Equal('\uFEFF', text[0]);
        return text[1..].Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
