using System.Globalization;
using System.Net;
using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Host.Tests;

/// <summary>Two processes of the example of a cluster on one database.</summary>
public sealed class ClusterHostTests
{
    private const int Contacts = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [PostgreSqlFact]
    public async Task TwoHosts_OneCampaign_BothHaveShardsAndAnswerForAll()
    {
        var connection = await PostgreSqlServer.Shared.CreateDatabaseAsync();
        await using var first = await StartAsync(connection);
        await using var second = await StartAsync(connection);
        await first.GetAsync("/campaign").ExpectRefusalAsync(HttpStatusCode.NotFound, "CLUSTER_CAMPAIGN_UNKNOWN");
        await first.PostAsync("/campaign").ExpectAsync(HttpStatusCode.OK);
        await second.PostAsync("/campaign").ExpectAsync(HttpStatusCode.OK);
        var file = new StringBuilder("Id,Phone\n").AppendJoin('\n', Enumerable.Range(0, Contacts).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i},+1312555{i:D4}")));
        var loaded = await second.SendAsync("POST", "/campaign/contacts", $"{file}\nbad,12\n", "text/csv").ExpectAsync(HttpStatusCode.OK);
        Assert.Equal((Contacts, 1), ((int)loaded["loaded"], (int)loaded["refused"]));
        Assert.Equal(Contacts, (int)(await first.SendAsync("POST", "/campaign/contacts", file.ToString(), "text/csv").ExpectAsync(HttpStatusCode.OK))["refused"]);

        var state = await UntilAsync(() => first.GetAsync("/campaign"), answer => (int)answer["openContacts"] == 0 && (int)answer["callsUnderWay"] == 0 && SilosOf(answer) == 2);
        Assert.Equal(Contacts, (int)state["contacts"]);
        Assert.InRange((int)state["attempts"], Contacts, 3 * Contacts);
        Assert.Equal("Closed", (string)(await second.GetAsync("/campaign/contacts/c7"))["phase"]!);
        await second.GetAsync("/campaign/contacts/nobody").ExpectRefusalAsync(HttpStatusCode.NotFound, "CONTACT_UNKNOWN");

        Assert.Equal(12, (int)(await second.SendAsync("PUT", "/campaign/max-calls", """{ "maxConcurrentCalls": 50 }""").ExpectAsync(HttpStatusCode.OK))["appliedShards"]);
        await second.SendAsync("PUT", "/campaign/max-calls", """{ "maxConcurrentCalls": 3 }""").ExpectRefusalAsync(HttpStatusCode.Conflict, "CLUSTER_LINES_TOO_FEW");
        await first.PostAsync("/campaign/pause").ExpectAsync(HttpStatusCode.OK);
        Assert.True((bool)(await second.GetAsync("/campaign"))["isPaused"]);
        await second.PostAsync("/campaign/resume").ExpectAsync(HttpStatusCode.OK);
        var shard = (int)(await first.GetAsync("/campaign/contacts/c7"))["shard"];
        Assert.Equal("ATTEMPT_ALREADY_ENDED", (string)(await second.PostAsync($"/calls/spring/{shard}/1/ending", """{ "status": "Reached" }""").ExpectAsync(HttpStatusCode.OK))["code"]!);
        await second.PostAsync($"/calls/spring/{shard}/1000/ending", """{ "status": "Reached" }""").ExpectRefusalAsync(HttpStatusCode.NotFound, "ATTEMPT_UNKNOWN");
        Assert.Equal("Healthy", await second.Http.GetStringAsync(new Uri("/health", UriKind.Relative)));
    }

    private static int SilosOf(Answer state) => state["shards"].AsArray().Select(shard => (string)shard!["silo"]!).Distinct().Count(silo => silo.Length > 0);

    private static Task<HostProcess> StartAsync(string connection) => HostProcess.StartAsync(
        "ClusterHost.dll",
        Repository.PathOf("docs", "examples", "cluster"),
        $"--ConnectionStrings:CallingDomain={connection}",
        "--Clustering=postgres",
        "--Silo:Address=127.0.0.1",
        string.Create(CultureInfo.InvariantCulture, $"--Silo:Port={PostgreSqlServer.NewPort()}"),
        string.Create(CultureInfo.InvariantCulture, $"--Silo:GatewayPort={PostgreSqlServer.NewPort()}"),
        "--Carrier:CallTime=00:00:00.2");

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, Func<Answer, bool> isSo)
    {
        for (var until = Environment.TickCount64 + Patience.TotalMilliseconds; ; await Task.Delay(100))
        {
            var answer = await ask();
            if (isSo(answer)) return answer;
            Assert.True(Environment.TickCount64 < until, answer.Body!.ToJsonString());
        }
    }
}
