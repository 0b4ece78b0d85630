using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Storage.Tests;
using CallingDomain.Tests;
using Npgsql;

namespace CallingDomain.Storage.PostgreSql.Tests;

/// <summary>A server whose disk is full: commits fail with the cause, nothing that was answered is lost, and the campaign goes on when there is room.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task TableThatCannotGrow_FailsTheGroupClearly_AndTheRunnerGoesOnAfterwards()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var server = await PostgreSqlServer.StartNewAsync(disk.Path);
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        Assert.Equal(100, await runner.LoadAsync(Contacts(0, 100)));
        disk.Fill();
        var big = Contacts(100, 1).Single() with { Name = string.Concat(Enumerable.Range(0, 200_000).Select(i => i.ToString(CultureInfo.InvariantCulture))) };
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.LoadAsync([big]));
        Assert.Equal(JournalReason.Faulted, failed.Reason);
        Assert.Contains("The disk of the server is full. Make room on it.", failed.Message, StringComparison.Ordinal);
        disk.MakeRoom();
        Assert.Equal(1, await runner.LoadAsync([big]));
        Assert.Equal(["101"], await PersistentCallers.RowsAsync(database, "SELECT count(*) FROM callingdomain.contacts"));
    }

    [SmallDiskFact]
    public async Task LogThatCannotGrow_StopsTheServer_AndAfterItsStartTheRunnerGoesOn()
    {
        await using var disk = await SmallDisk.MountAsync();
        await using var server = await PostgreSqlServer.StartNewAsync(disk.Path);
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database);
        await using var journal = new PostgreSqlCampaignJournal(source, "spring");
        await using var runner = await CampaignRunner.StartAsync(journal, Dialer.Settings);
        Assert.Equal(100, await runner.LoadAsync(Contacts(0, 100)));
        disk.Fill();
        await server.ExecuteAsync("SELECT pg_switch_wal()");
        var failed = await Assert.ThrowsAsync<JournalException>(() => runner.LoadAsync(Contacts(100, 1)));
        Assert.Equal(JournalReason.Faulted, failed.Reason);
        Assert.Contains("The disk of the server is full. Make room on it.", failed.Message, StringComparison.Ordinal);
        while (!server.HasEnded) await Assert.ThrowsAsync<JournalException>(() => runner.LoadAsync(Contacts(100, 1)));
        disk.MakeRoom();
        await server.StartAsync();
        Assert.Equal(20, await runner.LoadAsync(Contacts(0, 120)));
        Assert.Equal(["120"], await PersistentCallers.RowsAsync(database, "SELECT count(*) FROM callingdomain.contacts"));
    }

    private static IEnumerable<Contact> Contacts(int first, int count) => Enumerable.Range(first, count).Select(i => new Contact($"c{i}", PhoneNumber.FromDigits(390612340000 + (ulong)i)));
}
