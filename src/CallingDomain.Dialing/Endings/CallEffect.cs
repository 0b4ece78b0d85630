using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What the end of a call does to the contact and to its numbers, beside what follows from the status. Default: nothing.</summary>
/// <remarks>At most one of <see cref="Closes"/>, <see cref="RetryAs"/> and <see cref="CallbackAfter"/> applies. Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record CallEffect
{
    /// <summary>No effect.</summary>
    public static CallEffect None { get; } = new();

    /// <summary>The number is on the blacklist for good.</summary>
    public static CallEffect BlacklistsNumber { get; } = new() { Blacklists = AttemptScope.Phone };

    /// <summary>Which numbers are added to the campaign's blacklist: <see cref="AttemptScope.Phone"/> for the called number, <see cref="AttemptScope.Contact"/> for every number of the contact. Default: null, none.</summary>
    public AttemptScope? Blacklists { get; init; }

    /// <summary>How long the numbers are on the blacklist, from the end of the call: more than 0, at most <see cref="AttemptLimit.MaxPeriod"/>. Default: null; without <see cref="Days"/>, for good.</summary>
    public Duration? Period { get; init; }

    /// <summary>How many days by date of the called party the numbers are on the blacklist, the day of the call's end being day 1: 1 to 3,660. Default: null.</summary>
    public int? Days { get; init; }

    /// <summary>Whether the contact is closed (<see cref="CloseReason.Disposition"/>). A call that reached the contact closes it as <see cref="CloseReason.Reached"/>. Default: false.</summary>
    public bool Closes { get; init; }

    /// <summary>The retry status that is counted for the call instead of its own, also if the call reached the contact; History keeps the reported status. Default: null, the reported status.</summary>
    public CallStatus? RetryAs { get; init; }

    /// <summary>The delay of a callback of the called number, from the end of the call: 0 to 366 days. A callback in the report itself takes precedence; a report that blacklists the number gives no callback. Default: null, no callback.</summary>
    public Duration? CallbackAfter { get; init; }

    /// <summary>Whether something follows for the contact.</summary>
    internal bool ActsOnContact => Closes || RetryAs is not null || CallbackAfter is not null;

    /// <summary>What is wrong with the effect; null for nothing.</summary>
    internal string? Problem
    {
        get
        {
            var actions = (Closes ? 1 : 0) + (RetryAs is null ? 0 : 1) + (CallbackAfter is null ? 0 : 1);
            if (actions > 1) return "at most one of: closing, a retry, a callback";
            if (RetryAs is { } status && !status.IsRetryStatus()) return "a retry as one of the eight retry statuses";
            if (CallbackAfter is { } delay && (delay < Duration.Zero || delay > RetrySettings.MaxDelay)) return "a delay of 0 to 366 days";
            if (Blacklists is not null && CallbackAfter is not null) return "either a blacklisting or a callback";
            if (Blacklists is null && (Period is not null || Days is not null)) return "the numbers to blacklist, beside the length of the blacklisting";
            if (Period is not null && Days is not null) return "either a period or days";
            if (Blacklists is { } scope && !JsonWords.AttemptScope.Has(scope)) return "Phone or Contact";
            if (Period is { } period && (period <= Duration.Zero || period > AttemptLimit.MaxPeriod)) return "a period of more than 0 and at most 3,660 days";
            return Days is < 1 or > 3660 ? "1 to 3,660 days" : null;
        }
    }

    /// <summary>When a blacklisting that begins at an instant ends; <see cref="DueTime.Never"/> for never.</summary>
    /// <param name="at">When the call ended.</param>
    /// <param name="zones">The zones of the called party.</param>
    internal long BlacklistedUntil(long at, CallZones zones) =>
        Period is { } period ? DueTime.Later(at, period.ToInt64Nanoseconds()) : Days is { } days ? DueTime.OrNever(LocalInstants.EndOfDay(DueTime.ToInstant(at), days, zones)) : DueTime.Never;

    /// <exception cref="ArgumentException">The effect contradicts itself, or a value is out of range.</exception>
    internal static CallEffect Checked(CallEffect effect)
    {
        ArgumentNullException.ThrowIfNull(effect);
        return effect.Problem is { } problem ? throw new ArgumentException($"An effect has {problem}.", nameof(effect)) : effect;
    }
}
