using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Scripted outcomes of a simulation.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record OutcomeScript : CallOutcomes
{
    private readonly ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> _phones = ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty;
    private readonly ImmutableArray<CallStatus> _others = [CallStatus.NoAnswer];

    /// <summary>The outcomes of the attempts on each phone, in order, the last one repeating. Attempts are counted per contact.</summary>
    /// <exception cref="ArgumentException">A phone is <see cref="PhoneNumber.None"/>, or has no status or one that is not an outcome.</exception>
    public ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> Phones
    {
        get => _phones;
        init
        {
            if (value.ContainsKey(PhoneNumber.None)) throw new ArgumentException("PhoneNumber.None has no outcomes.", nameof(value));
            foreach (var statuses in value.Values) _ = Checked(statuses);
            _phones = value;
        }
    }

    /// <summary>The outcomes on all other phones. Default: always <see cref="CallStatus.NoAnswer"/>.</summary>
    /// <exception cref="ArgumentException">There is no status, or one that is not an outcome.</exception>
    public ImmutableArray<CallStatus> Others
    {
        get => _others;
        init => _others = Checked(value);
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(OutcomeScript? other) =>
        other is not null && RingTime == other.RingTime && TalkTime == other.TalkTime && Agents == other.Agents && Others.AsSpan().SequenceEqual(other.Others.AsSpan())
        && Phones.Count == other.Phones.Count && Phones.All(each => other.Phones.TryGetValue(each.Key, out var statuses) && each.Value.AsSpan().SequenceEqual(statuses.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RingTime, TalkTime, Others.Length, Phones.Count);

    /// <inheritdoc/>
    internal override SimulatedOutcome OutcomeOf(in Attempt attempt, int callbacks, DateTimeZone? zone)
    {
        var statuses = Phones.GetValueOrDefault(attempt.Phone.Phone, Others);
        var status = statuses[Math.Min(attempt.PhoneAttempt + callbacks, statuses.Length) - 1];
        return new SimulatedOutcome(status, RingTime, TalkTimeOf(status), Ending: null);
    }

    private static ImmutableArray<CallStatus> Checked(ImmutableArray<CallStatus> statuses) => !statuses.IsDefaultOrEmpty && statuses.All(status => CallStatuses.Outcomes.Contains(status))
        ? statuses
        : throw new ArgumentException("At least one status is required, and each must be an outcome of a call.", nameof(statuses));
}
