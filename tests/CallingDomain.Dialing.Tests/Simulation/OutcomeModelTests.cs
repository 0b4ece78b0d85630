using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Models whose probabilities depend on the call, and times drawn from distributions.</summary>
public sealed class OutcomeModelTests
{
    private static readonly Instant Start = SeedExample.Start; // Monday, 09:00 UTC, 10:00 in Rome and 04:00 in New York
    private static readonly ContactItemType Office = new("Office", 1), Home = new("Home", 2);

    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"], NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    private static KeyValuePair<CallStatus, double>[] Always(CallStatus status) => [new(status, 1)];

    private static OutcomeModel Model(params OutcomeCase[] cases) => new(Always(CallStatus.NoAnswer)) { Cases = [.. cases] };

    private static Campaign With(int contacts, CampaignSettings? settings = null, bool withTypes = false)
    {
        var campaign = KeptCampaign.Of(settings ?? new CampaignSettings { MaxConcurrentCalls = int.MaxValue });
        for (var i = 0; i < contacts; i++)
        {
            var contact = new Contact($"c{i}", Phone(i, 0)) { AdditionalPhones = withTypes ? [new AdditionalPhone(Phone(i, 1), Office), new AdditionalPhone(Phone(i, 2), Home), new AdditionalPhone(Phone(i, 3))] : [] };
            campaign.Load(contact, Start).AssertOk();
        }

        return campaign;
    }

    private static PhoneNumber Phone(int contact, int phone) => PhoneNumber.FromDigits(390612340000 + (ulong)((10 * contact) + phone));

    [Fact]
    public void Run_CasesByPhone_ApplyTheFirstThatFits()
    {
        var model = Model(
            new OutcomeCase(Always(CallStatus.Busy)) { IsPrimary = true },
            new OutcomeCase(Always(CallStatus.Machine)) { Types = ["Office", "Fax"] },
            new OutcomeCase(Always(CallStatus.Drop)) { Types = ["Office", "Home"] });
        var campaign = With(1, withTypes: true);
        Simulation.Run(campaign, model, Start);
        var statuses = campaign.History.GroupBy(call => call.Attempt.Phone.Phone).ToDictionary(calls => calls.Key, calls => calls.Select(call => call.Status).Distinct().Single());
        Assert.Equal([CallStatus.Busy, CallStatus.Machine, CallStatus.Drop, CallStatus.NoAnswer], Enumerable.Range(0, 4).Select(phone => statuses[Phone(0, phone)]));
    }

    [Fact]
    public void Run_CasesByAttempt_CountThoseOfThePhone()
    {
        var model = Model(new OutcomeCase(Always(CallStatus.Busy)) { MaxAttempt = 1 }, new OutcomeCase(Always(CallStatus.Reached)) { MinAttempt = 3, MaxAttempt = 3 });
        var campaign = With(1);
        Simulation.Run(campaign, model, Start);
        Assert.Equal([CallStatus.Busy, CallStatus.NoAnswer, CallStatus.Reached], campaign.History.Select(call => call.Status));
    }

    [Theory]
    [InlineData("Europe/Rome", CallStatus.Busy)] // 10:00
    [InlineData("America/New_York", CallStatus.Machine)] // 04:00
    [InlineData("Asia/Tokyo", CallStatus.Drop)] // 18:00
    [InlineData("Pacific/Auckland", CallStatus.Machine)] // 22:00
    [InlineData("UTC", CallStatus.NoAnswer)] // 09:00
    public void Run_CasesByHour_UseTheLocalTimeOfThePhone(string zone, CallStatus status)
    {
        var model = Model(
            new OutcomeCase(Always(CallStatus.Busy)) { Hours = [new TimeWindow(new LocalTime(10, 0), new LocalTime(11, 0))] },
            new OutcomeCase(Always(CallStatus.Machine)) { Hours = [new TimeWindow(new LocalTime(22, 0), new LocalTime(6, 0))] },
            new OutcomeCase(Always(CallStatus.Drop)) { Hours = [new TimeWindow(new LocalTime(6, 0), new LocalTime(9, 0)), new TimeWindow(new LocalTime(18, 0), LocalTime.Midnight)], Days = [IsoDayOfWeek.Monday] });
        var campaign = KeptCampaign.Of(new CampaignSettings { TimeZone = NewYork });
        campaign.Load(new Contact("c", Phone(0, 0)) { TimeZone = DateTimeZoneProviders.Tzdb[zone] }, Start).AssertOk();
        Simulation.Run(campaign, model, Start, until: Start);
        Assert.Equal(status, campaign.History.Single().Status);
    }

    [Fact]
    public void Run_CasesByDay_UseTheZoneOfTheNumberAndOfSeveralTheFirst()
    {
        var model = Model(new OutcomeCase(Always(CallStatus.Busy)) { Days = [IsoDayOfWeek.Sunday] });
        var settings = new CampaignSettings { PhoneZones = PhoneZones.Of([new(PhoneNumber.Parse("+39"), [Rome, NewYork])]), TimeZone = Rome };
        var campaign = With(1, settings);
        var sunday = Instant.FromUtc(2026, 3, 9, 3, 30); // in New York
        Simulation.Run(campaign, model, sunday, until: sunday);
        Assert.Equal(CallStatus.Busy, campaign.History.Single().Status);
    }

    [Fact]
    public void Run_MomentBefore1970_HasItsDay()
    {
        var model = Model(new OutcomeCase(Always(CallStatus.Busy)) { Days = [IsoDayOfWeek.Wednesday], Hours = [new TimeWindow(new LocalTime(23, 0), LocalTime.Midnight)] });
        var campaign = With(0);
        var at = Instant.FromUtc(1969, 12, 31, 23, 30);
        campaign.Load(new Contact("c", Phone(0, 0)), at).AssertOk();
        Simulation.Run(campaign, model, at, until: at);
        Assert.Equal(CallStatus.Busy, campaign.History.Single().Status);
    }

    // A seed, a contact, a phone and a count have one number, of which the statuses take their shares in order.
    [Fact]
    public void Run_AnotherStrategyOrHour_MeetsTheSamePeople()
    {
        var model = new OutcomeModel([new(CallStatus.NoAnswer, 0.7), new(CallStatus.Reached, 0.3)], seed: 11)
        {
            Cases = [new OutcomeCase([new(CallStatus.NoAnswer, 0.5), new(CallStatus.Reached, 0.5)]) { Hours = [new TimeWindow(new LocalTime(17, 0), new LocalTime(21, 0))] }],
        };
        var (morning, evening, fewLines) = (With(500), With(500), With(500, new CampaignSettings { MaxConcurrentCalls = 3, Order = DueOrder.Descending }));
        Simulation.Run(morning, model, Start, until: Start);
        Simulation.Run(fewLines, model, Start, until: Start);
        Simulation.Run(evening, model, Start + Duration.FromHours(9), until: Start + Duration.FromHours(9));
        var reached = Reached(morning);
        Assert.Equal(reached, Reached(fewLines));
        Assert.Superset(reached, Reached(evening));
        Assert.InRange(reached.Count, 120, 180);
        Assert.InRange(Reached(evening).Count, 210, 290);

        static HashSet<string> Reached(Campaign campaign) => [.. campaign.History.Where(call => call.Attempt.PhoneAttempt == 1 && call.Status == CallStatus.Reached).Select(call => call.Attempt.ContactId)];
    }

    [Fact]
    public void Run_ManyCases_FindTheFirstThatFits()
    {
        var cases = Enumerable.Range(1, 200).Select(attempt => new OutcomeCase(Always(attempt % 2 == 0 ? CallStatus.Busy : CallStatus.Machine)) { MinAttempt = attempt, MaxAttempt = attempt }).ToArray();
        var retry = new RetrySettings { GlobalMaxAttempts = 255 }.WithDefault(new RetryRule(255, Duration.FromMinutes(1)));
        var campaign = With(1, new CampaignSettings { Retry = retry });
        Simulation.Run(campaign, Model(cases), Start);
        Assert.Equal(Enumerable.Range(1, 255).Select(attempt => attempt > 200 ? CallStatus.NoAnswer : attempt % 2 == 0 ? CallStatus.Busy : CallStatus.Machine), campaign.History.Select(call => call.Status));
    }

    [Fact]
    public void Run_TimesByStatus_AreDrawnApartFromTheStatusAndTheSameForTheSameSeed()
    {
        var plain = new OutcomeModel([new(CallStatus.NoAnswer, 0.4), new(CallStatus.Machine, 0.2), new(CallStatus.Reached, 0.4)], seed: 3) { RingTime = Duration.FromSeconds(25), TalkTime = Duration.FromSeconds(90) };
        var timed = plain with
        {
            RingTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty.Add(CallStatus.NoAnswer, TimeDistribution.Uniform(Duration.FromSeconds(20), Duration.FromSeconds(40))),
            TalkTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty
                .Add(CallStatus.Reached, TimeDistribution.LogNormal(Duration.FromSeconds(120), Duration.FromSeconds(360))).Add(CallStatus.Machine, TimeDistribution.Constant(Duration.FromSeconds(7))),
        };
        var (one, again, other) = (With(2000), With(2000), With(2000));
        var calls = new CallLog();
        Simulation.Run(one, timed, Start, Start + Duration.FromHours(2), observer: calls);
        Simulation.Run(again, timed, Start, Start + Duration.FromHours(2));
        Simulation.Run(other, plain, Start, Start + Duration.FromHours(2));
        Assert.Equal(one.History, again.History);
        Assert.Equal(StatusesOf(other), StatusesOf(one));
        Assert.All(calls.Calls.Where(call => call.Status == CallStatus.Machine), call => Assert.Equal((Duration.FromSeconds(25), Duration.FromSeconds(7)), (call.AnsweredAt - call.DialedAt, call.EndedAt - call.AnsweredAt)));
        Assert.All(calls.Calls.Where(call => call.Status == CallStatus.NoAnswer), call => Assert.InRange((call.EndedAt - call.DialedAt).TotalSeconds, 20, 40));
        var talks = calls.Calls.Where(call => call.Status == CallStatus.Reached).Select(call => (call.EndedAt - call.AnsweredAt!.Value).TotalSeconds).Order().ToList();
        Assert.InRange(talks[talks.Count / 2], 105, 135);
        Assert.InRange(talks[talks.Count * 9 / 10], 300, 420);

        static IEnumerable<(string, CallStatus)> StatusesOf(Campaign campaign) => campaign.History.OrderBy(call => call.Attempt.Contact).Select(call => (call.Attempt.ContactId, call.Status));
    }

    [Fact]
    public void Run_WithSeedSetLater_DrawsAsWithTheSeedOfTheConstructor()
    {
        var (one, other) = (With(50), With(50));
        KeyValuePair<CallStatus, double>[] halves = [new(CallStatus.NoAnswer, 0.5), new(CallStatus.Reached, 0.5)];
        Simulation.Run(one, new OutcomeModel(halves, seed: 9), Start, Start);
        Simulation.Run(other, new OutcomeModel(halves, seed: 1) with { Seed = 9 }, Start, Start);
        Assert.Equal(one.History, other.History);
    }

    // The statuses of the first calls of eight contacts, which no version may change.
    [Fact]
    public void Run_PlainModel_DrawsTheSameStatusesForEver()
    {
        var campaign = With(8);
        Simulation.Run(campaign, new OutcomeModel([new(CallStatus.NoAnswer, 0.5), new(CallStatus.Busy, 0.2), new(CallStatus.Reached, 0.3)], seed: 42), Start, Start);
        Assert.Equal("Reached Reached Busy Busy NoAnswer NoAnswer NoAnswer NoAnswer", string.Join(' ', campaign.History.Select(call => call.Status)));
    }

    [Fact]
    public void Cases_WithoutConditionOrWithConditionsThatExcludeEachOther_Throw()
    {
        Assert.Throws<ArgumentException>(() => Model(new OutcomeCase(Always(CallStatus.Busy))));
        Assert.Throws<ArgumentException>(() => Model(new OutcomeCase(Always(CallStatus.Busy)) { IsPrimary = true, Types = ["Office"] }));
        Assert.Throws<ArgumentException>(() => Model(new OutcomeCase(Always(CallStatus.Busy)) { MinAttempt = 3, MaxAttempt = 2 }));
        Assert.Throws<ArgumentException>(() => Model([null!]));
        Assert.Throws<ArgumentException>(() => new OutcomeCase([new(CallStatus.Busy, 0.5)]));
        Assert.Throws<ArgumentException>(() => new OutcomeCase([new(CallStatus.Lost, 1)]));
        Assert.Throws<ArgumentException>(() => new OutcomeCase(Always(CallStatus.Busy)) { Days = [(IsoDayOfWeek)8] });
        Assert.Throws<ArgumentException>(() => new OutcomeCase(Always(CallStatus.Busy)) { Types = [null!] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OutcomeCase(Always(CallStatus.Busy)) { MinAttempt = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OutcomeCase(Always(CallStatus.Busy)) { MaxAttempt = 0 });
        Assert.Throws<ArgumentException>(() => Model() with { TalkTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty.Add(CallStatus.Busy, TimeDistribution.Constant(Duration.Zero)) });
        Assert.Throws<ArgumentException>(() => Model() with { RingTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty.Add(CallStatus.Lost, TimeDistribution.Constant(Duration.Zero)) });
    }

    [Fact]
    public void Json_ModelOfAllParts_ComesBackEqual()
    {
        const string json = """
            {"ringTime":"PT25S","talkTime":"PT1M30S","agents":{"shifts":[{"agents":3,"from":"09:00","to":"17:00"}],"wrapUpTime":"PT30S","patience":"PT5S","linesPerAgent":1.5},
             "probabilities":{"NoAnswer":0.7,"Reached":0.3},
             "cases":[{"primary":false,"types":["Office"],"hours":[{"from":"09:00","to":"12:00"}],"days":["Monday"],"attempts":{"from":2,"to":3},"probabilities":{"Busy":1}},
                      {"attempts":{"from":4},"probabilities":{"NoAnswer":0.5,"Reached":0.5}},{"primary":true,"probabilities":{"Machine":1}}],
             "ringTimes":{"NoAnswer":"PT30S","*":{"distribution":"Uniform","min":"PT5S","max":"PT25S"}},
             "talkTimes":{"Reached":{"distribution":"LogNormal","median":"PT2M","p90":"PT6M","max":"PT1H"},"Machine":{"distribution":"Exponential","mean":"PT20S"},"Drop":{"distribution":"Empirical","times":[{"time":"PT1S","share":0.5},{"time":"PT2S","share":0.5}]},"Abandoned":{"distribution":"Constant","time":"PT3S"}},
             "seed":-5}
            """;
        var model = OutcomeModel.ReadJson(Encoding.UTF8.GetBytes(json)).Value;
        Assert.Equal(model, OutcomeModel.ReadJson(model.WriteJson()).Value);
        Assert.Equal((3, 9, 4, -5L), (model.Cases.Length, model.RingTimes.Count, model.TalkTimes.Count, model.Seed));
        Assert.Equal(new OutcomeCase([new(CallStatus.NoAnswer, 0.5), new(CallStatus.Reached, 0.5)]) { MinAttempt = 4 }, model.Cases[1]);
        Assert.Equal((TimeDistributionKind.Constant, TimeDistributionKind.Uniform), (model.RingTimes[CallStatus.NoAnswer].Kind, model.RingTimes[CallStatus.Reached].Kind));
    }

    [Theory]
    [InlineData("""{"probabilities":{"Busy":0.5}}""", "SETTINGS_PROBABILITIES_NOT_ONE", "$.probabilities")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"primary":true,"probabilities":{"Busy":1}},{"primary":false,"probabilities":{"Busy":0.4,"Drop":0.5}}]}""", "SETTINGS_PROBABILITIES_NOT_ONE", "$.cases[1].probabilities")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"primary":true,"probabilities":{"Besetzt":1}}]}""", "SETTINGS_WORD_UNKNOWN", "$.cases[0].probabilities.Besetzt")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"primary":true,"probabilities":{"Busy":1.5,"Drop":-0.5}}]}""", "SETTINGS_PROPERTY_RANGE", "$.cases[0].probabilities.Busy")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"probabilities":{"Busy":1}}]}""", "SETTINGS_CONTRADICTORY", "$.cases[0]")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"attempts":{"from":3,"to":2},"probabilities":{"Busy":1}}]}""", "SETTINGS_CONTRADICTORY", "$.cases[0]")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"attempts":{"from":0},"probabilities":{"Busy":1}}]}""", "SETTINGS_PROPERTY_RANGE", "$.cases[0].attempts.from")]
    [InlineData("""{"probabilities":{"Busy":1},"cases":[{"hours":[],"probabilities":{"Busy":1}}]}""", "SETTINGS_PROPERTY_MISSING", "$.cases[0].hours")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Lost":"PT1S"}}""", "SETTINGS_WORD_UNKNOWN", "$.ringTimes.Lost")]
    [InlineData("""{"probabilities":{"Busy":1},"talkTimes":{"Busy":"PT1S"}}""", "SETTINGS_WORD_UNKNOWN", "$.talkTimes.Busy")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":5}}""", "SETTINGS_PROPERTY_TYPE", "$.ringTimes.Busy")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Normal"}}}""", "SETTINGS_WORD_UNKNOWN", "$.ringTimes.Busy.distribution")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Uniform","min":"PT9S","max":"PT1S"}}}""", "SETTINGS_DISTRIBUTION_IMPOSSIBLE", "$.ringTimes.Busy.max")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Exponential","mean":"PT1S","min":"PT1H"}}}""", "SETTINGS_DISTRIBUTION_IMPOSSIBLE", "$.ringTimes.Busy")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"LogNormal","median":"PT2S","p90":"PT1S"}}}""", "SETTINGS_DISTRIBUTION_IMPOSSIBLE", "$.ringTimes.Busy.p90")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Empirical","times":[{"time":"PT1S","share":0.5}]}}}""", "SETTINGS_DISTRIBUTION_IMPOSSIBLE", "$.ringTimes.Busy.times")]
    [InlineData("""{"probabilities":{"Busy":1},"ringTimes":{"Busy":{"distribution":"Empirical","times":[{"time":"PT1S","share":0}]}}}""", "SETTINGS_PROPERTY_RANGE", "$.ringTimes.Busy.times[0].share")]
    [InlineData("""{"probabilities":{"Busy":1},"endings":[{"status":"Busy","share":0.6},{"status":"Busy","share":0.6}]}""", "SETTINGS_PROPERTY_RANGE", "$.endings")]
    [InlineData("""{"probabilities":{"Busy":1},"agents":{"shifts":[{"agents":1},{"agents":1}]}}""", "SETTINGS_SHIFTS_OVERLAP", "$.agents.shifts[1]")]
    public void ReadJson_InvalidModel_SaysWhy(string json, string code, string path)
    {
        var refusal = OutcomeModel.ReadJson(Encoding.UTF8.GetBytes(json)).Reason;
        Assert.Equal((code, path), (refusal.Reason.Code(), refusal.Path));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<OutcomeModel>(json));
    }
}
