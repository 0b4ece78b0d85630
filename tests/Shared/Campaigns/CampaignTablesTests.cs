using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Storage.Tests;

/// <summary>The tables for people and reports, as other programs read them.</summary>
public sealed class CampaignTablesTests : IAsyncLifetime
{
    private static readonly PhoneNumber Rome = PhoneNumber.Parse("+390612345678"), Office = PhoneNumber.Parse("+390612345679"), NewYork = PhoneNumber.Parse("+12125550123");
    private static readonly ContactItemType Work = new("Office", 1, "#2E86C1"), Holiday = new("Holiday", 2, "#27AE60");

    private readonly TestStore _store = TestStore.Create();
    private readonly SetClock _clock = new(Instant.FromUtc(2026, 3, 28, 12, 0, 0) + Duration.FromNanoseconds(100));

    [StoreFact]
    public async Task History_HasTheLocalTimeThatTheRulesUsed_OnBothSidesOfAClockChange()
    {
        var zones = PhoneZones.None.With(PhoneNumber.Parse("+1212"), DateTimeZoneProviders.Tzdb["America/New_York"]);
        await RunAsync(new CampaignSettings { MaxConcurrentCalls = 10, PhoneZones = zones, TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"] }, async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome), new Contact("bob", NewYork), new Contact("eve", Office) { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Kolkata"] });
            await CallAsync(runner, CallStatus.NoAnswer, calls: 2);
            _clock.Now += Duration.FromHours(22); // the clocks of Rome change at 01:00 UTC
            await CallAsync(runner, CallStatus.Reached, calls: 3);
        });
        Assert.Equal(
            [
                "1|ada|2026-03-28T12:00:00.0000001Z|2026-03-28T13:00:00.0000001|Europe/Rome|2026-03-28T12:00:30.0000001Z",
                "2|bob|2026-03-28T12:00:30.0000001Z|2026-03-28T08:00:30.0000001|America/New_York|2026-03-28T12:01:00.0000001Z",
                "3|eve|2026-03-29T10:01:00.0000001Z|2026-03-29T15:31:00.0000001|Asia/Kolkata|2026-03-29T10:01:30.0000001Z",
                "4|ada|2026-03-29T10:01:30.0000001Z|2026-03-29T12:01:30.0000001|Europe/Rome|2026-03-29T10:02:00.0000001Z",
                "5|bob|2026-03-29T10:02:00.0000001Z|2026-03-29T06:02:00.0000001|America/New_York|2026-03-29T10:02:30.0000001Z",
            ],
            _store.Rows("SELECT attempt, contact_id, dialed_at, dialed_local, time_zone, ended_at FROM history ORDER BY attempt"));
        Assert.Equal("eve|2026-03-29T10:01:30.0000001Z|2026-03-29T15:31:30.0000001|Reached|+390612345679|+390612345679|Reached", _store.Rows("SELECT contact_id, closed_at, closed_local, reason, last_phone, cause_phone, cause_status FROM final")[0]);
    }

    [StoreFact]
    public async Task History_OfANumberInSeveralZones_NamesAllAndHasTheLocalTimeOfTheFirst()
    {
        var both = PhoneZones.None.With(PhoneNumber.Parse("+1212"), DateTimeZoneProviders.Tzdb["America/New_York"], DateTimeZoneProviders.Tzdb["America/Chicago"]);
        await RunAsync(new CampaignSettings { PhoneZones = both }, async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome), new Contact("bob", NewYork));
            await CallAsync(runner, CallStatus.Reached, calls: 2);
        });
        Assert.Equal(["ada|2026-03-28T12:00:00.0000001|UTC", "bob|2026-03-28T07:00:30.0000001|America/Chicago, America/New_York"], _store.Rows("SELECT contact_id, dialed_local, time_zone FROM history ORDER BY attempt"));
    }

    [StoreFact]
    public async Task Contacts_LoadedAndEdited_AreTables()
    {
        await RunAsync(new CampaignSettings(), async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome) { Name = "Ada", List = "spring", Priority = 1, AdditionalPhones = [new AdditionalPhone(Office, Work), new AdditionalPhone(NewYork)] });
            await runner.ExecuteAsync((campaign, now) => campaign.Load([NewYork, Office], now));
            await LoadAsync(runner, new Contact("bob", Office) { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Kolkata"], ScheduledAt = Instant.FromUtc(2026, 4, 1, 8, 0) });
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Edit(new Contact("ada", NewYork) { AdditionalPhones = [new AdditionalPhone(Rome, Holiday)] }, now))).IsOk);
        });
        Assert.Equal(["0|ada|||2|||+12125550123", "1||||2|||+12125550123", "2|bob|||2|Asia/Kolkata|2026-04-01T08:00:00Z|+390612345679"], _store.Rows("SELECT contact, id, name, list, priority, time_zone, scheduled_at, primary_phone FROM contacts ORDER BY contact"));
        Assert.Equal(["0|1|+390612345678|Holiday", "1|1|+390612345679|"], _store.Rows("SELECT contact, place, phone, type FROM additional_phones ORDER BY contact, place"));
    }

    [StoreFact]
    public async Task ContactLoadedAgainAfterItWasClosed_HasItsNewPhones_InTheSameGroupToo()
    {
        static Contact Ada(params PhoneNumber[] additional) => new("ada", Rome) { AdditionalPhones = [.. additional.Select(phone => new AdditionalPhone(phone, Work))] };
        await RunAsync(new CampaignSettings { ReloadClosedContacts = true }, async runner =>
        {
            await LoadAsync(runner, new Contact("bob", Rome), Ada(Office, NewYork));
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Close("ada", CloseReason.Canceled, now))).IsOk);
            await LoadAsync(runner, Ada(NewYork));
            Assert.Equal(["1|1|+12125550123|Office"], _store.Rows("SELECT contact, place, phone, type FROM additional_phones"));
            Assert.True(await runner.ExecuteAsync((campaign, now) =>
            {
                var isEach = campaign.Close("ada", CloseReason.Canceled, now).IsOk && campaign.Load(new Contact("eve", Rome) { AdditionalPhones = [new AdditionalPhone(NewYork), new AdditionalPhone(Office)] }, now).IsOk;
                return isEach && campaign.Close("eve", CloseReason.Canceled, now).IsOk && campaign.Load(new Contact("eve", Rome) { AdditionalPhones = [new AdditionalPhone(Office)] }, now).IsOk && campaign.Load(Ada(Office, NewYork), now).IsOk;
            }));
        });
        Assert.Equal(["1|1|+390612345679|Office", "1|2|+12125550123|Office", "2|1|+390612345679|"], _store.Rows("SELECT contact, place, phone, type FROM additional_phones ORDER BY contact, place"));
    }

    [StoreTheory]
    [InlineData("rename", "+390612345679|Ufficio", "+12125550123|")]
    [InlineData("untype", "+390612345679|", "+12125550123|")]
    [InlineData("remove", null, "+12125550123|")]
    public async Task ContactItemType_ChangedOrDeleted_IsSoInTheTable_AndContactsLoadedAfterwardsAreNot(string how, string? office, string other)
    {
        var types = ContactItemTypes.Empty.Add(Work).Value;
        var change = how == "rename" ? types.Change("Office", new ContactItemType("Ufficio", 1, "#2E86C1")).Value : types.Delete("Office", removePhones: how == "remove").Value;
        await RunAsync(new CampaignSettings(), async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome) { AdditionalPhones = [new AdditionalPhone(Office, Work), new AdditionalPhone(NewYork)] });

            // In one group: the contact that follows has a type of the old name.
            using var gate = new ManualResetEventSlim();
            var blocked = runner.ExecuteAsync((_, _) => gate.Wait(TimeSpan.FromSeconds(30)));
            var changed = runner.ExecuteAsync((campaign, now) => campaign.ChangeTypes(change, now));
            var loaded = runner.ExecuteAsync((campaign, now) => campaign.Load(new Contact("bob", NewYork) { AdditionalPhones = [new AdditionalPhone(Rome, Work)] }, now));
            gate.Set();
            Assert.True(await blocked && (await changed).IsOk && (await loaded).IsOk);
        });
        Assert.Equal(office is null ? [other] : [office, other], _store.Rows("SELECT phone, type FROM additional_phones WHERE contact = 0 ORDER BY place"));
        Assert.Equal(["+390612345678|Office"], _store.Rows("SELECT phone, type FROM additional_phones WHERE contact = 1"));
    }

    [StoreFact]
    public async Task ContactItemType_ChangedTwiceWithContactsBetweenThem_InOneCommand_IsSoInTheTable()
    {
        var types = ContactItemTypes.Empty.Add(Work).Value;
        var (there, back) = (types.Change("Office", new ContactItemType("Ufficio", 1, "#2E86C1")).Value, types.Change("Office", Holiday).Value);
        await RunAsync(new CampaignSettings(), runner => runner.ExecuteAsync((campaign, now) =>
        {
            foreach (var (id, change) in new[] { ("ada", there), ("bob", back), ("eve", null) })
            {
                Assert.True(campaign.Load(new Contact(id, Rome) { AdditionalPhones = [new AdditionalPhone(Office, Work)] }, now).IsOk);
                if (change is not null) Assert.Equal(1, campaign.ChangeTypes(change, now).Value);
            }

            return true;
        }));
        Assert.Equal(["0|Ufficio", "1|Holiday", "2|Office"], _store.Rows("SELECT contact, type FROM additional_phones ORDER BY contact"));
    }

    [StoreFact]
    public async Task Final_OfAContactClosedTwiceAtOneInstant_HasBothRows_AndALateOutcomeCorrectsTheLast()
    {
        await RunAsync(new CampaignSettings { Retry = new RetrySettings { GlobalMaxAttempts = 2 } }, async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome));
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Close("ada", CloseReason.Canceled, now))).IsOk);
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Reset("ada", now))).IsOk);
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Close("ada", CloseReason.Canceled, now))).IsOk);
            Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Reset("ada", now))).IsOk);
            await CallAsync(runner, CallStatus.Lost, calls: 2);
            await EndAsync(runner, attempt: 1, new CallEnding(CallStatus.Reached) { Trunk = "t", Disposition = null, Reference = "call-7" });
        });
        Assert.Equal(["1|Canceled", "2|Canceled", "3|Reached"], _store.Rows("SELECT closing, reason FROM final ORDER BY closing"));
        Assert.Equal(["1|Reached|1|t|call-7", "2|Lost|0||"], _store.Rows("SELECT attempt, status, is_late, trunk, reference FROM history ORDER BY attempt"));
    }

    [StoreFact]
    public async Task FactsInBothSnapshots_AreDeletedOnRequest_AndTheTablesStay()
    {
        string state = "";
        for (var keeps = 0; keeps < 2; keeps++)
        {
            await using var journal = _store.Open(keepsOldFacts: false);
            await using var runner = await CampaignRunner.StartAsync(journal, new CampaignSettings(), new CampaignRunnerOptions { Time = _clock });
            if (keeps == 1) Assert.Equal(state, await StateAsync(runner));
            await LoadAsync(runner, new Contact($"ada{keeps}", Rome) { Name = new string('x', 2000) /* a row of its own */ }, new Contact($"bob{keeps}", NewYork));
            await CallAsync(runner, CallStatus.Reached, calls: 2);
            await runner.SaveSnapshotAsync();
            await runner.ExecuteAsync((campaign, now) => campaign.SetPaused(keeps == 0, now));
            state = await StateAsync(runner);
            if (keeps == 0) await runner.ExecuteAsync((campaign, now) => campaign.SetPaused(false, now));
            state = await StateAsync(runner);
        }

        Assert.Equal(7, _store.FirstFact());
        Assert.Equal(["0"], _store.Rows("SELECT count(*) FROM facts WHERE last < 7"));
        Assert.Equal(["4", "4"], [_store.Rows("SELECT count(*) FROM history")[0], _store.Rows("SELECT count(*) FROM final")[0]]);
        await RunAsync(new CampaignSettings(), async runner => Assert.Equal(state, await StateAsync(runner)));
    }

    [StoreFact]
    public async Task HistoryAndFinal_HaveTheCorrectedRowOfALateOutcome()
    {
        await RunAsync(new CampaignSettings(), async runner =>
        {
            await LoadAsync(runner, new Contact("ada", Rome));
            var attempt = (await runner.ClaimAsync("bob")).Attempt!.Value;
            await runner.ExecuteAsync((campaign, now) => campaign.End(attempt.Id, CallStatus.Lost, now, "bob"));
            await runner.ExecuteAsync((campaign, now) => campaign.End(attempt.Id, new CallEnding(CallStatus.Reached) { Note = "at last", Outcome = CallOutcome.Spoke }, now, "bob"));
        });
        Assert.Equal(["1|ada|+390612345678|bob|Reached|1|Spoke|at last"], _store.Rows("SELECT attempt, contact_id, phone, agent, status, is_late, outcome, note FROM history"));
        Assert.Equal(["ada|Reached|+390612345678"], _store.Rows("SELECT contact_id, reason, last_phone FROM final"));
    }

    [StoreFact]
    public async Task Rows_OfContactsWithoutACall_AndOfCallsWithoutOutcome_HaveNulls()
    {
        await RunAsync(new CampaignSettings { Blacklist = Blacklist.Of([Office]) }, async runner =>
        {
            await LoadAsync(runner, new Contact("bob", Office), new Contact("ada", Rome));
            await CallAsync(runner, CallStatus.Busy, calls: 1);
        });
        Assert.Equal(["1|ada||Busy||"], _store.Rows("SELECT attempt, contact_id, agent, status, outcome, note FROM history"));
        Assert.Equal(["bob|NoDialablePhone|||"], _store.Rows("SELECT contact_id, reason, last_phone, cause_phone, cause_status FROM final"));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync().AsTask();

    private static async Task LoadAsync(CampaignRunner runner, params Contact[] contacts)
    {
        foreach (var contact in contacts) Assert.True((await runner.ExecuteAsync((campaign, now) => campaign.Load(contact, now))).IsOk);
    }

    private static async Task EndAsync(CampaignRunner runner, long attempt, CallEnding ending) => await runner.ExecuteAsync((campaign, now) => campaign.End(attempt, ending, now).Value);

    private static Task<string> StateAsync(CampaignRunner runner) => runner.ExecuteAsync((campaign, _) =>
    {
        using var json = new MemoryStream();
        campaign.WriteJson(json, DateTimeZoneProviders.Tzdb);
        return System.Text.Encoding.UTF8.GetString(json.ToArray());
    });

    // One call after the other, each of half a minute.
    private async Task CallAsync(CampaignRunner runner, CallStatus status, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            var claim = await runner.ClaimAsync();
            if (claim.Attempt is null) (_clock.Now, claim) = (claim.NextWakeUp!.Value, default);
            var attempt = (claim.Attempt ?? (await runner.ClaimAsync()).Attempt)!.Value;
            _clock.Now += Duration.FromSeconds(30);
            await EndAsync(runner, attempt.Id, new CallEnding(status));
        }
    }

    private async Task RunAsync(CampaignSettings settings, Func<CampaignRunner, Task> run)
    {
        await using var journal = _store.Open();
        await using var runner = await CampaignRunner.StartAsync(journal, settings, new CampaignRunnerOptions { Time = _clock });
        await run(runner);
    }

    private sealed class SetClock(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
