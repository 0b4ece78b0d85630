using System.Text;
using System.Text.Json;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Snapshots at any point restore the campaign.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class SnapshotProperties
{
    public sealed class SameSettings : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All & ~CaseKinds.Changes;
    }

    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;

    [Property]
    public bool WriteThenRead_AtAnyPoint_HasTheSameFuture(CampaignCase one)
    {
        var states = new List<string>();
        var plain = CampaignRun.Of(one, around: (run, _) => _ =>
        {
            states.Add(run.DumpStates(run.Campaign));
            return true;
        });
        var commands = plain.Answers.Count;
        for (var at = 0; at < commands; at += 1 + (commands / 4))
        {
            var count = 0;
            var (underWay, claimed, closed) = (new HashSet<long>(), 0L, 0);
            var run = CampaignRun.Of(one, around: (run, _) =>
            {
                if (count++ == at)
                {
                    (underWay, claimed, closed) = ([.. run.Campaign.AttemptsUnderWay.Select(call => call.Id)], run.Campaign.AttemptCount, run.Campaign.Final.Count);
                    run.Campaign = Restored(run.Campaign, run.Log);
                }

                var number = count - 1;
                return _ =>
                {
                    Assert.Equal(states[number], run.DumpStates(run.Campaign));
                    return true;
                };
            });
            Assert.Equal(plain.Answers, run.Answers);
            Assert.Equal(plain.Facts, run.Facts);
            Assert.Equal(plain.Campaign.History.Where(call => call.Attempt.Id > claimed || underWay.Contains(call.Attempt.Id)), run.Campaign.History);
            Assert.Equal(plain.Campaign.Final.Skip(closed), run.Campaign.Final);
        }

        return true;
    }

    [Property]
    public bool WriteThenReadThenWrite_AnyCampaign_GivesTheSameBytes(CampaignCase one)
    {
        var campaign = CampaignRun.Of(one).Campaign;
        return Bytes(campaign).AsSpan().SequenceEqual(Bytes(Restored(campaign, null)));
    }

    [Property]
    public bool Json_AnyCampaign_HasALineForItAndEachContactAndIsTheSameAfterASnapshot(CampaignCase one)
    {
        var campaign = CampaignRun.Of(one).Campaign;
        var json = Json(campaign);
        var lines = json.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(campaign.ContactCount, lines.Count - 1);
        for (var contact = 0; contact < campaign.ContactCount; contact++)
        {
            var line = lines[contact + 1];
            Assert.Equal(campaign.IdOf(contact), line.GetProperty("id").GetString());
            Assert.Equal(campaign.StateOf(contact)!.Value.Phase.ToString(), line.GetProperty("state").GetProperty("phase").GetString());
            Assert.Equal(campaign.CountsOf(contact).Select(each => each.Phone.Phone.ToString()), line.GetProperty("plan").EnumerateArray().Select(phone => phone.GetProperty("phone").GetString()));
            Assert.Equal(campaign.StateOf(contact)!.Value.IsUnderWay, line.TryGetProperty("call", out _));
            Assert.Equal(campaign.CallbackOf(contact) is not null, line.TryGetProperty("callback", out _));
        }

        return json == Json(Restored(campaign, null));
    }

    [Property]
    public bool Read_UnderOtherSettings_IsAsIfTheyHadBeenUpdated(CaseOf<SameSettings> one)
    {
        var run = CampaignRun.Of(one.Case);
        var settings = one.Case.Settings with { CallingHours = CallingHours.Always, MaxConcurrentCalls = 7, Retry = one.Case.Settings.Retry with { GlobalMaxAttempts = 9 } };
        if (!settings.Check(run.Campaign.Now).IsOk) return true;
        var log = new FactLog();
        var read = Campaign.Open(new MemoryStream(Bytes(run.Campaign)), Zones, settings, new CampaignOptions { Facts = log, RememberCalls = true }).Value;
        run.Campaign.UpdateSettings(settings, Instant.Max(run.Campaign.Now, one.Case.Start)).AssertOk();
        Assert.Equal(CampaignFactKind.SettingsChanged, Assert.Single(log.Facts, fact => fact.Kind != CampaignFactKind.CampaignEnded).Kind);
        return run.DumpStates(run.Campaign) == run.DumpStates(read);
    }

    [Property]
    public bool Read_BentOrCutBytes_IsRefusedWithAPlace(CampaignCase one)
    {
        var bytes = Bytes(CampaignRun.Of(one).Campaign);
        var random = new Random(bytes.Length); // of this case
        for (var i = 0; i < 20; i++)
        {
            var bent = (byte[])bytes.Clone();
            bent[random.Next(bent.Length)] ^= (byte)(1 << random.Next(8));
            Assert.False(Campaign.Open(new MemoryStream(bent), Zones).IsOk);
            var refusal = Campaign.Open(new MemoryStream(bytes[..random.Next(bytes.Length)]), Zones).Reason!;
            Assert.True(refusal.Reason is CampaignDataReason.Torn or CampaignDataReason.Unknown);
        }

        return true;
    }

    private static Campaign Restored(Campaign campaign, FactLog? log) =>
        Campaign.Open(new MemoryStream(Bytes(campaign)), Zones, settings: null, new CampaignOptions { Facts = log, KeepHistory = true }).Value;

    private static string Json(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.WriteJson(stream, Zones);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Bytes(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.Save(stream, Zones);
        return stream.ToArray();
    }
}
