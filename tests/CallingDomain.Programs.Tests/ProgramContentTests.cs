using CallingDomain.Numbers;
using NodaTime;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>The rules for the content of a program: details, display name, image, schedule.</summary>
public sealed class ProgramContentTests
{
    private static readonly ProgramDraft Good = Draft("support", "Summer");
    private static readonly DisplayName Support = new("Acme Support", "Acme"), Help = new("Acme Help", "Acme");
    private static readonly ProgramImage Logo = new("logo", "svg", 1_000, 10, 10, ContentStatus.UnderReview), Other = Logo with { Id = "other" };

    [Fact]
    public void Create_DetailAtItsLimit_IsAllowed()
    {
        ProgramDraft[] allowed =
        [
            Good with { Name = new string('x', 64) },
            Good with { Name = "Autumn" }, // the name of a program of another unit
            Good with { Description = new string('x', 500) },
            Good with { CallReason = new string('x', 60) },
            Good with { Unit = "fresh", NewUnit = new BusinessUnit("fresh", "acme", "Fresh") },
            Good with { Schedules = [Schedule(FirstOfMay, FirstOfJune), Schedule(FirstOfMarch, FirstOfMay)] }, // one begins when the other ends
            Good with { Schedules = [] },
            Good with { Display = null },
        ];
        Assert.All(allowed, draft => Assert.Equal("", Codes(Plan(Acme.Portal, draft))));
    }

    [Theory]
    [InlineData("INFORM", "PROGRAM_PURPOSE_IS_DNO")]
    [InlineData("SENTRY with Branding", "PROGRAM_PURPOSE_IS_DNO")]
    [InlineData("ENGAGE", "PROGRAM_PURPOSE_IS_DNO")]
    [InlineData("SENTRY", "")]
    [InlineData("none", "PROGRAM_TYPE_MISSING")]
    public void Create_PurposeDoNotOriginate_IsForBlockingOnly(string type, string codes)
    {
        var plan = Plan(Acme.Portal, Good with { Purpose = CallPurpose.DoNotOriginate, Type = ProgramType.Find(type) });
        Assert.Equal(codes, Codes(plan));
        Assert.Contains(PortalReason.PurposeDoNotOriginate, plan.Notices);
    }

    [Fact]
    public void Create_UnitMissingUnknownOrAnother_IsRefused()
    {
        Assert.Equal("PROGRAM_BUSINESS_UNIT_MISSING", Codes(Plan(Acme.Portal, Good with { Unit = "" })));
        Assert.Equal("TARGET_NOT_FOUND", Codes(Plan(Acme.Portal, Good with { Unit = "nowhere", Display = new DisplayName("FBI", "") }))); // a display name is checked against its business
        Assert.Equal("TARGET_MISMATCH", Codes(Plan(Acme.Portal, Good with { Unit = "support", NewUnit = new BusinessUnit("fresh", "acme", "Fresh") })));
    }

    [Fact]
    public void Create_ValidDraft_TakesEveryDetail()
    {
        var draft = Good with { Type = ProgramType.InformWithLogo, Description = "For all", CallReason = "Your order", Image = Logo };
        var plan = Plan(Acme.Portal, draft);
        Assert.Equal([PortalReason.DisplayPendingReview], plan.Notices.AsEnumerable());
        var program = Acme.Portal.Do(new CreateProgram(Now, "summer", draft)).Programs["summer"];
        Assert.Equal(
            new CallingProgram("summer", "acme", "support", "Summer", ProgramType.InformWithLogo, CallPurpose.CustomerService)
            {
                Description = "For all",
                CallReason = "Your order",
                IsAuthenticated = true, // as the type needs
                Image = Logo,
                Display = new ReviewedDisplay(Support, ContentStatus.UnderReview, Now),
                Periods = [new ProgramPeriod(Instant.FromUtc(2026, 3, 1, 14, 0), Instant.FromUtc(2026, 6, 1, 13, 0), "America/Chicago")],
            },
            program);
        Assert.Equal("For all", program.Description);
        Assert.Equal((null, null, null), (program.LaunchedAt, program.PausedAt, program.CanceledAt));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, true, true)]
    [InlineData(true, null, true)] // the edit says nothing about it
    [InlineData(true, true, true)]
    [InlineData(false, null, false)]
    public void Edit_Authentication_StaysUnlessGiven(bool? before, bool? edit, bool after)
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { IsAuthenticated = before }));
        Assert.Equal(after, portal.Do(new EditProgram(Now, "summer", Good with { IsAuthenticated = edit })).Programs["summer"].IsAuthenticated);
    }

    [Fact]
    public void Edit_OtherUnit_IsRefused()
    {
        Assert.Equal("TARGET_MISMATCH", Codes(Acme.Portal.Plan(new EditProgram(Now, "spring", Draft("sales", "Spring")), Options)));
        Assert.Equal("", Codes(Acme.Portal.Plan(new EditProgram(Now, "spring", Draft("support", "Spring") with { Unit = null }), Options)));
    }

    [Fact]
    public void Edit_NothingChanged_GivesNoFact() => Assert.Empty(Acme.Portal.Plan(new EditProgram(Now, "spring", Draft("support", "Spring")), Options).Facts);

    [Fact]
    public void Edit_EndedProgram_IsRefused()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        Assert.Equal("PROGRAM_ENDED SCHEDULE_ALREADY_ENDED", Codes(running.Plan(new EditProgram(Now + Duration.FromDays(200), "spring", Draft("support", "Spring")), Options)));
    }

    [Fact]
    public void Edit_LaunchedProgramLosesItsNumbers_IsAllowed()
    {
        var empty = Acme.Portal.Running("spring", "5013334444").Do(new RemoveNumbers(Now, ["5013334444"]) { Confirmed = true });
        Assert.Equal("", Codes(empty.Plan(new EditProgram(Now, "spring", Draft("support", "Spring") with { Description = "Later" }), Options)));
    }

    [Theory]
    [InlineData("SENTRY", "SENTRY with Branding", 1, false, "PURPOSE_DNO_IN_BRANDING_PROGRAM")]
    [InlineData("SENTRY", "SENTRY with Branding", 1, true, "")] // the option allows it
    [InlineData("SENTRY", "SENTRY with Branding", 0, false, "")]
    [InlineData("SENTRY", "ENGAGE", 1, false, "")]
    public void Edit_TypeWithDoNotOriginateNumbers_FollowsBranding(string from, string to, int numbers, bool isAllowed, string codes)
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { Type = ProgramType.Find(from) })).Do(Add(Place.OfProgram("summer"), "5013334445,Survey"));
        if (numbers > 0) portal = portal.Do(Add(Place.OfProgram("summer"), "5013334444,Do Not Originate"));
        var plan = portal.Plan(new EditProgram(Now, "summer", Good with { Type = ProgramType.Find(to) }), Options with { AllowsDoNotOriginateInBrandingPrograms = isAllowed });
        Assert.Equal(codes, Codes(plan));
    }

    // Approved is shown until another is approved; a name that was decided before keeps its decision.
    [Fact]
    public void Edit_DisplayName_FollowsItsReview()
    {
        var waiting = Acme.Portal;
        var later = Now + Duration.FromHours(1);
        Portal Edit(Portal portal, DisplayName? display) => portal.Do(new EditProgram(later, "spring", Draft("support", "Spring") with { Display = display }));
        Portal Review(Portal portal, bool isApproved) => portal.Do(new ReviewDisplay(Now, "spring", isApproved));
        var approved = Review(waiting, isApproved: true);
        var replaced = Edit(approved, Help);
        var rejected = Review(waiting, isApproved: false);

        Assert.Equal(("Acme Support UnderReview", ""), Displays(waiting));
        Assert.Equal(("Acme Help UnderReview", ""), Displays(Edit(waiting, Help)));
        Assert.Equal(Now, Edit(waiting, Support).Programs["spring"].Display!.SubmittedAt); // still the first review
        Assert.Equal(later, Edit(waiting, Help).Programs["spring"].Display!.SubmittedAt);
        Assert.Equal(("", ""), Displays(Edit(waiting, null)));
        Assert.Equal(("Acme Support Approved", ""), Displays(approved));
        Assert.Equal(("Acme Support Approved", "Acme Help UnderReview"), Displays(replaced));
        Assert.Equal(("Acme Support Approved", ""), Displays(Edit(replaced, Support))); // the replacement is given up
        Assert.Equal(("Acme Support Approved", "Acme Help UnderReview"), Displays(Edit(replaced, Help)));
        Assert.Equal(("", ""), Displays(Edit(replaced, null)));
        Assert.Equal(("Acme Help Approved", ""), Displays(Review(replaced, isApproved: true)));
        Assert.Equal(("Acme Support Approved", ""), Displays(Review(replaced, isApproved: false)));
        Assert.Equal(("Acme Support Approved", ""), Displays(Edit(Review(replaced, isApproved: true), Support))); // approved before
        Assert.Equal(("Acme Support Rejected", ""), Displays(rejected));
        Assert.Equal(("Acme Support Rejected", ""), Displays(Edit(rejected, Support)));
        Assert.Equal(("Acme Help UnderReview", ""), Displays(Edit(rejected, Help)));
    }

    [Fact]
    public void ReviewDisplay_NameOfNoProgram_IsRefused()
    {
        Assert.Equal("DISPLAY_NOT_UNDER_REVIEW", Codes(Acme.Portal.Plan(new ReviewDisplay(Now, "spring", IsApproved: true) { Display = Help }, Options)));
        Assert.Equal("DISPLAY_NAME_MISSING", Codes(Acme.Portal.Plan(new ReviewDisplay(Now, "block", IsApproved: true), Options)));
        Assert.Equal("TARGET_NOT_FOUND", Codes(Acme.Portal.Plan(new ReviewDisplay(Now, "nothing", IsApproved: true), Options)));
    }

    [Fact]
    public void ReviewDisplay_NameOfAnotherBusiness_StaysUnderReview()
    {
        var portal = Acme.Portal.Do(new EditProgram(Now, "foreign", Draft("others", "Foreign") with { Display = Support })).Do(new ReviewDisplay(Now, "spring", IsApproved: true));
        Assert.Equal(ContentStatus.UnderReview, portal.Programs["foreign"].Display!.Status);
        Assert.Equal([Support], portal.Businesses["acme"].ApprovedDisplayNames.AsEnumerable());
        Assert.Empty(portal.Businesses["other"].ApprovedDisplayNames);
        Assert.Empty(portal.Do(new ReviewDisplay(Now, "spring", IsApproved: false) { Display = Support }).Businesses["acme"].ApprovedDisplayNames);
    }

    [Fact]
    public void Edit_Image_FollowsItsReview()
    {
        var draft = Good with { Type = ProgramType.InformWithLogo, Image = Logo };
        var waiting = Acme.Portal.Do(new CreateProgram(Now, "summer", draft));
        Portal Edit(Portal portal, ProgramImage? image) => portal.Do(new EditProgram(Now, "summer", draft with { Image = image }));
        Portal Review(Portal portal, string image, bool isApproved) => portal.Do(new ReviewImage(Now, "summer", image, isApproved));
        var approved = Review(waiting, "logo", isApproved: true);
        var replaced = Edit(approved, Other);

        Assert.Equal(("logo UnderReview", ""), Images(waiting));
        Assert.Equal(("other UnderReview", ""), Images(Edit(waiting, Other)));
        Assert.Equal(("", ""), Images(Edit(waiting, null)));
        Assert.Equal(("logo Approved", ""), Images(approved));
        Assert.Equal(("logo Approved", ""), Images(Edit(approved, Logo))); // stays approved
        Assert.Equal(("logo Approved", "other UnderReview"), Images(replaced));
        Assert.Equal(("logo Approved", ""), Images(Edit(replaced, Logo)));
        Assert.Equal(("other Approved", ""), Images(Edit(replaced, Other with { Status = ContentStatus.Approved })));
        Assert.Equal(("", ""), Images(Edit(replaced, null)));
        Assert.Equal(("other Approved", ""), Images(Review(replaced, "other", isApproved: true)));
        Assert.Equal(("logo Approved", ""), Images(Review(replaced, "other", isApproved: false)));
        Assert.Equal(("logo Rejected", "other UnderReview"), Images(Review(replaced, "logo", isApproved: false)));
        Assert.Empty(approved.Plan(new ReviewImage(Now, "summer", "logo", IsApproved: true), Options).Facts);
        Assert.Equal("TARGET_NOT_FOUND", Codes(approved.Plan(new ReviewImage(Now, "nothing", "logo", IsApproved: true), Options)));
    }

    [Fact]
    public void Launch_CanceledDraft_IsRefused() =>
        Assert.Equal("PROGRAM_ENDED", Codes(Acme.Portal.Do(Add(Spring, "5013334444,Survey")).Do(new CancelProgram(Now, "spring")).Plan(new LaunchProgram(Now, "spring"), Options)));

    [Fact]
    public void CheckSteps_AuthenticationLost_RefusesLaunch()
    {
        var lost = Acme.Portal.With(programs: Acme.Portal.Programs.SetItem("block", Acme.Portal.Programs["block"] with { IsAuthenticated = false }));
        Assert.Equal([PortalReason.ProgramAuthenticationRequired], Step(lost, "block", ProgramStep.Details, Now)!.Reasons.AsEnumerable());
        Assert.Empty(Step(Acme.Portal, "block", ProgramStep.Details, Now)!.Reasons);
        Assert.Empty(Step(Acme.Portal, "spring", ProgramStep.Details, Now)!.Reasons);
    }

    [Fact]
    public void CheckSteps_TypeWithoutNameOrImage_HasNoStepForThem()
    {
        Assert.Null(Step(Acme.Portal, "block", ProgramStep.Display, Now));
        Assert.Null(Step(Acme.Portal, "spring", ProgramStep.Image, Now));
    }

    [Theory]
    [InlineData("2026-03-01T13:59:59Z", "", "")]
    [InlineData("2026-03-01T14:00:00Z", "", "")] // the launch is the start
    [InlineData("2026-03-01T14:00:01Z", "", "SCHEDULE_START_IN_PAST")]
    [InlineData("2026-06-01T12:59:59Z", "", "SCHEDULE_START_IN_PAST")]
    [InlineData("2026-06-01T13:00:00Z", "SCHEDULE_ALREADY_ENDED", "")]
    public void CheckSteps_Schedule_FollowsInstant(string at, string reasons, string notices)
    {
        var step = Step(Acme.Portal, "spring", ProgramStep.Schedule, NodaTime.Text.InstantPattern.General.Parse(at).Value)!;
        Assert.Equal((reasons, notices), (string.Join(' ', step.Reasons.Select(reason => reason.Code())), string.Join(' ', step.Notices.Select(reason => reason.Code()))));
    }

    [Fact]
    public void CheckSteps_LaunchInAnyPeriod_NoticesStartInPast()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { Schedules = [Schedule(FirstOfMarch, FirstOfApril), Schedule(FirstOfMay, FirstOfJune)] }));
        Assert.Equal("SCHEDULE_START_IN_PAST", Step(portal, "summer", ProgramStep.Schedule, Now)!.ToString());
        Assert.Equal("SCHEDULE_START_IN_PAST", Step(portal, "summer", ProgramStep.Schedule, Instant.FromUtc(2026, 5, 2, 9, 0))!.ToString());
        Assert.Equal("", Step(portal, "summer", ProgramStep.Schedule, Instant.FromUtc(2026, 4, 2, 9, 0))!.ToString()); // between the periods
    }

    [Fact]
    public void CheckSteps_Display_NoticesReviewUntilApproved()
    {
        Assert.Equal("DISPLAY_PENDING_REVIEW", Step(Acme.Portal, "spring", ProgramStep.Display, Now)!.ToString());
        Assert.Equal("", Step(Acme.Portal.Do(new ReviewDisplay(Now, "spring", IsApproved: true)), "spring", ProgramStep.Display, Now)!.ToString());
        Assert.Equal("DISPLAY_REJECTED", Step(Acme.Portal.Do(new ReviewDisplay(Now, "spring", IsApproved: false)), "spring", ProgramStep.Display, Now)!.ToString());
    }

    [Fact]
    public void CheckSteps_Numbers_NeedOneAndNoticeNoneActive()
    {
        Assert.Equal("PROGRAM_NO_NUMBERS", Step(Acme.Portal, "spring", ProgramStep.Numbers, Now)!.ToString());
        var pending = Acme.Portal.Do(Add(Spring, "5013334444,Survey"));
        Assert.Equal((true, "PROGRAM_NO_ACTIVE_NUMBERS"), (Step(pending, "spring", ProgramStep.Numbers, Now)!.IsOk, Step(pending, "spring", ProgramStep.Numbers, Now)!.ToString()));
        Assert.Equal("", Step(pending.Do(new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve)), "spring", ProgramStep.Numbers, Now)!.ToString());
    }

    [Theory]
    [InlineData(-1, ProgramPhase.Draft)]
    [InlineData(0, ProgramPhase.Running)]
    public void PhaseAt_BeforeLaunch_IsDraft(int seconds, ProgramPhase phase) =>
        Assert.Equal(phase, Acme.Portal.Running("spring", "5013334444").Programs["spring"].PhaseAt(Now + Duration.FromSeconds(seconds)));

    [Fact]
    public void PhaseAt_PausedOrCanceled_GoesBeforePeriods()
    {
        var program = Acme.Portal.Running("spring", "5013334444").Programs["spring"];
        var end = program.Periods[0].End;
        Assert.Equal(ProgramPhase.Paused, (program with { PausedAt = Now }).PhaseAt(end - Duration.Epsilon));
        Assert.Equal(ProgramPhase.Ended, (program with { PausedAt = Now }).PhaseAt(end));
        Assert.Equal(ProgramPhase.Canceled, (program with { CanceledAt = Now }).PhaseAt(end));
        Assert.Equal(ProgramPhase.Ended, (program with { Periods = [] }).PhaseAt(Now));
    }

    private static PortalPlan Plan(Portal portal, ProgramDraft draft) => portal.Plan(new CreateProgram(Now, "summer", draft), Options);

    private static PortalCheck? Step(Portal portal, string program, ProgramStep step, Instant at) => portal.CheckSteps(program, at, Options).Value.SingleOrDefault(check => check.Step == step);

    private static (string Shown, string Next) Displays(Portal portal)
    {
        static string Text(ReviewedDisplay? display) => display is null ? "" : $"{display.Display.Name} {display.Status}";
        var program = portal.Programs["spring"];
        return (Text(program.Display), Text(program.NextDisplay));
    }

    private static (string Shown, string Next) Images(Portal portal)
    {
        static string Text(ProgramImage? image) => image is null ? "" : $"{image.Id} {image.Status}";
        var program = portal.Programs["summer"];
        return (Text(program.Image), Text(program.NextImage));
    }
}
