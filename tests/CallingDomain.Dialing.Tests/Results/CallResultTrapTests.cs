namespace CallingDomain.Dialing.Tests;

/// <summary>Endings of calls that are easily misread, each as telephone systems report it.</summary>
public class CallResultTrapTests
{
    private const string Analytics = "SIP;cause=603;text=\"v=analytics1;url=https://redress.example/7\";location=LN";

    [Theory]
    [InlineData(486, CallStatus.Busy)]
    [InlineData(404, CallStatus.NoSuchNumber)]
    [InlineData(503, CallStatus.Congestion)]
    public void Judge_OriginateResponseZero_TheSipResponseDecides(int code, CallStatus expected) // 1: PJSIP reports every refusal as 0
    {
        var result = Judge(new CallEvidence { SipCode = code, Words = [new("asterisk.originate", "0")] });
        Assert.Equal(expected, result.Status);
        Assert.False(result.IsContradictory);
    }

    [Fact]
    public void Judge_WordsThatCollectEndings_AreNoContradiction() // 2
    {
        var evidence = new CallEvidence { SipCode = 404, Words = [new("asterisk.dialstatus", "CHANUNAVAIL"), new("asterisk.dialend", "NOANSWER"), new("asterisk.originate", "0")] };
        Expect(Judge(evidence), CallStatus.NoSuchNumber, isContradictory: false, CallSignal.PossiblyDead);
    }

    [Fact]
    public void Judge_UnavailableWithACauseOfTheNetwork_KeepsTheSignOfADeadNumber() // 3: the header may be lost on the way
    {
        Expect(Judge(new CallEvidence { SipCode = 480 }), CallStatus.NoAnswer, isContradictory: false);
        Expect(Judge(new CallEvidence { SipCode = 480, SipReason = "Q.850;cause=1" }), CallStatus.NoAnswer, isContradictory: false, CallSignal.PossiblyDead);
    }

    [Fact]
    public void Judge_CauseZeroAfterARingTimeout_IsNoAnswer() // 4
    {
        Expect(Judge(new CallEvidence { Cause = 0, EndedBy = CallEnder.RingTimeout }), CallStatus.NoAnswer, isContradictory: false);
        Expect(Judge(new CallEvidence { Cause = 0 }), CallStatus.Lost, isContradictory: false);
    }

    [Theory]
    [InlineData("Network Blocked", Analytics, CallStatus.Congestion, CallSignal.Blocked)]
    [InlineData("network blocked", "Q.850;cause=21;text=\"v=analytics1;tel=+12015550123\"", CallStatus.Congestion, CallSignal.Blocked)]
    [InlineData("Network Blocked", "Q.850;cause=17, SIP;cause=603;text=\"v=analytics1;email=help@example.com\"", CallStatus.Congestion, CallSignal.Blocked)]
    [InlineData("Network Blocked", null, CallStatus.Busy, CallSignal.Declined)]
    [InlineData("Network Blocked", "SIP;cause=603;text=\"v=analytics1;\"", CallStatus.Busy, CallSignal.Declined)]
    [InlineData("Network Blocked", "SIP;cause=603;text=\"v=analytics1;url=\"", CallStatus.Busy, CallSignal.Declined)]
    [InlineData("Network Blocked", "SIP;cause=486;text=\"v=analytics1;url=https://redress.example/7\"", CallStatus.Busy, CallSignal.Declined)]
    [InlineData("Decline", Analytics, CallStatus.Busy, CallSignal.Declined)]
    [InlineData(null, null, CallStatus.Busy, CallSignal.Declined)]
    public void Judge_603_IsABlockOnlyWithPhraseVersionAndContact(string? phrase, string? reason, CallStatus expected, CallSignal signal) => // 5
        Expect(Judge(new CallEvidence { SipCode = 603, SipPhrase = phrase, SipReason = reason }), expected, isContradictory: false, signal);

    [Fact]
    public void Judge_Block_SaysNothingAboutTheNumber() // 6
    {
        Expect(Judge(new CallEvidence { SipCode = 603, SipPhrase = "Network Blocked", SipReason = Analytics, Cause = 21 }), CallStatus.Congestion, isContradictory: false, CallSignal.Blocked);
        Expect(Judge(new CallEvidence { SipCode = 608, Cause = 21 }), CallStatus.Congestion, isContradictory: false, CallSignal.Blocked);
    }

    [Fact]
    public void Judge_WishNotToBeCalled_Is607AKeyOrAnAgent() // 7
    {
        Assert.True(Judge(new CallEvidence { SipCode = 607, Cause = 127 }).Has(CallSignal.DoNotCall));
        Assert.True(Judge(new CallEvidence { IsAnswered = true, IsDoNotCallAsked = true }).Has(CallSignal.DoNotCall));
        Assert.True(Judge(new CallEvidence { Words = [new("vicidial", "DNC")] }).Has(CallSignal.DoNotCall));
        Assert.All([new CallEvidence { SipCode = 603 }, new CallEvidence { SipCode = 486 }, new CallEvidence { Cause = 21 }], evidence => Assert.False(Judge(evidence).Has(CallSignal.DoNotCall)));
    }

    [Fact]
    public void Judge_AnnouncementTakenForAMachine_TheLateDetectorDecides() // 8
    {
        var evidence = new CallEvidence { IsAnswered = true, SipCode = 200, Words = [new("asterisk.amd", "MACHINE"), new("connect.amd", "SIT_TONE_INVALID_NUMBER")] };
        Expect(Judge(evidence), CallStatus.NoSuchNumber, isContradictory: false, CallSignal.Dead);
    }

    [Fact]
    public void Judge_EarlyMedia_IsNoRinging() // 9
    {
        var early = new CallEvidence { Cause = 31, Words = [new("asterisk.dialend", "PROGRESS")] };
        Expect(Judge(early), CallStatus.Congestion, isContradictory: false);
        Expect(Judge(early with { IsAlerted = true }), CallStatus.NoAnswer, isContradictory: false);
    }

    [Theory]
    [InlineData(CallEnder.Agent, CallStatus.AgentReject)]
    [InlineData(CallEnder.RingTimeout, CallStatus.NoAnswer)]
    [InlineData(CallEnder.Dialer, CallStatus.NoAnswer)]
    [InlineData(CallEnder.Unknown, CallStatus.NoAnswer)]
    public void Judge_487_FollowsTheSideThatCanceled(CallEnder ender, CallStatus expected) => // 10
        Expect(Judge(new CallEvidence { SipCode = 487, EndedBy = ender, Words = [new("asterisk.dialstatus", "CHANUNAVAIL")] }), expected, isContradictory: false);

    [Fact]
    public void Judge_Completed_IsNotReached() // 11
    {
        var completed = new CallEvidence { Words = [new("twilio.status", "completed")] };
        var open = Judge(completed);
        Expect(open, CallStatus.Lost, isContradictory: false);
        Assert.False(open.IsComplete);
        var complete = Judge(completed with { Words = [.. completed.Words, new("twilio.answeredby", "machine_end_beep")] });
        Expect(complete, CallStatus.Machine, isContradictory: false);
        Assert.True(complete.IsComplete);
    }

    [Fact]
    public void Judge_Failed_IsNotADeadNumber() // 12
    {
        Expect(Judge(new CallEvidence { Words = [new("twilio.status", "failed")] }), CallStatus.Congestion, isContradictory: false, CallSignal.PossiblyDead);
        Expect(Judge(new CallEvidence { SipCode = 503, Words = [new("twilio.status", "failed")] }), CallStatus.Congestion, isContradictory: false);
        Expect(Judge(new CallEvidence { SipCode = 410 }), CallStatus.NoSuchNumber, isContradictory: false, CallSignal.Dead, CallSignal.Moved);
    }

    [Fact]
    public void Judge_LocalFailures_AreNotDialedOnProofOnly() // 13
    {
        Expect(Judge(new CallEvidence { SipCode = 503 }), CallStatus.Congestion, isContradictory: false);
        Assert.Equal(CallStatus.NotDialed, Judge(new CallEvidence { SipCode = 503, IsSent = false }).Status);
        Expect(Judge(new CallEvidence { Words = [new("freeswitch.cause", "USER_NOT_REGISTERED")] }), CallStatus.NotDialed, isContradictory: false, CallSignal.Ours);
        Expect(Judge(new CallEvidence { IsAlerted = true, Words = [new("freeswitch.cause", "USER_NOT_REGISTERED")] }), CallStatus.Lost, isContradictory: true, CallSignal.Ours);
    }

    [Fact]
    public void Judge_SameNumberInOtherTables_HasItsOwnMeaning() // 14
    {
        Assert.Equal(CallStatus.Lost, Judge(new CallEvidence { Cause = 45 }).Status);
        Expect(Judge(new CallEvidence { Words = [new("freeswitch.cause", "45")] }), CallStatus.Congestion, isContradictory: false);
        Expect(Judge(new CallEvidence { SipCode = 429 }), CallStatus.Congestion, isContradictory: false, CallSignal.Ours);
        Expect(Judge(new CallEvidence { SipCode = 436 }), CallStatus.Congestion, isContradictory: false, CallSignal.Blocked);
        Expect(Judge(new CallEvidence { Words = [new("freeswitch.dialstatus", "DONTCALL")] }), CallStatus.Busy, isContradictory: false, CallSignal.Declined);
        Expect(Judge(new CallEvidence { Words = [new("asterisk.dialstatus", "DONTCALL")] }), CallStatus.Busy, isContradictory: false, CallSignal.DoNotCall);
    }

    [Fact]
    public void Judge_RoutingLoop_IsNoUnansweredCall() => // 15
        Expect(Judge(new CallEvidence { SipCode = 483, Words = [new("asterisk.dialstatus", "NOANSWER")] }), CallStatus.Congestion, isContradictory: false, CallSignal.Ours);

    [Theory]
    [InlineData("QUEUETIMEOUT", CallStatus.Drop)]
    [InlineData("ABANDON", CallStatus.Abandoned)]
    [InlineData("CALLER", CallStatus.Abandoned)]
    public void Judge_VicidialDrop_FollowsItsReason(string reason, CallStatus expected) => // 16
        Expect(Judge(new CallEvidence { Words = [new("vicidial", "DROP"), new("vicidial.term", reason)] }), expected, isContradictory: false);

    [Theory]
    [InlineData("genesys", "ININ-OUTBOUND-FAILED-TO-REACH-AGENT")]
    [InlineData("vicidial", "DROP")]
    public void Judge_DropAndAbandoned_AreToldByWhoHungUp(string table, string word) // 17
    {
        var evidence = new CallEvidence { IsAnswered = true, Words = [new(table, word)] };
        Expect(Judge(evidence with { EndedBy = CallEnder.Dialer }), CallStatus.Drop, isContradictory: false);
        Expect(Judge(evidence with { EndedBy = CallEnder.Contact }), CallStatus.Abandoned, isContradictory: false);
        var machine = evidence with { EndedBy = CallEnder.Dialer, Words = [.. evidence.Words, new("asterisk.amd", "MACHINE")] };
        Expect(Judge(machine), CallStatus.Machine, isContradictory: false);
    }

    [Theory]
    [InlineData("q850", "26")]
    [InlineData("freeswitch.cause", "702")]
    [InlineData("freeswitch.cause", "NO_PICKUP")]
    [InlineData("freeswitch.cause", "BOWOUT")]
    public void Judge_LegOfAForkedCall_IsNoOutcome(string table, string word) // 18
    {
        Assert.False(Judge(new CallEvidence { Words = [new(table, word)] }).IsComplete);
        Expect(Judge(new CallEvidence { SipCode = 486, Words = [new(table, word)] }), CallStatus.Busy, isContradictory: false);
    }

    [Fact]
    public void Judge_OverloadedTrunk_CountsAsCongestionOnlyIfTheCallWasSent() // 19
    {
        Assert.True(Judge(new CallEvidence { SipCode = 503 }).IsCounted);
        Assert.False(Judge(new CallEvidence { SipCode = 503, IsSent = false }).IsCounted);
    }

    [Fact]
    public void Judge_NewWordOfAVendor_IsLostWithItsText() // 20
    {
        var result = Judge(new CallEvidence { Words = [new("twilio.status", "teleported"), new("acme.status", "ok")] });
        Expect(result, CallStatus.Lost, isContradictory: false);
        Assert.True(result.IsComplete);
        Assert.Equal([("acme.status", "ok", null), ("twilio.status", "teleported", null)], result.Findings.Select(finding => (finding.Table, finding.Word, finding.Status)));
    }

    private static CallResult Judge(CallEvidence evidence) => CallResultTables.Default.Judge(evidence);

    private static void Expect(CallResult result, CallStatus status, bool isContradictory, params CallSignal[] signals)
    {
        Assert.Equal(status, result.Status);
        Assert.Equal(signals, result.Signals);
        Assert.Equal(isContradictory, result.IsContradictory);
    }
}
