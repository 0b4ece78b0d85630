using CallingDomain.Numbers.Conformance;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

public sealed class LibPhoneNumberPlanConformanceTests : NumberingPlanConformance
{
    protected override INumberingPlan Plan => LibPhoneNumberPlan.Default;
}
