using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>One command of a dialer: reports what has happened, expires leases, claims calls. Its facts are one commit.</summary>
internal sealed class DialerStep
{
    /// <summary>The agent as which the dialer claims.</summary>
    public string? Agent { get; init; }

    /// <summary>What has happened to calls.</summary>
    public required IReadOnlyList<CallReport> Reports { get; init; }

    /// <summary>The calls of the dialer.</summary>
    public required IReadOnlyDictionary<long, LiveCall> Calls { get; init; }

    /// <summary>How many calls to claim at most.</summary>
    public int Room { get; init; }

    /// <summary>The caller ids; without a number that is ready, nothing is claimed.</summary>
    public CallerIds? CallerIds { get; init; }

    /// <summary>The caller ids at the instant of the claims, so that a change of the portal before them counts.</summary>
    public CallerIdPool? Pool { get; private set; }

    /// <summary>Whether leases wait for answers about calls that the dialer did not know.</summary>
    public bool LeasesWait { get; init; }

    /// <summary>Whether leases wait no longer for answers.</summary>
    public bool IsResolutionOver { get; init; }

    /// <summary>Whether to look for calls under way that the dialer does not know; leases wait for answers about them too, unless their time is over.</summary>
    public bool Inherits { get; init; }

    /// <summary>The instant of the step.</summary>
    public Instant Now { get; private set; }

    /// <summary>The campaign's answer to each report, or the exception that it threw.</summary>
    public List<(CallReport Report, Result<long, CampaignReason> Answer, Exception? Thrown)> Answers { get; } = [];

    /// <summary>The calls for which telephony has not returned when their lease ended: they count as dialed.</summary>
    public List<LiveCall> Kept { get; } = [];

    /// <summary>The calls whose leases have expired.</summary>
    public IReadOnlyList<Attempt> Lost { get; private set; } = [];

    /// <summary>The calls under way that the dialer did not know, with their references.</summary>
    public List<(Attempt Attempt, string? Reference)> Inherited { get; } = [];

    /// <summary>The claimed calls.</summary>
    public List<Attempt> Claims { get; } = [];

    /// <summary>When a claim can succeed.</summary>
    public Instant? NextWakeUp { get; private set; }

    /// <summary>When the first lease ends.</summary>
    public Instant? NextLeaseEnd { get; private set; }

    /// <summary>Executes the step in the runner.</summary>
    public DialerStep Execute(Campaign campaign, Instant now)
    {
        Now = now;
        foreach (var report in Reports) Answers.Add(Answer(campaign, report));
        if (Inherits) Inherited.AddRange(campaign.AttemptsUnderWay.Where(attempt => attempt.Agent == Agent && !Calls.ContainsKey(attempt.Id)).Select(attempt => (attempt, campaign.ReferenceOf(attempt.Id))));
        if (!LeasesWait && (IsResolutionOver || Inherited.Count == 0) && campaign.NextLeaseEnd <= now)
        {
            KeepCallsBeingPlaced(campaign);
            Lost = campaign.Expire(now);
        }

        Pool = CallerIds?.At(now);
        var room = Pool is { Ready.IsEmpty: true } ? 0 : Room;
        while (Claims.Count < room && campaign.TryClaim(now, Agent, out var attempt)) Claims.Add(attempt);
        NextWakeUp = campaign.NextWakeUpFor(Agent);
        NextLeaseEnd = campaign.NextLeaseEnd;
        return this;
    }

    private (CallReport, Result<long, CampaignReason>, Exception?) Answer(Campaign campaign, CallReport report)
    {
        try
        {
            return (report, report.Ending is { } ending ? campaign.End(report.Call.Id, ending, Now, Agent) : campaign.Start(report.Call.Id, Now, Agent), null);
        }
#pragma warning disable CA1031 // an ending that the host has built wrong concerns its call alone
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return (report, default, thrown);
        }
    }

    private void KeepCallsBeingPlaced(Campaign campaign)
    {
        foreach (var call in Calls.Values)
        {
            if (call is not { Knowledge: CallKnowledge.Placing, IsDialed: false } || call.Placed.Attempt.DialedAt + campaign.Settings.ClaimLease > Now) continue;
            campaign.Start(call.Id, Now, Agent);
            Kept.Add(call);
        }
    }
}
