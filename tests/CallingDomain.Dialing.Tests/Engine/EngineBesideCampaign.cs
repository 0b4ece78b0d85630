using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>An engine that is told what a campaign is told, and has to give the same.</summary>
internal sealed class EngineBesideCampaign : IEngineFacts
{
    private readonly CampaignRun _run;
    private readonly List<string> _ids = []; // by number
    private readonly List<Contact> _contacts = [];

    public EngineBesideCampaign(CampaignRun run)
    {
        _run = run;
        Engine = new CampaignEngine(run.Campaign.Settings, this);
    }

    public CampaignEngine Engine { get; }

    public List<EngineFact> Facts { get; } = [];

    public void Add(in EngineFact fact) => Facts.Add(fact);

    /// <summary>The case without what the engine does not have: agents, edits of more than a priority, numbers that come off the blacklist, contacts that come again.</summary>
    public static CampaignCase Fit(CampaignCase one) => one with
    {
        Settings = one.Settings with { Reload = ReloadRule.Refuse },
        Steps = [.. one.Steps.Where(step => step.Command is not ListNumber { IsListed: false }).Select(step => step with { Command = WithoutAgents(step.Command) })],
    };

    /// <summary>Does what the campaign has just done, and compares all that can be asked of both.</summary>
    public bool Follow(CampaignCommand command, object? answer)
    {
        switch (command)
        {
            case LoadContact load when answer is null:
                var contact = load.Contact with { ScheduledAt = load.Contact.ScheduledAt + _run.Shift };
                _ids.Add(contact.Id);
                _contacts.Add(contact);
                Assert.Equal(_ids.Count - 1, Engine.Load(contact, _run.Now + load.DueLater));
                break;
            case LoadContact: // of one that is there already, which the host sees
                break;
            case ClaimCall:
                Assert.Equal(answer is Attempt, Engine.TryClaim(_run.Now, out var call));
                if (answer is Attempt attempt) Assert.Equal((attempt.Id, attempt.ContactId, attempt.Phone.Phone, attempt.Pass, attempt.Number, attempt.DueAt, attempt.DialedAt), (call.Attempt, _ids[call.Contact], call.Phone, call.Pass, call.Number, call.DueAt, call.DialedAt));
                break;
            case StartCall start:
                if (UnderWay(start.Call) is { } started) Assert.Equal((CampaignReason?)answer, Engine.Start(started, _run.Now));
                break;
            case EndCall end:
                if (UnderWay(end.Call) is { } ended) Assert.Equal(ReasonOf(answer), Engine.End(ended, end.Status, _run.Now));
                break;
            case EndStrangely strange:
                Assert.Equal(ReasonOf(answer), Engine.End(strange.Attempt, strange.Status, _run.Now));
                break;
            case RecallCall recall:
                if (UnderWay(recall.Call) is { } recalled) Assert.Equal(ReasonOf(answer), Engine.Recall(recalled, recall.Wish.From(_run.Now).At, _run.Now, PhoneOf(recall.Wish, _run.Campaign.History[(int)recalled - 1].Attempt.ContactId)));
                break;
            case ExpireCalls:
                Engine.Expire(_run.Now);
                break;
            default:
                Assert.Equal(answer as CampaignReason?, Change(command));
                break;
        }

        return IsTheSame();
    }

    /// <summary>Another engine, made by the facts alone.</summary>
    public CampaignEngine Replayed(IEnumerable<EngineFact>? facts = null)
    {
        var again = new CampaignEngine(Engine.Settings);
        foreach (var fact in facts ?? Facts) Replay(again, fact);
        return again;
    }

    /// <summary>Has an engine apply a fact.</summary>
    public void Replay(CampaignEngine engine, in EngineFact fact)
    {
        var loaded = fact.Kind == EngineFactKind.ContactLoaded && fact.Contact >= 0 && fact.Contact < _contacts.Count ? _contacts[fact.Contact] : null;
        engine.Replay(fact, loaded is null ? [] : [.. CallingOrder.Of(loaded).Select(phone => phone.Phone)], loaded?.TimeZone);
    }

    /// <summary>All that facts decide of an engine, as text.</summary>
    public static string Dump(CampaignEngine engine)
    {
        var lines = Enumerable.Range(0, engine.ContactCount).Select(contact =>
            $"{contact} {engine.PriorityOf(contact)} {engine.StateOf(contact)} {string.Join("; ", Enumerable.Range(0, engine.PhoneCountOf(contact)).Select(phone => engine.PhoneOf(contact, phone).ToString()))}");
        return string.Create(CultureInfo.InvariantCulture, $"{engine.OpenCount} {engine.CallsUnderWay} {engine.IsPaused} {engine.NextLeaseEnd}\n{string.Join('\n', lines)}");
    }

    private long? UnderWay(int which) => Before is { Count: > 0 } calls ? calls[which % calls.Count] : null;

    /// <summary>The calls that were under way before the command.</summary>
    public List<long>? Before { get; set; }

    private CampaignReason? Change(CampaignCommand command)
    {
        switch (command)
        {
            case AgreeCallback agree:
                return Engine.CallBack(NumberOf(agree.Contact), agree.Wish.From(_run.Now).At, _run.Now, PhoneOf(agree.Wish, agree.Contact));
            case ChangePriority change:
                return Engine.SetPriority(NumberOf(change.Contact), change.Priority, _run.Now);
            case HoldContact hold:
                return hold.IsHeld ? Engine.Hold(NumberOf(hold.Contact), _run.Now) : Engine.Release(NumberOf(hold.Contact), _run.Now);
            case CloseContact close:
                return Engine.Close(NumberOf(close.Contact), close.Reason, _run.Now);
            case ListNumber list:
                return Engine.Block(list.Number, _run.Now);
            case PauseCampaign pause:
                return Engine.SetPaused(pause.IsPaused, _run.Now);
            case ResetLists reset:
                Engine.SetPaused(Engine.IsPaused, _run.Now); // to tell the time, whoever is closed
                for (var contact = 0; contact < _ids.Count; contact++)
                {
                    if (reset.List is null || _contacts[contact].List == reset.List) Engine.Reset(contact, FirstDue(_contacts[contact]), _run.Now);
                }

                return null;
            default:
                return null;
        }
    }

    private Instant FirstDue(Contact contact) => contact.ScheduledAt is { } scheduled && scheduled > _run.Now ? scheduled : _run.Now;

    private bool IsTheSame()
    {
        var campaign = _run.Campaign;
        Assert.Equal((campaign.Now, campaign.OpenCount, campaign.CallsUnderWay, campaign.NextWakeUp, campaign.NextLeaseEnd), (Engine.Now, Engine.OpenCount, Engine.CallsUnderWay, Engine.NextWakeUp, Engine.NextLeaseEnd));
        for (var contact = 0; contact < _ids.Count; contact++)
        {
            var (theirs, ours) = (campaign.StateOf(_ids[contact])!.Value, Engine.StateOf(contact));
            Assert.Equal((theirs.Phase, theirs.IsHeld, theirs.Attempts, theirs.Pass), (ours.Phase, ours.IsHeld, ours.Attempts, ours.Pass));
            Assert.Equal(campaign.ContactOf(_ids[contact])!.Priority, Engine.PriorityOf(contact));
            if (theirs.Phase == ContactPhase.Closed)
            {
                Assert.Equal((theirs.Closing.At, theirs.Closing.Reason, theirs.Closing.Status), (ours.Closing.At, ours.Closing.Reason, ours.Closing.Status));
                continue;
            }

            Assert.Equal((theirs.Why, theirs.RuleWhy, theirs.RuleDueAt, theirs.DueAt, theirs.ClosesWith), (ours.Why, ours.RuleWhy, ours.RuleDueAt, ours.DueAt, ours.ClosesWith));
            var counts = campaign.CountsOf(_ids[contact]);
            Assert.Equal(counts[theirs.Phone].Phone.Phone, Engine.PhoneOf(contact, ours.Phone).Phone);
            Assert.Equal(counts.Select(phone => (phone.Phone.Phone, phone.Counts)), Enumerable.Range(0, Engine.PhoneCountOf(contact)).Select(phone => Engine.PhoneOf(contact, phone)));
            if (theirs.IsUnderWay) Assert.Equal((theirs.Attempt, theirs.DialedAt, theirs.LeaseUntil), (ours.Attempt, ours.DialedAt, ours.LeaseUntil));
        }

        return true;
    }

    private int NumberOf(string id) => _ids.IndexOf(id);

    // The place of the phone that is wished for among those that the engine has; one that is none for a number that it does not have.
    private int? PhoneOf(Wish wish, string id)
    {
        if (wish.PhoneOf(_run, id) is not { } number) return null;
        var contact = NumberOf(id);
        return contact < 0 ? 0 : Enumerable.Range(0, Engine.PhoneCountOf(contact)).Append(-1).First(phone => phone < 0 || Engine.PhoneOf(contact, phone).Phone == number);
    }

    private static CampaignReason? ReasonOf(object? answer) => answer is Result<ContactState, CampaignReason> { IsOk: false } refused ? refused.Reason : null;

    private static CampaignCommand WithoutAgents(CampaignCommand command) => command switch
    {
        ClaimCall => new ClaimCall(),
        EditContact edit => new ChangePriority(edit.Contact.Id, edit.Contact.Priority),
        RecallCall recall => recall with { Wish = recall.Wish with { Owner = null } },
        AgreeCallback agree => agree with { Wish = agree.Wish with { Owner = null } },
        _ => command,
    };
}
