using CallingDomain.Numbers;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>Changes that leave a running program without a number in use.</summary>
public sealed class RunningProgramTests
{
    private const string Active = "5013334444", Pending = "5013334445";

    // One number is Active, another Pending.
    private static readonly Portal Mixed = Acme.Portal.Running("spring", Active).Do(Add(Spring, $"{Pending},Customer Service"));

    [Fact]
    public void Unassign_LastActiveNumberBesidePendingOnes_NeedsConfirmation()
    {
        Assert.Equal("REASSIGN_NOT_CONFIRMED", Code(Mixed, new UnassignNumbers(Now, [Active])));
        Assert.Equal("REASSIGN_NOT_CONFIRMED", Code(Mixed, Add(Autumn, $"{Active},Customer Service") with { Reassign = true }));
        Assert.Equal(NumberOutcome.Unassigned, Outcome(Mixed, new UnassignNumbers(Now, [Pending])));
        Assert.Equal(NumberOutcome.Unassigned, Outcome(Mixed.Do(new PauseProgram(Now, "spring")), new UnassignNumbers(Now, [Active])));
    }

    [Fact]
    public void Unassign_Confirmed_GivesNotice()
    {
        var unassign = Mixed.Plan(new UnassignNumbers(Now, [Active]) { Confirmed = true }, Options);
        Assert.Equal((NumberOutcome.Unassigned, "PROGRAM_NO_ACTIVE_NUMBERS"), (unassign.Numbers.Single().Outcome, Notices(unassign)));
        var reassign = Mixed.Plan(Add(Autumn, $"{Active},Customer Service") with { Reassign = true, Confirmed = true }, Options);
        Assert.Equal((NumberOutcome.Reassigned, "PROGRAM_NO_ACTIVE_NUMBERS"), (reassign.Numbers.Single().Outcome, Notices(reassign)));
        Assert.Equal("", Notices(Mixed.Plan(new UnassignNumbers(Now, [Pending]) { Confirmed = true }, Options)));
    }

    [Fact]
    public void Unassign_OneOfTwoActiveNumbers_NeedsNoConfirmation()
    {
        var both = Mixed.Do(new ChangeStatus(Now, Number(Pending), StatusChange.Approve));
        Assert.Equal(NumberOutcome.Unassigned, Outcome(both, new UnassignNumbers(Now, [Active])));
        Assert.All(both.Plan(new UnassignNumbers(Now, [Active, Pending]), Options).Numbers, answer => Assert.Equal("REASSIGN_NOT_CONFIRMED", answer.Codes.Single()));
    }

    [Fact]
    public void Unassign_LastActiveNumberBesideDoNotOriginate_NeedsConfirmation()
    {
        var only = Options with { AllowsDoNotOriginateInBrandingPrograms = true };
        var portal = Acme.Portal.Running("spring", Active);
        portal = portal.Apply(portal.Plan(Add(Spring, $"{Pending},Do Not Originate"), only), "test").Value.Portal.Do(new ChangeStatus(Now, Number(Pending), StatusChange.Approve));
        Assert.Equal("REASSIGN_NOT_CONFIRMED", Code(portal, new UnassignNumbers(Now, [Active])));
    }

    [Fact]
    public void Unassign_FromBlockingProgram_CountsDoNotOriginateNumbers()
    {
        var portal = Acme.Portal.Do(Add(Block, $"{Active},Survey", $"{Pending},Do Not Originate"))
            .Do(new ChangeStatus(Now, Number(Active), StatusChange.Approve)).Do(new ChangeStatus(Now, Number(Pending), StatusChange.Approve)).Do(new LaunchProgram(Now, "block"));
        Assert.Equal(NumberOutcome.Unassigned, Outcome(portal, new UnassignNumbers(Now, [Active])));
        Assert.Equal("", Notices(portal.Plan(new EditPurpose(Now, Number(Active), CallPurpose.DoNotOriginate) { Confirmed = true }, Options)).Replace("PURPOSE_DO_NOT_ORIGINATE", "", StringComparison.Ordinal).Replace("PURPOSE_DIFFERS_FROM_PROGRAM", "", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void Remove_LastActiveNumber_GivesNotice()
    {
        Assert.Equal("PROGRAM_NO_ACTIVE_NUMBERS", Notices(Mixed.Plan(new RemoveNumbers(Now, [Active]) { Confirmed = true }, Options)));
        Assert.Equal("", Notices(Mixed.Plan(new RemoveNumbers(Now, [Pending]) { Confirmed = true }, Options)));
    }

    [Fact]
    public void ChangeStatus_LastActiveNumber_GivesNoticeAndIsNotRefused()
    {
        var rejected = Mixed.Plan(new ChangeStatus(Now, Number(Active), new StatusChange(NumberStatus.Rejected, StatusReason.NotApproved)), Options);
        Assert.Equal(("", "PROGRAM_NO_ACTIVE_NUMBERS"), (Codes(rejected), Notices(rejected)));
        var removed = Mixed.Plan(new ChangeStatus(Now, Number(Active), new StatusChange(NumberStatus.Removed, StatusReason.Disconnected)), Options);
        Assert.Equal(("", "PROGRAM_NO_ACTIVE_NUMBERS"), (Codes(removed), Notices(removed)));
        Assert.Equal("", Notices(Mixed.Plan(new ChangeStatus(Now, Number(Pending), new StatusChange(NumberStatus.Removed, StatusReason.Disconnected)), Options)));
    }

    [Fact]
    public void EditPurpose_LastActiveNumberToReview_NeedsConfirmation()
    {
        var reviewing = Options with { ReviewsPurposeEdits = true };
        var request = new EditPurpose(Now, Number(Active), CallPurpose.MultiUseLine);
        Assert.Equal("PROGRAM_LAST_NUMBER_NOT_CONFIRMED", Codes(Mixed.Plan(request, reviewing)));
        var confirmed = Mixed.Plan(request with { Confirmed = true }, reviewing);
        Assert.Equal(("", "PROGRAM_NO_ACTIVE_NUMBERS"), (Codes(confirmed), Notices(confirmed)));
        Assert.Equal("", Codes(Mixed.Plan(request, Options)));
        Assert.Equal("", Codes(Mixed.Plan(request with { Number = Number(Pending) }, reviewing)));
    }

    [Fact]
    public void EditPurpose_OneOfTwoActiveNumbersToReview_NeedsNoConfirmation()
    {
        var both = Mixed.Do(new ChangeStatus(Now, Number(Pending), StatusChange.Approve));
        var plan = both.Plan(new EditPurpose(Now, Number(Active), CallPurpose.MultiUseLine), Options with { ReviewsPurposeEdits = true });
        Assert.Equal(("", ""), (Codes(plan), Notices(plan)));
    }

    [Fact]
    public void Unassign_PendingNumberOfProgramWithoutActiveOnes_NeedsNoConfirmation()
    {
        var pending = Acme.Portal.Do(Add(Spring, $"{Active},Survey", $"{Pending},Survey")).Do(new LaunchProgram(Now, "spring"));
        Assert.Equal(NumberOutcome.Unassigned, Outcome(pending, new UnassignNumbers(Now, [Pending])));
        Assert.All(pending.Plan(new UnassignNumbers(Now, [Active, Pending]), Options).Numbers, answer => Assert.Equal("REASSIGN_NOT_CONFIRMED", answer.Codes.Single())); // all its numbers
    }

    [Fact]
    public void EditProgram_StopsRunningProgram_GivesNotice()
    {
        var later = Mixed.Plan(new EditProgram(Now, "spring", Draft("support", "Spring") with { Schedules = [Schedule(FirstOfApril, FirstOfJune)] }), Options);
        Assert.Equal(("", "PROGRAM_NOT_STARTED"), (Codes(later), Notices(later)));
        var blocking = Mixed.Plan(new EditProgram(Now, "spring", Draft("support", "Spring") with { Type = ProgramType.Sentry, Display = null }), Options);
        Assert.Equal(("", "PROGRAM_DOES_NOT_BRAND"), (Codes(blocking), Notices(blocking)));
    }

    private static string Code(Portal portal, PortalRequest request) => portal.Plan(request, Options).Numbers.Single().Codes.Single();

    private static NumberOutcome Outcome(Portal portal, PortalRequest request) => portal.Plan(request, Options).Numbers.Single().Outcome;

    private static string Notices(PortalPlan plan) => string.Join(' ', plan.Notices.Select(notice => notice.Code()));
}
