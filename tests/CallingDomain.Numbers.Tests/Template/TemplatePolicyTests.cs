using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class TemplatePolicyTests
{
    private static readonly NumberTemplate World = new(policy: NumberPolicy.World);

    [Theory]
    [InlineData("+390612345678,Survey", "")]
    [InlineData("5013334444,Survey", "")]
    [InlineData("+39 06 1234 5678,Survey", "NUMBER_WHITESPACE")]
    [InlineData("+0612345678,Survey", "NUMBER_NOT_E164")]
    [InlineData("+3906123456789012,Survey", "NUMBER_LENGTH")]
    [InlineData("+9991234567,Survey", "NUMBER_CALLING_CODE_UNKNOWN")]
    [InlineData("0612345678,Survey", "NUMBER_AREA_CODE_INVALID")]
    public void World_OtherCountries_AreReadAfterAPlus(string row, string codes)
    {
        var reading = World.Read(Encoding.UTF8.GetBytes(row)).Value;
        Assert.Equal(codes, string.Join(' ', reading.Rejected.Select(rejected => rejected.Reasons)));
        if (codes == "NUMBER_WHITESPACE") Assert.Equal("+390612345678,Survey", reading.Rejected[0].Suggestion?.Text);
    }

    [Fact]
    public void Read_PurposeOutsideThePolicy_IsRefused()
    {
        var template = new NumberTemplate(policy: NumberPolicy.UsBusiness with { Purposes = [CallPurpose.Survey, CallPurpose.CustomerService] });
        var reading = template.Read("5013334444,Survey\n5013334445,Telemarketing\n5013334446,telemarketing\n5013334447,Survei\n5013334448,Telemarketin\n"u8).Value;
        Assert.Equal(["PURPOSE_NOT_ALLOWED", "PURPOSE_NOT_ALLOWED", "PURPOSE_UNKNOWN", "PURPOSE_UNKNOWN"], reading.Rejected.Select(row => row.Reasons.ToString()));
        Assert.Equal([null, null, "5013334447,Survey", null], reading.Rejected.Select(row => row.Suggestion?.Text));
    }

    [Fact]
    public void Read_DoNotOriginate_IsAcceptedWithAWarning()
    {
        var reading = NumberTemplate.Strict.Read("5013334444,Do Not Originate\n5013334445,do not originate\n5013334446,Survey\n"u8).Value;
        Assert.Equal(["PURPOSE_DO_NOT_ORIGINATE", "PURPOSE_DO_NOT_ORIGINATE", ""], reading.Accepted.Select(row => row.Notices.ToString()));
        Assert.Equal("Do Not Originate should only be selected if the phone number will not make outbound calls.", CallPurposes.DoNotOriginateWarning);
    }

    [Fact]
    public void Read_CausesThatOnlyWarn_AreAcceptedWithThem()
    {
        var policy = NumberPolicy.UsBusiness with { WarnOnly = NumberReasons.None.With(NumberReason.NumberAreaCodeUnassigned).With(NumberReason.NumberServiceLine) };
        var reading = new NumberTemplate(policy: policy).Read("2323334444,Survey\n5015551212,Survey\n5013334444,Survey\n9003334444,Survey\n"u8).Value;
        Assert.Equal(["NUMBER_AREA_CODE_UNASSIGNED", "NUMBER_SERVICE_LINE", ""], reading.Accepted.Select(row => row.Notices.ToString()));
        Assert.Equal("NUMBER_PREMIUM", reading.Rejected.Single().Reasons.ToString());
    }

    [Fact]
    public void WarnOnly_OtherReason_Throws() =>
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { WarnOnly = NumberReason.NumberLength });

    // The shortcut for ordinary numbers says what the policy says, for each area code.
    [Fact]
    public void PolicyRules_EveryAreaCode_AgreeWithThePolicy()
    {
        int[] exchanges = [100, 199, 200, 211, 234, 333, 555, 911, 949, 950, 958, 959, 976, 999];
        int[] lines = [0, 100, 123, 199, 200, 1212, 9999];
        NumberPolicy[] policies =
        [
            NumberPolicy.UsBusiness, NumberPolicy.Nanp, NumberPolicy.World, NumberPolicy.Lab, NumberPolicy.UsBusiness with { AllowTollFree = false },
            NumberPolicy.UsBusiness with { WarnOnly = NumberReason.NumberNotUs },
        ];
        foreach (var policy in policies)
        {
            var rules = new PolicyRules(policy, NumberingPlan.Default);
            var numbers =
                from areaCode in Enumerable.Range(0, 1000)
                from exchange in exchanges
                from line in lines
                select new NanpNumber(areaCode, exchange, line).Number;
            Assert.All(numbers, number => Assert.Equal(policy.Answer(number, NumberingPlan.Default), rules.Answer(number)));
        }
    }
}
