using System.Text;

namespace CallingDomain.Numbers.Tests;

/// <summary>Area codes that the table has and the plan does not.</summary>
public sealed class NewAreaCodeTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;
    private static readonly AreaCodeTable Made = Table("232,inService,CA,,,2026-11-28,made up", "235,reserved,US,,,2026-11-28,made up", "436,planned,US,,,2026-11-28,made up", "501,reserved,US,,,2026-11-28,made up");

    [Fact]
    public void Check_EachAreaCodeInService_IsAcceptedWithANotice() => Assert.All(AreaCodeTable.Default.Codes.Where(code => code.Status == AreaCodeStatus.InService), code =>
    {
        var number = Number($"+1{code.Code}3334444");
        Assert.Equal(("", "NUMBER_NEWER_THAN_PLAN"), Judged(NumberPolicy.UsBusiness, number));
        Assert.Equal(("", "NUMBER_NEWER_THAN_PLAN"), Judged(NumberPolicy.World, number));
        Assert.False(Plan.Lookup(number).IsValid);
    });

    [Theory]
    [InlineData("+13873334444", "NUMBER_AREA_CODE_NOT_IN_SERVICE", "")]
    [InlineData("+15653334444", "NUMBER_AREA_CODE_NOT_IN_SERVICE", "")]
    [InlineData("+17613334444", "NUMBER_AREA_CODE_UNASSIGNED", "")]
    [InlineData("+12323334444", "NUMBER_AREA_CODE_UNASSIGNED", "")]
    [InlineData("+14365550123", "NUMBER_FICTIONAL", "NUMBER_NEWER_THAN_PLAN")]
    [InlineData("+14369113333", "NUMBER_EXCHANGE_N11", "NUMBER_NEWER_THAN_PLAN")]
    [InlineData("+14369581234", "NUMBER_SERVICE_LINE", "NUMBER_NEWER_THAN_PLAN")]
    [InlineData("+14365551212", "NUMBER_SERVICE_LINE", "NUMBER_NEWER_THAN_PLAN")]
    [InlineData("+14361234444", "NUMBER_EXCHANGE_INVALID", "NUMBER_NEWER_THAN_PLAN")]
    public void Check_NewAreaCode_OtherRulesApply(string number, string refusals, string warnings) =>
        Assert.Equal((refusals, warnings), Judged(NumberPolicy.UsBusiness, Number(number)));

    [Theory]
    [InlineData("+12323334444", "NUMBER_NOT_US", "NUMBER_NEWER_THAN_PLAN")]
    [InlineData("+14363334444", "NUMBER_AREA_CODE_NOT_IN_SERVICE", "")]
    [InlineData("+15013334444", "", "")] // the plan's matter
    [InlineData("+12353334444", "", "")]
    public void Check_WithAnotherTable_UsesIt(string number, string refusals, string warnings) =>
        Assert.Equal((refusals, warnings), Judged(NumberPolicy.UsBusiness with { AreaCodes = Made }, Number(number)));

    [Fact]
    public void Check_ByRegionOrWithoutATable_FollowsTheOptions()
    {
        Assert.Equal(("", "NUMBER_NEWER_THAN_PLAN"), Judged(NumberPolicy.Nanp with { AreaCodes = Made }, Number("+12323334444")));
        Assert.Equal(("NUMBER_AREA_CODE_UNASSIGNED", ""), Judged(NumberPolicy.UsBusiness with { AreaCodes = AreaCodeTable.Empty }, Number("+14363334444")));
        Assert.Equal(("", ""), Judged(NumberPolicy.UsBusiness with { AllowUnassigned = true }, Number("+13873334444")));
        Assert.Equal(("", "NUMBER_AREA_CODE_NOT_IN_SERVICE"), Judged(NumberPolicy.UsBusiness with { WarnOnly = NumberReason.NumberAreaCodeNotInService }, Number("+13873334444")));
        Assert.Equal(NumberPolicy.UsBusiness, NumberPolicy.UsBusiness with { AreaCodes = AreaCodeTable.Default });
    }

    [Fact]
    public void Template_RowOfANewAreaCode_IsAcceptedWithANotice()
    {
        var rows = NumberTemplate.Strict.Read("4363334444,Survey\n+16793334444,Charity\n3873334444,Survey\n5013334444,Survey"u8).Value;
        Assert.Equal(["NUMBER_NEWER_THAN_PLAN", "NUMBER_NEWER_THAN_PLAN", ""], rows.Accepted.Select(row => row.Notices.ToString()));
        Assert.Equal("NUMBER_AREA_CODE_NOT_IN_SERVICE", Assert.Single(rows.Rejected).Reasons.ToString());
        var foreign = new NumberTemplate(policy: NumberPolicy.UsBusiness with { AreaCodes = Made }).Check("2323334444", "Survey");
        Assert.Equal(("NUMBER_NOT_US", "CA"), (foreign.Reasons.ToString(), foreign.Region.ToString()));
        var first = new NumberTemplate(policy: NumberPolicy.UsBusiness with { AreaCodes = Made }).Check("2322004444", "Survey"); // the first exchange
        Assert.Equal(("NUMBER_NOT_US", "CA"), (first.Reasons.ToString(), first.Region.ToString()));
    }

    [Theory]
    [InlineData(PhoneCheck.Possible)]
    [InlineData(PhoneCheck.Valid)]
    public void PhoneReader_NumberOfANewAreaCode_IsReadWithTheNotice(PhoneCheck check)
    {
        var unitedStates = RegionCode.Read("US").Value;
        var reading = new PhoneReader(region: unitedStates, check: check).Read("(436) 333-4444").Value;
        Assert.Equal(("+14363334444", "NUMBER_NEWER_THAN_PLAN"), (reading.Number.ToString(), reading.Notices.ToString()));
        Assert.Equal("NUMBER_NEWER_THAN_PLAN", new PhoneReader(check: check, areaCodes: Made).Read("+12323334444"u8).Value.Notices.ToString());
    }

    [Theory]
    [InlineData("+13873334444")]
    [InlineData("+14361334444")]
    [InlineData("+12323334444")]
    public void PhoneReader_NumberOfNoAreaCodeInService_IsUnassigned(string text)
    {
        Assert.Equal("NUMBER_UNASSIGNED", PhoneReader.International.Read(text).Value.Notices.ToString());
        Assert.Equal(NumberReason.NumberUnassigned, new PhoneReader(check: PhoneCheck.Valid).Read(text).Reason);
    }

    private static (string Refusals, string Warnings) Judged(NumberPolicy policy, PhoneNumber number)
    {
        var verdict = policy.Check(number, Plan);
        return (verdict.Reasons.ToString(), verdict.Notices.ToString());
    }

    private static AreaCodeTable Table(params string[] rows) =>
        AreaCodeTable.Read(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend("areaCode,status,region,place,from,checked,source")))).Value;

    private static PhoneNumber Number(string text) => PhoneNumber.Parse(text);
}
