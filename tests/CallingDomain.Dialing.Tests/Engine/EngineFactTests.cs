using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class EngineFactTests
{
    private static readonly Instant Start = SeedExample.Start;

    private static readonly PhoneNumber[] Phones = [.. Enumerable.Range(1, 3).Select(i => PhoneNumber.Parse($"+39061234567{i}"))];

    private static readonly ContactState Waiting = new() { Phase = ContactPhase.Waiting, Pass = 1, RuleDueAt = Start, DueAt = Start };

    [Fact]
    public void State_ThatNoCardKeeps_Throws()
    {
        foreach (var state in new[]
        {
            Waiting with { Phase = (ContactPhase)9 },
            Waiting with { Why = (WaitReason)16 },
            Waiting with { RuleWhy = (WaitReason)255 },
            Waiting with { Pass = -1 },
            Waiting with { Phone = 255 },
            Waiting with { Phone = -1 },
            Waiting with { Attempts = -1 },
            Waiting with { ClosesWith = CloseReason.Reached },
            Waiting with { ClosesWith = (CloseReason)9 },
            Waiting with { LastCallPass = 1, LastCall = new EndedCall(255, CallStatus.Busy, Start, Start, Start) },
            Waiting with { Phase = ContactPhase.Closed, Closing = new ContactClosing(Start, (CloseReason)16, -1, CallStatus.Unspecified) },
            Waiting with { Phase = ContactPhase.Closed, Closing = new ContactClosing(Start, CloseReason.Reached, 255, CallStatus.Reached) },
            Waiting with { Phase = ContactPhase.Closed, Closing = new ContactClosing(Start, CloseReason.Reached, -2, CallStatus.Reached) },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { State = state });
        }
    }

    [Fact]
    public void Figures_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { PhoneCount = 256 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { PhoneCount = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { Priority = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { Call = new ClaimedCall { PhoneIndex = 255 } });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { Call = new ClaimedCall { Pass = -1 } });
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngineFact { Call = new ClaimedCall { Number = -1 } });
    }

    [Fact]
    public void State_Greatest_ComesBack()
    {
        var state = Waiting with
        {
            Phase = ContactPhase.InCall, Why = (WaitReason)15, RuleWhy = (WaitReason)15, IsHeld = true, Pass = 65_535, Phone = 254, Attempts = int.MaxValue, Attempt = long.MaxValue, ClosesWith = CloseReason.Cancelled,
            LastCallPass = 65_535, LastCall = new EndedCall(254, CallStatus.AgentReject, Start, Start, Start), DialedAt = Instant.MaxValue, LeaseUntil = Instant.MaxValue,
        };
        var fact = new EngineFact { Priority = int.MaxValue, PhoneCount = 255, State = state };
        Assert.Equal((state, int.MaxValue, 255), (fact.State, fact.Priority, fact.PhoneCount));
        var closed = new ContactState { Phase = ContactPhase.Closed, Pass = 65_535, Phone = 254, DueAt = Start, Closing = new ContactClosing(Start, CloseReason.Cancelled, 254, CallStatus.Reached) };
        Assert.Equal(closed, new EngineFact { State = closed }.State);
        Assert.Equal(closed with { Closing = closed.Closing with { Phone = -1 } }, new EngineFact { State = closed with { Closing = closed.Closing with { Phone = -1 } } }.State);
        Assert.Equal(default, new EngineFact { State = default }.State);
        Assert.Equal((65_535, 65_535), (new EngineFact { State = Waiting with { Pass = 65_536 } }.State.Pass, new EngineFact { Call = new ClaimedCall { Pass = int.MaxValue } }.Call.Pass));
    }

    [Fact]
    public void Replay_EarlierFact_IsRefusedAndTimeStays()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Start);
        Assert.True(engine.TryClaim(Start, out var call));
        var ended = new EngineFact { Kind = EngineFactKind.AttemptEnded, At = Start - Duration.Epsilon, Call = call, Status = CallStatus.Busy, Counted = CallStatus.Busy, Priority = 2, PhoneCount = 3, State = Waiting with { Attempts = 1 } };
        Assert.Throws<ArgumentException>(() => engine.Replay(ended));
        Assert.Equal((Start, 1), (engine.Now, engine.CallsUnderWay));
        engine.Replay(ended with { At = Start });
        Assert.Equal(0, engine.CallsUnderWay);
    }

    [Fact]
    public void Replay_ContactWithOtherPhones_IsRefusedAndChangesNothing()
    {
        var facts = new KeptFacts();
        new CampaignEngine(new CampaignSettings(), facts).Load(Phones, Start);
        var engine = new CampaignEngine(new CampaignSettings());
        Assert.Throws<ArgumentException>(() => engine.Replay(facts[0]));
        Assert.Throws<ArgumentException>(() => engine.Replay(facts[0], Phones.AsSpan(0, 2)));
        Assert.Throws<ArgumentException>(() => engine.Replay(facts[0] with { State = default }, Phones));
        Assert.Throws<ArgumentException>(() => engine.Replay(facts[0] with { State = facts[0].State with { Phone = 3 } }, Phones));
        Assert.Throws<ArgumentException>(() => engine.Replay(facts[0] with { State = facts[0].State with { Attempts = int.MaxValue } }, Phones));
        Assert.Equal((0, 0), (engine.ContactCount, engine.OpenCount));
        engine.Replay(facts[0], Phones);
        Assert.Equal(facts[0].State, engine.StateOf(0));
    }

    [Fact]
    public void Replay_MoveToAnotherPhoneInACall_IsRefused()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Start);
        Assert.True(engine.TryClaim(Start, out _));
        var held = new EngineFact { Kind = EngineFactKind.ContactMoved, At = Start, Priority = 2, PhoneCount = 3, State = engine.StateOf(0) with { IsHeld = true } };
        Assert.Throws<ArgumentException>(() => engine.Replay(held with { State = held.State with { Phone = 1 } }));
        Assert.Throws<ArgumentException>(() => engine.Replay(held with { PhoneCount = 2 }));
        engine.Replay(held);
        Assert.True(engine.StateOf(0).IsHeld);
    }

    [Fact]
    public void Equality_OfAFactMadeAnew_IsOfWhatItSays()
    {
        var facts = new KeptFacts();
        var engine = new CampaignEngine(new CampaignSettings(), facts);
        engine.Load(Phones, Start);
        engine.Load(Phones.AsSpan(1), Start);
        while (engine.TryClaim(Start, out var call)) engine.End(call.Attempt, CallStatus.Busy, Start);
        Assert.All(facts, fact => Assert.Equal((fact, fact.GetHashCode()), (Anew(fact), Anew(fact).GetHashCode())));
        Assert.Equal(facts.Count, facts.Distinct().Count());
    }

    /// <summary>A fact made of what another one shows.</summary>
    internal static EngineFact Anew(EngineFact fact) => new()
    {
        Kind = fact.Kind, At = fact.At, Call = fact.Call, State = fact.State, Contact = fact.Contact, Attempt = fact.Attempt, Status = fact.Status, Counted = fact.Counted, PhoneCount = fact.PhoneCount, Priority = fact.Priority,
    };

    private sealed class KeptFacts : List<EngineFact>, IEngineFacts
    {
        void IEngineFacts.Add(in EngineFact fact) => Add(fact);
    }
}
