namespace CallingDomain.Dialing;

/// <summary>The rules of the multi-number feature: what follows a call, and when a contact is closed.</summary>
/// <remarks>
/// Pure, allocates nothing. Phones are indexes in one calling order; the counts are those of these
/// phones, the call that has just ended included. Source of the quotations: the multi-number page, "Use multi-number feature for Motion Bull Campaigns".
/// </remarks>
internal static class RetryRules
{
    /// <summary>What follows a call. Within a pass, a limit closes the contact only if the pass could not have begun under it, as after a change to stricter settings: a phone exceeds it, or a phone that the pass has not called yet has reached it.</summary>
    /// <param name="phone">The phone that was called.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="counts">The attempts of every phone, this call counted unless it reached the contact.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="elsewhere">The contact's attempts on phones that the pass does not have.</param>
    public static RuleStep AfterCall(int phone, CallStatus status, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere = 0)
    {
        // "The Contact will be closed if the Contact has been reached …"
        if (status == CallStatus.Reached) return new RuleStep(NextStepKind.Close, phone, CloseReason.Reached, CallStatus.Reached);

        // "If the Contact hasn't been reached through the primary phone, after X minutes … the dialer will call the additional phones sequentially."
        var next = FirstCallable(counts, settings, from: phone + 1);
        if (next < 0) return AfterPass(phone, status, counts, settings, elsewhere);
        var limit = LimitReached(phone, status, counts, settings, elsewhere, settings.CheckEachAttempt ? 0 : next);
        return limit.Kind == NextStepKind.Close ? limit : new RuleStep(NextStepKind.CallNextPhone, next);
    }

    /// <summary>What follows if a pass ends with a call, also early, because its other phones may not be called now.</summary>
    public static RuleStep AfterPass(int phone, CallStatus status, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere = 0)
    {
        // "… or if the Retry Settings value is exceeded by one of the phones (primary or additional phones)."
        var limit = LimitReached(phone, status, counts, settings, elsewhere);
        if (limit.Kind == NextStepKind.Close) return limit;

        // "If the Contact hasn't been reached through additional phones, the Contact will be rescheduled … based on the call status of the last additional phone called."
        return new RuleStep(NextStepKind.StartNextPass, FirstCallable(counts, settings, from: 0));
    }

    /// <summary>Checks a waiting contact against settings that may be stricter than those of its last call: closed if a limit is reached between passes, or was reached before the present pass began.</summary>
    /// <param name="last">The phone of the last counted call; -1 if there is none, or if the plan does not have it.</param>
    /// <param name="status">How that call ended.</param>
    /// <param name="next">The next phone of a pass that has begun; 0 between passes.</param>
    /// <param name="counts">The attempts of every phone.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="elsewhere">The contact's attempts on phones that the pass does not have.</param>
    /// <returns>The closing; the default if no limit closes the contact.</returns>
    public static RuleStep WhileWaiting(int last, CallStatus status, int next, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere) =>
        LimitReached(last, status, counts, settings, elsewhere, settings.CheckEachAttempt ? 0 : next);

    /// <summary>The first phone from an index on that a pass may call; with <see cref="LimitScope.AllPhones"/> not one at a limit.</summary>
    /// <returns>Its index; -1 if there is none.</returns>
    public static int FirstCallable(ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int from)
    {
        for (var phone = from; phone < counts.Length; phone++)
        {
            if (settings.LimitScope != LimitScope.AllPhones || !IsExhausted(counts[phone], settings)) return phone;
        }

        return -1;
    }

    // Order: the status limit of the phone called last, those of the other phones, then the global limit likewise. The default for none.
    // Within a pass, next is the phone to call next: the calls of the pass itself, one for each phone before it, do not count, so that a limit closes the contact only if the pass could not have begun. Otherwise it is 0.
    private static RuleStep LimitReached(int last, CallStatus ended, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere, int next = 0)
    {
        if (AreBelowLimits(counts, settings, elsewhere)) return default; // as after most calls
        var closes = settings.LimitScope switch
        {
            LimitScope.AnyPhone => true,
            LimitScope.LastPhone => next == 0, // a pass ends with its last phone
            _ => next == 0 && FirstCallable(counts, settings, from: 0) < 0,
        };
        var others = settings.LimitScope == LimitScope.LastPhone ? 0 : counts.Length;

        if (closes)
        {
            if (last >= 0)
            {
                if (counts[last][ended] - Own(last, next) >= settings[ended].MaxAttempts) return Close(last, CloseReason.StatusLimit, ended);
                if (StatusAtLimit(counts[last], last < next, settings) is not CallStatus.Unspecified and var ofLast) return Close(last, CloseReason.StatusLimit, ofLast);
            }

            for (var phone = 0; phone < others; phone++)
            {
                if (StatusAtLimit(counts[phone], phone < next, settings) is not CallStatus.Unspecified and var status) return Close(phone, CloseReason.StatusLimit, status);
            }
        }

        if (settings.GlobalScope == AttemptScope.Contact) return Sum(counts) + elsewhere - next >= settings.GlobalMaxAttempts ? Close(last, CloseReason.GlobalLimit) : default;
        if (!closes) return default;
        if (last >= 0 && counts[last].Total - Own(last, next) >= settings.GlobalMaxAttempts) return Close(last, CloseReason.GlobalLimit);
        for (var phone = 0; phone < others; phone++)
        {
            if (counts[phone].Total - Own(phone, next) >= settings.GlobalMaxAttempts) return Close(phone, CloseReason.GlobalLimit);
        }

        return default;
    }

    // Whether no limit is reached, regardless of the scopes.
    private static bool AreBelowLimits(ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere)
    {
        if (settings.StatusAtLimit(AttemptCounts.Greatest(counts)) != CallStatus.Unspecified) return false;
        if (Sum(counts) + elsewhere < settings.GlobalMaxAttempts) return true;
        if (settings.GlobalScope == AttemptScope.Contact) return false;
        foreach (var phone in counts)
        {
            if (phone.Total >= settings.GlobalMaxAttempts) return false;
        }

        return true;
    }

    // The calls of a phone in the present pass.
    private static int Own(int phone, int next) => phone < next ? 1 : 0;

    private static CallStatus StatusAtLimit(AttemptCounts counts, bool isOfThisPass, RetrySettings settings) => isOfThisPass ? settings.StatusAboveLimit(counts) : settings.StatusAtLimit(counts);

    private static RuleStep Close(int cause, CloseReason reason, CallStatus status = CallStatus.Unspecified) => new(NextStepKind.Close, cause, reason, status);

    private static bool IsExhausted(AttemptCounts counts, RetrySettings settings) =>
        settings.StatusAtLimit(counts) != CallStatus.Unspecified
        || (settings.GlobalScope == AttemptScope.Phone && counts.Total >= settings.GlobalMaxAttempts);

    private static int Sum(ReadOnlySpan<AttemptCounts> counts)
    {
        var sum = 0;
        foreach (var phone in counts) sum += phone.Total;
        return sum;
    }
}
