using CallingDomain.Tests;

namespace CallingDomain.Programs.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(Portal).Assembly);
}
