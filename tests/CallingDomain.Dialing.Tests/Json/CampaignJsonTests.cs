using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class CampaignJsonTests
{
    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    private static readonly CampaignSettings Settings = new()
    {
        Retry = SeedExample.Retry,
        MaxConcurrentCalls = 3,
        CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(9, 20), CallingWindow.EveryDay)]),
        Rules = [new CallingRuleSet("three a day") { Limits = [AttemptLimit.Rolling(3, Duration.FromHours(24), AttemptScope.Contact)] }],
    };

    private static readonly Gen<(int Contacts, int Minutes, int Seed)> Cases = from contacts in Gen.Choose(0, 6) from minutes in Gen.Choose(0, 40) from seed in Gen.Choose(0, 1000) select (contacts, minutes, seed);

    [Fact]
    public void Facts_ReplayedFromJson_GiveTheSameCampaign() => Properties.ForAll(Cases, given =>
    {
        var facts = new List<ReadOnlyMemory<byte>>();
        var campaign = Run(given, fact => facts.Add(CampaignJson.Write(fact)));
        var replayed = CampaignJson.Replay(facts, Settings, Zones).Value;
        replayed.SetPaused(campaign.IsPaused, campaign.Now); // time may have gone on without a fact
        return CampaignJson.Write(replayed).AsSpan().SequenceEqual(CampaignJson.Write(campaign)) && GoesOnAlike(campaign, replayed, given.Seed);
    });

    [Fact]
    public void Snapshot_Restored_IsTheSameCampaign() => Properties.ForAll(Cases, given =>
    {
        var campaign = Run(given);
        var json = CampaignJson.Write(campaign);
        var restored = CampaignJson.Restore(json, Settings, Zones).Value;
        return CampaignJson.Write(restored).AsSpan().SequenceEqual(json) && GoesOnAlike(campaign, restored, given.Seed);
    });

    [Fact]
    public void CompactSnapshot_Restored_IsTheSameCampaign() => Properties.ForAll(Cases, given =>
    {
        var campaign = Run(given);
        var bytes = Compact(campaign);
        var restored = CampaignSnapshot.Restore(new MemoryStream(bytes), Settings, Zones).Value;
        return CampaignJson.Write(restored).AsSpan().SequenceEqual(CampaignJson.Write(campaign)) && Compact(restored).AsSpan().SequenceEqual(bytes) && (given.Contacts == 0 || bytes.Length * 3 < CampaignJson.Write(campaign).Length);
    });

    [Fact]
    public void CompactSnapshot_DamagedAnywhere_IsRefused() => Properties.ForAll(
        from given in Cases from at in Gen.Choose(0, 100_000) from bit in Gen.Choose(0, 7) from cut in Gen.Elements(true, false) select (given, at, bit, cut),
        one =>
        {
            var bytes = Compact(Run(one.given));
            var at = one.at % bytes.Length;
            if (one.cut) bytes = bytes[..at];
            else bytes[at] ^= (byte)(1 << one.bit);
            return !CampaignSnapshot.Restore(new MemoryStream(bytes), Settings, Zones).IsOk;
        });

    [Fact]
    public void Json_BentAnywhere_NeverThrows() => Properties.ForAll(
        from given in Cases from at in Gen.Choose(0, 100_000) from bent in Gen.Elements("", "0", "9", "-1", "null", "\"", "{}", "InCall", "99999999999") from length in Gen.Choose(0, 12) select (given, at, bent, length),
        one =>
        {
            var json = Encoding.UTF8.GetString(CampaignJson.Write(Run(one.given)));
            var at = one.at % json.Length;
            var bent = Encoding.UTF8.GetBytes(json[..at] + one.bent + json[Math.Min(json.Length, at + one.length)..]);
            return CampaignJson.Restore(bent, Settings, Zones) is { IsOk: true } or { Reason: not CampaignJsonReason.Unspecified };
        });

    [Theory]
    [InlineData("\"contacts\":[", "\"contacts\":[null,")]
    [InlineData("\"phones\":[", "\"phones\":[null,")]
    [InlineData("\"leftOut\":[", "\"leftOut\":[null")]
    [InlineData("\"additionalPhones\":[", "\"additionalPhones\":[null,")]
    [InlineData("\"fields\":[", "\"fields\":[null,")]
    [InlineData("\"counts\":[", "\"counts\":[null,")]
    [InlineData("\"history\":[", "\"history\":[null,")]
    [InlineData("\"lastCall\":{\"pass\":1,\"phone\":0", "\"lastCall\":{\"pass\":1,\"phone\":9")]
    public void Restore_HolesAndPhonesThatAreNotThere_AreRefused(string sound, string bent)
    {
        var json = Encoding.UTF8.GetString(CampaignJson.Write(Run((2, 1, 7))));
        Assert.Contains(sound, json, StringComparison.Ordinal);
        Assert.Equal(CampaignJsonReason.CampaignJsonInvalid, CampaignJson.Restore(Encoding.UTF8.GetBytes(json.Replace(sound, bent, StringComparison.Ordinal)), Settings, Zones).Reason);
    }

    [Theory]
    [InlineData("", CampaignJsonReason.CampaignJsonInvalid)]
    [InlineData("{}", CampaignJsonReason.CampaignJsonInvalid)]
    [InlineData("{\"format\":2}", CampaignJsonReason.CampaignJsonNewer)]
    [InlineData("{\"format\":1,\"kind\":\"contactMoved\",\"at\":\"2026-03-02T09:00:00Z\",\"contactId\":\"c1\"}", CampaignJsonReason.CampaignJsonInvalid)]
    [InlineData("{\"format\":1,\"kind\":\"somethingElse\",\"at\":\"2026-03-02T09:00:00Z\"}", CampaignJsonReason.CampaignJsonInvalid)]
    public void Replay_WhatIsNoFact_SaysWhy(string fact, CampaignJsonReason reason) =>
        Assert.Equal(reason, CampaignJson.Replay([Encoding.UTF8.GetBytes(fact)], Settings, Zones).Reason);

    [Fact]
    public void Replay_AnUnknownZone_SaysSo()
    {
        var facts = new List<string>();
        var campaign = new Campaign(new CampaignSettings(), fact => facts.Add(Encoding.UTF8.GetString(CampaignJson.Write(fact))));
        campaign.Load(new Contact("c1", SeedExample.Primary) { TimeZone = Zones["Europe/Rome"] }, SeedExample.Start);
        var bent = Encoding.UTF8.GetBytes(facts.Single().Replace("Europe/Rome", "Europe/Atlantis", StringComparison.Ordinal));
        Assert.Equal(CampaignJsonReason.CampaignJsonZoneUnknown, CampaignJson.Replay([bent], Settings, Zones).Reason);
    }

    [Fact]
    public void Fact_OfAClaim_IsWrittenAsEver()
    {
        var facts = new List<string>();
        var campaign = new Campaign(new CampaignSettings(), fact => facts.Add(Encoding.UTF8.GetString(CampaignJson.Write(fact))));
        campaign.Load(new Contact("c1", SeedExample.Primary), SeedExample.Start);
        campaign.Claim(SeedExample.Start, "ada");
        Assert.Equal(
            """{"format":1,"kind":"attemptClaimed","at":"2026-03-02T09:00:00Z","state":{"phase":"Reserved","pass":1,"phone":0,"ruleDueAt":"2026-03-02T09:00:00Z","dueAt":"2026-03-02T09:00:00Z","why":"InCall","ruleWhy":"FirstCall","attempts":1,"attempt":1,"dialedAt":"2026-03-02T09:00:00Z","leaseUntil":"2026-03-02T09:02:00Z"},"attempt":{"id":1,"contactId":"c1","phone":{"phone":"+390612345678","position":0},"pass":1,"number":1,"dueAt":"2026-03-02T09:00:00Z","dialedAt":"2026-03-02T09:00:00Z","agent":"ada"}}""",
            facts[^1]);
    }

    private static byte[] Compact(Campaign campaign)
    {
        var output = new MemoryStream();
        CampaignSnapshot.Write(output, campaign);
        return output.ToArray();
    }

    private static Campaign Run((int Contacts, int Minutes, int Seed) given, Action<CampaignFact>? facts = null)
    {
        var campaign = new Campaign(Settings, facts);
        for (var i = 0; i < given.Contacts; i++)
        {
            campaign.Load(
                new Contact($"c{i}", PhoneNumber.Parse($"+39061234{i:D2}0"))
                {
                    Name = "Ada", List = "spring", Priority = 1 + (i % 3), TimeZone = Zones[i % 2 == 0 ? "Europe/Rome" : "UTC"],
                    AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse($"+39061234{i / 2:D2}1"), new ContactItemType("Office", 1, "#2E86C1"), "desk"), new AdditionalPhone(PhoneNumber.Parse($"+39061234{i:D2}2"))],
                    Fields = [new ContactField("vip", "yes")],
                },
                SeedExample.Start);
        }

        var until = SeedExample.Start + Duration.FromMinutes(given.Minutes);
        Simulation.Run(campaign, Outcomes(given.Seed), SeedExample.Start, until);
        if (given.Contacts > 1) campaign.CallBack("c1", new CallbackTime(new LocalDateTime(2026, 3, 2, 12, 0), Zones["Europe/Rome"], "ada"), until);
        if (given.Contacts > 2) campaign.SetBlacklisted(PhoneNumber.Parse("+39061234022"), isListed: true, until);
        if (given.Contacts > 3) campaign.Hold("c3", until);
        return campaign;
    }

    private static OutcomeModel Outcomes(int seed) =>
        new([KeyValuePair.Create(CallStatus.NoAnswer, 0.6), KeyValuePair.Create(CallStatus.Busy, 0.3), KeyValuePair.Create(CallStatus.Reached, 0.1)], seed) { RingTime = Duration.FromSeconds(30) + Duration.FromNanoseconds(seed) };

    private static bool GoesOnAlike(Campaign left, Campaign right, int seed)
    {
        foreach (var campaign in (Campaign[])[left, right])
        {
            campaign.Expire(SeedExample.Start + Duration.FromDays(1));
            Simulation.Run(campaign, Outcomes(seed), SeedExample.Start + Duration.FromDays(1), SeedExample.Start + Duration.FromDays(3));
        }

        return CampaignJson.Write(left).AsSpan().SequenceEqual(CampaignJson.Write(right));
    }
}
