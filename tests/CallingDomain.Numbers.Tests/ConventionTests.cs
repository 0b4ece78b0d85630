using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void Reasons_All_BeginWithUnspecifiedAndHaveUniqueCodes() => ReasonConventions.ShouldHold(typeof(PhoneNumber).Assembly);

    [Fact]
    public void Json_EachPublicType_ComesBackEqualOrIsNotSupported() =>
        JsonConventions.ShouldHold(typeof(PhoneNumber).Assembly, [typeof(NumberGenerators)]);

    [Theory]
    [InlineData(NumberReason.NumberMissingPlus, "NUMBER_MISSING_PLUS")]
    [InlineData(NumberReason.NumberNotE164, "NUMBER_NOT_E164")]
    [InlineData(NumberReason.DuplicateInBatchConflict, "DUPLICATE_IN_BATCH_CONFLICT")]
    public void Code_DefinedReason_IsItsExplicitText(NumberReason reason, string code) => Assert.Equal(code, reason.Code());

    [Fact]
    public void Code_OfAValueWithoutName_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => ((NumberReason)63).Code());
}
