using CallingDomain.Storage.Sqlite;
using NodaTime;
using static CallingDomain.Cli.Tests.PortalTestStore;

namespace CallingDomain.Cli.Tests;

/// <summary><c>portal run --store sqlite:FILE</c>.</summary>
public sealed class PortalSqliteStoreTests : IDisposable
{
    private readonly Folder _folder = new();

    private string File => _folder.PathOf("portal.db");

    [Theory]
    [InlineData("{\"store\":1}\n")]
    [InlineData("Dear Ada,\nthis is a letter.\n")]
    public void FileOfSomethingElse_IsRefusedAndNotChanged(string content)
    {
        _folder.Write("portal.db", content);
        var run = Run();
        AssertRefused(run, "JOURNAL_FOREIGN");
        Assert.Contains(File, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public async Task FileOfACampaign_IsRefused()
    {
        using (var campaign = new SqliteCampaignJournal(File)) await campaign.OpenAsync(new Dialing.CampaignSettings(), DateTimeZoneProviders.Tzdb);
        AssertRefused(Run(), "JOURNAL_FOREIGN");
    }

    [Fact]
    public void Prefix_InUpperCase_IsThatOfASqliteFile()
    {
        Assert.Equal(1, Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"SQLITE:{File}").Status);
        Assert.StartsWith("SQLite format 3", System.IO.File.ReadAllText(File, System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public void FileInAMissingFolder_IsRefused() => AssertRefused(Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"sqlite:{_folder.PathOf("missing", "portal.db")}", "--json"), "JOURNAL_UNAVAILABLE");

    [Fact]
    public void Names_ThatAreNoFileOfTheirOwn_AreRefused()
    {
        var scenario = _folder.Write("scenario.json", Scenario(Begin));
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:-", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", $"sqlite:{scenario}", "--json"), "ARGUMENTS_INVALID");
    }

    public void Dispose() => _folder.Dispose();

    private Tool Run() => Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"sqlite:{File}", "--json");
}
