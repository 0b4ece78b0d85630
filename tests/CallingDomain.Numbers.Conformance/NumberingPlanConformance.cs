namespace CallingDomain.Numbers.Conformance;

/// <summary>
/// What every numbering plan behind the port answers alike. The numbers are such as no later version of the metadata is likely to judge otherwise.
/// </summary>
public abstract partial class NumberingPlanConformance
{
    protected abstract INumberingPlan Plan { get; }

    [Fact]
    public void NoNumber_Default_SaysAndWritesNothing()
    {
        Assert.Equal(default, Plan.Look(PhoneNumber.None));
        Assert.Equal("", Plan.FormatNational(PhoneNumber.None) + Plan.FormatInternational(PhoneNumber.None));
    }

    private static RegionCode Region(string code) => code.Length == 0 ? RegionCode.None : RegionCode.Read(code).Value;
}
