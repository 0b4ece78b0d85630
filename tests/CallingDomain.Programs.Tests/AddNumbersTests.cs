using CallingDomain.Numbers;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

public sealed class AddNumbersTests
{
    [Theory]
    [InlineData("acme", null, null, PlaceLevel.Business)]
    [InlineData(null, "support", null, PlaceLevel.BusinessUnit)]
    [InlineData(null, null, "spring", PlaceLevel.Program)]
    [InlineData("acme", "support", "spring", PlaceLevel.Program)]
    public void Add_EachLevel_IsPendingThere(string? business, string? unit, string? program, PlaceLevel level)
    {
        var portal = Acme.Portal.Do(Add(new Place(business, unit, program), "5013334444,Customer Service"));
        var number = portal.Find(Number("5013334444"))!;
        Assert.Equal((level, NumberStatus.Pending, CallPurpose.CustomerService), (number.Place.Level, number.Status, number.Purpose));
        Assert.Equal("acme", number.Place.Business);
    }

    [Theory]
    [InlineData("nobody", null, null, "TARGET_NOT_FOUND")]
    [InlineData(null, null, "nothing", "TARGET_NOT_FOUND")]
    [InlineData("other", null, "spring", "TARGET_MISMATCH")]
    [InlineData(null, "sales", "spring", "TARGET_MISMATCH")]
    [InlineData(null, null, null, "TARGET_NOT_FOUND")]
    public void Add_UnknownPlace_IsRefused(string? business, string? unit, string? program, string codes) =>
        Assert.Equal(codes, Codes(Acme.Portal.Plan(Add(new Place(business, unit, program), "5013334444,Survey"), Options)));

    [Fact]
    public void Add_SeveralRows_GivesResultForEach()
    {
        var plan = Acme.Portal.Plan(Add(Spring, "5013334444,Customer Service", "501-333-4445,Survey", "5013334446,Survey", "", "5013334446,Survey"), Options);
        Assert.Equal(
            [(1, NumberOutcome.Added, ""), (2, NumberOutcome.Rejected, "NUMBER_PUNCTUATION"), (3, NumberOutcome.Added, ""), (4, NumberOutcome.Ignored, ""), (5, NumberOutcome.Rejected, "DUPLICATE_IN_BATCH")],
            plan.Numbers.Select(answer => (answer.Line, answer.Outcome, string.Join(' ', answer.Codes))));
        Assert.Equal(["PURPOSE_DIFFERS_FROM_PROGRAM"], plan.Numbers[2].NoticeCodes.AsEnumerable());
        Assert.Equal(["ROW_BLANK"], plan.Numbers[3].NoticeCodes.AsEnumerable());
        Assert.Equal((2, 2, 1), (plan.Count(NumberOutcome.Added), plan.Count(NumberOutcome.Rejected), plan.Count(NumberOutcome.Ignored)));
    }

    [Fact]
    public void Add_SameBatchTwice_ChangesNothing()
    {
        var request = Add(Spring, "5013334444,Customer Service", "5013334445,Customer Service");
        var portal = Acme.Portal.Do(request);
        var plan = portal.Plan(request, Options);
        Assert.All(plan.Numbers, answer => Assert.Equal(NumberOutcome.AlreadyPresent, answer.Outcome));
        var again = portal.Apply(plan, "test").Value;
        Assert.Same(portal, again.Portal);
        Assert.Null(again.Change);
    }

    [Fact]
    public void Add_PresentWithOtherPurpose_IsRejected() =>
        Assert.Equal("ALREADY_PRESENT_OTHER_PURPOSE", Code(Acme.Portal.Do(Add(Spring, "5013334444,Customer Service")), Add(Spring, "5013334444,Survey")));

    [Theory]
    [InlineData("program", "NUMBER_ASSIGNED_ELSEWHERE", true)]
    [InlineData("unit", "NUMBER_ASSIGNED_ELSEWHERE", false)]
    [InlineData("other", "NUMBER_IN_OTHER_BUSINESS", false)]
    public void Add_AtAnotherPlace_NamesPlaceAndIsReassignable(string where, string code, bool isReassignable)
    {
        var portal = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service"));
        var to = where switch { "program" => Autumn, "unit" => Support, _ => Place.OfProgram("foreign") };
        var answer = portal.Plan(Add(to, "5013334444,Customer Service"), Options).Numbers.Single();
        Assert.Equal((code, isReassignable, new Place("acme", "support", "spring")), (answer.Codes.Single(), answer.IsReassignable, answer.CurrentPlace));
    }

    [Theory]
    [InlineData("unit", "REASSIGN_TARGET_NOT_PROGRAM")]
    [InlineData("other", "REASSIGN_CROSS_BUSINESS")]
    public void Reassign_ToUnitOrOtherBusiness_IsRejected(string where, string code) => Assert.Equal(
        code,
        Code(Acme.Portal.Do(Add(Spring, "5013334444,Customer Service")), Add(where == "unit" ? Support : Place.OfProgram("foreign"), "5013334444,Customer Service") with { Reassign = true }));

    [Theory]
    [InlineData("acme", null)]
    [InlineData(null, "support")]
    [InlineData(null, "sales")]
    public void Reassign_ToProgram_KeepsStatus(string? business, string? unit)
    {
        var portal = Acme.Portal.Do(Add(new Place(business, unit), "5013334444,Customer Service")).Do(new ChangeStatus(Now, Number("5013334444"), StatusChange.Approve));
        var moved = portal.Do(Add(Spring, "5013334444,Customer Service") with { Reassign = true });
        Assert.Equal(new RegisteredNumber(Number("5013334444"), new Place("acme", "support", "spring"), CallPurpose.CustomerService, NumberStatus.Active), moved.Find(Number("5013334444")));
        Assert.Equal(1, moved.NumberCount);
        Assert.Equal(new NumberCounts(1, 1), moved.CountNumbers("spring"));
    }

    [Fact]
    public void Reassign_LastNumberOfRunningProgram_NeedsConfirmation()
    {
        var portal = Acme.Portal.Running("spring", "5013334444");
        var request = Add(Autumn, "5013334444,Customer Service") with { Reassign = true };
        var rejected = portal.Plan(request, Options).Numbers.Single();
        Assert.Equal(("REASSIGN_NOT_CONFIRMED", true, new Place("acme", "support", "spring")), (rejected.Codes.Single(), rejected.IsReassignable, rejected.CurrentPlace));
        Assert.Equal(default, portal.Do(request with { Confirmed = true }).CountNumbers("spring"));
        var others = portal.Do(Add(Spring, "5013334445,Customer Service")).Do(new ChangeStatus(Now, Number("5013334445"), StatusChange.Approve));
        Assert.Equal(1, others.Do(request).CountNumbers("spring").Total);
        Assert.Empty(others.Plan(request with { Confirmed = true }, Options).Notices); // nothing had to be confirmed
    }

    [Fact]
    public void Add_DoNotOriginateToBrandingProgram_IsRejected()
    {
        Assert.Equal("PURPOSE_DNO_IN_BRANDING_PROGRAM", Code(Acme.Portal, Add(Spring, "5013334444,Do Not Originate")));
        var warned = Acme.Portal.Plan(Add(Spring, "5013334444,Do Not Originate"), Options with { AllowsDoNotOriginateInBrandingPrograms = true });
        Assert.Equal((NumberOutcome.Added, "PURPOSE_DO_NOT_ORIGINATE PURPOSE_DNO_IN_BRANDING_PROGRAM PURPOSE_DIFFERS_FROM_PROGRAM"), (warned.Numbers.Single().Outcome, string.Join(' ', warned.Numbers.Single().NoticeCodes)));
        var blocking = Acme.Portal.Plan(Add(Block, "5013334444,Do Not Originate"), Options).Numbers.Single();
        Assert.Equal((NumberOutcome.Added, "PURPOSE_DO_NOT_ORIGINATE"), (blocking.Outcome, blocking.NoticeCodes[0]));
    }

    [Theory]
    [InlineData("5013334444,Do Not Originate", null, null)]
    [InlineData("5013334445,Do Not Originate", "acme", false)]
    public void Add_DoNotOriginateToBrandingProgram_NamesPlaceOfHeldNumber(string row, string? place, bool? isReassignable)
    {
        var portal = Acme.Portal.Do(Add(Acme.Business, "5013334445,Do Not Originate"));
        var answer = portal.Plan(Add(Spring, row) with { Reassign = true, Confirmed = true }, Options).Numbers.Single();
        Assert.Equal(("PURPOSE_DNO_IN_BRANDING_PROGRAM", place, isReassignable), (answer.Codes.Single(), answer.CurrentPlace?.ToString(), answer.IsReassignable));
    }

    [Fact]
    public void Reassign_OtherPurpose_EditsPurpose()
    {
        var portal = Acme.Portal.Do(Add(Acme.Business, "5013334444,Survey", "5013334445,Do Not Originate"));
        Assert.Equal(CallPurpose.CustomerService, portal.Do(Add(Spring, "5013334444,Customer Service") with { Reassign = true }).Find(Number("5013334444"))!.Purpose);
        Assert.Equal("PURPOSE_DNO_NEEDS_CONFIRMATION", Code(portal, Add(Spring, "5013334445,Customer Service") with { Reassign = true }));
    }

    [Fact]
    public void Add_ToCanceledProgram_IsRefused() => Assert.Equal(
        "PROGRAM_ENDED", Codes(Acme.Portal.Do(new CancelProgram(Now, "spring")).Plan(Add(Spring, "5013334444,Customer Service"), Options)));

    [Fact]
    public void Add_RowsInvalidInTemplate_AreRejected()
    {
        var rows = Rows("5013334444,Survey") with { Accepted = [default, new AcceptedRow(2, 1, Number("5013334444"), (CallPurpose)99, default), new AcceptedRow(3, 1, Number("5013334445"), CallPurpose.Survey, default), new AcceptedRow(4, 1, Number("5013334445"), CallPurpose.Prison, default)] };
        var plan = Acme.Portal.Plan(new AddNumbers(Now, Spring, rows), Options);
        Assert.Equal(["NUMBER_NOT_PLAUSIBLE", "NUMBER_NOT_PLAUSIBLE", "", "DUPLICATE_IN_BATCH"], plan.Numbers.Select(answer => string.Join(' ', answer.Codes)));
    }

    private static string Code(Portal portal, PortalRequest request) => portal.Plan(request, Options).Numbers.Single().Codes.Single();
}
