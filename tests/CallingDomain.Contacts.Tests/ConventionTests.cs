using CallingDomain.Tests;

namespace CallingDomain.Contacts.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(Contact).Assembly);

    [Fact]
    public void Json_EachPublicType_ComesBackEqualOrIsNotSupported() =>
        JsonConventions.ShouldHold(typeof(Contact).Assembly, [typeof(NumberGenerators), typeof(ContactGenerators)], TimeExamples.All);
}
