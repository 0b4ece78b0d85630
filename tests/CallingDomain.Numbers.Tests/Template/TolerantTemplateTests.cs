using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class TolerantTemplateTests
{
    [Fact]
    public void Read_Utf16WithCommas_NoticesTheEncodingAlone() => Assert.Equal(
        [FileReason.EncodingUnsupported],
        NumberTemplate.Tolerant.Read([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("5013334444,Survey\n")]).Value.FileNotices);

    [Theory]
    [InlineData("5013334444;Survey\n5013334445;Prison\n", ';')]
    [InlineData("5013334444\tSurvey\n5013334445\tPrison\n", '\t')]
    [InlineData("5013334444|Survey\n5013334445|Prison\n", '|')]
    [InlineData("sep=;\n5013334444;Survey\n5013334445;Prison\n", ';')]
    [InlineData("Phone, mobile;Purpose\n5013334444;Survey\n5013334445;Prison\n", ';')]
    public void Read_OtherDelimiters_AreAcceptedWithANotice(string text, char delimiter)
    {
        var template = Read(text);
        Assert.Equal((2, delimiter), (template.Accepted.Length, template.Delimiter));
        Assert.Equal([FileReason.DelimiterNotComma], template.FileNotices);
        Assert.Empty(template.Rejected);
    }

    [Fact]
    public void Read_SeparatorHintAndHeader_AreIgnoredAndCounted()
    {
        var template = Read("sep=;\r\nPhone;Purpose\r\n\r\n5013334444;Survey\r\nPhone;Purpose\r\n");
        Assert.Equal(
            [(1, NumberReason.RowSeparatorHint), (2, NumberReason.RowHeader), (3, NumberReason.RowBlank)],
            template.Ignored.Select(row => (row.Line, row.Reason)));
        Assert.Equal("NUMBER_HAS_LETTERS PURPOSE_UNKNOWN", template.Rejected.Single().Reasons.ToString());
        Assert.Equal(5, template.Lines);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_Utf16WithItsMark_IsDecoded(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var template = NumberTemplate.Tolerant.Read([.. encoding.GetPreamble(), .. encoding.GetBytes("５０１3334444\tSurvey\r\n5013334445\tPrison\r\n")]).Value;
        Assert.Equal("NUMBER_NON_ASCII_DIGIT", template.Accepted[0].Notices.ToString());
        Assert.Equal([FileReason.EncodingUnsupported, FileReason.DelimiterNotComma], template.FileNotices);
        Assert.Equal(2, template.Accepted.Length);
    }

    [Fact]
    public void Read_Utf16WithANullCharacter_IsNotTextAtOnceAndRowByRow()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("5013334444,Survey\n\0")];
        Assert.Equal(FileReason.NotText, NumberTemplate.Tolerant.Read(file).Reason!.Reason);
        using var rows = NumberTemplate.Tolerant.Open(new MemoryStream(file));
        while (rows.Read()) { }
        Assert.Equal(FileReason.NotText, rows.Refusal!.Reason);
    }

    [Fact]
    public void Read_IncompleteCharacter_IsRefused()
    {
        byte[] oneByteShort = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("5013334444,Survey")[..^1]];
        byte[] lonely = [.. Encoding.Unicode.GetPreamble(), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("5013334444,Survey")];
        foreach (var file in new[] { oneByteShort, lonely })
        {
            Assert.Equal(FileReason.EncodingUnsupported, NumberTemplate.Tolerant.Read(file).Reason!.Reason);
            using var rows = NumberTemplate.Tolerant.Open(new MemoryStream(file));
            while (rows.Read()) Assert.NotNull(rows.Rejected ?? (object)rows.Accepted);
            Assert.Equal(FileReason.EncodingUnsupported, rows.Refusal!.Reason);
        }
    }

    [Fact]
    public void Read_EmptyThirdColumn_IsIgnoredWithANotice() =>
        Assert.Equal("ROW_TRAILING_EMPTY_COLUMN", Read("5013334444,Survey,,\n").Accepted.Single().Notices.ToString());

    [Fact]
    public void Read_MisspelledPurpose_IsRejected()
    {
        var row = Read("5013334444,Survy\n").Rejected.Single();
        Assert.Equal(("PURPOSE_UNKNOWN", "5013334444,Survey"), (row.Reasons.ToString(), row.Suggestion?.Text));
    }

    [Fact]
    public void Read_NoSecondColumn_IsRefusedAsAWhole() =>
        Assert.Equal(FileReason.DelimiterUnknown, NumberTemplate.Tolerant.Read("5013334444\n5013334445\n"u8).Reason!.Reason);

    [Fact]
    public void Read_LaterRowsLikeHeaders_AreRejected()
    {
        var template = Read("\nPhone,Purpose\nabc,Survey\nFLOWERS,Survey\n5013334444,Survey\n");
        Assert.Equal([(1, NumberReason.RowBlank), (2, NumberReason.RowHeader)], template.Ignored.Select(row => (row.Line, row.Reason)));
        Assert.Equal(["NUMBER_HAS_LETTERS", "NUMBER_HAS_LETTERS"], template.Rejected.Select(row => row.Reasons.ToString()));
    }

    [Fact]
    public void Read_DecimalCommas_AreFoundAmongSemicolons()
    {
        var template = Read("1,5013334444E+10;Survey\n1,5013334445E+10;Prison\n");
        Assert.Equal((';', 2), (template.Delimiter, template.Accepted.Length));
    }

    [Theory]
    [InlineData("501333444.4")]
    [InlineData("5013334.448")]
    [InlineData("\"50133,34449\"")]
    [InlineData("501333444²")]
    [InlineData("①5013334445")]
    [InlineData("501333\uFFFD4447")]
    [InlineData("501333444〇")]
    public void Read_DotWhereNoSeparatorStands_LeavesTheDigitsInDoubt(string number) =>
        Assert.Equal("NUMBER_PUNCTUATION", Read($"5019999999,Survey\n{number},Survey\n").Rejected.Single().Reasons.ToString());

    [Theory]
    [InlineData("501*3334444", "NUMBER_PUNCTUATION")]
    [InlineData("5013334444#", "NUMBER_PUNCTUATION")]
    [InlineData("5013334444+", "NUMBER_PUNCTUATION")]
    [InlineData("501\u00013334444", "NUMBER_WHITESPACE")]
    [InlineData("\"501\n3334444\"", "NUMBER_WHITESPACE")]
    public void Read_MeaningfulCharacter_IsSuggestedAndRejected(string number, string reasons)
    {
        var row = Read($"5019999999,Survey\n{number},Survey\n").Rejected.Single();
        Assert.Equal((reasons, "5013334444,Survey"), (row.Reasons.ToString(), row.Suggestion?.Text));
    }

    [Fact]
    public void Read_LeadingBlankRows_DoNotDecideTheDelimiter() =>
        Assert.Equal(2, Read(new string('\n', 1_500) + ",,\n,,\n,,\n5013334444;Survey\n5013334445;Survey\n").Accepted.Length);

    [Fact]
    public void Read_BlankThirdColumn_IsEmpty() => Assert.Equal("ROW_TRAILING_EMPTY_COLUMN", Read("5013334444,Survey, \n").Accepted.Single().Notices.ToString());

    [Fact]
    public void Read_OnlyAHeader_HasNoRows()
    {
        var template = Read("Phone,Purpose\n");
        Assert.Equal((0, 0, 1), (template.Accepted.Length, template.Rejected.Length, template.Ignored.Length));
    }

    [Fact]
    public void Read_CommaRowsAmongOthers_KeepTheComma() => // what the strict profile takes is taken
        Assert.Equal([3], Read("sep=;\n5013334444;Survey\n5013334445,Survey\n5013334446;Survey\n").Accepted.Select(row => row.Line));

    private static TemplateReading Read(string text) => NumberTemplate.Tolerant.Read(Encoding.UTF8.GetBytes(text)).Value;
}
