using System.Runtime.InteropServices;
using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Single cases of snapshots and facts.</summary>
public sealed class SnapshotTests
{
    private const string UnpairedSurrogate = "\ud800";

    private static readonly IDateTimeZoneProvider Zones = DateTimeZoneProviders.Tzdb;
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    private static readonly PhoneNumber One = PhoneNumber.FromDigits(390612345601), Other = PhoneNumber.FromDigits(390612345602), Third = PhoneNumber.FromDigits(390612345603);

    [Fact]
    public void Write_OneContact_TakesFewBytes()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([One], Start);
        Assert.InRange(Bytes(campaign).Length, 500, 2_000);
    }

    [Fact]
    public void Read_ThenLoadByNumber_FindsTheIdentitiesOfTheSnapshot()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(new Contact("a", One), Start);
        var read = Read(campaign);
        Assert.Equal(1, read.Load([Other], Start).Value);
        Assert.Equal(0, read.FindContact("a"));
        Assert.Null(read.FindContact("b"));
        read.Load(new Contact("b", Other), Start).AssertOk();
        Assert.Equal(2, read.FindContact("b"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_UnderLimitsThatNeedForgottenCalls_IsRefused(bool remembers)
    {
        var settings = new CampaignSettings { Retry = new RetrySettings { GlobalMaxAttempts = 200 }.WithDefault(new RetryRule(200, Duration.FromMinutes(1))) };
        var campaign = new Campaign(settings, new CampaignOptions { RememberCalls = remembers });
        campaign.Load([One], Start);
        for (var minute = 0; minute < 3; minute++)
        {
            var now = Start + Duration.FromMinutes(minute);
            campaign.End(campaign.Claim(now)!.Value.Id, CallStatus.NoAnswer, now);
        }

        var limited = settings with { Rules = [SettingsCases.Florida] };
        var read = Campaign.Open(new MemoryStream(Bytes(campaign)), Zones, limited);
        Assert.Equal(remembers, read.IsOk);
        if (remembers) Assert.Null(read.Value.Claim(Start + Duration.FromMinutes(10))); // three a day
        else Assert.Equal("DATA_PAST_CALLS_UNKNOWN", read.Reason!.Code);
    }

    [Fact]
    public void AdditionalPhoneWithoutANumber_InAFactAsJson_IsRead()
    {
        var fact = FactOf(campaign => campaign.Load(new Contact("a", One) { AdditionalPhones = [new AdditionalPhone(PhoneNumber.None)] }, Start));
        Assert.Equal(fact, CampaignFact.ReadJson(fact.ToJson(), Zones).Value);
    }

    [Theory]
    [InlineData("\"kind\":\"callbackAgreed\"", "\"kind\":\"contactMoved\"")]
    [InlineData("\"kind\":\"callbackAgreed\"", "\"kind\":\"contactEdited\"")]
    [InlineData("\"ruleWhy\":\"Callback\"", "\"ruleWhy\":\"Window\"")]
    public void Apply_CallbackFactThatWasChanged_IsRefusedAndChangesNothing(string before, string after) =>
        AssertRefused(campaign => campaign.ScheduleCallback(0, CallbackTime.Of(Start + Duration.FromHours(1)), Start), before, after);

    [Fact]
    public void Apply_EditByPhonesOfAContactWithAnIdentity_IsRefused() =>
        AssertRefused(campaign => campaign.Edit(new Contact("a", Other), Start), $$"""{"id":"a","primaryPhone":"{{Other}}"}""", $$"""["{{Other}}"]""", ("\"loaded\"", "\"phones\""));

    [Fact]
    public void IsPossible_ClosedCardWhosePhoneIsNone_IsFalse()
    {
        var card = new ContactCard(0, 1, 1);
        card.Begin(0);
        card.Pass = 1;
        card.Close(CloseReason.Canceled, -1, CallStatus.Unspecified, 0);
        Assert.True(card.IsPossible(0));
        var (ruleDue, _, priority, rest) = card.Words;
        foreach (var lastEnd in new[] { -1L, 256, long.MaxValue, long.MinValue, 1L << 32 })
        {
            var bent = ContactCard.Of(ruleDue, lastEnd, priority, rest);
            bent.PhoneCount = 1;
            Assert.False(bent.IsPossible(0));
        }
    }

    [Theory]
    [InlineData(CloseReason.NoDialablePhone, false)]
    [InlineData(CloseReason.Blacklisted, false)]
    [InlineData(CloseReason.NeverCallable, false)]
    [InlineData(CloseReason.GlobalLimit, true)]
    public void IsPossible_ClosedBecauseOfAPhone_IsTrueUnlessNoPhoneWasCallable(CloseReason reason, bool isPossible)
    {
        var card = new ContactCard(0, 1, 1);
        card.Begin(0);
        card.Close(reason, phone: 0, CallStatus.Unspecified, 0);
        Assert.Equal(isPossible, card.IsPossible(0));
        card.Close(reason, phone: -1, CallStatus.Unspecified, 0);
        Assert.True(card.IsPossible(0));
    }

    [Fact]
    public void UnpairedSurrogate_AsAgentOrOwner_IsRefused()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([One], Start);
        Assert.Throws<ArgumentException>(() => campaign.Claim(Start, UnpairedSurrogate));
        Assert.Equal(CampaignReason.TextInvalid, campaign.ScheduleCallback(0, CallbackTime.Of(Start, UnpairedSurrogate), Start));
        Assert.Equal(CampaignReason.TextInvalid, campaign.EndWithCallback(campaign.Claim(Start)!.Value.Id, CallbackTime.Of(Start, UnpairedSurrogate), Start));
    }

    [Fact]
    public void LoadWithAZone_WhoseReceiverThrows_LeavesTheSameBytes()
    {
        var campaign = new Campaign(new CampaignSettings(), new CampaignOptions { Facts = new ThrowingFacts() });
        var before = Bytes(campaign);
        Assert.Throws<IOException>(() => campaign.Load(new Contact("a", One) { TimeZone = Zones["Europe/Rome"] }, Start));
        Assert.Equal(before, Bytes(campaign));
    }

    [Theory]
    [InlineData("blue", "bluf")] // the contact is held with a list that is not on hold, or its list is not the held one
    [InlineData("bluz", "blue")] // one list on hold twice
    public void Read_HeldListThatWasChanged_IsRefused(string before, string after)
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(new Contact("a", One) { List = "blue" }, Start);
        campaign.HoldList("blue", Start);
        campaign.HoldList("bluz", Start);
        var bent = 0;
        foreach (var snapshot in Bent(Bytes(campaign), Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after)))
        {
            var refusal = Campaign.Open(new MemoryStream(snapshot), Zones).Reason!;
            Assert.Equal((CampaignDataReason.Invalid, "lists"), (refusal.Reason, refusal.Detail));
            bent++;
        }

        Assert.True(bent > 0);
    }

    [Fact]
    public void Read_SkippedPhoneOfAContactWhosePlanHasAllItsPhones_IsRefused()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([One, Other], Start);
        var phone = campaign.Scheduler.PhonesOf(0)[1];
        var snapshot = Assert.Single(Bent(Bytes(campaign), BytesOf(phone), BytesOf(phone.As(isGone: true))));
        var refusal = Campaign.Open(new MemoryStream(snapshot), Zones).Reason!;
        Assert.Equal((CampaignDataReason.Invalid, "contacts"), (refusal.Reason, refusal.Detail));
    }

    [Fact]
    public void Edit_NewPhonesInTheGreatestPass_AreCalledInTheNextOne()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(new Contact("a", One) { AdditionalPhones = [new AdditionalPhone(Other)] }, Start);
        campaign.End(campaign.Claim(Start)!.Value.Id, CallStatus.NoAnswer, Start);
        var card = campaign.Scheduler.CardOf(0);
        var snapshot = Assert.Single(Bent(Bytes(campaign), BitConverter.GetBytes(card.Words.Bits), BitConverter.GetBytes(card.Words.Bits | ContactCard.MaxPass)));
        campaign = Campaign.Open(new MemoryStream(snapshot), Zones).Value;
        campaign.Edit(new Contact("a", Third), Start).AssertOk();
        Assert.Equal(ContactCard.MaxPass, campaign.StateOf(0)!.Value.Pass);
        Assert.Equal(Third, campaign.Claim(campaign.NextWakeUp!.Value)!.Value.Phone.Phone);
    }

    [Fact]
    public void Read_CallsAfterTheLastCommandAndImpossibleCounts_AreRefused()
    {
        var campaign = new Campaign(new CampaignSettings(), new CampaignOptions { RememberCalls = true });
        campaign.Load([One], Start);
        Assert.NotNull(campaign.Claim(Start));
        var (snapshot, due, later) = (Bytes(campaign), DueTime.Of(Start), DueTime.Of(Start + Duration.FromMinutes(1)));
        (byte[] Before, byte[] After, string Detail)[] changes =
        [
            (Longs(due, 2, 1), Longs(due - 1, 2, 1), "calls"), // the last command before the call
            (Longs(due, 2, 1), Longs(due, 0, 1), "campaign"), // more calls than facts
            (Longs(due, 2, 1), Longs(due, long.MaxValue, 1), "campaign"),
            ([.. Longs(due), .. BitConverter.GetBytes(1)], [.. Longs(due), .. BitConverter.GetBytes(int.MaxValue)], "contacts"),
            (Longs(1, due, due), Longs(2, due, due), "past calls"), // an unknown call
            (Longs(1, due, due), Longs(-3, due, due), "past calls"), // an unknown fact
            (Longs(1, due, due), Longs(1, later, later), "past calls"),
            (Longs(1, due, due), Longs(1, due, due - 1), "past calls"),
            (Longs(1, due, due), Longs(1, due - 1, due), "contacts"), // the call under way was dialed later
        ];
        foreach (var (before, after, detail) in changes)
        {
            foreach (var bent in Bent(snapshot, before, after))
            {
                var refusal = Campaign.Open(new MemoryStream(bent), Zones).Reason!;
                Assert.Equal((CampaignDataReason.Invalid, detail), (refusal.Reason, refusal.Detail));
            }

            Assert.NotEmpty(Bent(snapshot, before, after));
        }

        static byte[] Longs(params long[] values) => MemoryMarshal.AsBytes<long>(values).ToArray();
    }

    [Fact]
    public void Read_PhonesOfAnotherContactOrImpossibleOnes_AreRefused()
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([One], Start);
        campaign.Load([Other], Start);
        var (snapshot, card, phone) = (Bytes(campaign), campaign.Scheduler.CardOf(1), campaign.Scheduler.PhonesOf(1)[0]);
        (byte[] Before, byte[] After)[] changes =
        [
            (PlaceOf(card.Phones), PlaceOf(0)), // the phone of the first contact
            (PlaceOf(card.Phones), PlaceOf(1)), // not the beginning of a phone
            (PlaceOf(card.Phones), PlaceOf(4)), // after the last phone
            (BytesOf(phone), BytesOf(new PooledPhone(PhoneNumber.None, phone.Rules))),
            (BytesOf(phone), BitConverter.GetBytes(1_000_000_000_000_000)), // 16 digits
        ];
        foreach (var (before, after) in changes)
        {
            var refusal = Campaign.Open(new MemoryStream(Assert.Single(Bent(snapshot, before, after))), Zones).Reason!;
            Assert.Equal((CampaignDataReason.Invalid, "contacts"), (refusal.Reason, refusal.Detail));
        }

        byte[] PlaceOf(uint place) => [.. BitConverter.GetBytes(place), .. BitConverter.GetBytes(card.Priority)];
    }

    [Theory]
    [InlineData(390612345602UL)] // twice
    [InlineData(0UL)]
    public void Read_OrderThatNoContactHas_IsRefused(ulong number)
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load([One, Other], Start);
        campaign.AddToBlacklist(One, Start).AssertOk();
        var snapshot = Bent(Bytes(campaign), [.. Packed(One), .. Packed(Other)], [.. Packed(PhoneNumber.FromDigits(number)), .. Packed(Other)]).ToList();
        var refusal = Campaign.Open(new MemoryStream(Assert.Single(snapshot)), Zones).Reason!;
        Assert.Equal((CampaignDataReason.Invalid, "spare phones"), (refusal.Reason, refusal.Detail));

        static byte[] Packed(PhoneNumber number) => [.. Enumerable.Range(0, 6).Select(part => (byte)(((number.Digits >> (7 * part)) & 0x7F) | (part < 5 ? 0x80u : 0)))];
    }

    // The snapshot with a changed text in one record, for each record that contains it, with valid checksums.
    private static IEnumerable<byte[]> Bent(byte[] snapshot, byte[] before, byte[] after)
    {
        var records = new List<byte[]>();
        var reader = new RecordReader(new MemoryStream(snapshot));
        reader.Begin(Campaign.SnapshotBeginning);
        while (reader.TryRead(out var record)) records.Add(record.ToArray());
        foreach (var changed in records.Where(record => record.AsSpan().IndexOf(before) >= 0))
        {
            using var stream = new MemoryStream();
            var writer = new RecordWriter(stream);
            writer.Begin(Campaign.SnapshotBeginning);
            foreach (var record in records)
            {
                var copy = record.ToArray();
                if (record == changed) after.CopyTo(copy, record.AsSpan().IndexOf(before));
                writer.Write(copy);
            }

            yield return stream.ToArray();
        }
    }

    private static void AssertRefused(Action<Campaign> change, string before, string after, params (string Before, string After)[] others)
    {
        var campaign = new Campaign(new CampaignSettings());
        campaign.Load(new Contact("a", One), Start);
        var text = Encoding.UTF8.GetString(FactOf(again =>
        {
            again.Load(new Contact("a", One), Start);
            change(again);
        }).ToJson());
        foreach (var (from, to) in others.Prepend((before, after)))
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        var snapshot = Bytes(campaign);
        if (CampaignFact.ReadJson(Encoding.UTF8.GetBytes(text), Zones) is { IsOk: true, Value: var fact }) Assert.Equal(CampaignDataReason.FactContradicts, campaign.Apply(fact));
        Assert.Equal(snapshot, Bytes(campaign));
    }

    // The last fact.
    private static CampaignFact FactOf(Action<Campaign> change)
    {
        var log = new FactLog();
        change(new Campaign(new CampaignSettings(), new CampaignOptions { Facts = log }));
        return log.Facts[^1];
    }

    private static Campaign Read(Campaign campaign) => Campaign.Open(new MemoryStream(Bytes(campaign)), Zones).Value;

    private static byte[] Bytes(Campaign campaign)
    {
        using var stream = new MemoryStream();
        campaign.Save(stream, Zones);
        return stream.ToArray();
    }

    private static byte[] BytesOf(PooledPhone phone) => MemoryMarshal.AsBytes([phone]).ToArray();

    private sealed class ThrowingFacts : ICampaignFacts
    {
        public void Append(ReadOnlySpan<CampaignFact> batch) => throw new IOException("The disk is full.");
    }
}
