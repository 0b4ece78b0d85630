using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>The value of <c>--store</c>.</summary>
public sealed class StoreAddressTests
{
    [Theory]
    [InlineData("portal.store")]
    [InlineData(@"C:\data\portal.store")]
    [InlineData("c:portal.store")]
    [InlineData("./mysql:x")]
    [InlineData("/var/lib/a:b")]
    [InlineData("2026:portal")] // a scheme begins with a letter
    [InlineData("my portal: x")]
    [InlineData(":memory:")]
    public void Read_WithoutAScheme_IsAFile(string text) => Assert.Equal(new StoreAddress.Plain(text), StoreAddress.Read(text, takesFiles: true));

    [Theory]
    [InlineData(@"sqlite:C:\data\portal.db", @"C:\data\portal.db")]
    [InlineData("SQLite:mysql:x", "mysql:x")]
    public void Read_Sqlite_IsTheFileAfterTheScheme(string text, string file) => Assert.Equal((new StoreAddress.Sqlite(file), file), (StoreAddress.Read(text, takesFiles: false), StoreAddress.Read(text, takesFiles: true).File));

    [Theory]
    [InlineData("postgres", null)]
    [InlineData("Postgres", null)]
    [InlineData("postgres:", "")]
    [InlineData("POSTGRES:Host=a;Password=hidden", "Host=a;Password=hidden")]
    public void Read_Postgres_IsTheConnectionString_WhichIsNotShown(string text, string? connection)
    {
        var address = StoreAddress.Read(text, takesFiles: false);
        Assert.Equal(new StoreAddress.Postgres(connection), address);
        Assert.Equal((null, "postgres"), (address.File, address.ToString()));
    }

    [Theory]
    [InlineData("mysql:x", "unknown scheme 'mysql'.", null)]
    [InlineData("file:portal.store", "unknown scheme 'file'.", null)]
    [InlineData("sqlite3:portal.db", "unknown scheme 'sqlite3'; did you mean 'sqlite'?", "sqlite")]
    [InlineData("postgresql://ada:hidden@localhost/portals", "unknown scheme 'postgresql'; did you mean 'postgres'?", "postgres")]
    public void UnknownScheme_IsRefusedByEachCommand_WithTheKnownOnes_AndMakesNoFile(string store, string why, string? suggestion)
    {
        using var folder = new Folder();
        var scenario = folder.Write("scenario.json", """{"now":"2026-03-02T09:00:00Z","steps":[]}""");
        var campaign = folder.Write("campaign.json", Campaign());
        foreach (var (run, expected) in ((Tool, string)[])[(Tool.Run("portal", "run", scenario, "--store", store, "--json"), "FILE, sqlite:FILE"), (Tool.Run("campaign", "run", campaign, "--store", store, "--json"), "sqlite:FILE")])
        {
            AssertRefused(run, "ARGUMENTS_INVALID");
            Assert.Equal($"ARGUMENTS_INVALID: --store: {why} Expected {expected}, postgres:CONNECTION, or postgres with the connection string in the environment variable CALLINGDOMAIN_POSTGRES.\n", run.Error);
            Assert.Equal(suggestion, (string?)run.Json["error"]!["parameters"]!["suggestion"]);
            Assert.False(File.Exists(store));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("sqlite:")]
    [InlineData("sqlite:-")]
    public void FileWithoutAName_IsRefused(string text) => Assert.Contains("expected the name of a file", Assert.Throws<InputException>(() => StoreAddress.Read(text, takesFiles: true)).Message, StringComparison.Ordinal);

    [Fact]
    public void FileForACommandThatHasNone_IsRefused() => Assert.Equal("--store: expected sqlite:FILE, postgres:CONNECTION, or postgres with the connection string in the environment variable CALLINGDOMAIN_POSTGRES.", Assert.Throws<InputException>(() => StoreAddress.Read("campaign.db", takesFiles: false)).Message);
}
