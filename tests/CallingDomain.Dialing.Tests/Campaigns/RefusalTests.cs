using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Refused operations give a reason and change nothing.</summary>
public sealed class RefusalTests
{
    private static readonly Instant Start = SeedExample.Start;
    private static readonly Instant Later = Start + Duration.FromHours(1);
    private static readonly CallbackTime Callback = new(new LocalDateTime(2026, 3, 2, 15, 0), DateTimeZone.Utc);
    private static readonly CampaignSettings Never = SeedExample.Settings with
    {
        CallingHours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(12, 0), CallingWindow.EveryDay)]),
        Rules = [new CallingRuleSet("law") { Hours = CallingHours.Of([new CallingWindow(new LocalTime(13, 0), new LocalTime(14, 0), CallingWindow.EveryDay)]) }],
    };

    // Contact c0 has ended attempt 1; c1 is called by ada in attempt 2; c2 is closed; c3 waits; c4 was never loaded.
    private static readonly (string What, Func<Campaign, Instant, CampaignReason?> Do, CampaignReason Expected)[] Cases =
    [
        ("start of no attempt", (campaign, at) => campaign.Start(99, at).Refusal(), CampaignReason.AttemptUnknown),
        ("start of attempt 0", (campaign, at) => campaign.Start(0, at).Refusal(), CampaignReason.AttemptUnknown),
        ("start of an ended attempt", (campaign, at) => campaign.Start(1, at).Refusal(), CampaignReason.AttemptAlreadyEnded),
        ("start of another's attempt", (campaign, at) => campaign.Start(2, at, "bob").Refusal(), CampaignReason.AttemptForeign),
        ("start by no agent of ada's attempt", (campaign, at) => campaign.Start(2, at).Refusal(), CampaignReason.AttemptForeign),
        ("end of no attempt", (campaign, at) => campaign.End(long.MaxValue, CallStatus.Busy, at).Refusal(), CampaignReason.AttemptUnknown),
        ("end of a negative attempt", (campaign, at) => campaign.End(-1, CallStatus.Busy, at).Refusal(), CampaignReason.AttemptUnknown),
        ("end of an ended attempt", (campaign, at) => campaign.End(1, CallStatus.Reached, at).Refusal(), CampaignReason.AttemptAlreadyEnded),
        ("end of another's attempt", (campaign, at) => campaign.End(2, CallStatus.Reached, at, "bob").Refusal(), CampaignReason.AttemptForeign),
        ("end without a status", (campaign, at) => campaign.End(2, CallStatus.Unspecified, at, "ada").Refusal(), CampaignReason.StatusUnknown),
        ("end with status Callback", (campaign, at) => campaign.End(2, CallStatus.Callback, at, "ada").Refusal(), CampaignReason.StatusUnknown),
        ("end with an undefined status", (campaign, at) => campaign.End(2, (CallStatus)99, at, "ada").Refusal(), CampaignReason.StatusUnknown),
        ("end with callback of no attempt", (campaign, at) => campaign.EndWithCallback(99, Callback, at).Refusal(), CampaignReason.AttemptUnknown),
        ("end with callback of an ended attempt", (campaign, at) => campaign.EndWithCallback(1, Callback, at).Refusal(), CampaignReason.AttemptAlreadyEnded),
        ("end with callback of another's attempt", (campaign, at) => campaign.EndWithCallback(2, Callback, at).Refusal(), CampaignReason.AttemptForeign),
        ("end with callback on a phone of an unknown contact", (campaign, at) => campaign.EndWithCallback(2, Callback, at, PhoneNumber.Parse("+3999"), "ada").Refusal(), CampaignReason.PhoneUnknown),
        ("end with callback on no number", (campaign, at) => campaign.EndWithCallback(2, Callback, at, PhoneNumber.None, "ada").Refusal(), CampaignReason.PhoneUnknown),
        ("end with callback on a blacklisted phone", (campaign, at) => campaign.EndWithCallback(2, Callback, at, SeedExample.Holiday, "ada").Refusal(), CampaignReason.PhoneUnknown),
        ("callback of an unknown contact", (campaign, at) => campaign.ScheduleCallback("c4", Callback, at).Refusal(), CampaignReason.ContactUnknown),
        ("callback of a null contact", (campaign, at) => campaign.ScheduleCallback(null!, Callback, at).Refusal(), CampaignReason.ContactUnknown),
        ("callback of a closed contact", (campaign, at) => campaign.ScheduleCallback("c2", Callback, at).Refusal(), CampaignReason.ContactClosed),
        ("callback of a contact in call", (campaign, at) => campaign.ScheduleCallback("c1", Callback, at).Refusal(), CampaignReason.ContactInCall),
        ("callback on a phone of an unknown contact", (campaign, at) => campaign.ScheduleCallback("c3", Callback, at, PhoneNumber.Parse("+3999")).Refusal(), CampaignReason.PhoneUnknown),
        ("load of a known contact", (campaign, at) => campaign.Load(new Contact("c3", SeedExample.Office), at).Refusal(), CampaignReason.ContactAlreadyLoaded),
        ("load of a closed contact", (campaign, at) => campaign.Load(new Contact("c2", SeedExample.Office), at).Refusal(), CampaignReason.ContactAlreadyLoaded),
        ("edit of an unknown contact", (campaign, at) => campaign.Edit(new Contact("c4", SeedExample.Office), at).Refusal(), CampaignReason.ContactUnknown),
        ("close of an unknown contact", (campaign, at) => campaign.Close("c4", CloseReason.Deleted, at).Refusal(), CampaignReason.ContactUnknown),
        ("close of a closed contact", (campaign, at) => campaign.Close("c2", CloseReason.Deleted, at).Refusal(), CampaignReason.ContactClosed),
        ("hold of an unknown contact", (campaign, at) => campaign.Hold("c4", at).Refusal(), CampaignReason.ContactUnknown),
        ("hold of a closed contact", (campaign, at) => campaign.Hold("c2", at).Refusal(), CampaignReason.ContactClosed),
        ("release of an unknown contact", (campaign, at) => campaign.Release("c4", at).Refusal(), CampaignReason.ContactUnknown),
        ("release of a closed contact", (campaign, at) => campaign.Release("c2", at).Refusal(), CampaignReason.ContactClosed),
        ("reset of an unknown contact", (campaign, at) => campaign.Reset("c4", at).Refusal(), CampaignReason.ContactUnknown),
        ("reset of an open contact", (campaign, at) => campaign.Reset("c3", at).Refusal(), CampaignReason.ContactNotClosed),
        ("reset of a contact in call", (campaign, at) => campaign.Reset("c1", at).Refusal(), CampaignReason.ContactNotClosed),
        ("reset of a contact without a phone", (campaign, at) => campaign.Reset("c2", at).Refusal(), CampaignReason.PhoneUnknown),
        ("settings that never dial", (campaign, at) => campaign.UpdateSettings(Never, at).Refusal(), CampaignReason.HoursNeverOpen),
        ("claim in the past", (campaign, _) => campaign.Claim(Start) is null ? CampaignReason.TimeGoesBack : null, CampaignReason.TimeGoesBack),
        ("expiry in the past", (campaign, _) => campaign.Expire(Start).IsEmpty ? CampaignReason.TimeGoesBack : null, CampaignReason.TimeGoesBack),
        ("start in the past", (campaign, _) => campaign.Start(2, Start, "ada").Refusal(), CampaignReason.TimeGoesBack),
        ("end in the past", (campaign, _) => campaign.End(2, CallStatus.Busy, Start, "ada").Refusal(), CampaignReason.TimeGoesBack),
        ("end with callback in the past", (campaign, _) => campaign.EndWithCallback(2, Callback, Start, agent: "ada").Refusal(), CampaignReason.TimeGoesBack),
        ("callback in the past", (campaign, _) => campaign.ScheduleCallback("c3", Callback, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("callbacks resolved in the past", (campaign, _) => campaign.ResolveCallbacks(DateTimeZoneProviders.Tzdb, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("edit in the past", (campaign, _) => campaign.Edit(new Contact("c3", SeedExample.Office), Start).Refusal(), CampaignReason.TimeGoesBack),
        ("close in the past", (campaign, _) => campaign.Close("c3", CloseReason.Deleted, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("hold in the past", (campaign, _) => campaign.Hold("c3", Start).Refusal(), CampaignReason.TimeGoesBack),
        ("release in the past", (campaign, _) => campaign.Release("c3", Start).Refusal(), CampaignReason.TimeGoesBack),
        ("blacklist in the past", (campaign, _) => campaign.AddToBlacklist(SeedExample.Office, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("outside call in the future", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at + Duration.Epsilon, CallStatus.Busy, at).Refusal(), CampaignReason.OutsideCallInFuture),
        ("outside call without a status", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, CallStatus.Unspecified, at).Refusal(), CampaignReason.StatusUnknown),
        ("outside call that was not dialed", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, CallStatus.NotDialed, at).Refusal(), CampaignReason.StatusUnknown),
        ("outside call with an undefined status", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, (CallStatus)99, at).Refusal(), CampaignReason.StatusUnknown),
        ("outside call outside the supported years", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, Instant.MinValue, CallStatus.Busy, at).Refusal(), CampaignReason.TimeOutOfRange),
        ("outside call in the past", (campaign, _) => campaign.RecordOutsideCall(SeedExample.Office, Start, CallStatus.Busy, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("reservation of an unknown contact", (campaign, at) => campaign.Reserve("c4", at, "ada", Duration.FromMinutes(1)).Refusal(), CampaignReason.ContactUnknown),
        ("reservation of a closed contact", (campaign, at) => campaign.Reserve("c2", at, "ada", Duration.FromMinutes(1)).Refusal(), CampaignReason.ContactClosed),
        ("reservation of a contact in call", (campaign, at) => campaign.Reserve("c1", at, "ada", Duration.FromMinutes(1)).Refusal(), CampaignReason.ContactInCall),
        ("reservation in the past", (campaign, _) => campaign.Reserve("c3", Start, "ada", Duration.FromMinutes(1)).Refusal(), CampaignReason.TimeGoesBack),
        ("skip without a reservation", (campaign, at) => campaign.Skip("c3", at, "ada").Refusal(), CampaignReason.PreviewForeign),
        ("skip in the past", (campaign, _) => campaign.Skip("c3", Start, "ada").Refusal(), CampaignReason.TimeGoesBack),
        ("pause in the past", (campaign, _) => campaign.SetPaused(true, Start).Refusal(), CampaignReason.TimeGoesBack),
        ("reset of a contact in the past", (campaign, _) => campaign.Reset("c2", Start).Refusal(), CampaignReason.TimeGoesBack),
        ("types in the past", (campaign, _) => campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, SeedExample.OfficeType, To: null), Start).Reason, CampaignReason.TimeGoesBack),
        ("type with an unpaired surrogate", (campaign, at) => campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, SeedExample.OfficeType, new ContactItemType("\uD83D", 1)), at).Reason, CampaignReason.TextInvalid),
        ("reset in the past", (campaign, _) => campaign.ResetList(Start).Reason, CampaignReason.TimeGoesBack),
        ("hold of a list in the past", (campaign, _) => campaign.HoldList("blue", Start).Refusal(), CampaignReason.TimeGoesBack),
        ("hold of a list with an invalid name", (campaign, at) => campaign.HoldList("\ud83d", at).Refusal(), CampaignReason.TextInvalid),
        ("release of a list in the past", (campaign, _) => campaign.ReleaseList("blue", Start).Refusal(), CampaignReason.TimeGoesBack),
        ("release of a list outside the supported years", (campaign, _) => campaign.ReleaseList("blue", Instant.MaxValue).Refusal(), CampaignReason.TimeOutOfRange),
        ("detach in the past", (campaign, _) => campaign.DetachList("", Start).Reason, CampaignReason.TimeGoesBack),
        ("detach of a list with an invalid name", (campaign, at) => campaign.DetachList("\ud83d", at).Reason, CampaignReason.TextInvalid),
        ("replacement in the past", (campaign, _) => campaign.ReplaceList("", [], Start).Reason.Reason, CampaignReason.TimeGoesBack),
        ("replacement by a known contact", (campaign, at) => campaign.ReplaceList("", [new Contact("c4", SeedExample.Office), new Contact("c2", SeedExample.Office)], at).Reason.Reason, CampaignReason.ContactAlreadyLoaded),
        ("settings in the past", (campaign, _) => campaign.UpdateSettings(SeedExample.Settings with { MaxConcurrentCalls = 1 }, Start).Refusal(), CampaignReason.TimeGoesBack),
    ];

    public static TheoryData<string> Names() => [.. Cases.Select(each => each.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_Refused_GivesTheReasonAndChangesNothing(string what)
    {
        var run = CampaignRun.Of(new CampaignCase(
            Start,
            SeedExample.Settings,
            [
                new Contact("c0", PhoneNumber.Parse("+39061")),
                SeedExample.Contact with { Id = "c1" },
                new Contact("c2", PhoneNumber.None),
                new Contact("c3", PhoneNumber.Parse("+39063")),
            ],
            [
                new CampaignStep(Duration.Zero, new ClaimCall()),
                new CampaignStep(Duration.Zero, new EndCall(0, CallStatus.NoAnswer)),
                new CampaignStep(Duration.Zero, new ClaimCall("ada")),
                new CampaignStep(Later - Start, new ListNumber(SeedExample.Holiday, true)),
            ]));
        var (_, act, expected) = Cases.Single(each => each.What == what);
        var (before, facts) = (run.Dump(), run.Facts.Count);
        Assert.Equal(expected, act(run.Campaign, Later + Duration.FromHours(1)));
        Assert.Equal(before, run.Dump());
        Assert.Equal(facts, run.Facts.Count);
    }

    [Fact]
    public void Close_ForAReasonOfTheRules_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KeptCampaign.Of(SeedExample.Settings).Close("c1", CloseReason.Reached, Start));

    [Fact]
    public void Load_ContactWithoutDialablePhone_IsClosedWithItsReasonAndCannotBeReset()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { ReloadClosedContacts = true });
        campaign.Load(new Contact("c1", PhoneNumber.None), Start).AssertOk();
        Assert.Equal(0, campaign.ResetList(Start).Value);
        campaign.Load(new Contact("c1", PhoneNumber.None), Start).AssertOk();
        Assert.Equal([CloseReason.NoDialablePhone, CloseReason.NoDialablePhone], campaign.Final.Select(entry => entry.Reason)); // one entry per closing
        Assert.Equal((0, null), (campaign.OpenCount, campaign.NextWakeUp));
    }

    [Fact]
    public void Check_HoursWithoutACommonInstant_IsRefused()
    {
        Assert.Equal(CampaignReason.HoursNeverOpen, Never.Check(Start).Reason);
        var campaign = KeptCampaign.Of(Never);
        campaign.Load(SeedExample.Contact, Start);
        Assert.Null(campaign.Claim(Start + Duration.FromDays(1)));
        Assert.Null(campaign.NextWakeUp);
        Assert.Equal(CloseReason.NeverCallable, campaign.Explain("c1", Start + Duration.FromDays(1))!.Final!.Value.Reason);
    }
}
