using CallingDomain.Tests;

namespace CallingDomain.Orleans.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(ClusterReason).Assembly);
}
