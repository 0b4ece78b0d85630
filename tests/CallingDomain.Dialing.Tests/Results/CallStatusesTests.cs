namespace CallingDomain.Dialing.Tests;

public sealed class CallStatusesTests
{
    [Fact]
    public void IsAnswered_OfEachStatus_IsThatOfCallsThatAPersonOrAMachineAnswers() =>
        Assert.Equal([CallStatus.Drop, CallStatus.Abandoned, CallStatus.Machine, CallStatus.Reached, CallStatus.Callback], Enum.GetValues<CallStatus>().Where(status => status.IsAnswered()));
}
