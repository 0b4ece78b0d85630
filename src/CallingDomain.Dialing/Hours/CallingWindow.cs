using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A stretch of local time that comes again on some days of the week.</summary>
/// <param name="From">When it begins, on each of <paramref name="Days"/>.</param>
/// <param name="To">When it ends, itself not included. Not after <paramref name="From"/>: on the following day, so that equal times mean 24 hours.</param>
/// <param name="Days">The days on which it begins: at least one.</param>
/// <remarks>Immutable, thread-safe. A window over midnight belongs to the day on which it begins.</remarks>
public sealed record CallingWindow(LocalTime From, LocalTime To, ImmutableArray<IsoDayOfWeek> Days)
{
    /// <summary>The seven days.</summary>
    public static readonly ImmutableArray<IsoDayOfWeek> EveryDay =
    [
        IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
        IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday,
    ];

    /// <summary>Whether both are the same stretch on the same days.</summary>
    public bool Equals(CallingWindow? other) => other is not null && From == other.From && To == other.To && Days.AsSpan().SequenceEqual(other.Days.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, To, Days.Length);
}
