namespace CallingDomain.Numbers.Tests;

public sealed class EmbeddedPlanTests
{
    // The library takes its own plan without proof, so that the first number need not wait for it.
    [Fact]
    public void Load_EmbeddedPlan_PassesAllChecks()
    {
        using var stream = typeof(NumberingPlan).Assembly.GetManifestResourceStream("CallingDomain.Numbers.numbering.plan");
        Assert.NotNull(stream);
        var loaded = NumberingPlan.Load(stream);
        Assert.True(loaded.IsOk, loaded.ToString());
        Assert.Equal(NumberingPlan.Default.SourceVersion, loaded.Value.SourceVersion);
        Assert.Equal(NumberingPlan.Default.SourceDate, loaded.Value.SourceDate);
        Assert.Equal(NumberingPlan.Default.Regions, loaded.Value.Regions);
    }

    [Fact]
    public void TryReadNanp_EveryAreaCodeAndExchange_AgreesWithLookup()
    {
        for (var code = 200_200UL; code <= 999_999; code += 7)
        {
            var text = $"+1{code}4444";
            if (NumberingPlan.Default.TryReadNanp(text, out var read)) Assert.Equal(NumberingPlan.Default.Lookup(read.Number), read.Info);
        }
    }
}
