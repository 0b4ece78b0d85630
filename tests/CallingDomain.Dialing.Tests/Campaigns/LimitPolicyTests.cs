using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The domain page's test of the example's readings (1.6): all limits 3, global 4; the primary is always busy, Office never answers, Holiday varies.</summary>
public sealed class LimitPolicyTests
{
    private const string Pass = "P:Busy O:NoAnswer H:";

    // One line per policy: the calls, when and why the contact closes and which phone caused it, and Final's phone with its counts.
    [Theory]
    [InlineData("R1", LimitScope.AnyPhone, false, AttemptScope.Phone, Pass + "NoAnswer " + Pass + "Busy " + Pass + "Congestion", "StatusLimit Busy of P at 10: H NoAnswer 1, Busy 1, Congestion 1")]
    [InlineData("R2", LimitScope.LastPhone, false, AttemptScope.Phone, Pass + "NoAnswer " + Pass + "Busy " + Pass + "Congestion " + Pass + "NoAnswer", "GlobalLimit of H at 14: H NoAnswer 2, Busy 1, Congestion 1")]
    [InlineData("R3", LimitScope.AllPhones, false, AttemptScope.Phone, Pass + "NoAnswer " + Pass + "Busy " + Pass + "Congestion H:NoAnswer", "StatusLimit Busy of P at 12: H NoAnswer 2, Busy 1, Congestion 1")] // a status before the global limit that closed it
    [InlineData("R5", LimitScope.AnyPhone, true, AttemptScope.Phone, Pass + "NoAnswer " + Pass + "Busy P:Busy", "StatusLimit Busy of P at 8: P Busy 3")]
    [InlineData("R6/R7 at the end of a pass", LimitScope.AnyPhone, false, AttemptScope.Contact, Pass + "NoAnswer " + Pass + "Busy", "GlobalLimit of H at 6: H NoAnswer 1, Busy 1")]
    [InlineData("R6/R7 after each call", LimitScope.AnyPhone, true, AttemptScope.Contact, Pass + "NoAnswer P:Busy", "GlobalLimit of P at 4: P Busy 2")]
    public void Run_DiscriminatingExample_ClosesAsThePolicySays(string reading, LimitScope limits, bool checksEach, AttemptScope global, string calls, string final)
    {
        var retry = SeedExample.Retry with { LimitScope = limits, CheckEachAttempt = checksEach, GlobalScope = global };
        var script = SeedExample.Script((SeedExample.Primary, "Busy"), (SeedExample.Office, "NoAnswer"), (SeedExample.Holiday, "NoAnswer Busy Congestion NoAnswer"));
        var (campaign, _) = SeedExample.Run(SeedExample.Settings with { Retry = retry }, script);
        Assert.Equal((reading, calls), (reading, string.Join(' ', campaign.History.Select(entry => $"{Letter(entry.Attempt.Phone)}:{entry.Status}"))));
        Assert.Equal((reading, final), (reading, TextOf(Assert.Single(campaign.Final))));
    }

    // The example ends the same way in each reading that fits it.
    [Theory]
    [InlineData(LimitScope.AnyPhone, false, 9, "StatusLimit NoAnswer of H at 10: H NoAnswer 3")]
    [InlineData(LimitScope.LastPhone, false, 9, "StatusLimit NoAnswer of H at 10: H NoAnswer 3")]
    [InlineData(LimitScope.AllPhones, true, 9, "StatusLimit NoAnswer of H at 10: H NoAnswer 3")]
    [InlineData(LimitScope.AllPhones, false, 9, "StatusLimit NoAnswer of H at 10: H NoAnswer 3")]
    [InlineData(LimitScope.AnyPhone, true, 7, "StatusLimit NoAnswer of P at 8: P NoAnswer 3")] // R5 does not fit
    public void Run_SeedExample_ClosesAsTheReadingSays(LimitScope limits, bool checksEach, int calls, string final)
    {
        var (campaign, summary) = SeedExample.Run(SeedExample.Settings with { Retry = SeedExample.Retry with { LimitScope = limits, CheckEachAttempt = checksEach } });
        Assert.Equal((calls, final), (summary.Attempts, TextOf(Assert.Single(campaign.Final))));
    }

    // The worked tables: phone, due, dialed and ended, in seconds from 09:00, and the NoAnswer counts of the three phones after the call.
    [Theory]
    [InlineData(0, "P 0-0 100; O 60-60 110; H 120-120 111; P 240-240 211; O 300-300 221; H 360-360 222; P 480-480 322; O 540-540 332; H 600-600 333")]
    [InlineData(30, "P 0-30 100; O 90-120 110; H 180-210 111; P 330-360 211; O 420-450 221; H 510-540 222; P 660-690 322; O 750-780 332; H 840-870 333")]
    public void Run_SeedExample_FollowsTheWorkedTable(int ringing, string table)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, SeedExample.Start);
        var lines = new List<string>();
        for (var now = SeedExample.Start; campaign.OpenCount > 0; now = campaign.NextWakeUp ?? now)
        {
            var attempt = campaign.Claim(now)!.Value;
            var end = now + Duration.FromSeconds(ringing);
            Assert.Equal(attempt.DueAt, attempt.DialedAt);
            campaign.End(attempt.Id, CallStatus.NoAnswer, end).AssertOk();
            var counts = string.Concat(campaign.CountsOf("c1").Select(phone => phone.Counts[CallStatus.NoAnswer]));
            lines.Add($"{Letter(attempt.Phone)} {(now - SeedExample.Start).TotalSeconds}-{(end - SeedExample.Start).TotalSeconds} {counts}");
        }

        Assert.Equal(table, string.Join("; ", lines));
        Assert.Equal(SeedExample.Start + Duration.FromSeconds(ringing == 0 ? 600 : 870), campaign.Final.Single().ClosedAt);
    }

    private static string TextOf(FinalEntry final) =>
        $"{final.Reason}{(final.CauseStatus == CallStatus.Unspecified ? "" : $" {final.CauseStatus}")} of {Letter(final.CausePhone!.Value)} at {(final.ClosedAt - SeedExample.Start).TotalMinutes}: {Letter(final.Phone!.Value)} {final.Attempts}";

    private static string Letter(Contacts.ContactPhone phone) => phone.IsPrimary ? "P" : phone.Type!.Name[..1];
}
