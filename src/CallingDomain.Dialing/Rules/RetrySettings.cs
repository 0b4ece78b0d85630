using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What one call status asks for: how often it may happen, and how long to wait before the next pass.</summary>
/// <param name="MaxAttempts">The attempts of one phone that may end so, the first counted: 1 to 255.</param>
/// <param name="RetryAfter">The wait from the end of a pass whose last call ended so to the next pass: 0 to 366 days.</param>
public readonly record struct RetryRule(int MaxAttempts, Duration RetryAfter)
{
    /// <summary>The calls that may follow the first: <see cref="MaxAttempts"/> less 1, as VICIdial's recycling and Genesys Cloud's recalls count them.</summary>
    public int Retries => MaxAttempts - 1;

    /// <summary>The rule of a dialer that counts the calls after the first.</summary>
    /// <param name="retries">The calls that may follow the first: 0 to 254.</param>
    /// <param name="retryAfter">The wait from the end of a pass whose last call ended so to the next pass: 0 to 366 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is out of range.</exception>
    public static RetryRule FromRetries(int retries, Duration retryAfter)
    {
        if (retries is < 0 or >= AttemptCounts.MaxCount)
            throw new ArgumentOutOfRangeException(nameof(retries), retries, "Retries are 0 to 254, the first attempt not counted.");
        return retryAfter >= Duration.Zero && retryAfter <= RetrySettings.MaxDelay
            ? new RetryRule(retries + 1, retryAfter)
            : throw new ArgumentOutOfRangeException(nameof(retryAfter), retryAfter, "A wait is 0 to 366 days.");
    }
}

/// <summary>The Retry Settings of a campaign.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. The defaults are the seed's: 3 attempts of each status, 150 minutes apart, at most 4 of a phone,
/// limits looked at when a pass ends. Source: the multi-number page, "Retry Settings"; XCALLY Motion's defaults.
/// </remarks>
public sealed record RetrySettings
{
    /// <summary>The longest wait that can be set.</summary>
    public static readonly Duration MaxDelay = Duration.FromDays(366);

    private static readonly RetryRule DefaultRule = new(MaxAttempts: 3, RetryAfter: Duration.FromMinutes(150));

    private readonly RetryRule[] _rules;
    private readonly AttemptCounts _limits; // of the rules, side by side
    private readonly long[] _delays; // of the rules, in nanoseconds
    private readonly Duration _callAdditionalPhoneAfter = Duration.FromMinutes(1);
    private readonly long _additionalDelay = NodaConstants.NanosecondsPerMinute; // the same in nanoseconds
    private readonly int _globalMaxAttempts = 4;

    /// <summary>The defaults.</summary>
    public RetrySettings() => (_rules, _limits, _delays) = Of([.. AttemptCounts.Counted.Select(_ => DefaultRule)]);

    private RetrySettings(RetrySettings other, RetryRule[] rules)
        : this(other) => (_rules, _limits, _delays) = Of(rules);

    /// <summary>
    /// The wait between the call to the primary phone and the call to the first additional phone, and between the calls to different additional
    /// phones: 0 to 366 days. Default: 1 minute.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration CallAdditionalPhoneAfter
    {
        get => _callAdditionalPhoneAfter;
        init => (_callAdditionalPhoneAfter, _additionalDelay) = (CheckedDelay(value), value.ToInt64Nanoseconds());
    }

    /// <summary>The most attempts over all statuses, of one phone or of the contact as <see cref="GlobalScope"/> says: 1 to 255. Default: 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int GlobalMaxAttempts
    {
        get => _globalMaxAttempts;
        init => _globalMaxAttempts = CheckedAttempts(value);
    }

    /// <summary>Which phones' limits close the contact.</summary>
    public LimitScope LimitScope { get; init; }

    /// <summary>When the limits are looked at.</summary>
    public Checkpoint Checkpoint { get; init; }

    /// <summary>What <see cref="GlobalMaxAttempts"/> counts.</summary>
    public GlobalScope GlobalScope { get; init; }

    /// <summary>From which instant the waits are measured.</summary>
    public DelayBase DelayBase { get; init; }

    /// <summary>What happens when the phone that is next may not be called at its time.</summary>
    public BlockedPhone BlockedPhone { get; init; }

    /// <summary>What happens when calling hours close within a pass.</summary>
    public WindowSplitsPass WindowSplitsPass { get; init; }

    /// <summary>The rule of one retry status. Default for each: 3 attempts, 150 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight.</exception>
    public RetryRule this[CallStatus status] => _rules[Index(status)];

    /// <summary>The longest retry delay of all statuses.</summary>
    internal Duration LongestRetryAfter => _rules.Max(rule => rule.RetryAfter);

    /// <summary>The settings with one rule for all eight statuses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure of the rule is out of range.</exception>
    public RetrySettings WithDefault(RetryRule rule) => new(this, [.. AttemptCounts.Counted.Select(_ => Checked(rule))]);

    /// <summary>The settings with another rule for one status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight, or a figure of the rule is out of range.</exception>
    public RetrySettings With(CallStatus status, RetryRule rule)
    {
        RetryRule[] rules = [.. _rules];
        rules[Index(status)] = Checked(rule);
        return new RetrySettings(this, rules);
    }

    /// <summary>Whether both ask for the same.</summary>
    public bool Equals(RetrySettings? other) =>
        other is not null
        && CallAdditionalPhoneAfter == other.CallAdditionalPhoneAfter
        && GlobalMaxAttempts == other.GlobalMaxAttempts
        && LimitScope == other.LimitScope
        && Checkpoint == other.Checkpoint && BlockedPhone == other.BlockedPhone && WindowSplitsPass == other.WindowSplitsPass
        && GlobalScope == other.GlobalScope && DelayBase == other.DelayBase && _rules.AsSpan().SequenceEqual(other._rules);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(CallAdditionalPhoneAfter, GlobalMaxAttempts, LimitScope, Checkpoint, GlobalScope, DelayBase, _rules[0]);

    /// <summary>The wait before a step that calls, in nanoseconds.</summary>
    /// <param name="kind">The step.</param>
    /// <param name="status">How the call before it ended.</param>
    internal long DelayBefore(NextStepKind kind, CallStatus status) => kind == NextStepKind.CallNextPhone ? _additionalDelay : _delays[Index(status)];

    /// <summary>The first status by which a phone is at its limit; unspecified for none.</summary>
    internal CallStatus StatusAtLimit(AttemptCounts counts) => counts.FirstAtLeast(_limits);

    /// <summary>The first status by which a phone has exceeded its limit; unspecified for none.</summary>
    internal CallStatus StatusAboveLimit(AttemptCounts counts) => counts.FirstAbove(_limits);

    private static (RetryRule[] Rules, AttemptCounts Limits, long[] Delays) Of(RetryRule[] rules) =>
        (rules, AttemptCounts.Of([.. rules.Select(rule => rule.MaxAttempts)]), [.. rules.Select(rule => rule.RetryAfter.ToInt64Nanoseconds())]);

    private static int Index(CallStatus status) =>
        status is >= CallStatus.NoAnswer and <= CallStatus.AgentReject
            ? (int)status - (int)CallStatus.NoAnswer
            : throw new ArgumentOutOfRangeException(nameof(status), "Only the eight retry statuses have a rule.");

    private static RetryRule Checked(RetryRule rule) => new(CheckedAttempts(rule.MaxAttempts), CheckedDelay(rule.RetryAfter));

    private static int CheckedAttempts(int attempts) =>
        attempts is >= 1 and <= AttemptCounts.MaxCount
            ? attempts
            : throw new ArgumentOutOfRangeException(nameof(attempts), attempts, "Attempts are 1 to 255, the first counted.");

    private static Duration CheckedDelay(Duration delay) =>
        delay >= Duration.Zero && delay <= MaxDelay ? delay : throw new ArgumentOutOfRangeException(nameof(delay), delay, "A wait is 0 to 366 days.");
}
