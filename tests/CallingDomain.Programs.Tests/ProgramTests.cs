using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

public sealed class ProgramTests
{
    private static readonly ProgramDraft Good = Draft("support", "Summer");

    private static readonly ProgramDraft TwoPeriods = Good with
    {
        Schedules = [Schedule(FirstOfJune, FirstOfJuly), Schedule(FirstOfApril, FirstOfMay)],
    };

    [Fact]
    public void Create_NewUnit_CreatesBoth()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { Unit = null, NewUnit = new BusinessUnit("fresh", "acme", "Fresh") }));
        Assert.Equal(("fresh", "acme", ProgramPhase.Draft), (portal.Programs["summer"].Unit, portal.Programs["summer"].Business, portal.Programs["summer"].PhaseAt(Now)));
        Assert.Equal("Fresh", portal.Units["fresh"].Name);
    }

    [Fact]
    public void Create_EmptyDraft_GivesAllReasons() => Assert.Equal(
        "PROGRAM_BUSINESS_UNIT_MISSING PROGRAM_TYPE_MISSING PROGRAM_NAME_MISSING PROGRAM_PURPOSE_MISSING",
        Codes(Acme.Portal.Plan(new CreateProgram(Now, "summer", new ProgramDraft()), Options)));

    [Fact]
    public void Create_InvalidDetail_GivesItsReason()
    {
        (ProgramDraft Draft, string Codes)[] cases =
        [
            (Good with { Name = "spring" }, "PROGRAM_NAME_NOT_UNIQUE"),
            (Good with { Name = new string('x', 65) }, "PROGRAM_NAME_TOO_LONG"),
            (Good with { Description = new string('x', 501) }, "PROGRAM_DESCRIPTION_TOO_LONG"),
            (Good with { Purpose = CallPurpose.DoNotOriginate }, "PROGRAM_PURPOSE_IS_DNO"),
            (Good with { Purpose = CallPurpose.DoNotOriginate, Type = ProgramType.Sentry, Display = null }, ""),
            (Good with { Unit = "nowhere" }, "TARGET_NOT_FOUND"),
            (Good with { NewUnit = new BusinessUnit("sales", "acme", "Sales"), Unit = null }, "ID_NOT_UNIQUE"),
            (Good with { Schedules = [Schedule(FirstOfMarch, null)] }, "SCHEDULE_END_MISSING"),
            (Good with { Schedules = [Schedule(null, FirstOfJune)] }, "SCHEDULE_START_MISSING"),
            (Good with { Schedules = [Schedule(FirstOfMarch, FirstOfMarch)] }, "SCHEDULE_END_NOT_AFTER_START"),
            (Good with { Schedules = [new ProgramSchedule(FirstOfMarch, FirstOfJune, "Mars/Olympus")] }, "SCHEDULE_ZONE_UNKNOWN"),
            (Good with { Schedules = [Schedule(FirstOfMarch, FirstOfJune), Schedule(FirstOfMay, FirstOfJuly)] }, "SCHEDULE_OVERLAP"),
            (Good with { CallReason = new string('x', 61) }, "CALL_REASON_TOO_LONG"),
            (Good with { CallReason = "What?" }, "CALL_REASON_CHARACTER_NOT_ALLOWED"),
            (Good with { Image = new ProgramImage("logo", "png", 300_000, 10, 20, ContentStatus.UnderReview) }, "IMAGE_FORMAT IMAGE_TOO_LARGE IMAGE_NOT_SQUARE"),
        ];
        Assert.All(cases, each => Assert.Equal(each.Codes, Codes(Acme.Portal.Plan(new CreateProgram(Now, "summer", each.Draft), Options))));
        Assert.Equal("ID_NOT_UNIQUE", Codes(Acme.Portal.Plan(new CreateProgram(Now, "spring", Good), Options)));
        Assert.Equal("ID_MISSING", Codes(Acme.Portal.Plan(new CreateProgram(Now, " ", Good), Options)));
    }

    // In Chicago, 8 March 2026 skips 02:00 to 03:00, and 1 November 2026 repeats 01:00 to 02:00.
    [Theory]
    [InlineData("2026-03-08T02:30:00", "2026-06-01T00:00:00", "SCHEDULE_LOCAL_TIME_INVALID", "2026-03-08T08:00:00Z", "2026-06-01T05:00:00Z")]
    [InlineData("2026-03-01T00:00:00", "2026-11-01T01:30:00", "SCHEDULE_LOCAL_TIME_AMBIGUOUS", "2026-03-01T06:00:00Z", "2026-11-01T07:30:00Z")]
    [InlineData("2026-11-01T01:30:00", "2026-12-01T00:00:00", "SCHEDULE_LOCAL_TIME_AMBIGUOUS", "2026-11-01T06:30:00Z", "2026-12-01T06:00:00Z")]
    public void Schedule_ClockChange_IsRefusedOrWidest(string start, string end, string code, string from, string to)
    {
        var pattern = NodaTime.Text.LocalDateTimePattern.ExtendedIso;
        var request = new CreateProgram(Now, "summer", Good with { Schedules = [Schedule(pattern.Parse(start).Value, pattern.Parse(end).Value)] });
        Assert.Equal(code, Codes(Acme.Portal.Plan(request, Options)));
        var plan = Acme.Portal.Plan(request, Options with { ClockChanges = ClockChangeRule.Widest });
        var period = Acme.Portal.Apply(plan, "test").Value.Portal.Programs["summer"].Periods.Single();
        Assert.Equal((from, to), (period.Start.ToString(), period.End.ToString()));
    }

    [Fact]
    public void Schedule_BothTimesAtClockChanges_GivesBothReasons()
    {
        var schedule = Schedule(new LocalDateTime(2026, 11, 1, 1, 30), new LocalDateTime(2027, 3, 14, 2, 30));
        Assert.Equal("SCHEDULE_LOCAL_TIME_AMBIGUOUS SCHEDULE_LOCAL_TIME_INVALID", Codes(Acme.Portal.Plan(new CreateProgram(Now, "summer", Good with { Schedules = [schedule] }), Options)));
    }

    [Fact]
    public void Launch_BareProgram_GivesAllReasons()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "bare", Good with { Type = ProgramType.InformWithLogo, Display = null, Schedules = [] }));
        Assert.Equal(
            "DISPLAY_NAME_MISSING SHORTHAND_MISSING PROGRAM_IMAGE_MISSING SCHEDULE_START_MISSING SCHEDULE_END_MISSING PROGRAM_NO_NUMBERS",
            Codes(portal.Plan(new LaunchProgram(Now, "bare"), Options)));
        Assert.Equal(PortalReason.TargetNotFound, portal.CheckSteps("nothing", Now, Options).Reason);
        var steps = portal.CheckSteps("bare", Now, Options).Value;
        Assert.Equal(
            [(ProgramStep.BusinessUnit, true), (ProgramStep.Details, true), (ProgramStep.Display, false), (ProgramStep.Image, false), (ProgramStep.Schedule, false), (ProgramStep.Numbers, false)],
            steps.Select(step => (step.Step, step.IsOk)));
    }

    [Fact]
    public void Launch_PendingNumbersAndDisplay_GivesNotices()
    {
        var portal = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service"));
        var plan = portal.Plan(new LaunchProgram(Now, "spring"), Options);
        Assert.Equal("DISPLAY_PENDING_REVIEW SCHEDULE_START_IN_PAST PROGRAM_NO_ACTIVE_NUMBERS", string.Join(' ', plan.Notices.Select(notice => notice.Code())));
        Assert.Equal(ProgramPhase.Running, portal.Apply(plan, "test").Value.Portal.Programs["spring"].PhaseAt(Now));
    }

    [Fact]
    public void Launch_LaunchedEndedOrRejected_IsRefused()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        Assert.Equal("PROGRAM_NOT_DRAFT", Codes(running.Plan(new LaunchProgram(Now, "spring"), Options)));
        Assert.Equal("PROGRAM_NOT_DRAFT SCHEDULE_ALREADY_ENDED", Codes(running.Plan(new LaunchProgram(Now + Duration.FromDays(200), "spring"), Options)));
        var rejected = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service")).Do(new ReviewDisplay(Now, "spring", IsApproved: false));
        Assert.Equal("DISPLAY_REJECTED", Codes(rejected.Plan(new LaunchProgram(Now, "spring"), Options)));
        Assert.Equal("TARGET_NOT_FOUND", Codes(running.Plan(new LaunchProgram(Now, "nothing"), Options)));
    }

    [Fact]
    public void PhaseAt_LaunchedProgram_FollowsInstant()
    {
        var program = Acme.Portal.Do(new CreateProgram(Now, "summer", TwoPeriods)).Running("summer", "5013334444").Programs["summer"];
        Assert.Equal(
            [ProgramPhase.Scheduled, ProgramPhase.Scheduled, ProgramPhase.Running, ProgramPhase.Running, ProgramPhase.Waiting, ProgramPhase.Running, ProgramPhase.Ended],
            new[] { Now, Chicago(4, 1, 7), Chicago(4, 1, 8), Chicago(5, 1, 7), Chicago(5, 1, 8), Chicago(6, 1, 8), Chicago(7, 1, 8) }.Select(program.PhaseAt));
    }

    [Fact]
    public void ProgramsPage_Diagram_ShowsAllowedRequests()
    {
        var draft = Acme.Portal.Do(new CreateProgram(Now, "summer", TwoPeriods)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service"));
        var launched = draft.Do(new LaunchProgram(Now, "summer"));
        (Portal Portal, Instant At)[] cases =
        [
            (draft, Now), (launched, Now), (launched, Chicago(4, 2, 8)), (launched, Chicago(5, 2, 8)), (launched, Chicago(7, 2, 8)),
            (launched.Do(new PauseProgram(Now, "summer")), Now), (launched.Do(new CancelProgram(Now, "summer")), Now),
        ];
        (Func<Instant, PortalRequest> Request, string To)[] requests =
        [
            (at => new LaunchProgram(at, "summer"), "ByTime"), (at => new PauseProgram(at, "summer"), "Paused"),
            (at => new ResumeProgram(at, "summer"), "ByTime"), (at => new CancelProgram(at, "summer"), "Canceled"),
        ];
        var allowed =
            from request in requests
            from each in cases
            let asked = request.Request(each.At)
            where !each.Portal.Plan(asked, Options).IsRefused
            select $"{each.Portal.Programs["summer"].PhaseAt(each.At)} --> {request.To}: {asked.GetType().Name}";
        var written = Repository.Text("docs", "programs.md").Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal)).Select(line => line.Trim());
        Assert.Equal(allowed.Prepend("[*] --> Draft"), written);
    }

    [Fact]
    public void PauseResumeCancel_EachPhase_FollowsTransitions()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        var paused = running.Do(new PauseProgram(Now, "spring"));
        Assert.Equal(ProgramPhase.Paused, paused.Programs["spring"].PhaseAt(Now));
        Assert.Equal(ProgramPhase.Running, paused.Do(new ResumeProgram(Now, "spring")).Programs["spring"].PhaseAt(Now));
        Assert.Equal("PROGRAM_TRANSITION_INVALID", Codes(running.Plan(new ResumeProgram(Now, "spring"), Options)));
        var canceled = paused.Do(new CancelProgram(Now, "spring"));
        Assert.Equal("PROGRAM_ENDED", Codes(canceled.Plan(new PauseProgram(Now, "spring"), Options)));
        Assert.Equal("PROGRAM_ENDED", Codes(canceled.Plan(new EditProgram(Now, "spring", Draft("support", "Spring")), Options)));
    }

    [Fact]
    public void Edit_ApprovedDisplay_IsShownUntilNextIsApproved()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        var edited = running.Do(new EditProgram(Now, "spring", Draft("support", "Spring") with { Display = new DisplayName("Acme Help", "Acme") }));
        Assert.Equal(("Acme Support", "Acme Help"), (edited.Programs["spring"].Display!.Display.Name, edited.Programs["spring"].NextDisplay?.Display.Name));
        Assert.True(edited.CheckReadiness(Number("5013334444"), Now, Options).IsReady);
        Assert.Equal("Acme Support", edited.Do(new ReviewDisplay(Now, "spring", IsApproved: false)).Programs["spring"].Display!.Display.Name);
        Assert.Equal("Acme Help", edited.Do(new ReviewDisplay(Now, "spring", IsApproved: true)).Programs["spring"].Display!.Display.Name);
    }

    [Fact]
    public void Edit_LaunchedProgram_MustKeepLaunchDetails()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        var bare = new ProgramDraft { Type = ProgramType.Inform, Name = "Spring", Purpose = CallPurpose.CustomerService };
        Assert.Equal("DISPLAY_NAME_MISSING SHORTHAND_MISSING SCHEDULE_START_MISSING SCHEDULE_END_MISSING", Codes(running.Plan(new EditProgram(Now, "spring", bare), Options)));
        Assert.Equal("TARGET_MISMATCH", Codes(running.Plan(new EditProgram(Now, "spring", Draft("support", "Spring") with { NewUnit = new BusinessUnit("x", "acme", "X") }), Options)));
    }

    [Fact]
    public void ReviewDisplay_NameOfSeveralPrograms_AppliesToAll()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good)).Do(new ReviewDisplay(Now, "spring", IsApproved: true));
        Assert.Equal(ContentStatus.Approved, portal.Programs["summer"].Display!.Status);
        var again = portal.Plan(new ReviewDisplay(Now, "spring", IsApproved: false), Options); // nothing is under review
        Assert.Equal((0, "DISPLAY_NOT_UNDER_REVIEW"), (again.Facts.Length, again.Notices.Single().Code()));
        var rejected = portal.Do(new ReviewDisplay(Now, "spring", IsApproved: false) { Display = new DisplayName("Acme Support", "Acme") });
        Assert.Equal(ContentStatus.Rejected, rejected.Programs["summer"].Display!.Status);
        Assert.Equal(ContentStatus.UnderReview, rejected.Do(new CreateProgram(Now, "winter", Draft("support", "Winter"))).Programs["winter"].Display!.Status);
    }

    [Fact]
    public void Edit_ApprovedImage_IsShownUntilNextIsApproved()
    {
        var logo = new ProgramImage("logo", "svg", 1_000, 10, 10, ContentStatus.UnderReview);
        var draft = Good with { Type = ProgramType.InformWithLogo, Image = logo };
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", draft)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service"));
        Assert.Equal("IMAGE_NOT_APPROVED", Codes(portal.Plan(new LaunchProgram(Now, "summer"), Options)));
        portal = portal.Do(new ReviewImage(Now, "summer", "logo", IsApproved: true));
        var edited = portal.Do(new EditProgram(Now, "summer", draft with { Image = logo with { Id = "new" } }));
        Assert.Equal(("logo", "new"), (edited.Programs["summer"].Image!.Id, edited.Programs["summer"].NextImage?.Id));
        Assert.Equal("new", edited.Do(new ReviewImage(Now, "summer", "new", IsApproved: true)).Programs["summer"].Image!.Id);
        Assert.Equal("PROGRAM_IMAGE_MISSING", Codes(edited.Plan(new ReviewImage(Now, "summer", "old", IsApproved: true), Options)));
    }

    [Fact]
    public void Schedule_WholeCalendar_NeverEnds()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { Schedules = [Schedule(new LocalDateTime(-9998, 1, 1, 0, 0), new LocalDateTime(9999, 12, 31, 23, 59))] }));
        Assert.Equal((Instant.MinValue, Instant.MaxValue), (portal.Programs["summer"].Periods[0].Start, portal.Programs["summer"].Periods[0].End));
        Assert.Equal(NumberStatus.Pending, portal.Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service")).Find(Number("5013334444"))!.Status);
        var late = Instant.MaxValue - Duration.FromHours(1);
        var submitted = Acme.Portal.Do(new CreateProgram(late, "last", Good)).Do(Add(Place.OfProgram("last"), "5013334444,Customer Service")).Do(new LaunchProgram(Now, "last"));
        Assert.Null(submitted.CheckReadiness(Number("5013334444"), Now, Options).EstimatedFrom); // the review ends after the program
    }

    [Fact]
    public void Create_TypeNeedsAuthenticationDraftRefuses_IsRefused() =>
        Assert.Equal("PROGRAM_AUTHENTICATION_REQUIRED", Codes(Acme.Portal.Plan(new CreateProgram(Now, "summer", Good with { Type = ProgramType.InformWithLogo, IsAuthenticated = false }), Options)));

    [Fact]
    public void Create_DisplayApprovedBefore_NeedsNoReview()
    {
        var running = Acme.Portal.Running("spring", "5013334444");
        Assert.Equal(ContentStatus.Approved, running.Do(new CreateProgram(Now, "summer", Good)).Programs["summer"].Display!.Status);
        Assert.Equal(ContentStatus.UnderReview, Acme.Portal.Do(new CreateProgram(Now, "summer", Good)).Programs["summer"].Display!.Status);
    }

    [Fact]
    public void Edit_AuthenticationOff_IsRefused()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", Good with { Type = ProgramType.InformWithCallAuthentication }));
        Assert.True(portal.Programs["summer"].IsAuthenticated);
        Assert.Equal("PROGRAM_AUTHENTICATION_IRREVERSIBLE", Codes(portal.Plan(new EditProgram(Now, "summer", Good with { IsAuthenticated = false }), Options)));
    }

    [Fact]
    public void Edit_ToBrandingTypeWithDoNotOriginate_IsRefused()
    {
        var portal = Acme.Portal.Do(Add(Block, "5013334444,Do Not Originate"));
        var branding = Draft("sales", "Block") with { Type = ProgramType.SentryWithBranding, IsAuthenticated = true };
        Assert.Equal("PURPOSE_DNO_IN_BRANDING_PROGRAM", Codes(portal.Plan(new EditProgram(Now, "block", branding), Options)));
    }

    [Fact]
    public void CheckReadiness_EachCase_GivesAllReasons()
    {
        var draft = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service"));
        Assert.Equal("NUMBER_PENDING PROGRAM_NOT_LAUNCHED DISPLAY_PENDING_REVIEW", Reasons(draft, Now));
        var running = Acme.Portal.Running("spring", "5013334444");
        Assert.True(running.CheckReadiness(Number("5013334444"), Now, Options).IsReady);
        Assert.Equal("PROGRAM_ENDED", Reasons(running, Now + Duration.FromDays(200)));
        Assert.Equal("PROGRAM_PAUSED", Reasons(running.Do(new PauseProgram(Now, "spring")), Now));
        Assert.Equal("NUMBER_NOT_IN_PROGRAM", Reasons(running.Do(new UnassignNumbers(Now, ["5013334444"]) { Confirmed = true }), Now));
        Assert.Equal("NUMBER_NOT_FOUND", Reasons(Acme.Portal, Now));
        Assert.Equal("NUMBER_PENDING PURPOSE_IS_DNO PROGRAM_DOES_NOT_BRAND PROGRAM_NOT_LAUNCHED", Reasons(Acme.Portal.Do(Add(Block, "5013334444,Do Not Originate")), Now));
    }

    private static Instant Chicago(int month, int day, int hour) => new LocalDateTime(2026, month, day, hour, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/Chicago"]).ToInstant();

    private static string Reasons(Portal portal, Instant at) => string.Join(' ', portal.CheckReadiness(Number("5013334444"), at, Options).Reasons.Select(reason => reason.Code()));
}
