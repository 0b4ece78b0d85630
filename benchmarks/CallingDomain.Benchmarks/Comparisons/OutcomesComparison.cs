using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Benchmarks;

/// <summary>A whole simulation with each kind of outcomes beside one with a plain model; nanoseconds a call, without loading.</summary>
internal static class OutcomesComparison
{
    private const string Plain = "plain model";
    private const int Runs = 5;

    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 8, 0);
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Rome"];
    private static readonly ContactItemType Mobile = new("Mobile", 1);

    private static readonly Dictionary<CallStatus, double> Probabilities = new() { [CallStatus.NoAnswer] = 0.6, [CallStatus.Busy] = 0.15, [CallStatus.Reached] = 0.25 };

    private static readonly OutcomeModel Model = new(Probabilities, seed: 1) { RingTime = Duration.FromSeconds(25), TalkTime = Duration.FromMinutes(2) };

    private static readonly CampaignSettings Settings = new()
    {
        TimeZone = Zone,
        MaxConcurrentCalls = 400,
        CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(20, 0), CallingWindow.EveryDay)]),
        Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.FromMinutes(2) }.WithDefault(new RetryRule(3, Duration.FromHours(3))),
    };

    public static IEnumerable<ComparisonRow> Run(int? n) => Kinds().Select(kind => Row(kind.Name, kind.Outcomes, n ?? 100_000));

    private static IEnumerable<(string Name, OutcomeModel Outcomes)> Kinds()
    {
        var times = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty;
        yield return ("plain", Model);
        yield return ("phoneAndAttemptCases", Model with { Cases = [new(Probabilities) { Types = ["Mobile"] }, new(Probabilities) { MinAttempt = 2 }] });
        yield return ("hundredHourCases", Model with { Cases = [.. Enumerable.Range(0, 100).Select(i => new OutcomeCase(Probabilities) { IsPrimary = i % 2 == 0, MinAttempt = 1 + (i / 48), Hours = [new TimeWindow(new LocalTime(i / 2 % 24, 0), new LocalTime(((i / 2) + 1) % 24, 0))] })] });
        yield return ("uniformRingTimes", Model with { RingTimes = times.Add(CallStatus.NoAnswer, TimeDistribution.Uniform(Duration.FromSeconds(20), Duration.FromSeconds(30))) });
        yield return ("logNormalTalkTimes", Model with { TalkTimes = times.Add(CallStatus.Reached, TimeDistribution.LogNormal(Duration.FromMinutes(2), Duration.FromMinutes(5))) });
        yield return ("agents", Model with { Agents = new SimulatedAgents(new AgentShift(200)) { WrapUpTime = Duration.FromSeconds(30), Patience = Duration.FromSeconds(5), LinesPerAgent = 2 } });
    }

    private static ComparisonRow Row(string name, OutcomeModel outcomes, int n)
    {
        var (ours, plain) = (new double[Runs], new double[Runs]);
        for (var run = -2; run < Runs; run++) // two runs until the runtime has compiled everything
        {
            var (oursNs, plainNs) = (NanosecondsACall(outcomes, n), NanosecondsACall(Model, n));
            if (run >= 0) (ours[run], plain[run]) = (oursNs, plainNs);
        }

        return new ComparisonRow(name, n, Contest.Median(ours), Plain, Contest.Median(plain));
    }

    private static double NanosecondsACall(OutcomeModel outcomes, int n)
    {
        var campaign = new Campaign(Settings, new CampaignOptions { Capacity = n });
        for (var i = 0; i < n; i++)
        {
            var contact = new Contact(string.Create(CultureInfo.InvariantCulture, $"c{i}"), PhoneNumber.FromDigits(390_600_000_000 + (ulong)i)) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.FromDigits(393_300_000_000 + (ulong)i), Mobile)] };
            if (!campaign.Load(contact, Start).IsOk) throw new InvalidOperationException("A contact is refused.");
        }

        GC.Collect();
        var start = ThreadClock.Nanoseconds;
        var simulation = Simulation.Run(campaign, outcomes, Start);
        return (ThreadClock.Nanoseconds - start) / (double)simulation.Attempts;
    }
}
