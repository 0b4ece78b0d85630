using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>How the calls of a simulation end, written down in advance.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record OutcomeScript : CallOutcomes
{
    private readonly ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> _phones = ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty;
    private readonly ImmutableArray<CallStatus> _others = [CallStatus.NoAnswer];

    /// <summary>The statuses of a phone's attempts in order, the last one repeating. The attempts are those of one contact.</summary>
    /// <exception cref="ArgumentException">A phone has no status, or one in which no call ends by itself.</exception>
    public ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>> Phones
    {
        get => _phones;
        init
        {
            foreach (var statuses in value.Values) _ = Checked(statuses);
            _phones = value;
        }
    }

    /// <summary>The same for phones that <see cref="Phones"/> does not name. Default: nobody ever answers.</summary>
    /// <exception cref="ArgumentException">There is no status, or one in which no call ends by itself.</exception>
    public ImmutableArray<CallStatus> Others
    {
        get => _others;
        init => _others = Checked(value);
    }

    /// <inheritdoc/>
    public override CallStatus StatusOf(in Attempt attempt)
    {
        var statuses = Phones.GetValueOrDefault(attempt.Phone.Phone, Others);
        return statuses[Math.Min(attempt.PhoneAttempt, statuses.Length) - 1];
    }

    private static ImmutableArray<CallStatus> Checked(ImmutableArray<CallStatus> statuses) => !statuses.IsDefaultOrEmpty && statuses.All(status => CallStatuses.Outcomes.Contains(status))
        ? statuses
        : throw new ArgumentException("There is at least one status, and calls end in each by themselves.", nameof(statuses));
}
