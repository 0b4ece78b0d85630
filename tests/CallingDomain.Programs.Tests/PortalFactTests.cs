using CallingDomain.Numbers;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>What an audit trail shows of facts, and the inverses of facts that no other test reverts.</summary>
public sealed class PortalFactTests
{
    private static readonly BusinessUnit Unit = new("late", "acme", "Late shift");

    [Fact]
    public void Revert_BusinessUnitWithoutContent_RemovesItAndCanBeRevertedItself()
    {
        var created = Apply(Acme.Portal, new CreateBusinessUnit(Now, Unit));
        var reverted = created.Portal.Revert(created.Change!, Now, "test").Value;
        Assert.False(reverted.Portal.Units.ContainsKey("late"));
        Assert.Equal($"BusinessUnitReverted {Unit.Place}", reverted.Change!.Facts.Single().ToString());
        Assert.Equal(Unit, reverted.Portal.Revert(reverted.Change, Now, "test").Value.Portal.Units["late"]);
    }

    [Fact]
    public void Revert_BusinessUnitWithProgramOrNumber_IsRefused()
    {
        var created = Apply(Acme.Portal, new CreateBusinessUnit(Now, Unit));
        Assert.Equal(PortalReason.ChangeNotReversible, created.Portal.Do(new CreateProgram(Now, "night", Draft("late", "Night"))).Revert(created.Change!, Now, "test").Reason);
        Assert.Equal(PortalReason.ChangeNotReversible, created.Portal.Do(Add(Unit.Place, "5013334444,Survey")).Revert(created.Change!, Now, "test").Reason);
    }

    [Fact]
    public void Revert_ApprovedDisplayNameOfABusiness_TakesItBackAndGivesItAgain()
    {
        var portal = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service"));
        var approved = Apply(portal, new ReviewDisplay(Now, "spring", IsApproved: true));
        Assert.NotEmpty(approved.Portal.Businesses["acme"].ApprovedDisplayNames);
        var reverted = approved.Portal.Revert(approved.Change!, Now, "test").Value;
        Assert.Empty(reverted.Portal.Businesses["acme"].ApprovedDisplayNames);
        Assert.Equal(approved.Portal.Businesses["acme"], reverted.Portal.Revert(reverted.Change!, Now, "test").Value.Portal.Businesses["acme"]);
    }

    [Fact]
    public void PhoneNumbers_OfEachFact_AreTheNumbersThatItConcerns()
    {
        PhoneNumber[] numbers = [Number("5013334444"), Number("5013334445")];
        var added = Apply(Acme.Portal, Add(Support, "5013334444,Survey", "5013334445,Survey"));
        Assert.Equal(numbers, added.Change!.Facts.Single().PhoneNumbers);
        var edited = Apply(added.Portal, new EditPurpose(Now, numbers[0], CallPurpose.Charity));
        Assert.Equal([numbers[0]], edited.Change!.Facts.SelectMany(fact => fact.PhoneNumbers).Distinct());
        Assert.Equal(CallPurpose.Survey, edited.Portal.Revert(edited.Change, Now, "test").Value.Portal.Find(numbers[0])!.Purpose);
        Assert.Empty(Apply(Acme.Portal, new CreateBusinessUnit(Now, Unit)).Change!.Facts.Single().PhoneNumbers);
    }

    [Fact]
    public void Place_OfEachFact_IsTheBusinessUnitOrProgramThatItConcerns()
    {
        var unit = Apply(Acme.Portal, new CreateBusinessUnit(Now, Unit));
        Assert.Equal(new Place("acme", "late"), unit.Change!.Facts.Single().Place);
        Assert.Equal(new Place("acme", "late"), unit.Portal.Revert(unit.Change, Now, "test").Value.Change!.Facts.Single().Place);
        var approved = Apply(Acme.Portal, new ReviewDisplay(Now, "spring", IsApproved: true));
        string[] places = ["acme/sales/autumn", "acme/support/spring", "acme"];
        Assert.Equal(places, approved.Change!.Facts.Select(fact => fact.Place!.ToString()));
        Assert.Equal(places.Reverse(), approved.Portal.Revert(approved.Change, Now, "test").Value.Change!.Facts.Select(fact => fact.Place!.ToString()));
        var business = Apply(Portal.Empty, new CreateBusiness(Now, new Business("b", "B")));
        Assert.Equal(new Place("b"), business.Change!.Facts.Single().Place);
        Assert.Equal(new Place("b"), business.Portal.Revert(business.Change, Now, "test").Value.Change!.Facts.Single().Place);
        var program = Apply(Acme.Portal, new CreateProgram(Now, "night", Draft("support", "Night")));
        Assert.Equal("night", program.Change!.Facts.Single().Place!.Program);
        Assert.Equal("night", program.Portal.Revert(program.Change, Now, "test").Value.Change!.Facts.Single().Place!.Program);
        Assert.Null(Apply(Acme.Portal, Add(Support, "5013334444,Survey")).Change!.Facts.Single().Place);
    }

    [Fact]
    public void ToString_OfFactsNumbersAndResults_HasNoWholePhoneNumber()
    {
        var plan = Acme.Portal.Plan(Add(Support, "5013334444,Survey", "5013334444,Charity", "5013334445,Survey"), Options);
        var added = Acme.Portal.Apply(plan, "test").Value;
        var edited = Apply(added.Portal, new EditPurpose(Now, Number("5013334445"), CallPurpose.Charity));
        var approved = Apply(added.Portal, new ChangeStatus(Now, Number("5013334445"), StatusChange.Approve));
        object[] shown = [.. plan.Numbers, .. added.Change!.Facts, .. edited.Change!.Facts, .. approved.Change!.Facts, added.Portal.Find(Number("5013334445"))!];
        Assert.All(shown, each => Assert.DoesNotContain("501333444", each.ToString(), StringComparison.Ordinal));
        Assert.Equal("PurposesEdited +15*******45 Survey to Charity", edited.Change.Facts[0].ToString());
        Assert.Equal("NumberStatusChanged +15*******45 Pending to Active", approved.Change.Facts[0].ToString());
    }

    [Fact]
    public void CheckReadiness_OfADraftWithoutDisplayName_NamesEveryCause()
    {
        var portal = Acme.Portal.Do(new CreateProgram(Now, "plain", Draft("support", "Plain") with { Display = null })).Do(Add(Place.OfProgram("plain"), "5013334444,Customer Service"));
        Assert.Equal("NUMBER_PENDING PROGRAM_NOT_LAUNCHED DISPLAY_NAME_MISSING", portal.CheckReadiness(Number("5013334444"), Now, Options).ToString());
        var rejected = Acme.Portal.Do(Add(Spring, "5013334444,Customer Service")).Do(new ReviewDisplay(Now, "spring", IsApproved: false));
        Assert.Contains("DISPLAY_REJECTED", rejected.CheckReadiness(Number("5013334444"), Now, Options).ToString(), StringComparison.Ordinal);
    }

    private static PortalUpdate Apply(Portal portal, PortalRequest request) => portal.Apply(portal.Plan(request, Options), "test").Value;
}
