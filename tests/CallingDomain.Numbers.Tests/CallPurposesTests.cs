namespace CallingDomain.Numbers.Tests;

public sealed class CallPurposesTests
{
    [Theory]
    [InlineData("Charity", CallPurpose.Charity)]
    [InlineData("Customer Service", CallPurpose.CustomerService)]
    [InlineData("Debt Collection", CallPurpose.DebtCollection)]
    [InlineData("Informational/Notification", CallPurpose.InformationalNotification)]
    [InlineData("Multi-Use Line", CallPurpose.MultiUseLine)]
    [InlineData("Political", CallPurpose.Political)]
    [InlineData("Prison", CallPurpose.Prison)]
    [InlineData("Survey", CallPurpose.Survey)]
    [InlineData("Telemarketing", CallPurpose.Telemarketing)]
    [InlineData("Do Not Originate", CallPurpose.DoNotOriginate)]
    [InlineData(" customer SERVICE\u00a0", CallPurpose.CustomerService)]
    public void Read_ALabel_GivesItsPurpose(string text, CallPurpose purpose) => Assert.Equal(purpose, CallPurposes.Read(text).Value);

    [Fact]
    public void Label_OfEachOfTheTen_ReadsBack()
    {
        Assert.Equal(10, CallPurposes.All.Length);
        Assert.All(CallPurposes.All, purpose => Assert.Equal(purpose, CallPurposes.Read(purpose.Label()).Value));
    }

    [Theory]
    [InlineData("", NumberReason.PurposeMissing)]
    [InlineData(" \t", NumberReason.PurposeMissing)]
    [InlineData("Customer  Service", NumberReason.PurposeUnknown)]
    [InlineData("CustomerService", NumberReason.PurposeUnknown)]
    [InlineData("Unspecified", NumberReason.PurposeUnknown)]
    [InlineData("ſurvey", NumberReason.PurposeUnknown)] // a long s is no S, whatever upper-casing says
    public void Read_OtherThanALabel_GivesTheReason(string text, NumberReason reason) => Assert.Equal(reason, CallPurposes.Read(text).Reason);

    [Theory]
    [InlineData("Custmer Service", CallPurpose.CustomerService)]
    [InlineData("telemarketting", CallPurpose.Telemarketing)]
    [InlineData("Informational", null)]
    [InlineData("Sales", null)]
    [InlineData("", null)]
    public void FindNearest_Misspelling_IsASimilarLabel(string text, CallPurpose? nearest) => Assert.Equal(nearest, CallPurposes.FindNearest(text));
}
