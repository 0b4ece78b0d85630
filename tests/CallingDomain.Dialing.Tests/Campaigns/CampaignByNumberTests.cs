using System.Runtime.CompilerServices;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Contacts without identities.</summary>
[Properties(Arbitrary = [typeof(CampaignGenerators)])]
public sealed class CampaignByNumberTests
{
    private static readonly Instant Start = SeedExample.Start;

    private static readonly PhoneNumber[] Phones = [.. Enumerable.Range(0, 256).Select(NumberOf)];

    [Property]
    public bool Commands_WithAndWithoutIdentities_GiveTheSameCalls(CampaignCase one)
    {
        BesideIdentities? beside = null;
        CampaignRun.Of(BesideIdentities.Fit(one), around: (run, command) => (beside ??= new BesideIdentities(run)).Around(command));
        return true;
    }

    [Fact]
    public void Attempts_PrimaryThenAdditionalOnes_LeadToTheNextPass()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(Phones.AsSpan(..3), Start);
        var now = Start;
        foreach (var phone in Phones[..3])
        {
            var call = campaign.Claim(now)!.Value;
            Assert.Equal((0, "", new ContactPhone(phone, null, -1), 1), (call.Contact, call.ContactId, call.Phone, call.Pass));
            campaign.End(call.Id, CallStatus.NoAnswer, now).AssertOk();
            now += Duration.FromMinutes(1);
        }

        var due = now + Duration.FromMinutes(149); // from the end of the last call
        Assert.Equal(due, campaign.NextWakeUp);
        var next = campaign.Claim(due)!.Value;
        Assert.Equal((Phones[0], 2, 2), (next.Phone.Phone, next.Pass, next.PhoneAttempt));
    }

    [Fact]
    public void Record_ThreePhones_Takes96Bytes() => Assert.Equal(96, Unsafe.SizeOf<ContactRecord>() + Unsafe.SizeOf<ContactCard>() + (3 * (Unsafe.SizeOf<PooledPhone>() + Unsafe.SizeOf<AttemptCounts>())));

    [Fact]
    public void Attempt_NoIdentityNoReceiver_AllocatesNothing()
    {
        const int Contacts = 2000;
        var retry = new RetrySettings { GlobalMaxAttempts = 250 }.WithDefault(new RetryRule(200, Duration.FromMinutes(10)));
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0), CallingWindow.EveryDay)]);
        var campaign = new Campaign(new CampaignSettings { Retry = retry, CallingHours = hours }, new CampaignOptions { Capacity = Contacts });
        for (var contact = 0; contact < Contacts; contact++) campaign.Load([NumberOf(contact), NumberOf(Contacts + contact)], Start, 1 + (contact % 7));
        var now = Start;
        Run(40_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(40_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000); // an occasional node, segment or page of hours, nothing per call
        Assert.Equal(80_000, campaign.AttemptCount);

        void Run(int attempts)
        {
            for (var done = 0; done < attempts; now = Instant.Max(now, campaign.NextWakeUp ?? now))
            {
                for (; done < attempts && campaign.Claim(now) is { } call; done++) campaign.End(call.Id, CallStatus.Busy, now).AssertOk();
            }
        }
    }

    [Fact]
    public void Load_NothingToCall_IsClosedAtOnce()
    {
        var campaign = new Campaign(new CampaignSettings { Blacklist = Blacklist.Of([Phones[1]]) });
        Assert.Equal(0, campaign.Load([], Start).Value);
        Assert.Equal(1, campaign.Load([PhoneNumber.None, Phones[1]], Start).Value);
        Assert.Equal((0, 2), (campaign.OpenCount, campaign.ContactCount));
        Assert.Equal(CloseReason.NoDialablePhone, campaign.StateOf(1)!.Value.Closing.Reason);
    }

    [Fact]
    public void Load_255Phones_CallsThemAll()
    {
        var campaign = new Campaign(new CampaignSettings { Retry = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero }.With(CallStatus.Machine, new RetryRule(1, Duration.Zero)) });
        campaign.Load(Phones.AsSpan(..255), Start);
        for (var phone = 0; phone < 255; phone++)
        {
            var call = campaign.Claim(Start)!.Value;
            Assert.Equal(Phones[phone], call.Phone.Phone);
            if (phone == 3) campaign.Hold(0, Start).AssertOk();
            campaign.End(call.Id, phone == 254 ? CallStatus.Machine : CallStatus.Busy, Start).AssertOk();
            if (phone == 3) campaign.Release(0, Start).AssertOk();
        }

        Assert.Equal(new ContactClosing(Start, CloseReason.StatusLimit, 254, CallStatus.Machine), campaign.StateOf(0)!.Value.Closing);
    }

    [Fact]
    public void Load_TooManyPhonesOrNoPriority_ChangesNothing()
    {
        var campaign = new Campaign(new CampaignSettings());
        Assert.Equal(CampaignReason.TooManyPhones, campaign.Load(Phones, Start).Reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => campaign.Load(Phones.AsSpan(..3), Start, priority: 0));
        Assert.Equal((0, 0, 0), (campaign.ContactCount, campaign.OpenCount, campaign.FactCount));
        Assert.Equal(255, campaign.Load([.. Phones.AsSpan(..255), Phones[0]], Start) is { IsOk: true } ? campaign.CountsOf(0).Length : 0); // a repeated number does not count
    }

    [Fact]
    public void Load_ZonesBeyond4096_AreRefused()
    {
        var campaign = new Campaign(new CampaignSettings());
        for (var zone = 0; zone < 4096; zone++) Assert.True(campaign.Load([Phones[0]], Start, zone: DateTimeZone.ForOffset(Offset.FromSeconds(zone))).IsOk);
        Assert.Equal(CampaignReason.TooManyZones, campaign.Load([Phones[0]], Start, zone: DateTimeZone.ForOffset(Offset.FromSeconds(-1))).Reason);
        Assert.Equal(4096, campaign.ContactCount);
    }

    [Fact]
    public void Load_ZoneOfItsOwn_DecidesTheHours()
    {
        var hours = CallingHours.Of([new CallingWindow(new LocalTime(8, 0), new LocalTime(21, 0), CallingWindow.EveryDay)]);
        var campaign = new Campaign(new CampaignSettings { CallingHours = hours });
        var night = Instant.FromUtc(2026, 3, 2, 23, 0);
        campaign.Load([Phones[0]], night);
        campaign.Load([Phones[1]], night, zone: DateTimeZoneProviders.Tzdb["America/Los_Angeles"]); // three in the afternoon
        Assert.Equal(1, campaign.Claim(night)!.Value.Contact);
        Assert.Null(campaign.Claim(night));
        Assert.Equal(Instant.FromUtc(2026, 3, 3, 8, 0), campaign.NextWakeUp);
    }

    [Fact]
    public void Priorities_MoreThanTheHopperHasLanes_AreKept()
    {
        const int Contacts = 200;
        var campaign = new Campaign(new CampaignSettings { MaxConcurrentCalls = 1 });
        for (var contact = 0; contact < Contacts; contact++) campaign.Load([Phones[contact]], Start, Contacts - contact);
        List<int> called = [];
        for (; campaign.Claim(Start) is { } call; campaign.End(call.Id, CallStatus.Reached, Start)) called.Add(call.Contact);
        Assert.Equal(Enumerable.Range(0, Contacts).Reverse(), called);
    }

    [Fact]
    public void AddToBlacklist_NumberOfManyContacts_IsCalledNoMore()
    {
        var campaign = new Campaign(new CampaignSettings());
        for (var contact = 1; contact <= 100; contact++) campaign.Load([Phones[0], Phones[contact]], Start);
        campaign.AddToBlacklist(Phones[0], Start).AssertOk();
        for (; campaign.Claim(Start) is { } call; campaign.End(call.Id, CallStatus.Reached, Start)) Assert.NotEqual(Phones[0], call.Phone.Phone);
        Assert.Equal((0, 100L), (campaign.OpenCount, campaign.AttemptCount));
    }

    [Fact]
    public void Leases_Expired_EndInOrderOfBothKinds()
    {
        var campaign = new Campaign(new CampaignSettings { ClaimLease = Duration.FromMinutes(2), CallLease = Duration.FromMinutes(1) });
        for (var contact = 0; contact < 40; contact++) campaign.Load([Phones[contact]], Start);
        while (campaign.Claim(Start) is not null)
        {
        }

        Assert.Equal(campaign.Settings.MaxConcurrentCalls, campaign.CallsUnderWay);
        for (var attempt = 20; attempt > 10; attempt--) campaign.Start(attempt, Start).AssertOk();
        Assert.Equal(Start + Duration.FromMinutes(1), campaign.NextLeaseEnd);
        Assert.Equal(Enumerable.Range(11, 10).Select(attempt => (long)attempt), campaign.Expire(Start + Duration.FromMinutes(1)).Select(call => call.Id));
        Assert.Equal(Start + Duration.FromMinutes(2), campaign.NextLeaseEnd);
        Assert.Equal(20, campaign.Expire(Start + Duration.FromHours(1)).Length);
        Assert.Equal((0, null), (campaign.CallsUnderWay, campaign.NextLeaseEnd));
    }

    [Theory]
    [InlineData(DelayBase.AttemptEnd)]
    [InlineData(DelayBase.AttemptStart)]
    [InlineData(DelayBase.Due)]
    public void EndsOfTime_AreRefusedAndTheLastInstantsAreTaken(DelayBase delayBase)
    {
        var campaign = new Campaign(new CampaignSettings { Retry = new RetrySettings { DelayBase = delayBase }, ClaimLease = Duration.FromDays(366) });
        foreach (var at in new[] { Instant.MinValue, Instant.FromUtc(1500, 1, 1, 0, 0), Instant.FromUtc(9000, 1, 1, 0, 0), Instant.MaxValue })
        {
            Assert.Equal(CampaignReason.TimeOutOfRange, campaign.Load(Phones.AsSpan(..2), at).Reason);
            Assert.Null(campaign.Claim(at));
        }

        var last = Instant.FromUtc(2261, 12, 31, 12, 0);
        foreach (var phone in Phones[..3]) campaign.Load([phone, NumberOf(1000 + campaign.ContactCount)], Instant.FromUtc(1678, 1, 1, 0, 0) + Duration.FromDays(400));
        while (campaign.Claim(last) is { } call) campaign.Start(call.Id, last).AssertOk();
        campaign.End(1, CallStatus.Busy, last).AssertOk();
        Assert.Equal(CampaignReason.TimeOutOfRange, campaign.EndWithCallback(2, CallbackTime.Of(Instant.MaxValue), last));
        Assert.Equal((2, 3), (campaign.CallsUnderWay, campaign.OpenCount));
        Assert.Equal(delayBase == DelayBase.Due ? 1679 : 2261, campaign.StateOf(0)!.Value.DueAt.InUtc().Year);
    }

    private static PhoneNumber NumberOf(int number) => PhoneNumber.FromDigits(390600000000 + (ulong)number);
}
