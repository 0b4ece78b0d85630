using CallingDomain.Hosting;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Orleans.Tests;

public sealed class OptionProblemsTests
{
    [Fact]
    public void Problems_OfAllKinds_AreListedInOrder()
    {
        var problems = new OptionProblems();
        problems.ThrowIfAny("Options"); // none yet
        problems.Require("One", value: 1);
        problems.Require("Two", value: null);
        problems.RequireAtLeast("Three", least: 1, value: 1);
        problems.RequireAtLeast("Four", least: 1, value: 0);
        problems.RequireDefined("Five", CallerIdRule.InTurn);
        problems.RequireDefined("Six", (CallerIdRule)99);
        problems.Add("Seven", "CODE");
        var refusal = Assert.Throws<InvalidOptionsException>(() => problems.ThrowIfAny("Options"));
        Assert.Equal(["Two", "Four", "Six", "Seven"], problems.Lines.Select(line => line.Split(':')[0]));
        Assert.Contains("Seven: CODE", refusal.Message, StringComparison.Ordinal);
    }
}
