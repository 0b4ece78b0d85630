using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Tests;

/// <summary>The small case to which a generator shrinks a failure, as FsCheck does it.</summary>
internal static class Shrunk
{
    /// <summary>The first generated case for which the property is false, shrunk until every smaller case satisfies the property.</summary>
    public static TCase Failure<TCase>(Arbitrary<TCase> cases, Func<TCase, bool> property)
    {
        var failure = cases.Sampled(2_000, 50).First(one => !property(one));
        for (var step = 0; cases.Shrinker(failure).Where(smaller => !property(smaller)).Take(1).ToList() is [var smaller]; step++)
        {
            Assert.True(step < 1_000, "The shrinker does not end.");
            failure = smaller;
        }

        return failure;
    }
}
