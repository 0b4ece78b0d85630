using System.Globalization;
using System.Text;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A campaign driven by commands, with its facts and answers.</summary>
public sealed class CampaignRun : ICommandRun
{
    private readonly CampaignCase _case;

    private CampaignRun(CampaignCase one, Duration shift)
    {
        (_case, Shift, Origin, Now) = (one, shift, one.Start + shift, one.Start + shift);
        Campaign = new Campaign(one.Settings, new CampaignOptions { Facts = Log, KeepHistory = true });
    }

    /// <summary>The campaign, which a test may replace.</summary>
    public Campaign Campaign { get; set; }

    public FactLog Log { get; } = new();

    public List<CampaignFact> Facts => Log.Facts;

    ICampaignUnderTest ICommandRun.Campaign => new CampaignUnderTest(Campaign);

    /// <summary>The answer to each command, as text.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>The settings at the time of each fact.</summary>
    public List<CampaignSettings> SettingsOfFacts { get; } = [];

    public Duration Shift { get; }

    /// <summary>Whether the log of facts throws; the command then has no answer.</summary>
    public bool Throws { get; set; }

    public Instant Origin { get; }

    public Instant Now { get; set; }

    /// <summary>Executes all commands of a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="shift">A shift of all instants.</param>
    /// <param name="around">Called before each command at its instant; the returned function is called after it with the answer, and false fails the test.</param>
    public static CampaignRun Of(CampaignCase one, Duration shift = default, Func<CampaignRun, CampaignCommand, Func<object?, bool>>? around = null)
    {
        var run = new CampaignRun(one, shift);
        foreach (var step in one.Script)
        {
            run.Now += step.Later;
            run.Do(step.Command, around);
        }

        return run;
    }

    /// <summary>Ends and claims calls until no contact is open, or the years to examine are over.</summary>
    public void Drain(CallStatus status)
    {
        var end = Now + Duration.FromDays(30_000);
        Campaign.SetPaused(false, Now);
        foreach (var list in Campaign.HeldLists.ToList()) Campaign.ReleaseList(list, Now);
        foreach (var contact in Campaign.OpenContacts(Now).ToList()) Campaign.Release(contact.ContactId, Now);
        while (Now < end && Campaign.OpenCount > 0)
        {
            while (UnderWay(0) is { } attempt) Campaign.End(attempt.Id, status, Now, attempt.Agent).AssertOk();
            var agents = CampaignCase.Agents.Append(null).ToList();
            if (agents.Any(agent => Campaign.Claim(Now, agent) is not null)) continue;
            if (agents.Min(Campaign.NextWakeUpFor) is not { } due || due > end) break;
            Now = Instant.Max(Now, due);
        }
    }

    public Attempt? UnderWay(int which)
    {
        var calls = Campaign.AttemptsUnderWay;
        return calls.IsEmpty ? null : calls[which % calls.Length];
    }

    /// <summary>The whole state of the campaign as text, with instants relative to the origin.</summary>
    public string Dump() => Dump(Campaign) + Text($"now {Since(Campaign.Now)} wake-ups {string.Join(' ', CampaignCase.Agents.Append(null).Select(agent => Since(Campaign.NextWakeUpFor(agent))))} lease {Since(Campaign.NextLeaseEnd)}")
        + string.Concat(CampaignCase.Ids.Select(id => Text($" {Campaign.ReservationOf(id)?.Agent} {Since(Campaign.ReservationOf(id)?.Until)}")));

    /// <summary>The part of the state that the facts determine.</summary>
    public string Dump(Campaign campaign)
    {
        var text = new StringBuilder(DumpStates(campaign));
        void Line(string line) => text.Append(line).Append('\n');
        foreach (var entry in campaign.History)
        {
            var (attempt, status, endedAt) = entry;
            Line(Text($"call {attempt.Id} {attempt.ContactId} {attempt.Phone.Phone} pass {attempt.Pass} number {attempt.PhoneAttempt} {Since(attempt.DueAt)} {Since(attempt.DialedAt)} {attempt.Agent} {status} {Since(endedAt)} {entry.IsLate} {entry.Reference} {entry.Note}"));
        }

        foreach (var final in campaign.Final)
            Line(Text($"final {final.ContactId} {final.Phone?.Phone} {final.Attempts} {Since(final.ClosedAt)} {final.Reason} {final.CausePhone?.Phone} {final.CauseStatus} {final.AllAttempts}"));
        return text.ToString();
    }

    /// <summary>The part of the state without History.</summary>
    public string DumpStates(Campaign campaign)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(line).Append('\n');
        Line(Text($"paused {campaign.IsPaused} open {campaign.OpenCount} calls {campaign.CallsUnderWay} of {campaign.ContactCount}"));
        foreach (var id in CampaignCase.Ids)
        {
            if (campaign.StateOf(id) is not { } state) continue;
            Line(Text($"{id} {state.Phase} {state.Why} {state.RuleWhy} {state.IsHeld} {state.IsHeldWithList} pass {state.Pass} phone {state.Phone} due {Since(state.RuleDueAt)} {Since(state.DueAt)}"));
            Line(Text($"  attempts {state.Attempts} {state.Attempt} lease {Since(state.LeaseUntil)} closes {state.ClosesWith} {Since(state.Closing.At)} {state.Closing.Reason} {state.Closing.Phone} {state.Closing.Status}"));
            Line(Text($"  last {state.LastPhone} {state.LastStatus} {Since(state.LastEndedAt)} callback {Since(campaign.CallbackOf(id)?.At)} {campaign.CallbackOf(id)?.Owner}"));
            Line("  counts " + string.Join("; ", campaign.CountsOf(id).Select(each => Text($"{each.Phone.Phone} {each.Phone.Position} {each.Counts}"))));
            Line(Text($"  skips {campaign.SkipsOf(id)}"));
            Line(Text($"  contact {campaign.ContactOf(id)!.Priority} {campaign.ContactOf(id)!.TimeZone?.Id} {campaign.ContactOf(id)!.AdditionalPhones.Length}"));
        }

        foreach (var call in campaign.AttemptsUnderWay) Line(Text($"under way {call.Id} {call.ContactId} {call.Phone.Phone} {call.Phone.Position} {call.Pass} {call.PhoneAttempt} {Since(call.DueAt)} {Since(call.DialedAt)} {call.Agent} {campaign.ReferenceOf(call.Id)}"));
        Line(Text($"lease {Since(campaign.NextLeaseEnd)} attempts {campaign.AttemptCount}"));
        foreach (var due in campaign.DueContacts(Now)) Line(Text($"due {due.ContactId} {due.NextPhone.Phone} {Since(due.DueAt)} {due.Why}"));
        return text.ToString();
    }

    private void Do(CampaignCommand command, Func<CampaignRun, CampaignCommand, Func<object?, bool>>? around)
    {
        var after = around?.Invoke(this, command);
        var answer = Throws ? Caught(command) : command.RunOn(this);
        Answers.Add(TextOf(answer));
        while (SettingsOfFacts.Count < Facts.Count) SettingsOfFacts.Add(Campaign.Settings);
        if (after?.Invoke(answer) == false) throw new InvalidOperationException($"Does not hold after {Answers.Count} answers, {command.GetType().Name}:\n{Story()}");
    }

    private object? Caught(CampaignCommand command)
    {
        try
        {
            return command.RunOn(this);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The facts, the state and the commands, for the message of a failure.</summary>
    public string Story() => string.Join('\n', Facts.Select(fact => Text($"{fact.Number} {Since(fact.At)} {fact.Code} {fact.Contact} {fact.State}"))) + "\n" + Dump() + "\n" + string.Join('\n', _case.Steps.Select(step => $"{step.Later} {step.Command}"));

    private string TextOf(object? answer) => answer switch
    {
        null => "null",
        Attempt attempt => Text($"attempt {attempt.Id} {attempt.ContactId} {Since(attempt.DueAt)}"),
        EndAnswer ended => Text($"{ended.Reason} {ended.Phase} {Since(ended.DueAt)}"),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.ToString()!,
    };

    private string Since(Instant? at) => at is not { } instant ? "-" : instant == Instant.MaxValue ? "never" : instant == Instant.MinValue || instant == default ? "none" : (instant - Origin).TotalNanoseconds.ToString("R", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
