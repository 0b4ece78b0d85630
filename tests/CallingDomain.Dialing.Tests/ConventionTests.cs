using CallingDomain.Tests;

namespace CallingDomain.Dialing.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(Campaign).Assembly);
}
