using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What a campaign is run by.</summary>
/// <remarks>Immutable, thread-safe. Source: XCALLY Motion, settings of a campaign.</remarks>
public sealed record CampaignSettings
{
    private readonly int _maxConcurrentCalls = 30;

    /// <summary>The zone whose time of day counts for a contact without one of its own. Default: UTC.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZone.Utc;

    /// <summary>The Retry Settings.</summary>
    public RetrySettings Retry { get; init; } = new();

    /// <summary>When calls may be placed. Default: always.</summary>
    public CallingHours CallingHours { get; init; } = CallingHours.Always;

    /// <summary>Which of two contacts of the same priority, both due, is called first.</summary>
    public DueOrder Order { get; init; }

    /// <summary>The most calls at one time, from 1 up. Default: 30.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxConcurrentCalls
    {
        get => _maxConcurrentCalls;
        init => _maxConcurrentCalls = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "At least one call at a time.");
    }

    /// <summary>The numbers that are never called.</summary>
    public ImmutableHashSet<PhoneNumber> Blacklist { get; init; } = [];
}
