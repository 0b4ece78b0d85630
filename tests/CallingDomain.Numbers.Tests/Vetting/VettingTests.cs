using CallingDomain.Tests;
using static CallingDomain.Numbers.NumberStatus;
using static CallingDomain.Numbers.StatusReason;

namespace CallingDomain.Numbers.Tests;

public sealed class VettingTests
{
    [Fact]
    public void Initial_EveryNumber_IsPending() => Assert.Equal(Pending, Vetting.Initial);

    [Theory]
    [InlineData(Pending, Active, StatusReason.Unspecified)]
    [InlineData(Pending, Rejected, NotApproved)]
    [InlineData(Pending, Removed, Disconnected)]
    [InlineData(Pending, Removed, OwnershipUnproven)]
    [InlineData(Active, Removed, Disconnected)]
    [InlineData(Active, Removed, OwnershipUnproven)]
    [InlineData(Active, Pending, ReviewedAgain)]
    [InlineData(Rejected, Pending, SubmittedAgain)]
    [InlineData(Removed, Pending, SubmittedAgain)]
    public void Decide_AllowedChange_IsAFact(NumberStatus from, NumberStatus to, StatusReason reason) =>
        Assert.Equal(new StatusChanged(from, to, reason), Vetting.Decide(from, new StatusChange(to, reason)).Value);

    [Theory]
    [InlineData(Pending, Removed, StatusReason.Unspecified, VettingReason.ReasonRequired)]
    [InlineData(Pending, Rejected, StatusReason.Unspecified, VettingReason.ReasonRequired)]
    [InlineData(Active, Pending, StatusReason.Unspecified, VettingReason.ReasonRequired)]
    [InlineData(Pending, Active, Disconnected, VettingReason.ReasonInvalid)]
    [InlineData(Rejected, Pending, Disconnected, VettingReason.ReasonInvalid)]
    [InlineData(Rejected, Active, StatusReason.Unspecified, VettingReason.TransitionInvalid)]
    [InlineData(Removed, Active, StatusReason.Unspecified, VettingReason.TransitionInvalid)]
    [InlineData(Pending, Pending, StatusReason.Unspecified, VettingReason.TransitionInvalid)]
    [InlineData(NumberStatus.Unspecified, Active, StatusReason.Unspecified, VettingReason.TransitionInvalid)]
    [InlineData((NumberStatus)99, (NumberStatus)98, (StatusReason)97, VettingReason.TransitionInvalid)]
    public void Decide_OtherChange_GivesTheReason(NumberStatus from, NumberStatus to, StatusReason reason, VettingReason why) =>
        Assert.Equal(why, Vetting.Decide(from, new StatusChange(to, reason)).Reason);

    [Fact]
    public void Transitions_AreTheDiagramOfTheDocs()
    {
        var written = Repository.Text("docs", "numbers.md").Split('\n').Where(line => line.Contains(" --> ", StringComparison.Ordinal)).Select(line => line.Trim());
        var table = Vetting.Transitions.Select(row => $"{row.From} --> {row.To}: {(row.Reasons.IsEmpty ? "approved" : string.Join(", ", row.Reasons.Select(reason => reason.Code())))}");
        Assert.Equal(table.Prepend($"[*] --> {Vetting.Initial}"), written);
    }

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
