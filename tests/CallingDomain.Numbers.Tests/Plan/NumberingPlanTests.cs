namespace CallingDomain.Numbers.Tests;

public sealed class NumberingPlanTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Fact]
    public void Default_EmbeddedPlan_NamesItsSource()
    {
        Assert.Equal("libphonenumber 9.0.43", Plan.SourceVersion);
        Assert.Equal(new DateOnly(2026, 11, 7), Plan.SourceDate);
        Assert.InRange(Plan.Size, 1, 300 << 10);
        Assert.Equal(246, Plan.Regions.Count);
        Assert.Contains(RegionCode.World, Plan.Regions);
    }

    [Fact]
    public void Lookup_ShortDestination_Throws() => Assert.Throws<ArgumentException>(() => Plan.Lookup([PhoneNumber.Parse("+15013334444")], []));

    [Fact]
    public void Lookup_LongDestination_LeavesTheRest()
    {
        var verdicts = new NumberInfo[7];
        Plan.Lookup([.. Enumerable.Repeat(PhoneNumber.Parse("+15013334444"), 5)], verdicts);
        Assert.Equal(5, verdicts.Count(verdict => verdict.IsValid));
        Assert.Equal(default, verdicts[5]);
    }

    [Fact]
    public void PhoneReading_ToString_HidesDigits() => Assert.Equal("+15*******44", PhoneReader.International.Read("+15013334444").Value.ToString());
}
