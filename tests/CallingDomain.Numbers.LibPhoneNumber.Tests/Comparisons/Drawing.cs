using System.Globalization;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

/// <summary>How many inputs each comparison draws, and from which seed.</summary>
/// <remarks>
/// The environment variables are those of the property tests: <c>CALLINGDOMAIN_CASES</c> is the number of inputs, 100,000 by default; <c>CALLINGDOMAIN_SEED</c> is the seed, of which the first
/// number is used, or <c>fresh</c>. The output and a failure state the seed.
/// </remarks>
internal static class Drawing
{
    private const int UsualCount = 100_000;

    public static int Count { get; } = Environment.GetEnvironmentVariable("CALLINGDOMAIN_CASES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : UsualCount;

    public static ulong Seed { get; } = ReproduciblePropertiesAttribute.SeedFrom(Environment.GetEnvironmentVariable("CALLINGDOMAIN_SEED")) is { } seed
        ? ulong.Parse(seed.Split(',')[0], CultureInfo.InvariantCulture)
        : (ulong)Random.Shared.NextInt64();
}
