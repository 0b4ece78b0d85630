using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting.Tests;

/// <summary>Campaigns whose dialer is killed, whose journal fails and whose telephony throws, beside the same campaign without any of it.</summary>
public sealed class DialerProperties
{
    private static readonly CallStatus[] Statuses = [CallStatus.Reached, CallStatus.NoAnswer, CallStatus.Busy, CallStatus.Machine, CallStatus.Congestion];
    private static readonly CarrierWay[] Ways = [CarrierWay.Returns, CarrierWay.Reports, CarrierWay.ReportsTwice, CarrierWay.ThrowsAfterwards];

    [Property(MaxTest = 60)]
    public void InterruptedRun_HasTheFinalOfAnUninterruptedOne(int seed) => DialerBenchRun(seed).GetAwaiter().GetResult();

    private static async Task DialerBenchRun(int seed)
    {
        var plain = await RunAsync(seed, isInterrupted: false);
        var interrupted = await RunAsync(seed, isInterrupted: true);
        Assert.Equal(plain, interrupted);
        Assert.NotEmpty(plain);
    }

    private static async Task<string[]> RunAsync(int seed, bool isInterrupted)
    {
        string[] final = [];
        var settings = new CampaignSettings
        {
            MaxConcurrentCalls = 1 + Math.Abs(seed % 7),
            Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromSeconds(10) }.WithDefault(new RetryRule(MaxAttempts: 2, RetryAfter: Duration.FromSeconds(90))),
        };
        await DialerBench.RunAsync(
            async bench =>
            {
                await bench.Runner.ExecuteAsync((campaign, now) =>
                {
                    for (var i = 0; i < 12; i++)
                    {
                        var number = 390612340000 + (ulong)(10 * i);
                        campaign.Load(new Contact($"c{i}", PhoneNumber.FromDigits(number)) { AdditionalPhones = i % 3 == 0 ? [new AdditionalPhone(PhoneNumber.FromDigits(number + 1))] : [] }, now);
                    }

                    return 0;
                });
                if (isInterrupted) await InterruptAsync(bench, new Random(seed));
                for (var hour = 0; hour < 24 && bench.Journal.Final.Count < 12; hour++) await bench.PassAsync(Duration.FromHours(1));
                Assert.Equal(bench.Carrier.PlacedCount, bench.Journal.History.Count(row => row.Status != CallStatus.NotDialed)); // no call is lost, none is placed twice
                final = [.. bench.Journal.Final.OrderBy(row => row.Contact).Select(row => $"{row.ContactId} {row.Reason} {row.CauseStatus} {row.CausePhone?.Phone} {row.AllAttempts}")];
            },
            Script(seed, isInterrupted),
            settings);
        return final;
    }

    // The same contact, phone and count have the same fate in both runs.
    private static Func<PlacedCall, CallScript> Script(int seed, bool isInterrupted)
    {
        var given = new HashSet<(string, PhoneNumber, int)>();
        return call =>
        {
            var fate = new Random(HashOf(seed, call.Number.Digits, call.Attempt.PhoneAttempt));
            var (status, way, seconds, fails) = (Statuses[fate.Next(Statuses.Length)], Ways[fate.Next(Ways.Length)], fate.Next(1, 60), fate.Next(6));
            if (isInterrupted && fails < 2 && given.Add((call.Attempt.ContactId, call.Number, call.Attempt.PhoneAttempt))) way = fails == 0 ? CarrierWay.ThrowsBefore : CarrierWay.Refuses;
            return CallScript.Of(status, way, seconds);
        };
    }

    private static async Task InterruptAsync(DialerBench bench, Random chance)
    {
        for (var i = chance.Next(1, 6); i > 0; i--)
        {
            await bench.PassAsync(Duration.FromSeconds(chance.Next(1, 120)));
            switch (chance.Next(5))
            {
                case 0:
                    bench.Journal.FailNext(new IOException("The disk is full."));
                    break;
                case 1:
                    bench.Journal.FailNext(new IOException("The connection is lost."), afterCommit: true);
                    break;
                case 2:
                    bench.Carrier.Failures.Enqueue(new HttpRequestException());
                    await bench.RestartAsync();
                    break;
                case 3:
                    await bench.KillAsync();
                    bench.Time.Advance(TimeSpan.FromSeconds(chance.Next(1, 60)));
                    await bench.StartAsync();
                    break;
                default:
                    await bench.RestartAsync();
                    break;
            }
        }
    }

    private static int HashOf(int seed, ulong number, int count) => unchecked((int)(((((ulong)(uint)seed * 31) + number) * 31) + (ulong)count));
}
