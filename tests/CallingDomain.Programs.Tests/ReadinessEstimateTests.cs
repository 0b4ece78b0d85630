using CallingDomain.Numbers;
using NodaTime;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>The estimate of the instant from which a number brands.</summary>
public sealed class ReadinessEstimateTests
{
    private static readonly ProgramDraft FromApril = Draft("support", "Summer") with { Schedules = [Schedule(FirstOfApril, FirstOfJune)] };
    private static readonly Instant April = Instant.FromUtc(2026, 4, 1, 13, 0);

    private static readonly Portal InReview = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service")).Do(new LaunchProgram(Now, "spring"));
    private static readonly Portal Scheduled = Acme.Portal.Do(new CreateProgram(Now, "summer", FromApril)).Running("summer", "5013334444");

    [Fact]
    public void EstimatedFrom_DisplayUnderReview_IsEndOfMinReviewTime()
    {
        Assert.Equal(Now + Duration.FromHours(24), Estimate(InReview, Now));
        Assert.Null(Estimate(InReview, Now + Duration.FromHours(24)));
    }

    [Fact]
    public void EstimatedFrom_ScheduledProgram_IsStart()
    {
        Assert.Equal(April, Estimate(Scheduled, Now));
        Assert.Null(Estimate(Scheduled, April)); // brands already
        Assert.Null(Estimate(Acme.Portal.Running("spring", "5013334444"), Now));
    }

    [Fact]
    public void EstimatedFrom_ReviewEndsBetweenPeriods_IsNextPeriod()
    {
        var draft = Draft("support", "Summer") with
        {
            Schedules = [Schedule(FirstOfMarch, new LocalDateTime(2026, 3, 2, 18, 0)), Schedule(FirstOfApril, FirstOfMay)],
        };
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", draft)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service")).Do(new LaunchProgram(Now, "summer"));
        Assert.Equal(ProgramPhase.Running, portal.Programs["summer"].PhaseAt(Now + Duration.FromHours(6)));
        Assert.Equal(April, Estimate(portal, Now + Duration.FromHours(6)));
    }

    [Fact]
    public void EstimatedFrom_ProgramEndsBeforeReview_IsNull()
    {
        var draft = Draft("support", "Summer") with { Schedules = [Schedule(FirstOfMarch, new LocalDateTime(2026, 3, 2, 18, 0))] };
        var portal = Acme.Portal.Do(new CreateProgram(Now, "summer", draft)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service")).Do(new LaunchProgram(Now, "summer"));
        Assert.Null(Estimate(portal, Now));
    }

    public static TheoryData<string, Portal> NeedingAction => new()
    {
        { "PROGRAM_NOT_LAUNCHED", Acme.Portal.Do(new CreateProgram(Now, "summer", FromApril)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service")) },
        { "PROGRAM_PAUSED", Scheduled.Do(new PauseProgram(Now, "summer")) },
        { "PROGRAM_CANCELED", Scheduled.Do(new CancelProgram(Now, "summer")) },
        { "NUMBER_REJECTED", Scheduled.Do(new ChangeStatus(Now, Acme.Number("5013334444"), new StatusChange(NumberStatus.Rejected, StatusReason.NotApproved))) },
        { "PURPOSE_IS_DNO", WithDoNotOriginate(Scheduled, new EditPurpose(Now, Acme.Number("5013334444"), CallPurpose.DoNotOriginate) { Confirmed = true }) },
        { "DISPLAY_REJECTED", Scheduled.Do(new ReviewDisplay(Now, "summer", IsApproved: false) { Display = FromApril.Display }) },
        { "PROGRAM_DOES_NOT_BRAND", Blocking() },
        { "IMAGE_NOT_APPROVED", WithRejectedImage() },
        { "NUMBER_NOT_IN_PROGRAM", Scheduled.Do(new UnassignNumbers(Now, ["5013334444"])) },
    };

    [Theory]
    [MemberData(nameof(NeedingAction))]
    public void EstimatedFrom_ActionNeeded_IsNull(string code, Portal portal)
    {
        var readiness = portal.CheckReadiness(Acme.Number("5013334444"), Now, Options);
        Assert.Contains(code, readiness.Reasons.Select(each => each.Code()));
        Assert.Null(readiness.EstimatedFrom);
    }

    [Fact]
    public void EstimatedFrom_PendingNumber_IsStart() =>
        Assert.Equal(April, Estimate(Acme.Portal.Do(new CreateProgram(Now, "summer", FromApril)).Do(Add(Place.OfProgram("summer"), "5013334444,Customer Service")).Do(new ReviewDisplay(Now, "summer", IsApproved: true)).Do(new LaunchProgram(Now, "summer")), Now));

    private static Portal Blocking() => Acme.Portal.Do(new EditProgram(Now, "block", Draft("sales", "Block") with { Unit = null, Type = ProgramType.Sentry, Display = null, Schedules = [Schedule(FirstOfApril, FirstOfJune)] }))
        .Do(Add(Block, "5013334444,Survey")).Do(new ChangeStatus(Now, Acme.Number("5013334444"), StatusChange.Approve)).Do(new LaunchProgram(Now, "block"));

    private static Portal WithRejectedImage()
    {
        var draft = FromApril with { Type = ProgramType.InformWithLogo, Image = new ProgramImage("logo", "svg", 1_000, 10, 10, ContentStatus.Approved) };
        return Acme.Portal.Do(new CreateProgram(Now, "summer", draft)).Running("summer", "5013334444").Do(new ReviewImage(Now, "summer", "logo", IsApproved: false));
    }

    private static Portal WithDoNotOriginate(Portal portal, PortalRequest request) =>
        portal.Apply(portal.Plan(request, Options with { AllowsDoNotOriginateInBrandingPrograms = true }), "test").Value.Portal;

    private static Instant? Estimate(Portal portal, Instant at) => portal.CheckReadiness(Acme.Number("5013334444"), at, Options).EstimatedFrom;
}
