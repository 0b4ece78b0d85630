using CallingDomain.Tests;

namespace CallingDomain.Programs.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(Portal).Assembly);

    [Fact]
    public void Json_EachPublicType_ComesBackEqualOrIsNotSupported() =>
        JsonConventions.ShouldHold(typeof(Portal).Assembly, [typeof(NumberGenerators), typeof(PortalGenerators)], TimeExamples.All);
}
