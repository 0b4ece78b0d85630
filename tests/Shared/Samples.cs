using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>Generated cases outside of properties, from the same fixed seed in each run.</summary>
internal static class Samples
{
    public static TCase[] Sampled<TCase>(this Arbitrary<TCase> cases, int count, int size) => [.. cases.Generator.Sample(count, new Rnd(20260302, 1), size)];
}
