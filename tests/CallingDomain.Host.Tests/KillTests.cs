using System.Globalization;
using System.Net;
using CallingDomain.Tests;

namespace CallingDomain.Host.Tests;

/// <summary>A host that is killed during calls and requests loses nothing that it has answered, places no call twice, and comes to the Final of an uninterrupted run.</summary>
public sealed class KillTests : IDisposable
{
    private const int Contacts = 60;
    private const string Numbers = "/businesses/acme/phone-numbers";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("callingdomain-host-").FullName;

    /// <summary>How often the host is killed; <c>CALLINGDOMAIN_KILLS</c> says another number.</summary>
    private static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("CALLINGDOMAIN_KILLS") ?? "5", CultureInfo.InvariantCulture);

    [Theory]
    [OnSqlite]
    [OnPostgreSql]
    public async Task KilledDuringCalls_LosesNoAnswer_PlacesNoCallTwice_AndEndsAsAnUninterruptedRun(StoreKind kind)
    {
        var expected = await RunAsync(kind, kills: 0);
        var random = new Random(20260302);
        for (var killed = 0; killed < Kills;)
        {
            var kills = Math.Min(5, Kills - killed);
            Assert.Equal(expected, await RunAsync(kind, kills, random));
            killed += kills;
        }
    }

    [Fact]
    public async Task FirstDialer_KilledDuringACall_PlacesItOnceAndTakesItsEnd()
    {
        await using (var dialer = await HostProcess.StartAsync("FirstDialer.dll", _data))
        {
            using var loaded = await dialer.Http.PostAsync(new Uri("/contacts/ada", UriKind.Relative), new StringContent("\"+13125550101\"", mediaType: new("application/json")));
            Assert.Equal(HttpStatusCode.Created, loaded.StatusCode);
            await UntilAsync(() => Task.FromResult(new FileInfo(Path.Combine(_data, "calls.txt")) is { Exists: true, Length: > 0 }));
            await dialer.KillAsync();
        }

        await using var again = await HostProcess.StartAsync("FirstDialer.dll", _data);
        Assert.Contains("\"attemptCount\":1", await again.Http.GetStringAsync(new Uri("/contacts/ada", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await EndAsync());
        Assert.Equal(HttpStatusCode.Conflict, await EndAsync());
        Assert.Contains("\"phase\":\"Closed\"", await again.Http.GetStringAsync(new Uri("/contacts/ada", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(["spring/1"], await File.ReadAllLinesAsync(Path.Combine(_data, "calls.txt")));

        async Task<HttpStatusCode> EndAsync()
        {
            using var ended = await again.Http.PostAsync(new Uri("/calls/1/Reached", UriKind.Relative), null);
            return ended.StatusCode;
        }
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var until = Environment.TickCount64 + Patience.TotalMilliseconds; !await isSo(); await Task.Delay(100)) Assert.True(Environment.TickCount64 < until, "The wait is over.");
    }

    // Loads contacts and registers numbers while calls are placed, kills the host some times, and gives Final.
    private static async Task<List<string>> RunAsync(StoreKind kind, int kills, Random? random = null)
    {
        await using var store = await HostStore.CreateAsync(kind);
        HashSet<string> numbers = [], contacts = [];
        for (var start = 0; start <= kills; start++)
        {
            // Calls end after 1 s, late reports come after 5.5 s, and leases are 3 s: a machine that stalls for 2 s changes no outcome.
            await using var host = await store.StartAsync("Carrier:TimeScale=20", $"Campaign:SettingsFile={Path.Combine(AppContext.BaseDirectory, "kill.json")}");
            if (start == 0) await SetUpAsync(host);
            else await AssertKeptAsync(host, numbers, contacts);
            var work = WorkAsync(host, numbers, contacts);
            if (start < kills)
            {
                await Task.Delay(random!.Next(1500));
                await host.KillAsync();
                try
                {
                    await work;
                }
                catch (HttpRequestException)
                {
                    // The request that the kill has cut off was not answered.
                }

                continue;
            }

            await work;
            await UntilAsync(async () => (await host.GetAsync("/campaign")).Body is { } state && (int)state["openContacts"]! + (int)state["callsUnderWay"]! == 0);
            await UntilAsync(async () => (await CarrierAsync(store.Data, "told", "forgot")).ToHashSet().IsSupersetOf(await CarrierAsync(store.Data, "placed"))); // a late report may correct Final
            await AssertKeptAsync(host, numbers, contacts);
            var placed = await CarrierAsync(store.Data, "placed");
            Assert.Equal(placed.Distinct(), placed);
            var final = (await host.GetAsync("/campaign/final?limit=1000"))["items"].AsArray();
            return [.. final.GroupBy(row => (string)row!["contactId"]!).Select(rows => rows.Last()!).Select(row => $"{row["contactId"]} {row["reason"]} {row["lastPhone"]} {row["causeStatus"]}").Order(StringComparer.Ordinal)];
        }

        throw new InvalidOperationException("The last run ends.");
    }

    // The keys of the carrier's records.
    private static async Task<List<string>> CarrierAsync(string data, params string[] kinds) =>
        [.. (await File.ReadAllLinesAsync(Path.Combine(data, "carrier.txt"))).Select(line => line.Split(' ')).Where(fields => kinds.Contains(fields[0])).Select(fields => fields[1])];

    private static async Task SetUpAsync(HostProcess host)
    {
        var program = await host.CreateProgramAsync("acme", "spring");
        await host.PostAsync($"{program}/phone-numbers", Api.Rows("5013334444")).ExpectAsync(HttpStatusCode.Created);
        await host.PostAsync("/reviews/phone-numbers/5013334444", """{ "status": "Active" }""").ExpectAsync(HttpStatusCode.OK);
        await host.PostAsync($"{program}/launch").ExpectAsync(HttpStatusCode.OK);
    }

    // What was answered is added to the sets.
    private static async Task WorkAsync(HostProcess host, HashSet<string> numbers, HashSet<string> contacts)
    {
        for (var i = 0; i < Contacts; i++)
        {
            var (contact, number) = ($"c{i}", $"+1501334{i:D4}");
            if (!contacts.Contains(contact)) await host.PostAsync("/campaign/contacts", $$"""[{ "contactId": "{{contact}}", "primaryPhone": "+1312555{{i:D4}}" }]""").ExpectAsync(HttpStatusCode.OK);
            contacts.Add(contact);
            if (!numbers.Contains(number)) await host.PostAsync(Numbers, Api.Rows(number), ("Idempotency-Key", number)).ExpectAsync(HttpStatusCode.Created);
            numbers.Add(number);
        }
    }

    private static async Task AssertKeptAsync(HostProcess host, HashSet<string> numbers, HashSet<string> contacts)
    {
        var kept = (await host.GetAsync($"{Numbers}?limit=1000"))["items"].AsArray().Select(number => (string)number!["phoneNumber"]!).ToHashSet();
        Assert.Subset(kept, numbers);
        foreach (var contact in contacts) await host.GetAsync($"/campaign/contacts/{contact}").ExpectAsync(HttpStatusCode.OK);
    }
}
