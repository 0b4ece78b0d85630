using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>What is refused has its code and changes nothing.</summary>
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
        ("start of no attempt", (campaign, at) => campaign.Start(99, at), CampaignReason.AttemptUnknown),
        ("start of attempt 0", (campaign, at) => campaign.Start(0, at), CampaignReason.AttemptUnknown),
        ("start of an ended attempt", (campaign, at) => campaign.Start(1, at), CampaignReason.AttemptAlreadyEnded),
        ("start of another's attempt", (campaign, at) => campaign.Start(2, at, "bob"), CampaignReason.AttemptForeign),
        ("start by nobody of ada's attempt", (campaign, at) => campaign.Start(2, at), CampaignReason.AttemptForeign),
        ("end of no attempt", (campaign, at) => campaign.End(long.MaxValue, CallStatus.Busy, at), CampaignReason.AttemptUnknown),
        ("end of a negative attempt", (campaign, at) => campaign.End(-1, CallStatus.Busy, at), CampaignReason.AttemptUnknown),
        ("end of an ended attempt", (campaign, at) => campaign.End(1, CallStatus.Reached, at), CampaignReason.AttemptAlreadyEnded),
        ("end of another's attempt", (campaign, at) => campaign.End(2, CallStatus.Reached, at, "bob"), CampaignReason.AttemptForeign),
        ("end without a status", (campaign, at) => campaign.End(2, CallStatus.Unspecified, at, "ada"), CampaignReason.StatusUnknown),
        ("end as a recall", (campaign, at) => campaign.End(2, CallStatus.Recall, at, "ada"), CampaignReason.StatusUnknown),
        ("end in no status there is", (campaign, at) => campaign.End(2, (CallStatus)99, at, "ada"), CampaignReason.StatusUnknown),
        ("recall of no attempt", (campaign, at) => campaign.Recall(99, Callback, at), CampaignReason.AttemptUnknown),
        ("recall of an ended attempt", (campaign, at) => campaign.Recall(1, Callback, at), CampaignReason.AttemptAlreadyEnded),
        ("recall of another's attempt", (campaign, at) => campaign.Recall(2, Callback, at), CampaignReason.AttemptForeign),
        ("recall on a phone of nobody", (campaign, at) => campaign.Recall(2, Callback, at, PhoneNumber.Parse("+3999"), "ada"), CampaignReason.PhoneUnknown),
        ("recall on no number", (campaign, at) => campaign.Recall(2, Callback, at, PhoneNumber.None, "ada"), CampaignReason.PhoneUnknown),
        ("recall on a blacklisted phone", (campaign, at) => campaign.Recall(2, Callback, at, SeedExample.Holiday, "ada"), CampaignReason.PhoneUnknown),
        ("callback of nobody", (campaign, at) => campaign.CallBack("c4", Callback, at), CampaignReason.ContactUnknown),
        ("callback of a null contact", (campaign, at) => campaign.CallBack(null!, Callback, at), CampaignReason.ContactUnknown),
        ("callback of a closed contact", (campaign, at) => campaign.CallBack("c2", Callback, at), CampaignReason.ContactClosed),
        ("callback of a contact in call", (campaign, at) => campaign.CallBack("c1", Callback, at), CampaignReason.ContactInCall),
        ("callback on a phone of nobody", (campaign, at) => campaign.CallBack("c3", Callback, at, PhoneNumber.Parse("+3999")), CampaignReason.PhoneUnknown),
        ("load of a known contact", (campaign, at) => campaign.Load(new Contact("c3", SeedExample.Office), at), CampaignReason.ContactAlreadyLoaded),
        ("load of a closed contact", (campaign, at) => campaign.Load(new Contact("c2", SeedExample.Office), at), CampaignReason.ContactAlreadyLoaded),
        ("edit of nobody", (campaign, at) => campaign.Edit(new Contact("c4", SeedExample.Office), at), CampaignReason.ContactUnknown),
        ("close of nobody", (campaign, at) => campaign.Close("c4", CloseReason.Deleted, at), CampaignReason.ContactUnknown),
        ("close of a closed contact", (campaign, at) => campaign.Close("c2", CloseReason.Deleted, at), CampaignReason.ContactClosed),
        ("hold of nobody", (campaign, at) => campaign.Hold("c4", at), CampaignReason.ContactUnknown),
        ("hold of a closed contact", (campaign, at) => campaign.Hold("c2", at), CampaignReason.ContactClosed),
        ("release of nobody", (campaign, at) => campaign.Release("c4", at), CampaignReason.ContactUnknown),
        ("release of a closed contact", (campaign, at) => campaign.Release("c2", at), CampaignReason.ContactClosed),
        ("reset of nobody", (campaign, at) => campaign.Reset("c4", at), CampaignReason.ContactUnknown),
        ("reset of an open contact", (campaign, at) => campaign.Reset("c3", at), CampaignReason.ContactNotClosed),
        ("reset of a contact in call", (campaign, at) => campaign.Reset("c1", at), CampaignReason.ContactNotClosed),
        ("reset of a contact without a phone", (campaign, at) => campaign.Reset("c2", at), CampaignReason.PhoneUnknown),
        ("settings that never dial", (campaign, at) => campaign.UpdateSettings(Never, at), CampaignReason.HoursNeverOpen),
        ("claim in the past", (campaign, _) => campaign.Claim(Start) is null ? CampaignReason.TimeGoesBack : null, CampaignReason.TimeGoesBack),
        ("expiry in the past", (campaign, _) => campaign.Expire(Start).IsEmpty ? CampaignReason.TimeGoesBack : null, CampaignReason.TimeGoesBack),
        ("start in the past", (campaign, _) => campaign.Start(2, Start, "ada"), CampaignReason.TimeGoesBack),
        ("end in the past", (campaign, _) => campaign.End(2, CallStatus.Busy, Start, "ada"), CampaignReason.TimeGoesBack),
        ("recall in the past", (campaign, _) => campaign.Recall(2, Callback, Start, agent: "ada"), CampaignReason.TimeGoesBack),
        ("callback in the past", (campaign, _) => campaign.CallBack("c3", Callback, Start), CampaignReason.TimeGoesBack),
        ("callbacks resolved in the past", (campaign, _) => campaign.ResolveCallbacks(DateTimeZoneProviders.Tzdb, Start), CampaignReason.TimeGoesBack),
        ("edit in the past", (campaign, _) => campaign.Edit(new Contact("c3", SeedExample.Office), Start), CampaignReason.TimeGoesBack),
        ("close in the past", (campaign, _) => campaign.Close("c3", CloseReason.Deleted, Start), CampaignReason.TimeGoesBack),
        ("hold in the past", (campaign, _) => campaign.Hold("c3", Start), CampaignReason.TimeGoesBack),
        ("release in the past", (campaign, _) => campaign.Release("c3", Start), CampaignReason.TimeGoesBack),
        ("blacklist in the past", (campaign, _) => campaign.SetBlacklisted(SeedExample.Office, true, Start), CampaignReason.TimeGoesBack),
        ("outside call in the future", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at + Duration.Epsilon, CallStatus.Busy, at), CampaignReason.OutsideCallInFuture),
        ("outside call without a status", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, CallStatus.Unspecified, at), CampaignReason.StatusUnknown),
        ("outside call that was not dialed", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, CallStatus.NotDialed, at), CampaignReason.StatusUnknown),
        ("outside call in no status there is", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, at, (CallStatus)99, at), CampaignReason.StatusUnknown),
        ("outside call in no campaign's years", (campaign, at) => campaign.RecordOutsideCall(SeedExample.Office, Instant.MinValue, CallStatus.Busy, at), CampaignReason.TimeOutOfRange),
        ("outside call told in the past", (campaign, _) => campaign.RecordOutsideCall(SeedExample.Office, Start, CallStatus.Busy, Start), CampaignReason.TimeGoesBack),
        ("reservation of an unknown contact", (campaign, at) => campaign.Reserve("c4", at, "ada", Duration.FromMinutes(1)), CampaignReason.ContactUnknown),
        ("reservation of a closed contact", (campaign, at) => campaign.Reserve("c2", at, "ada", Duration.FromMinutes(1)), CampaignReason.ContactClosed),
        ("reservation of a contact in call", (campaign, at) => campaign.Reserve("c1", at, "ada", Duration.FromMinutes(1)), CampaignReason.ContactInCall),
        ("reservation in the past", (campaign, _) => campaign.Reserve("c3", Start, "ada", Duration.FromMinutes(1)), CampaignReason.TimeGoesBack),
        ("skip of what was not reserved", (campaign, at) => campaign.Skip("c3", at, "ada"), CampaignReason.PreviewForeign),
        ("skip in the past", (campaign, _) => campaign.Skip("c3", Start, "ada"), CampaignReason.TimeGoesBack),
        ("pause in the past", (campaign, _) => campaign.SetPaused(true, Start), CampaignReason.TimeGoesBack),
        ("reset of a contact in the past", (campaign, _) => campaign.Reset("c2", Start), CampaignReason.TimeGoesBack),
        ("types in the past", (campaign, _) => campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, SeedExample.OfficeType, To: null, DeletedTypeRule.Untype), Start).Reason, CampaignReason.TimeGoesBack),
        ("type with half a character", (campaign, at) => campaign.ChangeTypes(new ContactTypeChange(ContactItemTypes.Empty, SeedExample.OfficeType, new ContactItemType("\uD83D", 1), DeletedTypeRule.Untype), at).Reason, CampaignReason.TextInvalid),
        ("reset in the past", (campaign, _) => campaign.ResetList(Start).Reason, CampaignReason.TimeGoesBack),
        ("hold of a list in the past", (campaign, _) => campaign.HoldList("blue", Start), CampaignReason.TimeGoesBack),
        ("hold of a list whose name is no text", (campaign, at) => campaign.HoldList("\ud83d", at), CampaignReason.TextInvalid),
        ("release of a list in the past", (campaign, _) => campaign.ReleaseList("blue", Start), CampaignReason.TimeGoesBack),
        ("release of a list in no campaign's years", (campaign, _) => campaign.ReleaseList("blue", Instant.MaxValue), CampaignReason.TimeOutOfRange),
        ("detach in the past", (campaign, _) => campaign.DetachList("", Start).Reason, CampaignReason.TimeGoesBack),
        ("detach of a list whose name is no text", (campaign, at) => campaign.DetachList("\ud83d", at).Reason, CampaignReason.TextInvalid),
        ("replacement in the past", (campaign, _) => campaign.ReplaceList("", [], Start).Reason!.Reason, CampaignReason.TimeGoesBack),
        ("replacement by a known contact", (campaign, at) => campaign.ReplaceList("", [new Contact("c4", SeedExample.Office), new Contact("c2", SeedExample.Office)], at).Reason!.Reason, CampaignReason.ContactAlreadyLoaded),
        ("settings in the past", (campaign, _) => campaign.UpdateSettings(SeedExample.Settings with { MaxConcurrentCalls = 1 }, Start), CampaignReason.TimeGoesBack),
    ];

    public static TheoryData<string> Names() => [.. Cases.Select(each => each.What)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Anything_ThatIsRefused_SaysWhyAndChangesNothing(string what)
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
    public void Load_ContactWithoutDialablePhone_IsClosedWithItsReasonAndNeverComesBack()
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings with { Reload = ReloadRule.WhenClosed });
        Assert.Null(campaign.Load(new Contact("c1", PhoneNumber.None), Start));
        Assert.Equal(0, campaign.ResetList(Start).Value);
        Assert.Null(campaign.Load(new Contact("c1", PhoneNumber.None), Start));
        Assert.Equal([CloseReason.NoDialablePhone, CloseReason.NoDialablePhone], campaign.Final.Select(entry => entry.Reason)); // once for each time
        Assert.Equal((0, null), (campaign.OpenCount, campaign.NextWakeUp));
    }

    [Fact]
    public void WhyNeverDials_HoursWithoutACommonInstant_SaysSo()
    {
        Assert.Equal(CampaignReason.HoursNeverOpen, Never.WhyNeverDials(Start));
        var campaign = KeptCampaign.Of(Never);
        campaign.Load(SeedExample.Contact, Start);
        Assert.Null(campaign.Claim(Start + Duration.FromDays(1)));
        Assert.Null(campaign.NextWakeUp);
        Assert.Equal(CloseReason.NeverCallable, campaign.Explain("c1", Start + Duration.FromDays(1))!.Closed!.Value.Reason);
    }
}
