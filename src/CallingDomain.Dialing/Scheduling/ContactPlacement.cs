namespace CallingDomain.Dialing;

/// <summary>From when on one phone of a contact may be called, as far as hours, limits and lockouts go.</summary>
/// <param name="At">The least instant, not before the one asked about; <see cref="DueTime.Never"/> for never.</param>
/// <param name="Why">What keeps it from being called before; unspecified for nothing.</param>
/// <param name="Rule">The name of the rule that binds last; null for none.</param>
/// <param name="IsGone">Whether the contact has lost the phone, or it was blacklisted, since the pass began.</param>
internal readonly record struct PhoneOpening(long At, WaitReason Why, string? Rule, bool IsGone = false)
{
    /// <summary>The opening of a phone that a pass skips.</summary>
    public static PhoneOpening Gone { get; } = new(DueTime.Never, WaitReason.Unspecified, Rule: null, IsGone: true);

    /// <summary>The opening of a phone, from its hours and from its limits and lockouts.</summary>
    public static PhoneOpening Of(CallableTimes times, in AttemptVerdict verdict, long from)
    {
        var opening = times.NextOpen(verdict.FreeFrom);
        if (opening.Rule is { } rule) return new PhoneOpening(opening.At is { } at ? DueTime.OrNever(at) : DueTime.Never, WaitReason.Window, rule.Name);
        return verdict.Rule is { } limit
            ? new PhoneOpening(DueTime.OrNever(verdict.FreeFrom), limit.WaitReason, limit.Name)
            : new PhoneOpening(from, WaitReason.Unspecified, Rule: null);
    }
}

/// <summary>Says from when on the phones of one contact may be called.</summary>
internal interface IPhoneOpenings
{
    /// <summary>From when on a phone may be called.</summary>
    /// <param name="phone">The phone's index in the plan.</param>
    /// <param name="from">The instant asked about.</param>
    PhoneOpening NextOf(int phone, long from);

    /// <summary>Whether the hours of a phone are closed at any time between two instants.</summary>
    bool AreClosedBetween(int phone, long from, long until);
}

/// <summary>When a waiting contact is called: at its due time, or when hours, limits and lockouts allow it, or on another phone of the pass.</summary>
/// <remarks>Pure, allocates nothing.</remarks>
internal static class ContactPlacement
{
    /// <summary>Places the next call of a waiting contact.</summary>
    /// <param name="contact">The contact; afterwards with its due time, and on another phone where the settings skip a blocked one. Where its pass ends here: closed, or in its next pass and not placed yet, since another pass has another plan.</param>
    /// <param name="counts">The attempts of every phone of its plan.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="openings">When its phones may be called.</param>
    /// <param name="now">The present instant, before which no call is placed.</param>
    /// <param name="elsewhere">The contact's attempts on phones that its plan does not have.</param>
    public static void Place<TOpenings>(ref ContactStanding contact, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, long now, int elsewhere)
        where TOpenings : IPhoneOpenings
    {
        ref var card = ref contact.Card;
        var from = Math.Max(card.RuleDue, now);
        var left = card.RuleWhy == WaitReason.Callback ? card.Phone : RetryRules.FirstCallable(counts, settings, card.Phone); // a callback names its phone, and settings may leave the next one out
        var phone = FirstLeft(left, counts, settings, in openings, from, out var opening);
        if (phone < 0)
        {
            ContactTransition.EndPass(ref contact, counts, settings, elsewhere, now);
            return;
        }

        var skips = settings.SkipBlockedPhones;
        if (opening.At == from)
        {
            Free(ref contact, phone, from);
        }
        else if (card.RuleWhy == WaitReason.Callback)
        {
            At(ref contact, phone, opening);
        }
        else if (skips && FirstOpen(phone + 1, counts, settings, in openings, from) is var free and >= 0)
        {
            Free(ref contact, free, from);
        }
        else if (card.HasCalledInPass && (skips || (settings.RestartInterruptedPass && (opening.Why == WaitReason.Window || openings.AreClosedBetween(phone, from, opening.At))))) // a limit may outlast the closure
        {
            ContactTransition.EndPass(ref contact, counts, settings, elsewhere, now);
        }
        else if (skips)
        {
            Earliest(ref contact, phone, counts, settings, opening, in openings, from);
        }
        else
        {
            At(ref contact, phone, opening);
        }
    }

    // A contact that was due before keeps its place; one that was kept from it is due as the rules say.
    private static void Free(ref ContactStanding contact, int phone, long from)
    {
        contact.Card.Phone = phone;
        if (contact.Due <= from) return;
        (contact.Due, contact.Card.Why) = (contact.Card.RuleDue, contact.Card.RuleWhy);
    }

    private static void At(ref ContactStanding contact, int phone, in PhoneOpening opening)
    {
        contact.Card.Phone = phone;
        (contact.Due, contact.Card.Why) = (opening.At, opening.Why);
    }

    // The first phone from an index on that is not gone; -1 for none.
    private static int FirstLeft<TOpenings>(int phone, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, long from, out PhoneOpening opening)
        where TOpenings : IPhoneOpenings
    {
        for (opening = default; phone >= 0; phone = RetryRules.FirstCallable(counts, settings, phone + 1))
        {
            opening = openings.NextOf(phone, from);
            if (!opening.IsGone) break;
        }

        return phone;
    }

    // The first phone from an index on that may be called at once; -1 for none.
    private static int FirstOpen<TOpenings>(int from, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, long at)
        where TOpenings : IPhoneOpenings
    {
        var phone = RetryRules.FirstCallable(counts, settings, from);
        while (phone >= 0 && openings.NextOf(phone, at) is var opening && (opening.IsGone || opening.At != at)) phone = RetryRules.FirstCallable(counts, settings, phone + 1);
        return phone;
    }

    // At the beginning of a pass nothing can be skipped to its end: the phone that may be called first begins it.
    private static void Earliest<TOpenings>(ref ContactStanding contact, int best, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, PhoneOpening first, ref readonly TOpenings openings, long from)
        where TOpenings : IPhoneOpenings
    {
        for (var phone = RetryRules.FirstCallable(counts, settings, best + 1); phone >= 0; phone = RetryRules.FirstCallable(counts, settings, phone + 1))
        {
            if (openings.NextOf(phone, from) is { IsGone: false } other && other.At < first.At) (best, first) = (phone, other);
        }

        At(ref contact, best, first);
    }
}
