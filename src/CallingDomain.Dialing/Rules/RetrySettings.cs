using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The retry rule of one call status.</summary>
/// <param name="MaxAttempts">The most attempts of one phone with this status, the first included: 1 to 255.</param>
/// <param name="RetryAfter">The delay from the end of a pass whose last call had this status to the next pass: 0 to 366 days.</param>
/// <remarks>Immutable, thread-safe. The ranges are checked when the rule is set.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public readonly record struct RetryRule(int MaxAttempts, Duration RetryAfter)
{
    /// <summary>The most calls after the first: <see cref="MaxAttempts"/> minus 1, as VICIdial's recycling and Genesys Cloud's recalls count them.</summary>
    public int Retries => MaxAttempts - 1;

    /// <summary>A rule from the number of calls after the first.</summary>
    /// <param name="retries">The most calls after the first: 0 to 254.</param>
    /// <param name="retryAfter">The delay from the end of a pass whose last call had this status to the next pass: 0 to 366 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static RetryRule FromRetries(int retries, Duration retryAfter)
    {
        if (retries is < 0 or >= AttemptCounts.MaxCount)
            throw new ArgumentOutOfRangeException(nameof(retries), retries, "Expected 0 to 254 retries, without the first attempt.");
        return retryAfter >= Duration.Zero && retryAfter <= RetrySettings.MaxDelay
            ? new RetryRule(retries + 1, retryAfter)
            : throw new ArgumentOutOfRangeException(nameof(retryAfter), retryAfter, "A delay is 0 to 366 days.");
    }
}

/// <summary>The Retry Settings of a campaign.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. Defaults: 3 attempts of each status, 150 minutes apart, at most 4 of a phone,
/// limits checked at the end of a pass. Source: the multi-number page, "Retry Settings"; XCALLY Motion's defaults.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record RetrySettings
{
    /// <summary>The longest delay: 366 days.</summary>
    public static readonly Duration MaxDelay = Duration.FromDays(366);

    internal static readonly RetryRule DefaultRule = new(MaxAttempts: 3, RetryAfter: Duration.FromMinutes(150));

    private readonly RetryRule[] _rules;
    private readonly AttemptCounts _limits; // of the rules
    private readonly long[] _delays; // of the rules, in nanoseconds
    private readonly Duration _callAdditionalPhoneAfter = Duration.FromMinutes(1);
    private readonly long _additionalDelay = NodaConstants.NanosecondsPerMinute; // the same in nanoseconds
    private readonly int _globalMaxAttempts = 4;

    /// <summary>The defaults.</summary>
    public RetrySettings() => (_rules, _limits, _delays) = Of([.. AttemptCounts.Counted.Select(_ => DefaultRule)]);

    private RetrySettings(RetrySettings other, RetryRule[] rules)
        : this(other) => (_rules, _limits, _delays) = Of(rules);

    /// <summary>
    /// The delay between the call to the primary phone and the call to the first additional phone, and between the calls to different additional
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

    /// <summary>
    /// Whether the limits are checked after each attempt. Default: false, at the end of each pass (source: in the seed's example, the primary phone reaches its limit first, and the last phone of that pass closes the contact).
    /// </summary>
    public bool CheckEachAttempt { get; init; }

    /// <summary>Whether <see cref="GlobalMaxAttempts"/> counts the attempts of each phone, or of all phones of the contact together. Default: each phone.</summary>
    public AttemptScope GlobalScope { get; init; }

    /// <summary>The instant from which delays are measured.</summary>
    public DelayBase DelayBase { get; init; }

    /// <summary>
    /// Whether a pass skips a phone that may not be called at its time, because of its hours, a limit or a lockout, and continues with the next phone that may. If there is none, the pass ends with the phone called last.
    /// Default: false, the contact waits.
    /// </summary>
    public bool SkipBlockedPhones { get; init; }

    /// <summary>
    /// Whether a pass that calling hours interrupt ends with the phone called last, so that the next pass begins with the primary phone; also if a limit or a lockout outlasts the closed hours.
    /// Default: false, the pass continues with its next phone when the hours open.
    /// </summary>
    public bool RestartInterruptedPass { get; init; }

    /// <summary>The rule of one retry status. Default for each: 3 attempts, 150 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight.</exception>
    public RetryRule this[CallStatus status] => _rules[Index(status)];

    /// <summary>The longest retry delay of all statuses.</summary>
    internal Duration LongestRetryAfter => _rules.Max(rule => rule.RetryAfter);

    /// <summary>The settings with one rule for all eight statuses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value of the rule is out of range.</exception>
    public RetrySettings WithDefault(RetryRule rule) => new(this, [.. AttemptCounts.Counted.Select(_ => Checked(rule))]);

    /// <summary>The settings with another rule for one status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight, or a value of the rule is out of range.</exception>
    public RetrySettings With(CallStatus status, RetryRule rule)
    {
        RetryRule[] rules = [.. _rules];
        rules[Index(status)] = Checked(rule);
        return new RetrySettings(this, rules);
    }

    /// <summary>Compares all settings.</summary>
    public bool Equals(RetrySettings? other) =>
        other is not null
        && CallAdditionalPhoneAfter == other.CallAdditionalPhoneAfter
        && GlobalMaxAttempts == other.GlobalMaxAttempts
        && LimitScope == other.LimitScope
        && CheckEachAttempt == other.CheckEachAttempt && SkipBlockedPhones == other.SkipBlockedPhones && RestartInterruptedPass == other.RestartInterruptedPass
        && GlobalScope == other.GlobalScope && DelayBase == other.DelayBase && _rules.AsSpan().SequenceEqual(other._rules);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(CallAdditionalPhoneAfter, GlobalMaxAttempts, LimitScope, CheckEachAttempt, GlobalScope, DelayBase, _rules[0]);

    /// <summary>The delay before a step that calls, in nanoseconds.</summary>
    /// <param name="kind">The step.</param>
    /// <param name="status">The status of the previous call.</param>
    internal long DelayBefore(NextStepKind kind, CallStatus status) => kind == NextStepKind.CallNextPhone ? _additionalDelay : _delays[Index(status)];

    /// <summary>The first status whose limit a phone has reached; unspecified for none.</summary>
    internal CallStatus StatusAtLimit(AttemptCounts counts) => counts.FirstAtLeast(_limits);

    /// <summary>The first status whose limit a phone has exceeded; unspecified for none.</summary>
    internal CallStatus StatusAboveLimit(AttemptCounts counts) => counts.FirstAbove(_limits);

    private static (RetryRule[] Rules, AttemptCounts Limits, long[] Delays) Of(RetryRule[] rules) =>
        (rules, AttemptCounts.Of([.. rules.Select(rule => rule.MaxAttempts)]), [.. rules.Select(rule => rule.RetryAfter.ToInt64Nanoseconds())]);

    private static int Index(CallStatus status) =>
        status is >= CallStatus.NoAnswer and <= CallStatus.AgentReject
            ? (int)status - (int)CallStatus.NoAnswer
            : throw new ArgumentOutOfRangeException(nameof(status), "Expected one of the eight retry statuses.");

    /// <summary>The rule, if it is in range.</summary>
    internal static RetryRule Checked(RetryRule rule) => new(CheckedAttempts(rule.MaxAttempts), CheckedDelay(rule.RetryAfter));

    private static int CheckedAttempts(int attempts) =>
        attempts is >= 1 and <= AttemptCounts.MaxCount
            ? attempts
            : throw new ArgumentOutOfRangeException(nameof(attempts), attempts, "Expected 1 to 255 attempts, the first included.");

    private static Duration CheckedDelay(Duration delay) =>
        delay >= Duration.Zero && delay <= MaxDelay ? delay : throw new ArgumentOutOfRangeException(nameof(delay), delay, "A delay is 0 to 366 days.");
}
