using CallingDomain.Tests;

namespace CallingDomain.Testing.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void PublicApi_Now_IsAsWritten() => PublicApi.ShouldBeAsWritten(typeof(ScriptedVetting).Assembly);
}
