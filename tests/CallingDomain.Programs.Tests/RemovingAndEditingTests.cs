using CallingDomain.Numbers;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

public sealed class RemovingAndEditingTests
{
    private static readonly Portal WithNumbers = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service", "5013334445,Survey")).Do(Add(Support, "5013334446,Survey")).Do(Add(Acme.Business, "5013334447,Do Not Originate"));

    [Fact]
    public void Remove_List_GivesResultForEach()
    {
        var request = new RemoveNumbers(Now, ["5013334444", "+15013334446", "501-333-4445", "5013339999", "5013334444"]) { Confirmed = true };
        var plan = WithNumbers.Plan(request, Options);
        Assert.Equal(
            [(NumberOutcome.Removed, ""), (NumberOutcome.Removed, ""), (NumberOutcome.Rejected, "NUMBER_PUNCTUATION"), (NumberOutcome.Rejected, "NUMBER_NOT_FOUND"), (NumberOutcome.Rejected, "DUPLICATE_IN_BATCH")],
            plan.Numbers.Select(answer => (answer.Outcome, string.Join(' ', answer.Codes))));
        Assert.Equal([1, 2, 3, 4, 5], plan.Numbers.Select(answer => answer.Line));
        var portal = WithNumbers.Do(request);
        Assert.Null(portal.Find(Number("5013334444")));
        Assert.Equal(2, portal.NumberCount);
        Assert.Equal(NumberStatus.Pending, portal.Do(Add(Autumn, "5013334444,Survey")).Find(Number("5013334444"))!.Status); // a removed number can be added again
    }

    [Fact]
    public void Remove_NoNumberOfThePortal_ChangesNothing() => Assert.Same(WithNumbers, WithNumbers.Do(new RemoveNumbers(Now, ["5013339999"]) { Confirmed = true }));

    [Fact]
    public void Remove_WithoutConfirmation_IsRefused() => Assert.Equal("DELETE_NOT_CONFIRMED", Codes(WithNumbers.Plan(new RemoveNumbers(Now, ["5013334444"]), Options)));

    [Fact]
    public void Remove_OutsideScope_NamesPlace()
    {
        var plan = WithNumbers.Plan(new RemoveNumbers(Now, ["5013334444", "5013334447"]) { Confirmed = true, Scope = Support }, Options);
        Assert.Equal(["", "NUMBER_OUTSIDE_SCOPE"], plan.Numbers.Select(answer => string.Join(' ', answer.Codes)));
        Assert.Equal(new Place("acme"), plan.Numbers[1].CurrentPlace);
    }

    [Fact]
    public void RemoveOrUnassign_UnknownScope_IsRefused()
    {
        Assert.Equal("TARGET_NOT_FOUND", Codes(WithNumbers.Plan(new RemoveNumbers(Now, ["5013334444"]) { Confirmed = true, Scope = Place.OfProgram("nothing") }, Options)));
        Assert.Equal("TARGET_MISMATCH", Codes(WithNumbers.Plan(new UnassignNumbers(Now, ["5013334444"]) { Scope = new Place("other", null, "spring") }, Options)));
    }

    [Fact]
    public void Remove_FromRunningProgram_IsRefusedByOption()
    {
        var portal = Acme.Portal.Running("spring", "5013334444");
        var request = new RemoveNumbers(Now, ["5013334444"]) { Confirmed = true };
        Assert.Equal("NUMBER_IN_USE", portal.Plan(request, Options with { AllowsRemovalWhileRunning = false }).Numbers.Single().Codes.Single());
        Assert.Equal(0, portal.Do(request).NumberCount);
        Assert.Equal(NumberOutcome.Removed, portal.Do(new PauseProgram(Now, "spring")).Plan(request, Options with { AllowsRemovalWhileRunning = false }).Numbers.Single().Outcome);
        Assert.Equal(NumberOutcome.Removed, WithNumbers.Plan(new RemoveNumbers(Now, ["5013334447"]) { Confirmed = true }, Options with { AllowsRemovalWhileRunning = false }).Numbers.Single().Outcome);
    }

    [Fact]
    public void Unassign_FromProgramAndUnit_MovesToBusiness()
    {
        var plan = WithNumbers.Plan(new UnassignNumbers(Now, ["5013334445", "5013334446", "5013334447"]), Options);
        Assert.Equal([NumberOutcome.Unassigned, NumberOutcome.Unassigned, NumberOutcome.AlreadyPresent], plan.Numbers.Select(answer => answer.Outcome));
        Assert.Equal(["", "", "NUMBER_ALREADY_UNASSIGNED"], plan.Numbers.Select(answer => string.Join(' ', answer.NoticeCodes)));
        Assert.Equal(["acme/support/spring", "acme/support", "acme"], plan.Numbers.Select(answer => answer.CurrentPlace?.ToString()));
        Assert.Equal([CallPurpose.Survey, CallPurpose.Survey, CallPurpose.DoNotOriginate], plan.Numbers.Select(answer => answer.Purpose));
        var portal = WithNumbers.Apply(plan, "test").Value.Portal;
        Assert.Equal([PlaceLevel.Business, PlaceLevel.Business], new[] { "5013334445", "5013334446" }.Select(number => portal.Find(Number(number))!.Place.Level));
        Assert.Equal("REASSIGN_NOT_CONFIRMED", Acme.Portal.Running("spring", "5013334444").Plan(new UnassignNumbers(Now, ["5013334444"]), Options).Numbers.Single().Codes.Single());
    }

    [Theory]
    [InlineData("5013334444", CallPurpose.Survey, false, "", "PURPOSE_DIFFERS_FROM_PROGRAM")]
    [InlineData("5013334444", CallPurpose.MultiUseLine, false, "", "")]
    [InlineData("5013334444", CallPurpose.CustomerService, false, "", "PURPOSE_UNCHANGED")]
    [InlineData("5013334444", CallPurpose.DoNotOriginate, false, "PURPOSE_DNO_IN_BRANDING_PROGRAM PURPOSE_DNO_NEEDS_CONFIRMATION", "PURPOSE_DO_NOT_ORIGINATE PURPOSE_DIFFERS_FROM_PROGRAM")]
    [InlineData("5013334446", CallPurpose.DoNotOriginate, false, "PURPOSE_DNO_NEEDS_CONFIRMATION", "PURPOSE_DO_NOT_ORIGINATE")]
    [InlineData("5013334446", CallPurpose.DoNotOriginate, true, "", "PURPOSE_DO_NOT_ORIGINATE")]
    [InlineData("5013334447", CallPurpose.Survey, false, "PURPOSE_DNO_NEEDS_CONFIRMATION", "")]
    [InlineData("5013339999", CallPurpose.Survey, false, "NUMBER_NOT_FOUND", "")]
    [InlineData("5013334446", CallPurpose.Unspecified, false, "NUMBER_NOT_PLAUSIBLE", "")]
    public void EditPurpose_EachCase_GivesCodesAndNotices(string number, CallPurpose purpose, bool confirmed, string codes, string notices)
    {
        var plan = WithNumbers.Plan(new EditPurpose(Now, Number(number), purpose) { Confirmed = confirmed }, Options);
        Assert.Equal((codes, notices), (string.Join(' ', plan.Reasons.Order().Select(reason => reason.Code())), string.Join(' ', plan.Notices.Select(reason => reason.Code()))));
        if (codes.Length == 0) Assert.Equal(purpose, WithNumbers.Apply(plan, "test").Value.Portal.Find(Number(number))!.Purpose);
    }

    [Fact]
    public void EditPurpose_ActiveNumber_StaysActiveUnlessOptionReviewsEdits()
    {
        var portal = WithNumbers.Do(new ChangeStatus(Now, Number("5013334446"), StatusChange.Approve));
        var request = new EditPurpose(Now, Number("5013334446"), CallPurpose.Prison);
        Assert.Equal(NumberStatus.Active, portal.Do(request).Find(Number("5013334446"))!.Status);
        var reviewed = portal.Apply(portal.Plan(request, Options with { ReviewsPurposeEdits = true }), "test").Value.Portal;
        Assert.Equal(NumberStatus.Pending, reviewed.Find(Number("5013334446"))!.Status);
    }

    [Fact]
    public void ChangeStatus_UnknownNumber_IsRefused() => Assert.Equal("NUMBER_NOT_FOUND", Codes(WithNumbers.Plan(new ChangeStatus(Now, Number("5013339999"), StatusChange.Approve), Options)));

    [Fact]
    public void EditPurpose_DoNotOriginateInProgram_FollowsTypeAndOption()
    {
        var allowing = Options with { AllowsDoNotOriginateInBrandingPrograms = true };
        var request = new EditPurpose(Now, Number("5013334444"), CallPurpose.DoNotOriginate) { Confirmed = true };
        Assert.Equal("PURPOSE_DNO_IN_BRANDING_PROGRAM", Codes(WithNumbers.Plan(request, Options)));
        var allowed = WithNumbers.Plan(request, allowing);
        Assert.Equal(("", "PURPOSE_DO_NOT_ORIGINATE PURPOSE_DNO_IN_BRANDING_PROGRAM PURPOSE_DIFFERS_FROM_PROGRAM"), (Codes(allowed), Notices(allowed)));
        var blocking = Acme.Portal.Do(Add(Block, "5013334444,Customer Service")).Plan(request, Options);
        Assert.Equal(("", "PURPOSE_DO_NOT_ORIGINATE PURPOSE_DIFFERS_FROM_PROGRAM"), (Codes(blocking), Notices(blocking)));
        var stopping = Acme.Portal.Running("spring", "5013334444").Plan(request with { Confirmed = false }, allowing);
        Assert.Equal("PURPOSE_DNO_NEEDS_CONFIRMATION PROGRAM_LAST_NUMBER_NOT_CONFIRMED", Codes(stopping));
        var running = Acme.Portal.Do(Add(Block, "5013334444,Customer Service")).Do(new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve)).Do(new LaunchProgram(Now, "block"));
        Assert.Equal("PURPOSE_DO_NOT_ORIGINATE PURPOSE_DIFFERS_FROM_PROGRAM", Notices(running.Plan(request, Options))); // a blocking program still uses the number
    }

    [Theory]
    [InlineData(NumberStatus.Active, StatusReason.Unspecified, "")]
    [InlineData(NumberStatus.Removed, StatusReason.Disconnected, "")]
    [InlineData(NumberStatus.Removed, StatusReason.Unspecified, "STATUS_REASON_REQUIRED")]
    [InlineData(NumberStatus.Active, StatusReason.Disconnected, "STATUS_REASON_INVALID")]
    [InlineData(NumberStatus.Pending, StatusReason.ReviewedAgain, "STATUS_TRANSITION_INVALID")]
    [InlineData(NumberStatus.Removed, StatusReason.RemovedByOwner, "STATUS_REASON_INVALID")] // only a request to remove numbers
    [InlineData(NumberStatus.Rejected, StatusReason.NotApproved, "")]
    public void ChangeStatus_PendingNumber_FollowsVettingTable(NumberStatus to, StatusReason reason, string codes)
    {
        var plan = WithNumbers.Plan(new ChangeStatus(Now, Number("5013334444"), new StatusChange(to, reason)), Options);
        Assert.Equal(codes, Codes(plan));
        if (codes.Length == 0)
            Assert.Equal(to == NumberStatus.Removed ? null : to, WithNumbers.Apply(plan, "test").Value.Portal.Find(Number("5013334444"))?.Status);
    }

    private static string Notices(PortalPlan plan) => string.Join(' ', plan.Notices.Select(notice => notice.Code()));

    [Fact]
    public void FindAssignment_EachLevel_GivesBusinessUnitAndProgram()
    {
        var inProgram = WithNumbers.FindAssignment(Number("5013334444"))!;
        Assert.Equal(("Acme", "Support", "Spring", "Acme Support", 1), (inProgram.Business.Name, inProgram.Unit?.Name, inProgram.Program?.Name, inProgram.DisplayName?.Name, inProgram.Periods.Length));
        var inBusiness = WithNumbers.FindAssignment(Number("5013334447"))!;
        Assert.Equal(("Acme", null, null, null, 0), (inBusiness.Business.Name, inBusiness.Unit, inBusiness.Program, inBusiness.DisplayName, inBusiness.Periods.Length));
        Assert.Null(WithNumbers.FindAssignment(Number("5013339999")));
    }
}
