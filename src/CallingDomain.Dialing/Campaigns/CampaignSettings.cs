using System.Collections.Immutable;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What a campaign is run by.</summary>
/// <remarks>Immutable, compared by content, thread-safe. Source: XCALLY Motion, settings of a campaign.</remarks>
public sealed record CampaignSettings
{
    private readonly int _maxConcurrentCalls = 30;
    private readonly LocalDateTime? _endsAt;
    private readonly int _maxCallbacks = 20;
    private readonly int _maxLostCalls = 10;
    private readonly ImmutableArray<CallingRuleSet> _rules = [];
    private readonly Duration _claimLease = Duration.FromMinutes(2);
    private readonly Duration _callLease = Duration.FromHours(4);
    private readonly Duration? _callbackOwnerTime;

    /// <summary>The zone whose time of day counts for a contact without one of its own. Default: UTC.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The zones of phones by how they begin; a phone's zones count before its contact's. Default: none are known.</summary>
    public PhoneZones PhoneZones { get; init; } = PhoneZones.None;

    /// <summary>The Retry Settings.</summary>
    public RetrySettings Retry { get; init; } = new();

    /// <summary>When calls may be placed. Default: always.</summary>
    public CallingHours CallingHours { get; init; } = CallingHours.Always;

    /// <summary>Rules of law, or of anybody, that hold besides: hours, limits, lockouts. Default: none.</summary>
    public ImmutableArray<CallingRuleSet> Rules
    {
        get => _rules;
        init => _rules = value.IsDefault ? [] : value;
    }

    /// <summary>Which of two contacts of the same priority, both due, is called first.</summary>
    public DueOrder Order { get; init; }

    /// <summary>Which kinds of calls go before others.</summary>
    public HopperProfile Profile { get; init; }

    /// <summary>What becomes of a contact whose identity was loaded before.</summary>
    public ReloadRule Reload { get; init; }

    /// <summary>Whether a contact is refused when another one has its number. Numbers are compared as they were loaded, before any dial prefix of the host. Edits are not checked. Default: never.</summary>
    public DuplicateCheck DuplicateCheck { get; init; }

    /// <summary>Which numbers <see cref="DuplicateCheck"/> compares. Default: the primary phones.</summary>
    public ComparedPhones DuplicatePhones { get; init; }

    /// <summary>The most calls at one time, from 1 up. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxConcurrentCalls
    {
        get => _maxConcurrentCalls;
        init => _maxConcurrentCalls = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one call at a time.");
    }

    /// <summary>How long a claimed call may go without a word that it was dialled: up to 366 days. Default: 2 minutes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration ClaimLease
    {
        get => _claimLease;
        init => _claimLease = Checked(value);
    }

    /// <summary>How long a call may go on without a word, from its dialling or the last word on: up to 366 days. Default: 4 hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration CallLease
    {
        get => _callLease;
        init => _callLease = Checked(value);
    }

    /// <summary>How a call without a reported outcome is counted.</summary>
    public LostCalls LostCalls { get; init; }

    /// <summary>
    /// The local date and time in <see cref="TimeZone"/>, in the years 1678 to 2261, from which on no call is claimed and every contact is closed (<see cref="CloseReason.CampaignEnded"/>); null for no end. A time that the clocks skip is as much later as they
    /// skip; of one that comes twice, the first counts. Default: null.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public LocalDateTime? EndsAt
    {
        get => _endsAt;
        init => _endsAt = value is not { } local ? null
            : local.WithCalendar(CalendarSystem.Iso) is { Year: >= 1678 and <= 2261 } end ? end : throw new ArgumentOutOfRangeException(nameof(value), value, "A campaign ends in the years 1678 to 2261.");
    }

    /// <summary>The most callbacks of a contact since it was loaded or reset: 1 to 65,535. Another wish at the end of a call closes it (<see cref="CloseReason.CallbackLimit"/>). Default: 20.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxCallbacks
    {
        get => _maxCallbacks;
        init => _maxCallbacks = CheckedBound(value);
    }

    /// <summary>The lost calls of a contact, since it was loaded or reset, that close it (<see cref="CloseReason.LostLimit"/>): 1 to 65,535. Default: 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public int MaxLostCalls
    {
        get => _maxLostCalls;
        init => _maxLostCalls = CheckedBound(value);
    }

    /// <summary>How long a callback is kept for its owner, from its due time on: 0 to 366 days; after that, any agent can claim it. Default: null, for ever.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of range.</exception>
    public Duration? CallbackOwnerTime
    {
        get => _callbackOwnerTime;
        init => _callbackOwnerTime = value is not { } time || (time >= Duration.Zero && time <= RetrySettings.MaxDelay)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A callback is kept for its owner for 0 to 366 days.");
    }

    /// <summary>The numbers that are never called.</summary>
    public Blacklist Blacklist { get; init; } = Blacklist.Empty;

    /// <summary>Why these settings could never dial anybody in the campaign's zone; null when they could.</summary>
    /// <param name="at">From when on: the longest <see cref="CallingHours.Horizon"/> of the hours is looked at.</param>
    public CampaignReason? WhyNeverDials(Instant at) => Hours().NextOpen(at, TimeZone).At is null ? CampaignReason.HoursNeverOpen : null;

    /// <summary>Whether both ask for the same.</summary>
    public bool Equals(CampaignSettings? other) =>
        other is not null && TimeZone.Equals(other.TimeZone) && PhoneZones.Equals(other.PhoneZones) && Retry.Equals(other.Retry) && CallingHours.Equals(other.CallingHours)
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan()) && Order == other.Order && Profile == other.Profile && Reload == other.Reload && DuplicateCheck == other.DuplicateCheck && DuplicatePhones == other.DuplicatePhones && MaxConcurrentCalls == other.MaxConcurrentCalls
        && ClaimLease == other.ClaimLease && CallLease == other.CallLease && LostCalls == other.LostCalls && MaxCallbacks == other.MaxCallbacks && MaxLostCalls == other.MaxLostCalls && EndsAt == other.EndsAt && CallbackOwnerTime == other.CallbackOwnerTime && Blacklist.Equals(other.Blacklist);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(TimeZone, Retry, CallingHours, Order, MaxConcurrentCalls, Rules.Length);

    /// <summary>The instant of <see cref="EndsAt"/>; null for none.</summary>
    internal Instant? EndInstant => EndsAt is { } end ? TimeZone.AtLeniently(end).ToInstant() : null;

    internal CombinedHours Hours() => CombinedHours.Of([new HoursRule("campaign", CallingHours), .. Rules.Select(rule => rule.HoursRule)]);

    private static int CheckedBound(int bound) => bound is >= 1 and <= ContactTally.Most ? bound : throw new ArgumentOutOfRangeException(nameof(bound), bound, "A bound is 1 to 65,535.");

    private static Duration Checked(Duration lease) =>
        lease > Duration.Zero && lease <= RetrySettings.MaxDelay ? lease : throw new ArgumentOutOfRangeException(nameof(lease), lease, "A lease is more than nothing and at most 366 days.");
}
