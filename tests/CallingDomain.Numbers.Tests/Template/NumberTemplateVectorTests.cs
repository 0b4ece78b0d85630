using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>The domain's ready test vectors, all of them, through a file of one row.</summary>
public sealed class NumberTemplateVectorTests
{
    [Theory]
    [InlineData("+15013334444")]
    [InlineData("5013334444")]
    [InlineData("8003334444")] // toll-free
    [InlineData("7873334444")] // territory
    [InlineData("8005550101")] // of 800, only 555-0199 is kept for fiction
    public void Strict_GoodNumber_IsAccepted(string number) => Assert.Single(Read(NumberTemplate.Strict, number).Accepted);

    [Theory]
    [InlineData("15013334444", "NUMBER_MISSING_PLUS", "5013334444")]
    [InlineData("501-333-4444", "NUMBER_PUNCTUATION", "5013334444")]
    [InlineData("501.333.4444", "NUMBER_PUNCTUATION", "5013334444")]
    [InlineData(" 5013334444", "NUMBER_WHITESPACE", "5013334444")]
    [InlineData("501 333 4444", "NUMBER_WHITESPACE", "5013334444")]
    [InlineData("(501) 333-4444", "NUMBER_WHITESPACE NUMBER_PUNCTUATION", "5013334444")]
    [InlineData("5013334444.0", "NUMBER_DECIMAL_SUFFIX", "5013334444")]
    [InlineData("=\"5013334444\"", "NUMBER_SPREADSHEET_GUARD", "5013334444")]
    [InlineData("\"=\"\"5013334444\"\"\"", "NUMBER_SPREADSHEET_GUARD", "5013334444")] // as a spreadsheet writes that cell
    [InlineData("'5013334444", "NUMBER_SPREADSHEET_GUARD", "5013334444")]
    [InlineData("3334444", "NUMBER_MISSING_AREA_CODE", null)]
    [InlineData("+445013334444", "NUMBER_NOT_NANP", null)]
    [InlineData("1.50133E+10", "NUMBER_SCIENTIFIC", null)]
    [InlineData("1.5013334444E+10", "NUMBER_SCIENTIFIC", "5013334444")]
    [InlineData("1013334444", "NUMBER_AREA_CODE_INVALID", null)]
    [InlineData("5011334444", "NUMBER_EXCHANGE_INVALID", null)]
    [InlineData("9000121212", "NUMBER_EXCHANGE_INVALID NUMBER_PREMIUM", null)]
    [InlineData("4111920100", "NUMBER_AREA_CODE_N11 NUMBER_EXCHANGE_INVALID", null)]
    [InlineData("5019114444", "NUMBER_EXCHANGE_N11", null)]
    [InlineData("9113334444", "NUMBER_AREA_CODE_N11", null)]
    [InlineData("5553334444", "NUMBER_AREA_CODE_RESERVED", null)]
    [InlineData("2223334444", "NUMBER_AREA_CODE_RESERVED", null)]
    [InlineData("2903334444", "NUMBER_AREA_CODE_RESERVED", null)]
    [InlineData("3703334444", "NUMBER_AREA_CODE_RESERVED", null)]
    [InlineData("8803334444", "NUMBER_AREA_CODE_RESERVED", null)]
    [InlineData("2323334444", "NUMBER_AREA_CODE_UNASSIGNED", null)]
    [InlineData("5015550123", "NUMBER_FICTIONAL", null)]
    [InlineData("8005550199", "NUMBER_FICTIONAL", null)]
    [InlineData("9003334444", "NUMBER_PREMIUM", null)]
    [InlineData("5003334444", "NUMBER_NON_GEOGRAPHIC", null)]
    [InlineData("7003334444", "NUMBER_NON_GEOGRAPHIC", null)]
    [InlineData("7103334444", "NUMBER_NON_GEOGRAPHIC", null)]
    [InlineData("4163334444", "NUMBER_NOT_US", null)]
    [InlineData("2423334444", "NUMBER_NOT_US", null)]
    [InlineData("501-911-4444", "NUMBER_PUNCTUATION NUMBER_EXCHANGE_N11", null)] // all causes, and no repair that would be refused again
    public void Strict_BadNumber_GivesReasonsAndSuggestion(string number, string codes, string? meant)
    {
        var row = Assert.Single(Read(NumberTemplate.Strict, number).Rejected);
        Assert.Equal(codes, row.Reasons.ToString());
        Assert.Equal(meant is null ? null : $"{meant},Survey", row.Suggestion?.Text);

        var tolerant = Read(NumberTemplate.Tolerant, number);
        Assert.Equal(meant is null ? 0 : 1, tolerant.Accepted.Length);
        if (meant is not null) Assert.Equal((meant, codes), (tolerant.Accepted[0].Number.ToString()[2..], tolerant.Accepted[0].Notices.ToString()));
    }

    // Behind a heading, which the strict profile refuses and the tolerant one passes over.
    private static TemplateReading Read(NumberTemplate template, string number)
    {
        var reading = template.Read(Encoding.UTF8.GetBytes($"Phone,Purpose\n{number},Survey\n")).Value;
        return template.IsTolerant ? reading : reading with { Rejected = reading.Rejected.RemoveAt(0) };
    }
}
