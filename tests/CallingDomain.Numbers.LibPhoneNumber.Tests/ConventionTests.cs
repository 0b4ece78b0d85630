using CallingDomain.Tests;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void PublicApi_Now_IsAsWritten() => PublicApi.ShouldBeAsWritten(typeof(LibPhoneNumberPlan).Assembly);
}
