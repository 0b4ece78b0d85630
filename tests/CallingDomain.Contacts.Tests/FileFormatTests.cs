using System.Text.Json;

namespace CallingDomain.Contacts.Tests;

public sealed class FileFormatTests
{
    [Theory]
    [InlineData("""{"delimiter":"::"}""", "Expected one character.")]
    [InlineData("""{"linesBeforeHeading":-1}""", "Expected a whole number from 0.")]
    [InlineData("""{"quoting":"single"}""", "Unknown value 'single'. Expected one of: standard, none.")]
    [InlineData("""{"headings":true}""", "Unknown property 'headings'.")]
    public void Deserialize_InvalidFormat_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactFileFormat>(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void FlagWords_OneListGiven_LeavesTheOtherDefaultWords()
    {
        var mayCall = new FlagColumn("May call") { No = ["1"] };
        Assert.Equal(["true", "yes", "y", "x"], mayCall.Yes.AsEnumerable());
        Assert.Equal(FlagColumn.DefaultNo.AsEnumerable(), ((FlagColumn)"DNC")!.No);
        Assert.Equal(["0", "false", "no", ""], new FlagColumn("DNC") { Yes = ["N"] }.No.AsEnumerable());
    }
}
