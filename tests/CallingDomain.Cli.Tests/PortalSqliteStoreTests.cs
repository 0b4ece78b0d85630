using CallingDomain.Storage.Sqlite;
using NodaTime;

namespace CallingDomain.Cli.Tests;

/// <summary><c>portal run --store sqlite:FILE</c>.</summary>
public sealed class PortalSqliteStoreTests : PortalJournalStoreCases, IDisposable
{
    protected override string Store => $"sqlite:{Path}";

    protected override bool IsInUse => File.Exists(Path);

    private string Path => Folder.PathOf("portal.db");

    [Fact]
    public void Run_AfterAnother_GoesOnWithItsPortalAndTime()
    {
        AfterAnother_GoesOnWithItsPortalAndTime();
        Assert.Equal(["portal.db"], Directory.EnumerateFileSystemEntries(Folder.PathOf()).Select(System.IO.Path.GetFileName));
    }

    [Fact]
    public void Run_GivesTheAnswersOfARunWithoutAStore() => GivesTheAnswersOfARunWithoutAStore();

    [Fact]
    public void Run_WithoutNow_NeedsAStoreWithAChange() => WithoutNow_NeedsAStoreWithAChange();

    [Fact]
    public void Run_WhileAnotherProcessChangesThePortal_RunsAgainOnTheNewerPortal() => WhileAnotherProcessChangesThePortal_RunsAgainOnTheNewerPortal();

    [Fact]
    public void TwoRunsAtOnce_BothSaveTheirChanges() => TwoAtOnce_BothSaveTheirChanges();

    [Fact]
    public void RunsKilledAtManyPoints_SaveNothingOrAll_AndCanBeRepeated() => KilledAtManyPoints_SavesNothingOrAll_AndCanBeRepeated();

    [Theory]
    [InlineData("{\"store\":1}\n")]
    [InlineData("Dear Ada,\nthis is a letter.\n")]
    public void FileOfSomethingElse_IsRefusedAndNotChanged(string content)
    {
        Folder.Write("portal.db", content);
        var run = Run(Scenario(Begin));
        AssertRefused(run, "JOURNAL_FOREIGN");
        Assert.Contains(Path, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(Path));
    }

    [Fact]
    public async Task FileOfACampaign_IsRefused()
    {
        using (var campaign = new SqliteCampaignJournal(Path)) await campaign.OpenAsync(new Dialing.CampaignSettings(), DateTimeZoneProviders.Tzdb);
        AssertRefused(Run(Scenario(Begin)), "JOURNAL_FOREIGN");
    }

    [Fact]
    public void FileInAMissingFolder_IsRefused() => AssertRefused(Tool.RunWith(Scenario(Begin), "portal", "run", "-", "--store", $"sqlite:{Folder.PathOf("missing", "portal.db")}", "--json"), "JOURNAL_UNAVAILABLE");

    [Fact]
    public void Names_ThatAreNoFileOfTheirOwn_AreRefused()
    {
        var scenario = Folder.Write("scenario.json", Scenario(Begin));
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", "sqlite:-", "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("portal", "run", scenario, "--store", $"sqlite:{scenario}", "--json"), "ARGUMENTS_INVALID");
    }

    public void Dispose() => Folder.Dispose();

    internal override JournalPortalStore Open() => JournalPortalStore.OpenSqlite(Path, PortalSession.Options);

    protected override void Delete() => File.Delete(Path);
}
