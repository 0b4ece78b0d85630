namespace CallingDomain.Dialing;

/// <summary>The earliest instant at which a phone may be called by hours, limits and lockouts.</summary>
/// <param name="At">That instant, not earlier than the given one; <see cref="DueTime.Never"/> for never.</param>
/// <param name="Why">What prevents an earlier call; unspecified for nothing.</param>
/// <param name="Rule">The name of the last rule that prevents it; null for none.</param>
/// <param name="IsGone">Whether the pass skips the phone, because the contact lost it or it was blacklisted.</param>
internal readonly record struct PhoneOpening(long At, WaitReason Why, string? Rule, bool IsGone = false)
{
    /// <summary>The opening of a skipped phone.</summary>
    public static PhoneOpening Gone { get; } = new(DueTime.Never, WaitReason.Unspecified, Rule: null, IsGone: true);

    /// <summary>Combines the calling hours of a phone with its limits and lockouts.</summary>
    /// <param name="times">The calling hours.</param>
    /// <param name="verdict">The limits and lockouts.</param>
    /// <param name="from">The earliest possible instant.</param>
    /// <param name="liftedUntil">The instant before which the hours do not apply.</param>
    public static PhoneOpening Of(CallableTimes times, in AttemptVerdict verdict, long from, long liftedUntil = long.MinValue)
    {
        var opening = DueTime.OrNever(verdict.FreeFrom) < liftedUntil ? default : times.NextOpen(verdict.FreeFrom);
        if (opening.Rule is { } rule) return new PhoneOpening(opening.At is { } at ? DueTime.OrNever(at) : DueTime.Never, WaitReason.Window, rule.Name);
        return verdict.Rule is { } limit
            ? new PhoneOpening(DueTime.OrNever(verdict.FreeFrom), limit.WaitReason, limit.Name)
            : new PhoneOpening(from, WaitReason.Unspecified, Rule: null);
    }
}

/// <summary>Gives the openings of a contact's phones.</summary>
internal interface IPhoneOpenings
{
    /// <summary>The opening of a phone.</summary>
    /// <param name="phone">The index of the phone in the plan.</param>
    /// <param name="from">The earliest possible instant.</param>
    PhoneOpening NextOf(int phone, long from);

    /// <summary>Whether the hours of a phone are closed at any time between two instants.</summary>
    bool AreClosedBetween(int phone, long from, long until);
}

/// <summary>Places the next call of a waiting contact: at its due time, later when hours, limits and lockouts allow it, or on another phone of the pass.</summary>
/// <remarks>Pure; does not allocate.</remarks>
internal static class ContactPlacement
{
    /// <summary>Places the next call of a waiting contact.</summary>
    /// <param name="contact">The contact; on return with its due time, on another phone where the settings skip a phone that is not callable. If the pass ends: closed, or in the next pass without a due time, since that pass has another plan.</param>
    /// <param name="counts">The attempts on each phone of the plan.</param>
    /// <param name="settings">The current Retry Settings.</param>
    /// <param name="openings">The openings of its phones.</param>
    /// <param name="now">The current instant: no call is placed earlier.</param>
    /// <param name="elsewhere">The contact's attempts on phones outside the plan.</param>
    /// <returns>False if the pass ends.</returns>
    public static bool Place<TOpenings>(ref ContactStanding contact, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, ref readonly TOpenings openings, long now, int elsewhere)
        where TOpenings : IPhoneOpenings
    {
        ref var card = ref contact.Card;
        var from = Math.Max(card.RuleDue, now);
        var left = card.RuleWhy == WaitReason.Callback ? card.Phone : RetryRules.FirstCallable(counts, settings, card.Phone); // a callback names its phone; otherwise the settings may skip the next phone
        var phone = FirstLeft(left, counts, settings, in openings, from, out var opening);
        if (phone < 0)
        {
            ContactTransition.EndPass(ref contact, counts, settings, elsewhere, now);
            return false;
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
            return false;
        }
        else if (skips)
        {
            Earliest(ref contact, phone, counts, settings, opening, in openings, from);
        }
        else
        {
            At(ref contact, phone, opening);
        }

        return true;
    }

    // A contact that was already due keeps its place; a delayed contact gets the due time of the rules.
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

    // The first phone from an index on that the pass does not skip; -1 for none.
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
        while (phone >= 0 && openings.NextOf(phone, at).At != at) phone = RetryRules.FirstCallable(counts, settings, phone + 1);
        return phone;
    }

    // At the beginning of a pass no phone has been called: the phone that opens first begins the pass.
    private static void Earliest<TOpenings>(ref ContactStanding contact, int best, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, PhoneOpening first, ref readonly TOpenings openings, long from)
        where TOpenings : IPhoneOpenings
    {
        for (var phone = RetryRules.FirstCallable(counts, settings, best + 1); phone >= 0; phone = RetryRules.FirstCallable(counts, settings, phone + 1))
        {
            if (openings.NextOf(phone, from) is var other && other.At < first.At) (best, first) = (phone, other);
        }

        At(ref contact, best, first);
    }
}
