using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>From when on one phone of a contact may be called, as far as hours, limits and lockouts go.</summary>
/// <param name="At">The least instant, not before the one asked about; <see cref="Instant.MaxValue"/> for never.</param>
/// <param name="Why">What keeps it from being called before; unspecified when nothing does.</param>
/// <param name="Rule">The name of the rule that binds last; null when nothing does.</param>
/// <param name="IsGone">Whether the contact has the phone no more, or it is on the blacklist since the pass began.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct PhoneOpening(Instant At, WaitReason Why, string? Rule, bool IsGone = false)
{
    /// <summary>The opening of a phone, from its hours and from what limits and lockouts say.</summary>
    internal static PhoneOpening Of(CallableTimes times, in AttemptVerdict verdict, Instant from)
    {
        var opening = times.NextOpen(verdict.FreeFrom);
        if (opening.Rule is { } rule) return new PhoneOpening(opening.At ?? Instant.MaxValue, WaitReason.Window, rule.Name);
        return verdict.Rule is { } limit
            ? new PhoneOpening(verdict.FreeFrom, limit.WaitReason, limit.Name)
            : new PhoneOpening(from, WaitReason.Unspecified, Rule: null);
    }
}

/// <summary>Says from when on a phone of one contact may be called.</summary>
public interface IPhoneOpenings
{
    /// <summary>From when on a phone may be called.</summary>
    /// <param name="phone">The phone's index in the plan.</param>
    /// <param name="from">The instant asked about.</param>
    PhoneOpening NextOf(int phone, Instant from);
}

/// <summary>When a waiting contact is really called: at its due time, or when hours, limits and lockouts allow it, or not that phone in this pass.</summary>
/// <remarks>Pure, allocates nothing.</remarks>
public static class ContactPlacement
{
    /// <summary>Places the next call of a waiting contact.</summary>
    /// <param name="state">Where it stands; <see cref="ContactState.RuleDueAt"/> says when the rules make it due.</param>
    /// <param name="counts">The attempts of every phone of its plan, in calling order.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="openings">When its phones may be called.</param>
    /// <param name="now">The present instant, before which nothing is called.</param>
    /// <returns>
    /// The state with its due time, and another phone where the settings do not wait for a blocked one. Where the pass ends here: closed, or in its next pass, not placed yet, since another pass has another plan.
    /// </returns>
    public static ContactState Place<TOpenings>(in ContactState state, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, Instant now)
        where TOpenings : struct, IPhoneOpenings
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!state.IsWaiting) return state;
        var from = Instant.Max(state.RuleDueAt, now);
        var phone = FirstLeft(state.Phone, counts, settings, in openings, from, out var opening);
        if (phone < 0) return EndPass(state, counts, settings);

        var left = state with { Phone = phone };
        if (opening.At == from) return Free(left, from);
        if (state.RuleWhy == WaitReason.Callback) return At(left, opening); // who asked for that phone is called on it
        var skips = settings.BlockedPhone == BlockedPhone.SkipThisPass;
        if (skips && FirstOpen(left, counts, settings, in openings, from) is var free and >= 0) return Free(state with { Phone = free }, from);
        var splits = skips || (settings.WindowSplitsPass == WindowSplitsPass.Restart && opening.Why == WaitReason.Window);
        if (splits && state.HasCalledInPass) return EndPass(state, counts, settings);
        return skips ? Earliest(left, counts, settings, opening, in openings, from) : At(left, opening);
    }

    // Whoever became due before keeps the place that it has; whoever was kept from it is due as the rules say.
    private static ContactState Free(in ContactState state, Instant from) => state.DueAt <= from ? state : state with { DueAt = state.RuleDueAt, Why = state.RuleWhy };

    // As if the phone called last had been the last of its pass.
    private static ContactState EndPass(in ContactState state, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings) => state.HasCalledInPass
        ? ContactTransition.Follow(state, RetryRules.AfterPass(state.LastCall, counts, settings))
        : state with { Pass = state.Pass + 1 }; // nothing was called: only the plan is made anew

    // The first phone from an index on that the contact still has; -1 for none.
    private static int FirstLeft<TOpenings>(int phone, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, Instant from, out PhoneOpening opening)
        where TOpenings : struct, IPhoneOpenings
    {
        for (opening = default; phone >= 0; phone = RetryRules.FirstCallable(counts, settings, phone + 1))
        {
            opening = openings.NextOf(phone, from);
            if (!opening.IsGone) break;
        }

        return phone;
    }

    // Another phone of this pass that may be called at once; -1 for none.
    private static int FirstOpen<TOpenings>(in ContactState state, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, Instant from)
        where TOpenings : struct, IPhoneOpenings
    {
        var phone = RetryRules.FirstCallable(counts, settings, state.Phone + 1);
        while (phone >= 0 && openings.NextOf(phone, from) is var opening && (opening.IsGone || opening.At != from)) phone = RetryRules.FirstCallable(counts, settings, phone + 1);
        return phone;
    }

    // At the beginning of a pass nothing can be skipped to its end: whichever phone may be called first begins it.
    private static ContactState Earliest<TOpenings>(in ContactState state, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, PhoneOpening opening, ref readonly TOpenings openings, Instant from)
        where TOpenings : struct, IPhoneOpenings
    {
        var (best, first) = (state.Phone, opening);
        for (var phone = RetryRules.FirstCallable(counts, settings, best + 1); phone >= 0; phone = RetryRules.FirstCallable(counts, settings, phone + 1))
        {
            if (openings.NextOf(phone, from) is { IsGone: false } other && other.At < first.At) (best, first) = (phone, other);
        }

        return At(state with { Phone = best }, first);
    }

    private static ContactState At(in ContactState state, PhoneOpening opening) => state with { DueAt = opening.At, Why = opening.Why };
}
