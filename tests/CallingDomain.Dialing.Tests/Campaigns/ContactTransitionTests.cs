using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Every event in every phase: the next phase, or the refusal.</summary>
public sealed class ContactTransitionTests
{
    private static readonly Instant At = SeedExample.Start;

    // Columns: waiting, waiting on hold, reserved, in call, closed. Two phones, the first is next; the attempt under way is 7.
    private static readonly (string Event, string[] Next)[] Table =
    [
        ("Claim", ["Reserved", "!ContactHeld", "!ContactInCall", "!ContactInCall", "!ContactClosed"]),
        ("Start", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "InCall", "InCall", "!AttemptAlreadyEnded"]),
        ("StartOther", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded"]),
        ("EndReached", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Closed", "Closed", "!AttemptAlreadyEnded"]),
        ("EndBusy", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting AdditionalDelay 1 Busy", "Waiting AdditionalDelay 1 Busy", "!AttemptAlreadyEnded"]),
        ("EndOther", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!AttemptAlreadyEnded"]),
        ("EndLost", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting AdditionalDelay 1 NoAnswer", "Waiting AdditionalDelay 1 NoAnswer", "!AttemptAlreadyEnded"]),
        ("EndLostUncounted", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting FirstCall 0", "Waiting FirstCall 0", "!AttemptAlreadyEnded"]),
        ("EndNotDialed", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting FirstCall 0", "Waiting FirstCall 0", "!AttemptAlreadyEnded"]),
        ("EndUnspecified", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "!StatusUnknown", "!StatusUnknown", "!AttemptAlreadyEnded"]),
        ("Recall", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting Callback 0", "Waiting Callback 0", "!AttemptAlreadyEnded"]),
        ("RecallOnSecond", ["!AttemptAlreadyEnded", "!AttemptAlreadyEnded", "Waiting Callback 1", "Waiting Callback 1", "!AttemptAlreadyEnded"]),
        ("Hold", ["Waiting FirstCall 0 held", "Waiting FirstCall 0 held", "Reserved held", "InCall held", "!ContactClosed"]),
        ("Release", ["Waiting FirstCall 0", "Waiting FirstCall 0", "Reserved", "InCall", "!ContactClosed"]),
        ("Close", ["Closed", "Closed", "Reserved closing", "InCall closing", "!ContactClosed"]),
        ("CallBack", ["Waiting Callback 0", "Waiting Callback 0 held", "!ContactInCall", "!ContactInCall", "!ContactClosed"]),
        ("Reset", ["!ContactNotClosed", "!ContactNotClosed", "!ContactNotClosed", "!ContactNotClosed", "Waiting FirstCall 0"]),
    ];

    public static TheoryData<string, int, string> Pairs()
    {
        var pairs = new TheoryData<string, int, string>();
        foreach (var (happened, next) in Table)
        {
            for (var phase = 0; phase < next.Length; phase++) pairs.Add(happened, phase, next[phase]);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decide_EventInPhase_LeadsWhereTheTableSays(string happened, int phase, string expected)
    {
        var state = StateOf(phase);
        var decision = ContactTransition.Decide(state, EventOf(happened), [default, default], SeedExample.Retry);
        Assert.Equal(expected, TextOf(decision));
        if (!decision.IsAccepted) Assert.Equal((state, CallStatus.Unspecified), (decision.Next, decision.Counted));
    }

    [Fact]
    public void Table_Events_AreAll() =>
        Assert.Equal(Enum.GetValues<ContactEventKind>().Skip(1), Table.Select(line => EventOf(line.Event).Kind).Distinct().Order());

    [Theory]
    [InlineData(CallStatus.Busy, CloseReason.Deleted)]
    [InlineData(CallStatus.NotDialed, CloseReason.Deleted)]
    [InlineData(CallStatus.Lost, CloseReason.Deleted)]
    [InlineData(CallStatus.Reached, CloseReason.Reached)]
    public void Decide_ClosedWhileInCall_ClosesWhenTheCallEnds(CallStatus status, CloseReason reason)
    {
        var closing = ContactTransition.Decide(StateOf(3), ContactEvent.Close(CloseReason.Deleted, At), [default, default], SeedExample.Retry).Next;
        var decision = ContactTransition.Decide(closing, ContactEvent.End(7, status, At), [default, default], SeedExample.Retry);
        Assert.Equal((ContactPhase.Closed, reason), (decision.Next.Phase, decision.Next.Closing.Reason));
    }

    private static ContactState StateOf(int phase)
    {
        var state = ContactTransition.Loaded(At);
        ContactState After(params ReadOnlySpan<ContactEvent> events)
        {
            foreach (var happened in events) state = ContactTransition.Decide(state, happened, [default, default], SeedExample.Retry).Next;
            return state;
        }

        var claim = ContactEvent.Claim(7, At, At + Duration.FromMinutes(1));
        return phase switch
        {
            0 => state,
            1 => After(ContactEvent.Hold(At)),
            2 => After(claim),
            3 => After(claim, ContactEvent.Start(7, At, At + Duration.FromHours(1))),
            _ => After(claim, ContactEvent.End(7, CallStatus.Reached, At)),
        };
    }

    private static ContactEvent EventOf(string happened) => happened switch
    {
        "Claim" => ContactEvent.Claim(8, At, At + Duration.FromMinutes(1)),
        "Start" => ContactEvent.Start(7, At, At + Duration.FromHours(1)),
        "StartOther" => ContactEvent.Start(6, At, At + Duration.FromHours(1)),
        "EndReached" => ContactEvent.End(7, CallStatus.Reached, At),
        "EndBusy" => ContactEvent.End(7, CallStatus.Busy, At),
        "EndOther" => ContactEvent.End(8, CallStatus.Busy, At),
        "EndLost" => ContactEvent.End(7, CallStatus.Lost, At),
        "EndLostUncounted" => ContactEvent.End(7, CallStatus.Lost, At, lostCountsAs: CallStatus.Unspecified),
        "EndNotDialed" => ContactEvent.End(7, CallStatus.NotDialed, At),
        "EndUnspecified" => ContactEvent.End(7, CallStatus.Unspecified, At),
        "Recall" => ContactEvent.Recall(7, At, At + Duration.FromHours(1)),
        "RecallOnSecond" => ContactEvent.Recall(7, At, At + Duration.FromHours(1), phone: 1),
        "Hold" => ContactEvent.Hold(At),
        "Release" => ContactEvent.Release(At),
        "Close" => ContactEvent.Close(CloseReason.Deleted, At),
        "CallBack" => ContactEvent.CallBack(At, At + Duration.FromHours(1)),
        _ => ContactEvent.Reset(At),
    };

    private static string TextOf(ContactDecision decision)
    {
        if (!decision.IsAccepted) return $"!{decision.Refusal}";
        var next = decision.Next;
        var text = next.IsWaiting ? $"Waiting {next.Why} {next.Phone}" : $"{next.Phase}";
        if (decision.Counted != CallStatus.Unspecified) text += $" {decision.Counted}";
        if (next.IsHeld) text += " held";
        return next.ClosesWith == CloseReason.Unspecified || next.Phase == ContactPhase.Closed ? text : text + " closing";
    }
}
