using System.Globalization;
using CallingDomain.Tests;

[assembly: ReproducibleProperties]

namespace CallingDomain.Tests;

/// <summary>
/// Settings of all properties of a test assembly: 500 cases from a fixed seed. The environment variable <c>CALLINGDOMAIN_SEED</c> overrides the seed:
/// <c>fresh</c> draws a new one; the seed that a failure prints, such as <c>1234,567,89</c>, repeats that failure. <c>CALLINGDOMAIN_CASES</c> overrides the number of cases.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ReproduciblePropertiesAttribute : PropertiesAttribute
{
    public const string FixedSeed = "20260302,1";

    public ReproduciblePropertiesAttribute()
    {
        MaxTest = Cases;
        Arbitrary = [typeof(TextGenerators), typeof(NumberGenerators)];
        if (SeedFrom(Environment.GetEnvironmentVariable("CALLINGDOMAIN_SEED")) is { } seed) Replay = seed;
    }

    /// <summary>The number of cases of each property.</summary>
    public static int Cases => CasesFrom(Environment.GetEnvironmentVariable("CALLINGDOMAIN_CASES"));

    /// <summary>The seed to use, or null for a new one in each run.</summary>
    public static string? SeedFrom(string? variable) => variable switch
    {
        null or "" => FixedSeed,
        "fresh" => null,
        _ => variable,
    };

    /// <summary>The number of cases to use.</summary>
    public static int CasesFrom(string? variable) => string.IsNullOrEmpty(variable) ? 500 : int.Parse(variable, CultureInfo.InvariantCulture);
}
