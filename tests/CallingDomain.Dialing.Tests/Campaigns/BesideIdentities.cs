using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing.Tests;

/// <summary>A second campaign of the same contacts without identities, which repeats every command.</summary>
internal sealed class BesideIdentities(CampaignRun run)
{
    private readonly Campaign _bare = new(run.Campaign.Settings, new CampaignOptions { RememberCalls = true });

    /// <summary>Commands that contacts without identities support: no edits, types, reloads or lists, and no settings that compare primary phones.</summary>
    public static CampaignCase Fit(CampaignCase one) => one with
    {
        Settings = Fit(one.Settings),
        Steps = [.. one.Steps.Where(step => step.Command is not (LoadContact or EditContact or ChangeItemType or HoldList or DetachList or ReplaceList)).Select(step => step with { Command = Fit(step.Command) })],
    };

    private static CampaignSettings Fit(CampaignSettings settings) => settings with { DuplicatePhones = DuplicatePhones.Any };

    private static CampaignCommand Fit(CampaignCommand command) => command switch
    {
        ResetLists reset => reset with { List = null },
        ChangeSettings change => new ChangeSettings(Fit(change.Settings)),
        _ => command,
    };

    /// <summary>Prepares a command before the first campaign executes it.</summary>
    /// <returns>Repeats the command on this campaign, and returns whether the answer and all states are equal.</returns>
    public Func<object?, bool> Around(CampaignCommand command)
    {
        var call = command switch
        {
            StartCall start => run.UnderWay(start.Call),
            EndCall end => run.UnderWay(end.Call),
            EndWithCallback recall => run.UnderWay(recall.Call),
            EndReported end => run.UnderWay(end.Call),
            _ => null,
        };
        return answer => Equals(Plain(answer), Plain(Repeat(command, call))) && IsSame();
    }

    private object? Repeat(CampaignCommand command, Attempt? call) => command switch
    {
        LoadContact load => Load(load.Contact),
        ClaimCall claim => _bare.Claim(run.Now, claim.Agent),
        StartCall when call is { } attempt => _bare.Start(attempt.Id, run.Now, attempt.Agent),
        EndCall end when call is { } attempt => _bare.End(attempt.Id, end.Status, run.Now, attempt.Agent),
        EndWithCallback recall when call is { } attempt => _bare.EndWithCallback(attempt.Id, recall.Wish.From(run.Now), run.Now, recall.Wish.PhoneOf(run, attempt.ContactId), attempt.Agent),
        EndReported end when call is { } attempt => _bare.End(attempt.Id, end.Ending with { Callback = end.Wish?.From(run.Now), CallbackPhone = end.Wish?.PhoneOf(run, attempt.ContactId) }, run.Now, attempt.Agent),
        EndArbitraryReported end => _bare.End(end.Attempt, end.Ending, run.Now, end.Agent),
        EndArbitrary end => _bare.End(end.Attempt, end.Status, run.Now, end.Agent),
        ExpireCalls => string.Join(' ', _bare.Expire(run.Now).Select(attempt => attempt.Id)),
        AgreeCallback agree => _bare.ScheduleCallback(KeyOf(agree.Contact), agree.Wish.From(run.Now), run.Now, agree.Wish.PhoneOf(run, agree.Contact)),
        HoldContact hold => hold.IsHeld ? _bare.Hold(KeyOf(hold.Contact), run.Now) : _bare.Release(KeyOf(hold.Contact), run.Now),
        CloseContact close => _bare.Close(KeyOf(close.Contact), close.Reason, run.Now),
        ListNumber { IsListed: true } list => _bare.AddToBlacklist(list.Number, run.Now, run.Now + list.Time),
        ListNumber list => _bare.RemoveFromBlacklist(list.Number, run.Now),
        CallElsewhere made => _bare.RecordOutsideCall(made.Number, run.Now - made.Earlier, made.Status, run.Now, outcome: made.Outcome),
        ReserveContact reserve => _bare.Reserve(KeyOf(reserve.Contact), run.Now, reserve.Agent, reserve.Lease),
        SkipContact skip => _bare.Skip(KeyOf(skip.Contact), run.Now, skip.Agent, skip.Delay),
        ClaimReserved claim => _bare.ClaimReserved(KeyOf(claim.Contact), run.Now, claim.Agent),
        PauseCampaign pause => _bare.SetPaused(pause.IsPaused, run.Now),
        ChangeSettings change => _bare.UpdateSettings(change.Settings, run.Now),
        ResetContact reset => _bare.Reset(KeyOf(reset.Contact), run.Now),
        ResetLists reset => _bare.ResetList(run.Now, list: null, reset.IncludeOpen),
        WakeUp or StartCall or EndCall or EndWithCallback or EndReported => null,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Not a command for contacts without identities."),
    };

    private CampaignReason? Load(Contact contact)
    {
        PhoneNumber[] phones = [.. CallingOrder.Of(contact).Select(phone => phone.Phone)];
        return _bare.Load(phones, run.Now, contact.Priority, contact.TimeZone).Refusal();
    }

    private ContactKey KeyOf(string id) => run.Campaign.FindContact(id) ?? -1;

    // A phone has no type and no position if the contact has no identity.
    private static object? Plain(object? answer) => answer switch
    {
        Attempt attempt => attempt with { ContactId = "", Phone = new ContactPhone(attempt.Phone.Phone, Type: null, Position: 0) },
        EndAnswer ended => ended.Reason,
        Result<long, CampaignReason> result => result.Refusal(),
        Result<Attempt, CampaignReason> claimed => claimed.IsOk ? Plain(claimed.Value) : null,
        _ => answer,
    };

    private bool IsSame()
    {
        var (one, other) = (run.Campaign, _bare);
        return (one.NextWakeUp, one.NextLeaseEnd, one.OpenCount, one.CallsUnderWay, one.FactCount) == (other.NextWakeUp, other.NextLeaseEnd, other.OpenCount, other.CallsUnderWay, other.FactCount)
            && Enumerable.Range(0, one.ContactCount).All(contact => one.StateOf(contact) == other.StateOf(contact) && one.CountsOf(contact).Select(phone => phone.Counts).SequenceEqual(other.CountsOf(contact).Select(phone => phone.Counts)));
    }
}
