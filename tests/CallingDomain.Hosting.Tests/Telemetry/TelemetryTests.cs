using System.Diagnostics;
using CallingDomain.Dialing;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

public sealed class TelemetryTests
{
    [Fact]
    public Task Metrics_CountClaimsOutcomesLossesAndFaults() => DialerBench.RunAsync(
        async bench =>
        {
            bench.Meters.Listen();
            bench.Carrier.Script = call => call.Attempt.Contact switch
            {
                0 => CallScript.Of(CallStatus.Reached),
                1 => CallScript.Of(CallStatus.Busy),
                2 => CallScript.Of(CallStatus.Reached, CarrierWay.Forgets),
                _ => CallScript.Of(CallStatus.Reached, CarrierWay.Refuses),
            };
            await bench.LoadAsync(4);
            Assert.Equal((3, 4), (bench.Meters.Read("callingdomain.calls.active"), bench.Meters.Read("callingdomain.contacts.open")));
            bench.Time.Step = Duration.FromSeconds(-5);
            await bench.Runner.ExecuteAsync((campaign, now) => campaign.Hold(3, now));
            bench.Time.Step = Duration.Zero;
            await bench.PassAsync(Duration.FromMinutes(2));
            Assert.Equal(3 + 5, bench.Meters.Sum("callingdomain.claims"));
            Assert.Equal(1, bench.Meters.Sum("callingdomain.outcomes", "campaign=spring status=Reached"));
            Assert.Equal(1, bench.Meters.Sum("callingdomain.outcomes", "campaign=spring status=Busy"));
            Assert.Equal(5, bench.Meters.Sum("callingdomain.outcomes", "campaign=spring status=NotDialed"));
            Assert.Equal((1, 1), (bench.Meters.Sum("callingdomain.outcomes", "campaign=spring status=Lost"), bench.Meters.Sum("callingdomain.leases.lost")));
            Assert.Equal(5, bench.Meters.Sum("callingdomain.placer.failures"));
            Assert.InRange(bench.Meters.Read("callingdomain.clock.standstills"), 1, 2); // the dialer's next step may meet the slow clock too
            Assert.Equal(await bench.CountCommitsAsync(), bench.Meters.Count("callingdomain.commit.duration"));
            Assert.Equal(0, bench.Meters.Sum("callingdomain.journal.faults"));
            bench.Journal.FailNext(new IOException());
            await Assert.ThrowsAsync<JournalException>(() => bench.Runner.ExecuteAsync((campaign, now) => campaign.SetPaused(true, now)));
            Assert.Equal(1, bench.Meters.Sum("callingdomain.journal.faults"));
        },
        settings: new CampaignSettings { CallLease = Duration.FromMinutes(1) });

    [Fact]
    public Task WaitingCommands_AreThoseWithoutAnAnswer() => DialerBench.RunAsync(async bench =>
    {
        bench.Meters.Listen();
        using var gate = new ManualResetEventSlim();
        var first = bench.Runner.ExecuteAsync((_, _) =>
        {
            gate.Wait();
            return 0;
        });
        var second = bench.Runner.ExecuteAsync((_, _) => 0);
        Assert.Equal(2, bench.Meters.Read("callingdomain.commands.waiting"));
        gate.Set();
        await Task.WhenAll(first, second);
        await bench.LoadAsync(1);
        await bench.Runner.SaveSnapshotAsync();
        await bench.Runner.ExecuteAsync((_, _) => 0);
        await bench.IdleAsync();
        await bench.Runner.ExecuteAsync((_, _) => 0);
        await bench.KillAsync();
        Assert.Equal(0, bench.Runner.Watch.WaitingCommands);
        Assert.Equal(0, bench.Meters.Read("callingdomain.commands.waiting")); // a campaign that has stopped is not observed
        await Assert.ThrowsAsync<JournalException>(() => bench.Runner.ClaimAsync());
        Assert.Equal(0, bench.Runner.Watch.WaitingCommands);
        await bench.StartAsync();
    });

    [Fact]
    public async Task Traces_HaveCommitsAndCalls()
    {
        var spans = new List<(string Name, ActivityStatusCode Status, string Tags)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == HostingTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (spans) spans.Add((activity.OperationName, activity.Status, string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await DialerBench.RunAsync(
            async bench =>
            {
                await bench.LoadAsync(1);
                await bench.PassAsync(20);
            },
            call => CallScript.Of(CallStatus.Busy, call.Attempt.Id == 1 ? CarrierWay.ThrowsBefore : CarrierWay.Returns),
            name: "traced");
        lock (spans)
        {
            Assert.Equal(["campaign=traced attempt=1", "campaign=traced attempt=2 status=Busy"], spans.Where(span => span.Name == "place call" && span.Tags.Contains("traced", StringComparison.Ordinal)).Select(span => span.Tags));
            Assert.Contains(("place call", ActivityStatusCode.Error, "campaign=traced attempt=1"), spans);
            Assert.Contains(("campaign commit", ActivityStatusCode.Unset, "campaign=traced facts=1"), spans);
        }
    }

    [Fact]
    public Task LogMessages_HaveNoPersonalData() => DialerBench.RunAsync(
        async bench =>
        {
            bench.Carrier.Failures.Enqueue(new InvalidOperationException("+390612340000 of c390612340000"));
            await bench.LoadAsync(20);
            await bench.PassAsync(30);
            await bench.RestartAsync();
            await bench.PassAsync(Duration.FromMinutes(10));
            await using var other = await CampaignRunner.StartAsync(bench.Journal, bench.Settings, new CampaignRunnerOptions { Time = bench.Time });
            await bench.PassAsync(Duration.FromHours(5));
            Assert.DoesNotContain(bench.Log.Lines, line => line.Text.Contains("3906", StringComparison.Ordinal));
            Assert.All(bench.Log.Lines, line => Assert.StartsWith("Campaign spring: ", line.Text, StringComparison.Ordinal));
            Assert.Equal([1, 3, 10, 11, 12, 13, 14, 16, 17, 20], bench.Log.Lines.Select(line => line.Id).Distinct().Order());
            Assert.Contains((LogLevel.Critical, 3, "Campaign spring: another process runs it now. This one has stopped."), bench.Log.Lines);
        },
        call => CallScript.Of(CallStatus.NoAnswer, call.Attempt.Contact < 6 ? CarrierWay.ThrowsBefore : CarrierWay.Forgets, seconds: 3600),
        new CampaignSettings { CallLease = Duration.FromMinutes(5) });
}
