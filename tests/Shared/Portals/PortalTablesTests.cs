using System.Text;
using CallingDomain.Hosting;
using CallingDomain.Programs;
using static CallingDomain.Storage.Tests.PortalRequests;

namespace CallingDomain.Storage.Tests;

/// <summary>The tables of a portal for people and reports, and its changes, as other programs read and damage them.</summary>
public sealed class PortalTablesTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.Create();

    [StoreFact]
    public async Task Tables_HaveBusinessesUnitsProgramsAndTheirPeriodsInUtcAndLocalTime()
    {
        await SubmitAllAsync(_store.OpenPortal());
        Assert.Equal(["acme|Acme|2026-03-02T09:00:00Z|1"], _store.Rows("SELECT id, name, changed_at, version FROM businesses"));
        Assert.Equal(["support|acme|Support|2026-03-02T09:01:00Z|2"], _store.Rows("SELECT id, business, name, changed_at, version FROM units"));
        Assert.Equal(["spring|acme|support|Spring|INFORM|Customer Service||Acme Support|Acme|UnderReview||0|2026-03-02T09:06:00Z|||2026-03-02T09:06:00Z|7"], _store.Rows("SELECT id, business, unit, name, type, purpose, description, display_name, shorthand, display_status, call_reason, is_authenticated, launched_at, paused_at, canceled_at, changed_at, version FROM programs"));
        Assert.Equal(
            ["1|2026-03-02T14:00:00Z|2026-06-01T23:00:00Z|America/Chicago|2026-03-02T08:00:00|2026-06-01T18:00:00", "2|2026-06-02T05:00:00Z||America/Chicago|2026-06-02T00:00:00|"],
            _store.Rows("SELECT period, start, \"end\", zone, local_start, local_end FROM program_periods WHERE program = 'spring' ORDER BY period"));
    }

    [StoreFact]
    public async Task Tables_HaveTheAssignmentsOfNumbersAndTheirHistory()
    {
        await SubmitAllAsync(_store.OpenPortal());
        Assert.Equal(["+15013334444|acme|support|spring|Survey|Active|2026-03-02T09:04:00Z|2026-03-02T09:05:00Z|6"], _store.Rows("SELECT number, business, unit, program, purpose, status, since, changed_at, version FROM assignments"));
        Assert.Equal(
            [
                "+15013334444|4|2026-03-02T09:03:00Z|acme|||Survey|Pending",
                "+15013334444|5|2026-03-02T09:04:00Z|acme|support|spring|Survey|Pending",
                "+15013334444|6|2026-03-02T09:05:00Z|acme|support|spring|Survey|Active",
                "+15013334446|4|2026-03-02T09:03:00Z|acme|||Survey|Pending",
                "+15013334446|8|2026-03-02T09:07:00Z|||||Removed",
            ],
            _store.Rows("SELECT number, version, at, business, unit, program, purpose, status FROM assignment_history ORDER BY number, version"));
        Assert.Equal(["4|2026-03-02T09:03:00Z|ada|"], _store.Rows("SELECT version, at, \"by\", why FROM changes WHERE version = 4"));
    }

    [StoreFact]
    public async Task Tables_FollowRevertedChanges()
    {
        using (var service = await StartAsync())
        {
            foreach (var request in All.Take(3)) await service.SubmitAsync(request, Ada);
            for (var version = 3; version >= 1; version--) Assert.False((await service.RevertAsync(version, Ada)).IsRefused);
        }

        Assert.Equal(["0|0|0|0"], _store.Rows("SELECT (SELECT count(*) FROM businesses), (SELECT count(*) FROM units), (SELECT count(*) FROM programs), (SELECT count(*) FROM program_periods)"));
    }

    [StoreFact]
    public async Task Changes_AreAsPortalJsonWritesThem()
    {
        await SubmitAllAsync(_store.OpenPortal());
        using var service = await StartAsync();
        Assert.Equal((await service.ReadChangesAsync().ToListAsync()).Select(change => Encoding.UTF8.GetString(PortalJson.Write(change))), _store.Rows("SELECT change FROM changes ORDER BY version"));
    }

    [StoreFact]
    public async Task KeptPortal_IsUsedAndNeverTheTruth()
    {
        await SubmitAllAsync(_store.OpenPortal(keepEvery: 3));
        Assert.Equal(["6"], _store.Rows("SELECT version FROM kept"));
        Assert.Equal(6, (await _store.OpenPortal().OpenAsync(Rules.Zones)).Version);

        using var before = await StartAsync();
        var text = Encoding.UTF8.GetString(PortalJson.Write(before.Current));
        foreach (var damage in new[] { "UPDATE kept SET content = substr(content, 1, 1)", "DELETE FROM kept" })
        {
            _store.Run(damage);
            using var after = await StartAsync();
            Assert.Equal(text, Encoding.UTF8.GetString(PortalJson.Write(after.Current)));
        }
    }

    [StoreTheory]
    [InlineData("UPDATE changes SET change = '{}' WHERE version = 3", JournalReason.Damaged)]
    [InlineData("UPDATE changes SET change = replace(change, '\"format\":1', '\"format\":2')", JournalReason.Newer)]
    [InlineData("DELETE FROM changes WHERE version = 3", JournalReason.Damaged)]
    [InlineData("DROP TABLE changes", JournalReason.Damaged)]
    public async Task DamagedChanges_AreRefused(string damage, JournalReason reason)
    {
        await SubmitAllAsync(_store.OpenPortal());
        _store.Run(damage);
        Assert.Equal(reason, (await Assert.ThrowsAsync<JournalException>(StartAsync)).Reason);
    }

    [StoreFact]
    public async Task Reading_WhileChangesAreAppended_GivesTheChangesOfItsBeginning()
    {
        var journal = _store.OpenPortal();
        using var service = await PortalService.StartAsync(journal, Rules);
        foreach (var request in All) await service.SubmitAsync(request, Ada);
        var read = new List<long>();
        await foreach (var change in journal.ReadAsync(after: 5))
        {
            read.Add(change.Version);
            await service.SubmitAsync(new CreateBusiness(default, new Business($"b{change.Version}", "Acme")), Ada);
        }

        Assert.Equal([6, 7, 8], read);
        Assert.Equal(11, service.Current.Version);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    private Task<PortalService> StartAsync() => PortalService.StartAsync(_store.OpenPortal(), Rules);
}
