using CallingDomain.Tests;
using FsCheck.Fluent;

namespace CallingDomain.Programs.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void Requests_Failure_ShrinksToTheOneRequestWithTheOneRow()
    {
        var requests = ArbMap.Default.MergeArb(PortalGenerators.Requests()).ArbFor<PortalRequest[]>();
        var failure = Shrunk.Failure(requests, given => !given.OfType<AddNumbers>().Any(add => add.Rows.Accepted.Length > 0));
        Assert.Equal((1, 0, false), Assert.IsType<AddNumbers>(Assert.Single(failure)) is var add ? (add.Rows.Accepted.Length, add.Rows.Rejected.Length, add.Reassign) : default);
    }
}
