using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Lent lines and shared numbers, for campaigns driven by arbitrary commands.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class SharingProperties
{
    public sealed class Sharing : ICaseKinds
    {
        public static CaseKinds Kinds => CaseKinds.All | CaseKinds.Sharing;
    }

    [Property]
    public bool Claims_OfAnyKind_AreOnNumbersThatMayBeCalledAndOnLentLines(CaseOf<Sharing> one)
    {
        CampaignRun.Of(one.Case, around: (run, command) => answer => answer is not Attempt attempt || command is not (ClaimCall or ClaimReserved)
            || (IsCallable(run.Campaign, attempt.Phone.Phone) && !(run.Campaign.CallsUnderWay > run.Campaign.LentLines)));
        return true;
    }

    [Property]
    public bool WantedNumbers_AfterAnyCommand_AreSharedUnleasedAndOfADueContact(CaseOf<Sharing> one)
    {
        CampaignRun.Of(one.Case, around: (run, _) => _ =>
        {
            var campaign = run.Campaign;
            var due = campaign.OpenContacts(run.Now).Where(contact => campaign.StateOf(contact.Contact)!.Value is { Phase: ContactPhase.Waiting, IsHeld: false } state && state.DueAt <= campaign.Now).Select(contact => contact.NextPhone.Phone).ToHashSet();
            return campaign.WantedNumbers.All(number => campaign.IsShared(number) && !campaign.LeasedNumbers.Contains(number) && !campaign.IsInCall(number) && due.Contains(number));
        });
        return true;
    }

    // All numbers are leased and all lines are free at last, so that the runs differ by nothing but the contacts that waited.
    [Property]
    public bool Facts_OfARunWithSharing_LeadToACampaignWithTheSameClaims(CaseOf<Sharing> one)
    {
        var run = CampaignRun.Of(one.Case);
        var options = new CampaignOptions { KeepHistory = true };
        var replayed = Campaign.Replay(one.Case.Settings, run.Facts, options).Value;
        using var stream = new MemoryStream();
        run.Campaign.Save(stream, DateTimeZoneProviders.Tzdb);
        stream.Position = 0;
        var restored = Campaign.Open(stream, DateTimeZoneProviders.Tzdb, settings: null, options).Value;
        foreach (var again in new[] { replayed, restored })
        {
            again.LentLines = run.Campaign.LentLines;
            foreach (var number in CampaignCase.AllNumbers.Where(run.Campaign.IsShared)) again.ShareNumber(number);
            foreach (var number in run.Campaign.LeasedNumbers) again.LeaseNumber(number);
            Assert.Equal(run.DumpStates(run.Campaign), run.DumpStates(again));
        }

        var claims = Claims(run.Campaign, run.Now);
        return claims.SequenceEqual(Claims(replayed, run.Now)) && claims.SequenceEqual(Claims(restored, run.Now));
    }

    [Property]
    public bool Save_AnyCampaignWithSharing_WritesNothingOfIt(CaseOf<Sharing> one)
    {
        var run = CampaignRun.Of(one.Case);
        var bytes = Bytes(run.Campaign);
        var restored = Campaign.Open(new MemoryStream(bytes), DateTimeZoneProviders.Tzdb, settings: null, new CampaignOptions { KeepHistory = true }).Value;
        return (restored.LentLines, restored.WantedNumbers.IsEmpty, restored.LeasedNumbers.IsEmpty) == (null, true, true) && bytes.AsSpan().SequenceEqual(Bytes(restored));
    }

    private static bool IsCallable(Campaign campaign, PhoneNumber number) => !campaign.IsShared(number) || campaign.LeasedNumbers.Contains(number);

    // The calls that any agent could claim, when every number may be called.
    private static List<(string, PhoneNumber)> Claims(Campaign campaign, Instant now)
    {
        campaign.LentLines = null;
        campaign.SetPaused(false, now);
        foreach (var number in CampaignCase.AllNumbers) campaign.LeaseNumber(number);
        var claimed = new List<(string, PhoneNumber)>();
        foreach (var agent in CampaignCase.Agents.Append(null))
        {
            while (campaign.Claim(now, agent) is { } attempt) claimed.Add((attempt.ContactId, attempt.Phone.Phone));
        }

        return claimed;
    }

    private static byte[] Bytes(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.Save(stream, DateTimeZoneProviders.Tzdb);
        return stream.ToArray();
    }
}
