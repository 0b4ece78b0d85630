namespace CallingDomain.Tests;

/// <summary>A property with several times the usual number of cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ManyCasesAttribute : PropertyAttribute
{
    public ManyCasesAttribute(int times) => MaxTest = times * ReproduciblePropertiesAttribute.Cases;
}
