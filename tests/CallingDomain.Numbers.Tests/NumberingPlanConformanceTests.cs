using CallingDomain.Numbers.Conformance;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberingPlanConformanceTests : NumberingPlanConformance
{
    protected override INumberingPlan Plan => NumberingPlan.Default;
}
