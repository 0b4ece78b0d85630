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

    private sealed class CountedFacts : IEngineFacts
    {
        public int Ended { get; private set; }

        public void Add(in EngineFact fact) => Ended += fact.Kind == EngineFactKind.AttemptEnded ? 1 : 0;
    }
}
