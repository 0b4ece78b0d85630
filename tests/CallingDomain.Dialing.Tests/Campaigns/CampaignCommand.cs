using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A host's command to a campaign. Contacts, calls and phones are drawn as numbers and resolved on execution.</summary>
public abstract record CampaignCommand
{
    /// <summary>Executes the command and returns the campaign's answer.</summary>
    public abstract object? RunOn(ICommandRun run);
}

/// <summary>A command and the time before it.</summary>
public sealed record CampaignStep(Duration Later, CampaignCommand Command);

public sealed record LoadContact(Contact Contact, Duration DueLater) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Load(Contact with { ScheduledAt = Contact.ScheduledAt + run.Shift }, run.Now + DueLater);
}

public sealed record ClaimCall(string? Agent = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Claim(run.Now, Agent);
}

/// <summary>Waits until the campaign's next wake-up.</summary>
public sealed record WakeUp : CampaignCommand
{
    private static readonly Duration Longest = Duration.FromDays(40);

    public override object? RunOn(ICommandRun run)
    {
        if (run.Campaign.NextWakeUp is { } due && due > run.Now && due - run.Now < Longest) run.Now = due;
        return null;
    }
}

public sealed record StartCall(int Call, string? Reference = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.UnderWay(Call) is { } attempt ? run.Campaign.Start(attempt.Id, run.Now, attempt.Agent, Reference) : null;
}

public sealed record EndCall(int Call, CallStatus Status, string? Note = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.UnderWay(Call) is { } attempt ? run.Campaign.EndCall(attempt.Id, Status, run.Now, attempt.Agent, Note) : null;
}

public sealed record EndWithCallback(int Call, Wish Wish, string? Note = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.UnderWay(Call) is { } attempt
        ? run.Campaign.EndWithCallback(attempt.Id, Wish.From(run.Now), run.Now, Wish.PhoneOf(run, attempt.ContactId), attempt.Agent, Note)
        : null;
}

/// <summary>The end of a call with signals, an outcome, a disposition or a callback.</summary>
public sealed record EndReported(int Call, CallEnding Ending, Wish? Wish = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.UnderWay(Call) is { } attempt
        ? run.Campaign.EndReported(attempt.Id, Ending with { Callback = Wish?.From(run.Now), CallbackPhone = Wish?.PhoneOf(run, attempt.ContactId) }, run.Now, attempt.Agent)
        : null;
}

/// <summary>The same for an arbitrary attempt.</summary>
public sealed record EndArbitraryReported(long Attempt, CallEnding Ending, string? Agent) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.EndReported(Attempt, Ending, run.Now, Agent);
}

/// <summary>An outcome for an arbitrary attempt: ended, claimed by another agent, or unknown.</summary>
public sealed record EndArbitrary(long Attempt, CallStatus Status, string? Agent, string? Note = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.EndCall(Attempt, Status, run.Now, Agent, Note);
}

public sealed record ExpireCalls : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => string.Join(' ', run.Campaign.Expire(run.Now));
}

public sealed record AgreeCallback(string Contact, Wish Wish) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ScheduleCallback(Contact, Wish.From(run.Now), run.Now, Wish.PhoneOf(run, Contact));
}

public sealed record HoldContact(string Contact, bool IsHeld) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => IsHeld ? run.Campaign.Hold(Contact, run.Now) : run.Campaign.Release(Contact, run.Now);
}

public sealed record CloseContact(string Contact, CloseReason Reason) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Close(Contact, Reason, run.Now);
}

public sealed record EditContact(Contact Contact) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Edit(Contact with { ScheduledAt = Contact.ScheduledAt + run.Shift }, run.Now);
}

public sealed record ChangeItemType(ContactTypeChange Change) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ChangeTypes(Change, run.Now);
}

/// <summary>An edit of the priority only; an equal priority only passes the time.</summary>
public sealed record ChangePriority(string Contact, int Priority) : CampaignCommand
{
    public override object? RunOn(ICommandRun run)
    {
        if (run.Campaign.ContactOf(Contact) is not { } known) return CampaignReason.ContactUnknown;
        return known.Priority == Priority ? run.Campaign.SetPaused(run.Campaign.IsPaused, run.Now) : run.Campaign.Edit(known with { Priority = Priority }, run.Now);
    }
}

/// <summary>A number added to the blacklist, for good or for some time, or removed from it.</summary>
public sealed record ListNumber(PhoneNumber Number, bool IsListed, Duration? Time = null) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => IsListed ? run.Campaign.AddToBlacklist(Number, run.Now, run.Now + Time) : run.Campaign.RemoveFromBlacklist(Number, run.Now);
}

/// <summary>A call placed elsewhere; in the future if <paramref name="Earlier"/> is negative.</summary>
public sealed record CallElsewhere(PhoneNumber Number, Duration Earlier, CallStatus Status, CallOutcome Outcome = CallOutcome.Unspecified) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.RecordOutsideCall(Number, run.Now - Earlier, Status, run.Now, Outcome);
}

public sealed record ReserveContact(string Contact, string Agent, Duration Lease) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Reserve(Contact, run.Now, Agent, Lease);
}

public sealed record SkipContact(string Contact, string Agent, Duration Delay) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Skip(Contact, run.Now, Agent, Delay);
}

public sealed record ClaimReserved(string Contact, string Agent) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ClaimReserved(Contact, run.Now, Agent);
}

public sealed record ShareNumber(PhoneNumber Number) : CampaignCommand
{
    public override object? RunOn(ICommandRun run)
    {
        run.Campaign.ShareNumber(Number);
        return null;
    }
}

public sealed record LeaseNumber(PhoneNumber Number) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.LeaseNumber(Number);
}

public sealed record ReturnNumber(PhoneNumber Number) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ReturnNumber(Number);
}

public sealed record LendLines(int? Lines) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.LentLines = Lines;
}

/// <summary>All due contacts by class and priority.</summary>
public sealed record CountDue : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => string.Join(' ', run.Campaign.CountDue(run.Now));
}

public sealed record PauseCampaign(bool IsPaused) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.SetPaused(IsPaused, run.Now);
}

public sealed record ChangeSettings(CampaignSettings Settings) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.UpdateSettings(Settings, run.Now);
}

public sealed record ResetContact(string Contact) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.Reset(Contact, run.Now);
}

public sealed record ResetLists(string? List, bool IncludeOpen) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ResetList(run.Now, List, IncludeOpen);
}

public sealed record HoldList(string List, bool IsHeld) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.SetListHeld(List, IsHeld, run.Now);
}

public sealed record DetachList(string List) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.DetachList(List, run.Now);
}

public sealed record ReplaceList(string List, ImmutableArray<Contact> Contacts) : CampaignCommand
{
    public override object? RunOn(ICommandRun run) => run.Campaign.ReplaceList(List, [.. Contacts.Select(contact => contact with { ScheduledAt = contact.ScheduledAt + run.Shift })], run.Now);
}

/// <summary>A requested callback: its time, its agent and its phone.</summary>
public sealed record Wish(Duration Later, DateTimeZone Zone, string? Owner, int? Phone, Duration Lift = default)
{
    public CallbackTime From(Instant now) => new((now + Later).InZone(Zone).LocalDateTime, Zone, Owner) { LiftsHoursFor = Lift };

    /// <summary>One of the contact's phones, or a phone that it does not have.</summary>
    public PhoneNumber? PhoneOf(ICommandRun run, string contact)
    {
        if (Phone is not { } drawn) return null;
        ImmutableArray<ContactPhone> phones = run.Campaign.ContactOf(contact) is { } known ? CallingOrder.Of(known) : [];
        return drawn < phones.Length ? phones[drawn].Phone : PhoneNumber.Parse("+3999");
    }
}
