using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Orleans.Tests;

/// <summary>Values of each type that the methods of the grains take and give, with every property set and with none.</summary>
internal static class MessageSamples
{
    public static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    public static readonly Instant Morning = Instant.FromUtc(2026, 3, 2, 9, 0) + Duration.FromNanoseconds(123);

    private static readonly ContactItemType Office = new("Office", -1, "#2E86C1");

    private static readonly PhoneNumber Number = PhoneNumber.Parse("+390612345678");

    private static readonly ContactPhone Primary = new(Number, null, 0);

    private static readonly ContactPhone Additional = new(PhoneNumber.Parse("+390612345679"), Office, 1);

    public static readonly Attempt Attempt = new(17, 3, "c3", Additional, 2, 1, Morning, Morning + Duration.FromNanoseconds(1_234_567_890)) { Agent = "Ada" };

    public static readonly Contact Contact = new("c1", Number)
    {
        List = "spring",
        Name = "Ada",
        AdditionalPhones = [new AdditionalPhone(Additional.Phone, Office, "at work"), new AdditionalPhone(PhoneNumber.Parse("+390612345670"))],
        Priority = 7,
        TimeZone = Rome,
        ScheduledAt = Morning,
        Fields = [new ContactField("city", "Rome"), new ContactField("note", "")],
    };

    public static readonly CallbackTime Callback = new(new LocalDateTime(2026, 3, 29, 2, 30), Rome, "Ada") { LiftsHoursFor = Duration.FromHours(2) };

    public static readonly CallEnding Ending = new(CallStatus.Callback)
    {
        Signals = [CallSignal.Moved, CallSignal.DoNotCall],
        Outcome = CallOutcome.Spoke,
        Disposition = "Sold",
        Callback = Callback,
        CallbackPhone = Number,
        IsConsented = true,
        Trunk = "north",
        Note = "later",
        Reference = "sip-1",
    };

    public static readonly FinalEntry Final = new(3, "c3", Primary, Counts(3), Morning, CloseReason.StatusLimit, Additional, CallStatus.Busy) { AllAttempts = Counts(255) };

    public static readonly Explanation Explanation = new(3, "c3", ContactPhase.Closed)
    {
        NotBefore = [new WaitCause(WaitReason.RetryDelay, Morning, "rule"), new WaitCause(WaitReason.Window, null, null)],
        NextPhone = Additional,
        DueAt = Morning,
        AheadInHopper = 4,
        Pass = 2,
        AttemptCount = 5,
        Skips = 1,
        IsHeld = true,
        IsListHeld = true,
        Final = Final,
        History = [new HistoryEntry(Attempt, CallStatus.Busy, Morning) { Note = "n", Reference = "r", Outcome = CallOutcome.Spoke, Signals = [CallSignal.Dead], IsConsented = true, IsLate = true }],
    };

    private static readonly CampaignChange Change = new() { Number = 4, Kind = CampaignChangeKind.Blacklisted, Json = "{}", Digits = Number.Digits, Until = -5, Text = "asked", IncludesOpen = true };

    /// <summary>The samples by type, which may be nullable.</summary>
    public static readonly IReadOnlyDictionary<Type, object?[]> All = new Dictionary<Type, object?[]>
    {
        [typeof(bool)] = [true],
        [typeof(int)] = [3],
        [typeof(long)] = [3L],
        [typeof(string)] = ["Zoë", null],
        [typeof(ShardOrder)] = [new ShardOrder(2, 5, 10, [Change, new CampaignChange()], MustConfirm: true, Counted: 3, Epoch: 4)],
        [typeof(ShardReport)] =
        [
            new ShardReport
            {
                Epoch = 7, Lines = 10, CallsUnderWay = 9, LastChange = 4, IsConfirmed = true, Contacts = 100_000, OpenContacts = 50_000, Attempts = 1_000_000_000_000, NextWakeUp = Morning,
                Due = [new DueGroup(0, 1, 10), new DueGroup(3, 2, 90)], Refusals = ["SETTINGS_INVALID"], Dialer = "running", Silo = "S127.0.0.1:1:1", SharedNumbers = 12,
            },
            new ShardReport { Epoch = 0, Lines = 0, CallsUnderWay = 0, LastChange = 0, IsConfirmed = false, Contacts = 0, OpenContacts = 0, Attempts = 0 },
        ],
        [typeof(ImmutableArray<Contact>)] = [ImmutableArray.Create(Contact, new Contact("c2", PhoneNumber.None)), ImmutableArray<Contact>.Empty],
        [typeof(ImmutableArray<CampaignReason>)] = [ImmutableArray.Create(Enum.GetValues<CampaignReason>())],
        [typeof(ShardClaims)] = [new ShardClaims([Attempt, Attempt with { Id = 18 }], Morning), new ShardClaims([], (Instant?)null)],
        [typeof(ShardAnswer)] = [new ShardAnswer(1_000_000_000_000, CampaignReason.Unspecified), new ShardAnswer(0, CampaignReason.AttemptAlreadyEnded), default(ShardAnswer)],
        [typeof(ImmutableArray<ShardAnswer>)] = [ImmutableArray.Create(new ShardAnswer(5, CampaignReason.Unspecified), new ShardAnswer(0, CampaignReason.AttemptAlreadyEnded))],
        [typeof(ImmutableArray<ShardCallReport>)] = [ImmutableArray.Create(new ShardCallReport(17, Ending, "Ada"), new ShardCallReport(18, new CallEnding(CallStatus.Reached), null))],
        [typeof(ImmutableArray<Attempt>)] = [ImmutableArray.Create(Attempt, default), ImmutableArray.Create(Attempt with { DueAt = Instant.MinValue, DialedAt = Instant.MaxValue, ContactId = "", Agent = null })],
        [typeof(ContactCommand)] = [new ContactCommand("c1", ContactAction.Close, CloseReason.Deleted), new ContactCommand("c1", ContactAction.Hold)],
        [typeof(Contact)] = [Contact, new Contact("c2", PhoneNumber.None), null],
        [typeof(CallbackTime)] =
        [
            Callback, CallbackTime.Of(Morning, "Ada"), CallbackTime.Of(Instant.FromUtc(3000, 1, 1, 0, 0)), new CallbackTime(new LocalDateTime(3000, 1, 1, 0, 0), DateTimeZone.Utc),
            new CallbackTime(new LocalDateTime(1600, 1, 1, 0, 0), Rome), new CallbackTime(new LocalDateTime(2026, 3, 2, 9, 0, CalendarSystem.Julian), DateTimeZone.ForOffset(Offset.FromHours(2))),
        ],
        [typeof(PhoneNumber?)] = [Number, PhoneNumber.None, null],
        [typeof(ImmutableArray<PhoneNumber>)] = [ImmutableArray.Create(Number, PhoneNumber.None)],
        [typeof(Explanation)] = [Explanation, new Explanation(0, "", ContactPhase.Waiting), null],
        [typeof(FinalEntry?)] = [Final, default(FinalEntry), null],
        [typeof(ClusterCampaignStatus)] =
        [
            new ClusterCampaignStatus
            {
                MaxConcurrentCalls = 100, IsPaused = true, LastChange = 4,
                Shards =
                [
                    new ClusterShardStatus(3)
                    {
                        ReportedAt = Morning, Silo = "S127.0.0.1:1:1", Epoch = 7, Lines = 10, CallsUnderWay = 9, Contacts = 100, OpenContacts = 50, Attempts = 1000, NextWakeUp = Morning, LastChange = 4,
                        Refusals = ["SETTINGS_INVALID"], Dialer = "running", SharedNumbers = 12, Failure = "CLUSTER_UNAVAILABLE",
                    },
                    new ClusterShardStatus(0),
                ],
            },
        ],
        [typeof(SiloAddress)] = [SiloAddress.New(System.Net.IPAddress.Loopback, 11111, 7)],
        [typeof(CampaignChange)] = [Change, new CampaignChange()],
        [typeof(CampaignChangeAnswer)] = [new CampaignChangeAnswer(5, 3, 4)],
        [typeof(byte[])] = ["{}"u8.ToArray(), Array.Empty<byte>()],
        [typeof(ImmutableArray<byte[]>)] = [ImmutableArray.Create("{}"u8.ToArray(), Array.Empty<byte>()), ImmutableArray<byte[]>.Empty],
        [typeof(ImmutableArray<PortalClaim>)] = [ImmutableArray.Create(new PortalClaim(Number, 9_000_000_000), default)],
        [typeof(ImmutableArray<PortalVerdict>)] = [ImmutableArray.Create(new PortalVerdict(PortalVerdictKind.Held, "support", "spring"), new PortalVerdict(PortalVerdictKind.Free), new PortalVerdict(PortalVerdictKind.Undecided))],
    };

    private static AttemptCounts Counts(int busy) => Enumerable.Range(0, busy).Aggregate(default(AttemptCounts), (counts, _) => counts.With(CallStatus.Busy)).With(CallStatus.AgentReject).With(CallStatus.NoAnswer);
}
