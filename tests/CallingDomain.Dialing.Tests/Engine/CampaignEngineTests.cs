using System.Runtime.CompilerServices;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

public sealed class CampaignEngineTests
{
    private static readonly Instant Start = SeedExample.Start;

    private static readonly PhoneNumber[] Phones = [.. Enumerable.Range(1, 3).Select(i => PhoneNumber.Parse($"+39061234567{i}"))];

    [Fact]
    public void Attempts_PrimaryThenAdditionalOnes_LeadToTheNextPass()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Start);
        var now = Start;
        foreach (var phone in Phones)
        {
            Assert.True(engine.TryClaim(now, out var call));
            Assert.Equal((phone, 1), (call.Phone, call.Pass));
            Assert.Null(engine.End(call.Attempt, CallStatus.NoAnswer, now));
            now += Duration.FromMinutes(1);
        }

        var due = now + Duration.FromMinutes(149); // from the end of the last call
        Assert.Equal(due, engine.NextWakeUp);
        Assert.True(engine.TryClaim(due, out var next));
        Assert.Equal((Phones[0], 2, 2), (next.Phone, next.Pass, next.Number));
    }

    [Fact]
    public void Record_ThreePhones_Takes96Bytes() => Assert.Equal(96, Unsafe.SizeOf<ContactRecord>() + Unsafe.SizeOf<ContactCard>() + (Phones.Length * (sizeof(ulong) + Unsafe.SizeOf<AttemptCounts>())));

    [Fact]
    public void Attempts_ManyOfThem_AllocateNothingEach()
    {
        const int Contacts = 2000;
        var facts = new CountedFacts();
        var retry = new RetrySettings { GlobalMaxAttempts = 250 }.WithDefault(new RetryRule(200, Duration.FromMinutes(10)));
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0), CallingWindow.EveryDay)]);
        var engine = new CampaignEngine(new CampaignSettings { Retry = retry, CallingHours = hours }, facts, Contacts);
        for (var contact = 0; contact < Contacts; contact++) engine.Load([PhoneNumber.FromDigits(390600000000 + (ulong)contact), PhoneNumber.FromDigits(390700000000 + (ulong)contact)], Start, 1 + (contact % 7));
        var now = Start;
        Run(40_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(40_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000); // a node, a segment or a page of hours now and then, nothing for each
        Assert.Equal(80_000, facts.Ended);

        void Run(int attempts)
        {
            for (var done = 0; done < attempts; now = Instant.Max(now, engine.NextWakeUp ?? now))
            {
                for (; done < attempts && engine.TryClaim(now, out var call); done++) Assert.Null(engine.End(call.Attempt, CallStatus.Busy, now));
            }
        }
    }

    [Fact]
    public void Block_NumberOfManyContacts_IsCalledNoMore()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        for (var contact = 0; contact < 100; contact++) engine.Load([Phones[0], PhoneNumber.FromDigits(390600000000 + (ulong)contact)], Start);
        Assert.Null(engine.Block(Phones[0], Start));
        for (var now = Start; engine.TryClaim(now, out var call); engine.End(call.Attempt, CallStatus.Reached, now)) Assert.NotEqual(Phones[0], call.Phone);
        Assert.Equal(0, engine.OpenCount);
    }

    [Fact]
    public void SetPriority_OfAContactThatWaits_MovesItUp()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        for (var contact = 0; contact < 3; contact++) engine.Load([Phones[contact]], Start);
        Assert.Null(engine.SetPriority(2, 1, Start));
        Assert.True(engine.TryClaim(Start, out var call));
        Assert.Equal(2, call.Contact);
        Assert.Equal(CampaignReason.ContactUnknown, engine.SetPriority(3, 1, Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.SetPriority(0, 0, Start));
    }

    [Fact]
    public void Load_NothingToCall_IsClosedAtOnce()
    {
        var engine = new CampaignEngine(new CampaignSettings { Blacklist = CallingDomain.Contacts.Blacklist.Of([Phones[1]]) });
        Assert.Equal(0, engine.Load([], Start));
        Assert.Equal(1, engine.Load([PhoneNumber.None, Phones[1]], Start));
        Assert.Equal((0, 2, 0), (engine.OpenCount, engine.ContactCount, engine.PhoneCountOf(1)));
        Assert.Equal(CloseReason.NoDialablePhone, engine.StateOf(1).Closing.Reason);
    }

    [Fact]
    public void Load_NothingToCallAndScheduledForLater_IsClosedAtOnce()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(new CallingDomain.Contacts.Contact("c1", PhoneNumber.None) { ScheduledAt = Start + Duration.FromDays(3) }, Start);
        Assert.Equal(Start, engine.StateOf(0).Closing.At);
    }

    [Fact]
    public void Load_TooManyPhonesOrNoPriority_ThrowsAndChangesNothing()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        PhoneNumber[] many = [.. Enumerable.Range(0, 256).Select(i => PhoneNumber.FromDigits(390600000000 + (ulong)i))];
        Assert.Throws<ArgumentException>(() => engine.Load(many, Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Load(Phones, Start, priority: 0));
        Assert.Equal((0, 0), (engine.ContactCount, engine.OpenCount));
        Assert.Equal(0, engine.Load(many.AsSpan(..255), Start));
        Assert.Equal(many[254], engine.PhoneOf(0, 254).Phone);
    }

    [Fact]
    public void Outcomes_OfNoCall_AreRefused()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Start);
        Assert.True(engine.TryClaim(Start, out var call));
        Assert.Equal(CampaignReason.AttemptUnknown, engine.End(0, CallStatus.Busy, Start));
        Assert.Equal(CampaignReason.AttemptUnknown, engine.End(long.MinValue, CallStatus.Busy, Start));
        Assert.Equal(CampaignReason.AttemptUnknown, engine.Start(2, Start));
        Assert.Equal(CampaignReason.StatusUnknown, engine.End(1, CallStatus.Unspecified, Start));
        Assert.Equal(CampaignReason.TimeGoesBack, engine.End(1, CallStatus.Busy, Start - Duration.Epsilon));
        Assert.Equal(CampaignReason.PhoneUnknown, engine.Recall(1, Start, Start, phone: 3));
        Assert.Null(engine.End(call.Attempt, CallStatus.Busy, Start));
        Assert.Equal(CampaignReason.AttemptAlreadyEnded, engine.End(1, CallStatus.Busy, Start));
    }

    [Fact]
    public void Strangers_AreRefusedOrThrown()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Start);
        Assert.Equal(CampaignReason.ContactUnknown, engine.Hold(-1, Start));
        Assert.Equal(CampaignReason.ContactUnknown, engine.Close(1, CloseReason.Deleted, Start));
        Assert.Equal(CampaignReason.ContactUnknown, engine.CallBack(7, Start, Start));
        Assert.Equal(CampaignReason.ContactUnknown, engine.Reset(7, Start, Start));
        Assert.Equal(CampaignReason.ContactNotClosed, engine.Reset(0, Start, Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.StateOf(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.PhoneOf(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Close(0, CloseReason.Reached, Start));
        Assert.Throws<ArgumentException>(() => engine.Block(PhoneNumber.None, Start));
        Assert.Throws<ArgumentException>(() => engine.Replay(default));
        Assert.Throws<ArgumentException>(() => engine.Replay(new EngineFact { Kind = EngineFactKind.AttemptEnded, Contact = 0, Attempt = 9, Priority = 2, State = engine.StateOf(0), PhoneCount = 3 }));
    }

    [Theory]
    [InlineData(1500)]
    [InlineData(9000)]
    public void Claims_OutsideTheHoppersYears_GiveNothing(int year)
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones, Instant.FromUtc(1400, 1, 1, 0, 0));
        engine.Load(Phones, Instant.MaxValue);
        Assert.False(engine.TryClaim(Instant.FromUtc(year, 1, 1, 0, 0), out _));
        Assert.False(engine.TryClaim(Instant.MaxValue, out _));
        Assert.False(engine.TryClaim(Instant.MinValue, out _));
    }

    [Fact]
    public void Leases_RunOut_InTheirOrderWhicheverKind()
    {
        var engine = new CampaignEngine(new CampaignSettings { ClaimLease = Duration.FromMinutes(2), CallLease = Duration.FromMinutes(1) });
        for (var contact = 0; contact < 40; contact++) engine.Load([PhoneNumber.FromDigits(390600000000 + (ulong)contact)], Start);
        var claimed = 0;
        while (engine.TryClaim(Start, out _)) claimed++;
        Assert.Equal(engine.Settings.MaxConcurrentCalls, claimed);
        for (var attempt = 20; attempt > 10; attempt--) Assert.Null(engine.Start(attempt, Start));
        Assert.Equal(Start + Duration.FromMinutes(1), engine.NextLeaseEnd);
        Assert.Equal(10, engine.Expire(Start + Duration.FromMinutes(1)));
        Assert.Equal(Start + Duration.FromMinutes(2), engine.NextLeaseEnd);
        Assert.Equal(20, engine.Expire(Start + Duration.FromHours(1)));
        Assert.Null(engine.NextLeaseEnd);
        Assert.Equal(0, engine.CallsUnderWay);
    }

    [Fact]
    public void Reset_NobodyToCall_IsRefusedAndChangesNothing()
    {
        var engine = new CampaignEngine(new CampaignSettings());
        engine.Load(Phones.AsSpan(0, 1), Start);
        Assert.Null(engine.Close(0, CloseReason.Cancelled, Start));
        Assert.Null(engine.Block(Phones[0], Start));
        Assert.Equal(CampaignReason.PhoneUnknown, engine.Reset(0, Start, Start + Duration.FromHours(1)));
        Assert.Equal((1, Start), (engine.PhoneCountOf(0), engine.Now));
    }

    [Fact]
    public void Priorities_MoreThanTheHopperHasLanes_AreKept()
    {
        const int Contacts = 200;
        var engine = new CampaignEngine(new CampaignSettings { MaxConcurrentCalls = 1 });
        for (var contact = 0; contact < Contacts; contact++) engine.Load([PhoneNumber.FromDigits(390600000000 + (ulong)contact)], Start, Contacts - contact);
        Assert.Null(engine.SetPriority(0, 1, Start)); // the least until now
        List<int> called = [];
        for (; engine.TryClaim(Start, out var call); engine.End(call.Attempt, CallStatus.Reached, Start)) called.Add(call.Contact);
        Assert.Equal([0, .. Enumerable.Range(1, Contacts - 1).Reverse()], called);
    }

    [Fact]
    public void SetPriority_InACallAndWaitingForItsNumber_CountsAfterwards()
    {
        var engine = new CampaignEngine(new CampaignSettings { Retry = new RetrySettings().WithDefault(new RetryRule(3, Duration.Zero)) });
        for (var contact = 0; contact < 4; contact++) engine.Load(Phones.AsSpan(0, 1), Start);
        Assert.True(engine.TryClaim(Start, out var call));
        Assert.False(engine.TryClaim(Start, out _)); // the others wait for the number
        Assert.Null(engine.SetPriority(0, 3, Start));
        Assert.Null(engine.SetPriority(2, 1, Start));
        Assert.False(engine.TryClaim(Start, out _));
        Assert.Null(engine.End(call.Attempt, CallStatus.Busy, Start));
        List<int> called = [];
        for (; engine.TryClaim(Start, out call); engine.End(call.Attempt, CallStatus.Reached, Start)) called.Add(call.Contact);
        Assert.Equal([2, 1, 3, 0], called);
    }

    [Fact]
    public void LastPhoneOfMost_AtItsLimit_IsTheCause()
    {
        var engine = new CampaignEngine(new CampaignSettings { Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero }.With(CallStatus.Machine, new RetryRule(1, Duration.Zero)) });
        engine.Load([.. Enumerable.Range(0, 255).Select(i => PhoneNumber.FromDigits(390600000000 + (ulong)i))], Start);
        for (var phone = 0; phone < 255; phone++)
        {
            Assert.True(engine.TryClaim(Start, out var call));
            Assert.Equal(phone, call.PhoneIndex);
            if (phone == 3) Assert.Null(engine.Hold(0, Start));
            Assert.Null(engine.End(call.Attempt, phone == 254 ? CallStatus.Machine : CallStatus.Busy, Start));
            if (phone == 3) Assert.Null(engine.Release(0, Start));
        }

        Assert.Equal(new ContactClosing(Start, CloseReason.StatusLimit, 254, CallStatus.Machine), engine.StateOf(0).Closing);
    }

    [Theory]
    [InlineData(DelayBase.AttemptEnd)]
    [InlineData(DelayBase.AttemptStart)]
    [InlineData(DelayBase.Due)]
    public void EndsOfTime_Anywhere_AreTaken(DelayBase delayBase)
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0), CallingWindow.EveryDay)]);
        foreach (var settings in new[] { new CampaignSettings(), new CampaignSettings { CallingHours = hours }, new CampaignSettings { Rules = [new CallingRuleSet("law") { Limits = [AttemptLimit.Rolling(1, Duration.FromDays(1))] }] } })
        {
            var engine = new CampaignEngine(settings with { Retry = new RetrySettings { DelayBase = delayBase }, ClaimLease = Duration.FromDays(366) });
            foreach (var at in new[] { Instant.MinValue, Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(1677, 12, 31, 0, 0), Start, Instant.FromUtc(2262, 1, 1, 0, 0), Instant.MaxValue })
                engine.Load([PhoneNumber.FromDigits(390600000000 + (ulong)engine.ContactCount), PhoneNumber.FromDigits(390700000000 + (ulong)engine.ContactCount)], at);
            var last = Instant.FromUtc(2261, 12, 31, 12, 0);
            while (engine.TryClaim(last, out var call) && engine.CallsUnderWay < 3) Assert.Null(engine.Start(call.Attempt, last));
            Assert.InRange(engine.CallsUnderWay, 2, 3);
            Assert.Null(engine.End(1, CallStatus.Busy, last));
            Assert.Null(engine.Recall(2, Instant.MaxValue, Instant.FromUtc(9000, 1, 1, 0, 0)));
            Assert.False(engine.TryClaim(last, out _));
            Assert.Equal(engine.CallsUnderWay, engine.Expire(Instant.MaxValue));
            for (var contact = 0; contact < engine.ContactCount; contact++)
            {
                engine.CallBack(contact, Instant.MinValue, Instant.MaxValue);
                engine.Close(contact, CloseReason.Cancelled, Instant.MaxValue);
                Assert.Null(engine.Reset(contact, Instant.MinValue, Instant.MaxValue));
            }

            Assert.Equal((engine.ContactCount, null), (engine.OpenCount, engine.NextLeaseEnd));
        }
    }

    private sealed class CountedFacts : IEngineFacts
    {
        public int Ended { get; private set; }

        public void Add(in EngineFact fact) => Ended += fact.Kind == EngineFactKind.AttemptEnded ? 1 : 0;
    }
}
