using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The rules of the multi-number feature: what follows a call, and when a contact is closed.</summary>
/// <remarks>
/// Pure functions of their arguments; nothing is allocated. Phones are the indexes of one calling order; the counts are those of these
/// phones, the call that has just ended included. Source: the multi-number page, "Use multi-number feature for Motion Bull Campaigns"; the
/// sentences quoted are its own.
/// </remarks>
public static class RetryRules
{
    /// <summary>What follows a call.</summary>
    /// <param name="call">The call that has just ended.</param>
    /// <param name="counts">The attempts of every phone, this call counted unless it reached the contact.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    public static NextStep AfterCall(in EndedCall call, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Timed(AfterCall(call.Phone, call.Status, counts, settings), call, settings);
    }

    /// <summary>The same without its time, which <see cref="Base"/> and <see cref="DelayBefore"/> give.</summary>
    /// <param name="phone">The phone that was called.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="counts">The attempts of every phone, this call counted unless it reached the contact.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    /// <param name="elsewhere">The contact's attempts on phones that the pass does not have.</param>
    internal static RuleStep AfterCall(int phone, CallStatus status, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere = 0)
    {
        // "The Contact will be closed if the Contact has been reached …"
        if (status == CallStatus.Reached) return new RuleStep(NextStepKind.Close, phone, CloseReason.Reached, CallStatus.Reached);

        var next = FirstCallable(counts, settings, from: phone + 1);
        var passEnds = next < 0;

        // "… or if the Retry Settings value is exceeded by one of the phones (primary or additional phones)."
        if ((passEnds || settings.Checkpoint == Checkpoint.EachAttempt) && LimitReached(phone, status, counts, settings, elsewhere) is { Kind: NextStepKind.Close } close) return close;

        // "If the Contact hasn't been reached through the primary phone, after X minutes … the dialer will call the additional phones sequentially."
        return passEnds ? NextPass(counts, settings) : new RuleStep(NextStepKind.CallNextPhone, next);
    }

    /// <summary>What follows when a pass ends with a call after which it would have gone on: its other phones may not be called now.</summary>
    /// <param name="call">The last call of the pass, which did not reach the contact.</param>
    /// <param name="counts">The attempts of every phone, this call counted.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    public static NextStep AfterPass(in EndedCall call, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Timed(AfterPass(call.Phone, call.Status, counts, settings), call, settings);
    }

    /// <summary>The same without its time.</summary>
    internal static RuleStep AfterPass(int phone, CallStatus status, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere = 0) =>
        LimitReached(phone, status, counts, settings, elsewhere) is { Kind: NextStepKind.Close } close ? close : NextPass(counts, settings);

    /// <summary>The wait before a step that calls.</summary>
    /// <param name="kind">The step.</param>
    /// <param name="status">How the call before it ended.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    internal static Duration DelayBefore(NextStepKind kind, CallStatus status, RetrySettings settings) =>
        kind == NextStepKind.CallNextPhone ? settings.CallAdditionalPhoneAfter : settings[status].RetryAfter;

    // "If the Contact hasn't been reached through additional phones, the Contact will be rescheduled …
    // based on the call status of the last additional phone called."
    private static RuleStep NextPass(ReadOnlySpan<AttemptCounts> counts, RetrySettings settings) => new(NextStepKind.StartNextPass, FirstCallable(counts, settings, from: 0));

    private static NextStep Timed(in RuleStep step, in EndedCall call, RetrySettings settings)
    {
        var at = step.Kind == NextStepKind.Close ? call.EndedAt : EndOfTime.Later(Base(call, settings), DelayBefore(step.Kind, call.Status, settings));
        return new NextStep(step.Kind, step.Phone, at, step.Reason, step.CauseStatus);
    }

    /// <summary>The closing of a contact none of whose phones a pass may call, since all are at a limit.</summary>
    /// <param name="last">The phone of the last counted call; -1 when the pass does not have it.</param>
    /// <param name="status">How that call ended.</param>
    /// <param name="counts">The attempts of every phone: at least one.</param>
    /// <param name="settings">The Retry Settings in force now.</param>
    internal static RuleStep AllExhausted(int last, CallStatus status, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings) => LimitReached(last, status, counts, settings, elsewhere: 0);

    /// <summary>The first phone from an index on that a pass may call: with <see cref="LimitScope.AllPhones"/> those at a limit are left out.</summary>
    /// <returns>Its index; -1 when there is none.</returns>
    public static int FirstCallable(ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int from)
    {
        ArgumentNullException.ThrowIfNull(settings);
        for (var phone = from; phone < counts.Length; phone++)
        {
            if (settings.LimitScope != LimitScope.AllPhones || !IsExhausted(counts[phone], settings)) return phone;
        }

        return -1;
    }

    // In this order: the status limit of the phone called last, of the others, then the global limit likewise. The default for none.
    private static RuleStep LimitReached(int last, CallStatus ended, ReadOnlySpan<AttemptCounts> counts, RetrySettings settings, int elsewhere)
    {
        var closes = settings.LimitScope != LimitScope.AllPhones || FirstCallable(counts, settings, from: 0) < 0;
        var others = settings.LimitScope == LimitScope.LastPhone ? 0 : counts.Length;

        if (closes)
        {
            if (last >= 0)
            {
                if (counts[last][ended] >= settings[ended].MaxAttempts) return Close(last, CloseReason.StatusLimit, ended);
                if (settings.StatusAtLimit(counts[last]) is not CallStatus.Unspecified and var ofLast) return Close(last, CloseReason.StatusLimit, ofLast);
            }

            for (var phone = 0; phone < others; phone++)
            {
                if (settings.StatusAtLimit(counts[phone]) is not CallStatus.Unspecified and var status) return Close(phone, CloseReason.StatusLimit, status);
            }
        }

        if (settings.GlobalScope == GlobalScope.PerContact) return Sum(counts) + elsewhere >= settings.GlobalMaxAttempts ? Close(last, CloseReason.GlobalLimit) : default;
        if (!closes) return default;
        if (last >= 0 && counts[last].Total >= settings.GlobalMaxAttempts) return Close(last, CloseReason.GlobalLimit);
        for (var phone = 0; phone < others; phone++)
        {
            if (counts[phone].Total >= settings.GlobalMaxAttempts) return Close(phone, CloseReason.GlobalLimit);
        }

        return default;
    }

    private static RuleStep Close(int cause, CloseReason reason, CallStatus status = CallStatus.Unspecified) => new(NextStepKind.Close, cause, reason, status);

    private static bool IsExhausted(AttemptCounts counts, RetrySettings settings) =>
        settings.StatusAtLimit(counts) != CallStatus.Unspecified
        || (settings.GlobalScope == GlobalScope.PerPhone && counts.Total >= settings.GlobalMaxAttempts);

    private static int Sum(ReadOnlySpan<AttemptCounts> counts)
    {
        var sum = 0;
        foreach (var phone in counts) sum += phone.Total;
        return sum;
    }

    private static Instant Base(in EndedCall call, RetrySettings settings) => settings.DelayBase switch
    {
        DelayBase.AttemptStart => call.DialedAt,
        DelayBase.Due => call.DueAt,
        _ => call.EndedAt,
    };
}
