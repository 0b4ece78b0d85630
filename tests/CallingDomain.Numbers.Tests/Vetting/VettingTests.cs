using static CallingDomain.Numbers.NumberStatus;
using static CallingDomain.Numbers.StatusReason;

namespace CallingDomain.Numbers.Tests;

public sealed class VettingTests
{
    [Fact]
    public void Initial_EveryNumber_IsPending() => Assert.Equal(Pending, Vetting.Initial);

    [Theory]
    [InlineData(Pending, Active, StatusReason.Unspecified)]
    [InlineData(Pending, Rejected, NumberNotApproved)]
    [InlineData(Pending, Removed, NumberDisconnected)]
    [InlineData(Pending, Removed, NumberOwnershipUnproven)]
    [InlineData(Active, Removed, NumberDisconnected)]
    [InlineData(Active, Removed, NumberOwnershipUnproven)]
    [InlineData(Active, Pending, NumberReviewedAgain)]
    [InlineData(Rejected, Pending, NumberSubmittedAgain)]
    [InlineData(Removed, Pending, NumberSubmittedAgain)]
    public void Decide_ChangeOfTheTable_IsAFact(NumberStatus from, NumberStatus to, StatusReason reason) =>
        Assert.Equal(new StatusChanged(from, to, reason), Vetting.Decide(from, new StatusChange(to, reason)).Value);

    [Theory]
    [InlineData(Pending, Removed, StatusReason.Unspecified, VettingReason.StatusReasonRequired)]
    [InlineData(Pending, Rejected, StatusReason.Unspecified, VettingReason.StatusReasonRequired)]
    [InlineData(Active, Pending, StatusReason.Unspecified, VettingReason.StatusReasonRequired)]
    [InlineData(Pending, Active, NumberDisconnected, VettingReason.StatusReasonInvalid)]
    [InlineData(Rejected, Pending, NumberDisconnected, VettingReason.StatusReasonInvalid)]
    [InlineData(Rejected, Active, StatusReason.Unspecified, VettingReason.StatusTransitionInvalid)]
    [InlineData(Removed, Active, StatusReason.Unspecified, VettingReason.StatusTransitionInvalid)]
    [InlineData(Pending, Pending, StatusReason.Unspecified, VettingReason.StatusTransitionInvalid)]
    [InlineData(NumberStatus.Unspecified, Active, StatusReason.Unspecified, VettingReason.StatusTransitionInvalid)]
    [InlineData((NumberStatus)99, (NumberStatus)98, (StatusReason)97, VettingReason.StatusTransitionInvalid)]
    public void Decide_AnythingElse_SaysWhyNot(NumberStatus from, NumberStatus to, StatusReason reason, VettingReason why) =>
        Assert.Equal(why, Vetting.Decide(from, new StatusChange(to, reason)).Reason);

    [Fact]
    public void Decide_EveryStatusChangeAndReason_FollowsTheTable()
    {
        var table = Vetting.Transitions.SelectMany(row =>
            row.Reasons.DefaultIfEmpty(StatusReason.Unspecified).Select(reason => new StatusChanged(row.From, row.To, reason))).ToHashSet();
        var all =
            from before in Enum.GetValues<NumberStatus>()
            from after in Enum.GetValues<NumberStatus>()
            from reason in Enum.GetValues<StatusReason>()
            select new StatusChanged(before, after, reason);
        Assert.All(all, change => Assert.Equal(table.Contains(change), Vetting.Decide(change.From, new StatusChange(change.To, change.Reason)).IsOk));
    }
}
