using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Generators of reported ends and of the rules for them.</summary>
internal static class EndingGenerators
{
    private static readonly string[] Names = ["Sold", "Sold/Online", "Later", "Wrong person"];

    public static readonly Gen<CallOutcome> Outcome = Gen.Elements(CallOutcome.Refused, CallOutcome.DoNotCall, CallOutcome.Spoke);

    public static readonly Gen<CallOutcome> OutcomeOrNone = Gen.Frequency((2, Gen.Constant(CallOutcome.Unspecified)), (1, Outcome));

    private static readonly Gen<CallEffect> Listing =
        from scope in Gen.Elements(AttemptScope.Phone, AttemptScope.Contact)
        from length in Gen.Choose(-1, 3)
        from minutes in Gen.Choose(1, 4000)
        select new CallEffect { Blacklists = scope, Days = length > 0 ? length : null, Period = length == 0 ? Duration.FromMinutes(minutes) : null };

    private static readonly Gen<CallEffect> Action = Gen.OneOf(
        Gen.Constant(CallEffect.None),
        Gen.Constant(new CallEffect { Closes = true }),
        Gen.Elements(AttemptCounts.Counted.ToArray()).Select(status => new CallEffect { RetryAs = status }),
        Gen.Choose(0, 3000).Select(minutes => new CallEffect { CallbackAfter = Duration.FromMinutes(minutes) }));

    /// <summary>An effect without contradiction.</summary>
    public static readonly Gen<CallEffect> Effect = Gen.OneOf(
        Listing, Action, from listing in Listing from action in Action select action.CallbackAfter is null ? listing with { Closes = action.Closes, RetryAs = action.RetryAs } : listing);

    public static readonly Gen<EndingRules> Rules =
        from isDefault in Gen.Frequency((1, Gen.Constant(true)), (3, Gen.Constant(false)))
        from effects in Effect.ArrayOf(5)
        from ofNames in Effect.ArrayOf(Names.Length - 1) // one name stays unknown
        let dispositions = ofNames.Select((effect, i) => new Disposition(Names[i], effect)).ToImmutableArray()
        select isDefault ? new EndingRules { Dispositions = dispositions }
            : new EndingRules { DoNotCall = effects[0], Refused = effects[1], Spoke = effects[2], DeadNumber = effects[3], BadFormat = effects[4], Dispositions = dispositions };

    public static Gen<CallEnding> Endings(CallStatus status) =>
        from signals in Gen.Frequency((3, Gen.Elements(CallSignal.DoNotCall, CallSignal.Declined, CallSignal.Blocked, CallSignal.BadFormat, CallSignal.Ours).ListOf()), (3, Gen.Elements(CallSignal.Dead, CallSignal.PossiblyDead).NonEmptyListOf()))
        from outcome in OutcomeOrNone
        from disposition in Gen.Frequency((2, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(Names)))
        from trunk in Gen.Elements(null, "north", "south")
        from isConsented in Gen.Elements(false, false, true)
        select new CallEnding(status) { Signals = [.. signals.Take(2)], Outcome = outcome, Disposition = disposition, Trunk = trunk, IsConsented = isConsented };
}
