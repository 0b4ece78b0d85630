using System.Text;
using System.Text.Json.Nodes;
using CallingDomain.Hosting;
using CallingDomain.Tests;
using Microsoft.Data.Sqlite;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>A campaign on a durable store gives the output of its simulation, even if its run is stopped and resumed.</summary>
public sealed class CampaignRunTests : IDisposable
{
    private const string Model = """{"ringTime":"PT20S","model":{"probabilities":{"Reached":0.25,"NoAnswer":0.6,"Busy":0.15}}}""";

    private readonly Folder _folder = new();

    private RunStore? _store;

    private string Store => _store!.Option;

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row("multi-number", "0")]
    [Row("campaign", "3")]
    public void Run_AnExample_GivesTheOutputOfItsSimulationEachTime(StoreKind kind, string example, string seed)
    {
        Use(kind);
        var campaign = Repository.PathOf("docs", "examples", example, "campaign.json");
        string[][] forms = [["--json"], []];
        foreach (var form in forms)
        {
            var simulation = Tool.Run(["campaign", "simulate", campaign, "--seed", seed, .. form]);
            AssertSame(simulation, Tool.Run(["campaign", "run", campaign, "--seed", seed, "--store", Store, .. form]));
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_AContactsFileWithRejectedRows_HasStatus1EachTime(StoreKind kind)
    {
        Use(kind);
        _folder.Write("contacts.csv", "Name,Phone\nAda,+390612345678\nBob,none\nAda,+390612345678\n"); // rows without an identity
        var campaign = Campaign(each => each["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","columns":{"name":"Name","primaryPhone":"Phone"}}"""));
        for (var i = 0; i < 2; i++)
        {
            var run = Run(campaign);
            Assert.Equal((1, 2, 1), (run.Status, run.Json["final"]!.AsArray().Count, run.Json["rejected"]!.AsArray().Count));
            AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), run);
        }
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_WithoutContacts_GivesTheOutputOfItsSimulation(StoreKind kind)
    {
        Use(kind);
        var campaign = Campaign(each => each["contacts"] = new JsonArray());
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row("60", 60)]
    [Row("0.5", 0.5)]
    [Row("1000000", 1_000_000)]
    public void Run_AtASpeed_TakesTheTimeOfTheCampaignByTheSpeed(StoreKind kind, string speed, double factor)
    {
        Use(kind);
        var campaign = Campaign();
        var clock = new JumpingClock();
        var run = Tool.RunOn(clock, _ => { }, "campaign", "run", campaign, "--store", Store, "--speed", speed, "--json");
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), run);
        var last = InstantText.Read((string)run.Json["summary"]!["lastEndAt"]!)! - InstantText.Read("2026-03-02T09:00:00Z")!;
        Assert.InRange(clock.Waited.TotalSeconds, last.Value.TotalSeconds / factor, (last.Value.TotalSeconds / factor) + 1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_StoppedAtASpeed_ContinuesAtTheLastDurableInstant(StoreKind kind)
    {
        Use(kind);
        var campaign = Campaign();
        var stopped = RunStoppedAfter(3, campaign);
        Assert.Equal((143, "RUN_STOPPED"), (stopped.Status, (string?)stopped.Json["error"]!["code"]));
        Assert.Contains($"```text\n{stopped.Error}```\n", Repository.Text("docs", "cli.md"), StringComparison.Ordinal);
        Assert.Contains("09:01:00Z", stopped.Error, StringComparison.Ordinal);
        var clock = new JumpingClock();
        var run = Tool.RunOn(clock, _ => { }, "campaign", "run", campaign, "--store", Store, "--speed", "60", "--json");
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), run);
        var rest = InstantText.Read((string)run.Json["summary"]!["lastEndAt"]!)! - InstantText.Read("2026-03-02T09:01:00Z")!;
        Assert.InRange(clock.Waited.TotalSeconds, rest.Value.TotalSeconds / 60, (rest.Value.TotalSeconds / 60) + 1);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_StoppedAgainAtOnce_CountsTheContactsClosedBefore(StoreKind kind)
    {
        Use(kind);
        var campaign = Campaign(each =>
        {
            AddContacts(each, 1);
            Set(each, "$.outcomes.script.+390612340000", JsonNode.Parse("""["Reached"]"""));
        });
        var stopped = RunStoppedAfter(3, campaign);
        Assert.Contains("with 1 of 2 contacts closed", stopped.Error, StringComparison.Ordinal);
        var again = Tool.RunOn(new JumpingClock(), stop => stop?.Invoke(143), "campaign", "run", campaign, "--store", Store, "--json");
        Assert.Equal((143, stopped.Error), (again.Status, again.Error));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_SettingsChangedBetween_ApplyFromThenOn(StoreKind kind)
    {
        Use(kind);
        RunStoppedAfter(3, Campaign());
        var changed = Run(Campaign(each => each["retry"]!["globalMaxAttempts"] = 1));
        Assert.Equal((0, "The settings, or the time zones, have changed since the last run; the new ones apply from 2026-03-02T09:01:00Z on.\n"), (changed.Status, changed.Error));
        Assert.Equal(["NoAnswer", "NoAnswer", "NoAnswer"], Strings(changed.Json["history"]!, "status"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_WithAnotherSeed_IsRefusedWithBothSeeds_AndTheFirstSeedContinues(StoreKind kind)
    {
        Use(kind);
        var campaign = Campaign(each => each["outcomes"] = JsonNode.Parse(Model));
        RunStoppedAfter(3, campaign, "--seed", "-9223372036854775808");
        var before = Facts();
        var other = Run(campaign, "--seed", "4");
        AssertRefused(other, "STORE_OTHER_OUTCOMES");
        Assert.Contains("it was begun with --seed -9223372036854775808, and this run has --seed 4. Use --seed -9223372036854775808 to continue it. ", other.Error, StringComparison.Ordinal);
        Assert.Equal(("-9223372036854775808", "4"), ((string?)other.Json["error"]!["parameters"]!["storedSeed"], (string?)other.Json["error"]!["parameters"]!["seed"]));
        Assert.Equal(before, Facts());
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--seed", "-9223372036854775808", "--json"), Run(campaign, "--seed", "-9223372036854775808"));
        AssertRefused(Run(campaign, "--seed", "4"), "STORE_OTHER_OUTCOMES"); // a campaign that is over, too
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row("$.outcomes.script.*[0]", "\"Busy\"")]
    [Row("$.outcomes.talkTime", "\"PT1S\"")]
    [Row("$.outcomes", Model)]
    public void Run_WithOtherOutcomes_IsRefusedAndUnchanged(StoreKind kind, string path, string json)
    {
        Use(kind);
        RunStoppedAfter(3, Campaign());
        var before = Facts();
        var other = Run(Campaign(each => Set(each, path, JsonNode.Parse(json))));
        AssertRefused(other, "STORE_OTHER_OUTCOMES");
        Assert.Contains("$.outcomes is not that of the campaign file with which it was begun.", other.Error, StringComparison.Ordinal);
        Assert.Equal(before, Facts());
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_WithTheSameOutcomesWrittenInAnotherWay_Continues(StoreKind kind)
    {
        Use(kind);
        RunStoppedAfter(3, Campaign());
        var campaign = Campaign(each => each["outcomes"] = JsonNode.Parse("""{"script":{"*":["NoAnswer"],"+390612345678":["NoAnswer","Busy","Reached"]},"talkTime":"PT0M"}"""));
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign, "--seed", "7")); // a script has no seed
    }

    [Theory]
    [OnSqlite("UPDATE campaign SET origin = ")]
    [OnPostgreSql("UPDATE journals SET origin = ")]
    public void Run_StoreThatDoesNotSayItsOutcomes_SaysSo_AndOneOfAnotherProgramIsRefused(StoreKind kind, string setOrigin)
    {
        Use(kind);
        RunStoppedAfter(3, Campaign());
        foreach (var text in (string[])["the lines of the office", "[]", "{}", """{"outcomes":null}""", """{"outcomes":"","seed":"1"}"""])
        {
            _store!.Execute($"{setOrigin}'{text}'");
            AssertRefused(Run(Campaign()), "STORE_OTHER_OUTCOMES");
        }

        _store!.Execute(setOrigin + "NULL");
        var run = Run(Campaign());
        Assert.Equal((0, "The store does not say with which seed and outcomes its run was begun, so they are not compared with those of this run.\n"), (run.Status, run.Error));
        Assert.Equal(Tool.Run("campaign", "simulate", Campaign(), "--json").Output, run.Output);
    }

    [Fact]
    public void Origin_OfARun_KeepsItsText() // else runs of earlier versions could not be continued
    {
        Use(StoreKind.Sqlite);
        _ = Run(Campaign(each => each["outcomes"] = JsonNode.Parse(Model)), "--seed", "3");
        Assert.Equal("""{"outcomes":"541261acb9a4c9ccda2c847fb63184e5cf8f7e296199746951e263f3e8f63dc8","seed":3}""", _store!.Text("SELECT origin FROM campaign"));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row("$.contacts[0].primaryPhone", "+390612345670", "its contact 1 is not that of the file")]
    [Row("$.contacts[0].name", "Bea", "its contact 1 is not that of the file")]
    [Row("$.contacts[0].id", "c2", "its contact 1 is not that of the file")]
    [Row("$.itemTypes[0].orderBy", 3, "its contact 1 is not that of the file")]
    [Row("$.start", "2026-03-02T09:00:01Z", "it starts at 2026-03-02T09:00:00Z")]
    public void Run_StoreOfAnotherCampaign_IsRefusedAndUnchanged(StoreKind kind, string path, object value, string difference)
    {
        Use(kind);
        var campaign = Campaign();
        RunStoppedAfter(3, campaign);
        var before = Facts();
        AssertRefused(Run(Campaign(each => Set(each, path, JsonValue.Create(value)))), "STORE_OTHER_CAMPAIGN");
        Assert.Contains(difference, Run(Campaign(each => Set(each, path, JsonValue.Create(value)))).Error, StringComparison.Ordinal);
        Assert.Equal(before, Facts());
        AssertSame(Tool.Run("campaign", "simulate", Campaign(), "--json"), Run(campaign));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    [Row(1, "it has 2 contacts, and the file has more")]
    [Row(-1, "it has more than the 1 contact of the file")]
    public void Run_StoreWithOtherContacts_IsRefused(StoreKind kind, int more, string difference)
    {
        Use(kind);
        RunStoppedAfter(3, Campaign(each => AddContacts(each, 1)));
        var run = Run(Campaign(each => AddContacts(each, 1 + more)));
        AssertRefused(run, "STORE_OTHER_CAMPAIGN");
        Assert.Contains(difference, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_RefusedContacts_LeaveNoNewStoreAndAnOldOneAsItWas(StoreKind kind)
    {
        Use(kind);
        string Duplicate() => Campaign(each => each["contacts"]!.AsArray().Add(each["contacts"]![0]!.DeepClone()));
        AssertRefused(Run(Duplicate()), "CONTACT_ID_DUPLICATE");
        Assert.True(_store!.IsEmpty);
        Assert.Equal(["campaign.json"], Files());
        AssertRefused(Run(Campaign(each => each["outcomes"] = JsonNode.Parse("""{"script":{"+390612345678":["Busy"]}}"""))), "OUTCOME_MISSING");
        Assert.True(_store.IsEmpty);
        _ = Run(Campaign());
        Assert.False(_store.IsEmpty);
        AssertRefused(Run(Duplicate()), "STORE_OTHER_CAMPAIGN");
        Assert.False(_store.IsEmpty);
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_StoreInUse_IsRefused(StoreKind kind)
    {
        Use(kind);
        using (_store!.Hold()) AssertRefused(Run(Campaign()), "STORE_IN_USE");
        Assert.Equal(0, Run(Campaign()).Status);
        Assert.Empty(Files().Except(["campaign.db", "campaign.json"]));
    }

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public void Run_StoreOpenedByAnotherProgram_Stops(StoreKind kind)
    {
        Use(kind);
        var clock = new JumpingClock(reading =>
        {
            if (reading == 3) _store!.OpenElsewhere();
        });
        AssertRefused(Tool.RunOn(clock, _ => { }, "campaign", "run", Campaign(), "--store", Store, "--speed", "60", "--json"), "JOURNAL_WRITER_SUPERSEDED");
    }

    [Fact]
    public void Run_AFileThatIsNoStore_IsRefusedAndUnchanged()
    {
        Use(StoreKind.Sqlite);
        var campaign = Campaign();
        var text = _folder.Write("text", "Not a database, but long enough to be read as the header of one: a header has a hundred bytes or more.");
        AssertRefused(Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + text, "--json"), "JOURNAL_FOREIGN");
        Assert.StartsWith("Not a database", File.ReadAllText(text), StringComparison.Ordinal);
        using (var other = new SqliteConnection($"Data Source={_folder.PathOf("other.db")};Pooling=false"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE t (c)";
            command.ExecuteNonQuery();
        }

        AssertRefused(Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + _folder.PathOf("other.db"), "--json"), "JOURNAL_FOREIGN");
        _ = Run(campaign);
        _store!.Execute("PRAGMA user_version = 1000");
        AssertRefused(Run(campaign), "JOURNAL_NEWER");
    }

    [Theory]
    [OnSqlite("UPDATE facts SET batch = zeroblob(length(batch))")]
    [OnPostgreSql("UPDATE facts SET batch = decode(repeat('00', length(batch)), 'hex')")]
    public void Run_ADamagedStore_IsRefused(StoreKind kind, string damage)
    {
        Use(kind);
        var campaign = Campaign();
        _ = Run(campaign);
        _store!.Execute(damage);
        var run = Run(campaign);
        AssertRefused(run, "JOURNAL_DAMAGED");
        Assert.Empty(Files().Except(["campaign.db", "campaign.json"]));
    }

    [Theory]
    [OnSqlite("UPDATE campaign SET first_fact = 2")]
    [OnPostgreSql("UPDATE journals SET first_fact = 2")]
    public void Run_AStoreWithoutItsFirstFacts_IsRefused(StoreKind kind, string sql)
    {
        Use(kind);
        var campaign = Campaign();
        _ = Run(campaign);
        _store!.Execute(sql);
        AssertRefused(Run(campaign), "STORE_OTHER_CAMPAIGN");
    }

    [Theory]
    [InlineData("", "it is a folder")]
    [InlineData("nowhere/campaign.db", "its folder does not exist")]
    [InlineData("a\0b", "invalid name of a file")]
    public void Run_StoreThatCannotBeWritten_IsRefused(string name, string why)
    {
        var run = Tool.Run("campaign", "run", Campaign(), "--store", $"sqlite:{_folder.PathOf()}/{name}", "--json");
        Assert.Equal(2, run.Status);
        Assert.Contains(why, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JournalReason.Unavailable, "The disk is full. Make room on it.", "The store '{0}' cannot be used. The disk is full. Make room on it. Once this is resolved, start the same command again.")]
    [InlineData(JournalReason.SettingsRefused, "The campaign refuses its new settings: PAST_CALLS_UNKNOWN.", "The store '{0}' cannot be used. The campaign refuses its new settings: PAST_CALLS_UNKNOWN.")]
    public void Refusal_OfAJournal_SaysWhatToDo(JournalReason reason, string detail, string message)
    {
        var failure = new JournalException(reason, detail);
        var path = _folder.PathOf("a.db");
        using var store = SqliteCampaignStore.Open(path);
        var expected = message.Replace("{0}", path, StringComparison.Ordinal);
        Assert.Equal(expected, store.Refusal(failure)!.Message);
        Assert.Equal(expected, store.Refusal(new JournalException(JournalReason.Faulted, "The commit failed.", failure))!.Message);
        Assert.Null(store.Refusal(new InvalidOperationException()));
    }

    [Theory]
    [InlineData("ARGUMENTS_INVALID")]
    [InlineData("ARGUMENTS_INVALID", "--store")]
    [InlineData("ARGUMENTS_INVALID", "--store", "campaign.db")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:")]
    [InlineData("ARGUMENTS_INVALID", "--store", "mysql:campaign")]
    [InlineData("ARGUMENTS_INVALID", "--store", "postgres:")]
    [InlineData("ARGUMENTS_INVALID", "--store", "postgres:Hots=localhost")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "0")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "-1")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "NaN")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "1e3")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "1,5")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--speed", "1000001")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--seed", "x")]
    [InlineData("ARGUMENTS_INVALID", "--store", "sqlite:campaign.db", "--until", "2026-03-02T12:00:00Z")]
    public void Run_InvalidArguments_AreRefused(string code, params string[] arguments)
    {
        AssertRefused(Tool.Run(["campaign", "run", Campaign(), "--json", .. arguments]), code);
        Assert.False(File.Exists("campaign.db"));
    }

    [PostgreSqlFact]
    public void Run_CampaignsOfOneDatabase_HaveEachTheirOwnName()
    {
        Use(StoreKind.PostgreSql);
        foreach (var name in (string[])["a", "b", "ä\u001fß😀"])
        {
            var campaign = Campaign(each => each["name"] = name);
            AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
            AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
        }

        var other = Run(Campaign(each => (each["name"], each["start"]) = ("b", "2026-03-02T09:00:01Z")));
        AssertRefused(other, "STORE_OTHER_CAMPAIGN");
        Assert.EndsWith("it starts at 2026-03-02T09:00:00Z. Give this campaign another name, or use another database.\n", other.Error, StringComparison.Ordinal);
    }

    [PostgreSqlTheory]
    [InlineData(null, "PROPERTY_MISSING")]
    [InlineData("", "PROPERTY_MISSING")]
    [InlineData("a\0b", "PROPERTY_RANGE")]
    public void Run_CampaignWithoutAName_IsRefusedByADatabase(string? name, string code)
    {
        Use(StoreKind.PostgreSql);
        AssertRefused(Run(Campaign(each => each["name"] = name)), code);
    }

    [PostgreSqlFact]
    public void Run_StoreOfTheEnvironment_IsUsed_WithAsManyConnectionsAsARunNeeds()
    {
        Use(StoreKind.PostgreSql);
        var campaign = Campaign();
        using (var run = ToolProcess.Start([(PostgresStore.Variable, Store["postgres:".Length..] + ";Maximum Pool Size=1")], "campaign", "run", campaign, "--store", "postgres")) Assert.Equal((0, ""), run.End());
        Assert.Equal(1, _store!.Contacts());
    }

    [PostgreSqlFact]
    public void Run_CampaignDeletedMeanwhile_StopsAndBeginsAnew()
    {
        Use(StoreKind.PostgreSql);
        var campaign = Campaign();
        var clock = new JumpingClock(reading =>
        {
            if (reading == 4) _store!.Execute("SELECT callingdomain.delete_campaign('Seed example')");
        });
        var deleted = Tool.RunOn(clock, _ => { }, "campaign", "run", campaign, "--store", Store, "--speed", "60", "--json");
        AssertRefused(deleted, "JOURNAL_DAMAGED");
        Assert.EndsWith("cannot be used. The campaign was deleted. Restart the host, or start the command again, to begin it anew.\n", deleted.Error, StringComparison.Ordinal);
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
    }

    [PostgreSqlFact]
    public void Run_ConnectionsCutByTheServer_StopsAndContinues()
    {
        Use(StoreKind.PostgreSql);
        var campaign = Campaign();
        var clock = new JumpingClock(reading =>
        {
            if (reading == 4) _store!.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        });
        var cut = Tool.RunOn(clock, _ => { }, "campaign", "run", campaign, "--store", Store, "--speed", "60", "--json");
        AssertRefused(cut, "JOURNAL_UNAVAILABLE");
        Assert.EndsWith("Once this is resolved, start the same command again.\n", cut.Error, StringComparison.Ordinal);
        AssertSame(Tool.Run("campaign", "simulate", campaign, "--json"), Run(campaign));
    }

    [Fact]
    public void Run_ServerThatCannotBeReached_IsRefused() =>
        AssertRefused(Tool.Run("campaign", "run", Campaign(), "--store", "postgres:Host=127.0.0.1;Port=1;Username=ada;Password=secret", "--json"), "JOURNAL_UNAVAILABLE");

    [Fact]
    public void Run_StoreThatIsTheCampaignOrAFileOfIt_IsRefused()
    {
        _folder.Write("contacts.csv", "Phone\n+390612345678\n");
        var campaign = Campaign(each => each["contactsFile"] = JsonNode.Parse("""{"path":"contacts.csv","columns":{"primaryPhone":"Phone"}}"""));
        AssertRefused(Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + campaign, "--json"), "ARGUMENTS_INVALID");
        AssertRefused(Tool.Run("campaign", "run", campaign, "--store", "sqlite:" + _folder.PathOf("contacts.csv"), "--json"), "ARGUMENTS_INVALID");
    }

    public void Dispose()
    {
        _store?.Dispose();
        _folder.Dispose();
    }

    private static void AssertSame(Tool expected, Tool run) => Assert.Equal((expected.Status, expected.Output, expected.Error), (run.Status, run.Output, run.Error));

    private static void AddContacts(JsonObject campaign, int count)
    {
        for (var i = 0; i < count; i++) campaign["contacts"]!.AsArray().Add(JsonNode.Parse($$"""{"id":"more{{i}}","primaryPhone":"+39061234{{i:D4}}"}"""));
    }

    private Tool Run(string campaign, params string[] arguments) => Tool.Run(["campaign", "run", campaign, "--store", Store, "--json", .. arguments]);

    // At a speed, each instant is a command of its own, before which the clock is read.
    private Tool RunStoppedAfter(int readings, string campaign, params string[] arguments)
    {
        Action<int>? stop = null;
        var clock = new JumpingClock(reading =>
        {
            if (reading == readings + 2) stop?.Invoke(143);
        });
        return Tool.RunOn(clock, action => stop = action, ["campaign", "run", campaign, "--store", Store, "--speed", "60", "--json", .. arguments]);
    }

    private string Campaign(Action<JsonObject>? change = null) => _folder.Write("campaign.json", CampaignSamples.Campaign(campaign =>
    {
        change?.Invoke(campaign);
        if (campaign["contactsFile"] is not null) campaign.Remove("contacts");
    }));

    private string[] Files() => [.. Directory.EnumerateFiles(_folder.PathOf()).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private void Use(StoreKind kind) => _store = RunStore.Create(kind, _folder);

    private List<string> Facts() => [.. _store!.OpenElsewhere().Select(fact => Encoding.UTF8.GetString(fact.ToJson()))];
}
