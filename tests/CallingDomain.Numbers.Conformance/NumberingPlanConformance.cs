namespace CallingDomain.Numbers.Conformance;

/// <summary>Tests that every <see cref="INumberingPlan"/> passes. Later metadata is unlikely to change the answers for these numbers.</summary>
public abstract partial class NumberingPlanConformance
{
    protected abstract INumberingPlan Plan { get; }

    [Fact]
    public void PhoneNumberNone_LookupAndFormat_AreEmpty()
    {
        Assert.Equal(default, Plan.Lookup(PhoneNumber.None));
        Assert.Equal("", Plan.FormatNational(PhoneNumber.None) + Plan.FormatInternational(PhoneNumber.None));
    }

    private static RegionCode Region(string code) => code.Length == 0 ? RegionCode.None : RegionCode.Read(code).Value;
}
