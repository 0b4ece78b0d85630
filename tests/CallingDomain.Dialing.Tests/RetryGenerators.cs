using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Generators of retry settings: small limits and delays, so that cases reach them.</summary>
internal static class RetryGenerators
{
    private static readonly RetrySettings Simplest = new RetrySettings { CallAdditionalPhoneAfter = Duration.Zero, GlobalMaxAttempts = 1 }.WithDefault(new RetryRule(1, Duration.Zero));

    public static Arbitrary<RetrySettings> AnySettings() => Arb.From(Settings(anyPolicies: true), Smaller);

    /// <summary>Settings with the policies of the seed, or with any.</summary>
    public static Gen<RetrySettings> Settings(bool anyPolicies)
    {
        Gen<bool> Choice() => anyPolicies ? Gen.Elements(false, true) : Gen.Constant(false);
        Gen<TValue> Policy<TValue>()
            where TValue : struct, Enum => anyPolicies ? Gen.Elements(Enum.GetValues<TValue>()) : Gen.Constant(default(TValue));
        return
            from additional in Gen.Choose(0, 3)
            from global in Gen.Choose(1, 6)
            from limits in Gen.Choose(1, 5).ArrayOf(AttemptCounts.Counted.Length)
            from delays in Gen.Choose(0, 90).ArrayOf(AttemptCounts.Counted.Length)
            from scope in Policy<LimitScope>()
            from checksEach in Choice()
            from globalScope in Policy<AttemptScope>()
            from delayBase in Policy<DelayBase>()
            from skips in Choice()
            from restarts in Choice()
            select AttemptCounts.Counted.Select((status, i) => (status, rule: new RetryRule(limits[i], Duration.FromMinutes(delays[i])))).Aggregate(
                new RetrySettings
                {
                    CallAdditionalPhoneAfter = Duration.FromMinutes(additional),
                    GlobalMaxAttempts = global,
                    LimitScope = scope,
                    CheckEachAttempt = checksEach,
                    GlobalScope = globalScope,
                    DelayBase = delayBase,
                    SkipBlockedPhones = skips,
                    RestartInterruptedPass = restarts,
                },
                (settings, line) => settings.With(line.status, line.rule));
    }

    /// <summary>The settings with one property or one status as simple as possible.</summary>
    public static IEnumerable<RetrySettings> Smaller(RetrySettings settings) =>
        Shrinking.Properties(settings, Simplest)
            .Concat(AttemptCounts.Counted.Where(status => settings[status] != Simplest[status]).Select(status => settings.With(status, Simplest[status])));
}
