namespace CallingDomain.Storage.PostgreSql.Tests;

public sealed class TableTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("Ada", "Ada")]
    [InlineData("\U0001F600", "\U0001F600")]
    [InlineData("a\0b", "a\uFFFDb")]
    public void Of_ReplacesWhatPostgreSqlCannotKeep(string? text, string? kept) => Assert.Equal(kept, TableText.Of(text));

    [Fact]
    public void Of_HalvesOfSurrogatePairs_AreReplaced()
    {
        Assert.Equal("a\uFFFD", TableText.Of("a" + '\uD83D'));
        Assert.Equal("\uFFFDa", TableText.Of('\uDE00' + "a"));
    }
}
