using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Random outcomes of a simulation, drawn from a seed.</summary>
/// <remarks>
/// <para>
/// The number that is drawn for a call depends only on the seed, the contact, the phone, the number of the attempt on the phone and the number of the contact's earlier calls that ended with a callback, so that different strategies meet the same people.
/// The statuses share the numbers from 0 to 1 in their order by the probabilities of the call's case; ring time, talk time and ending have numbers of their own.
/// </para>
/// <para>Immutable, compared by content, thread-safe. Source of the mixing: SplitMix64.</para>
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record OutcomeModel : CallOutcomes
{
    /// <summary>The maximum number of <see cref="Cases"/>: 1,000.</summary>
    public const int MaxCases = 1000;

    private const ulong OfEnding = 1UL << 32, OfRingTime = 1UL << 33, OfTalkTime = 1UL << 34; // above the number of any attempt on a phone

    private readonly KeyValuePair<CallStatus, double>[] _possible;
    private readonly ulong _mixedSeed;
    private readonly long _seed;
    private readonly Items<EndingShare> _endings;
    private readonly Items<OutcomeCase> _cases;
    private readonly KeyValuePair<CallStatus, double>[][] _possibleOfCases = [];
    private readonly OutcomeCaseIndex? _index; // null without cases
    private readonly ImmutableSortedDictionary<CallStatus, TimeDistribution> _ringTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty;
    private readonly ImmutableSortedDictionary<CallStatus, TimeDistribution> _talkTimes = ImmutableSortedDictionary<CallStatus, TimeDistribution>.Empty;

    /// <summary>Creates a model.</summary>
    /// <param name="probabilities">The probability of each outcome: 0 to 1, with the sum 1.</param>
    /// <param name="seed">The seed: equal seeds give equal outcomes.</param>
    /// <exception cref="ArgumentException">A status is not an outcome, a probability is out of range, or the sum is not 1.</exception>
    public OutcomeModel(IEnumerable<KeyValuePair<CallStatus, double>> probabilities, long seed = 0)
    {
        Probabilities = OutcomeProbabilities.Checked(probabilities);
        Seed = seed;
        _possible = OutcomeProbabilities.Possible(Probabilities);
    }

    /// <summary>The probability of each outcome of the calls that fit none of the <see cref="Cases"/>.</summary>
    public ImmutableSortedDictionary<CallStatus, double> Probabilities { get; }

    /// <summary>The seed.</summary>
    public long Seed
    {
        get => _seed;
        init => (_seed, _mixedSeed) = (value, SplitMix64.Next(unchecked((ulong)value)));
    }

    /// <summary>Calls with probabilities of their own, at most <see cref="MaxCases"/>: of the cases that a call fits, the first applies. Default: none.</summary>
    /// <exception cref="ArgumentException">There are too many cases; a case is null, has no condition, or has conditions that exclude each other.</exception>
    public ImmutableArray<OutcomeCase> Cases
    {
        get => _cases;
        init
        {
            if (!value.IsDefault && (value.Length > MaxCases || value.Any(each => each is not { IsPossible: true }))) throw new ArgumentException("At most 1,000 cases, each with conditions that some calls fit.", nameof(value));
            _cases = value;
            _possibleOfCases = [.. _cases.All.Select(each => OutcomeProbabilities.Possible(each.Probabilities))];
            _index = _cases.All.IsEmpty ? null : new OutcomeCaseIndex(_cases.All);
        }
    }

    /// <summary>How calls of a status end beyond the status, drawn apart from it. Default: none.</summary>
    /// <exception cref="ArgumentException">A share is null, or those of a status sum up to more than 1.</exception>
    public ImmutableArray<EndingShare> Endings
    {
        get => _endings;
        init
        {
            if (!value.IsDefault && (value.Contains(null!) || value.GroupBy(each => each.Ending.Status).Any(ofStatus => ofStatus.Sum(each => each.Share) > 1 + OutcomeProbabilities.Tolerance)))
                throw new ArgumentException("The shares of each status sum up to at most 1.", nameof(value));
            _endings = value;
        }
    }

    /// <summary>How long calls ring that end in a status. Calls of other statuses ring for <see cref="CallOutcomes.RingTime"/>. Default: none.</summary>
    /// <exception cref="ArgumentException">A status is not an outcome of a call.</exception>
    public ImmutableSortedDictionary<CallStatus, TimeDistribution> RingTimes
    {
        get => _ringTimes;
        init => _ringTimes = Checked(value, CallStatuses.Outcomes);
    }

    /// <summary>How long calls of a status last after the answer. Other reached calls last <see cref="CallOutcomes.TalkTime"/> more, and calls of other statuses end with the answer. Default: none.</summary>
    /// <exception cref="ArgumentException">Calls of a status are not answered.</exception>
    public ImmutableSortedDictionary<CallStatus, TimeDistribution> TalkTimes
    {
        get => _talkTimes;
        init => _talkTimes = Checked(value, CallStatuses.Answered);
    }

    internal override bool HaveTwoLengths => _ringTimes.IsEmpty && _talkTimes.IsEmpty;

    internal override bool NeedsLocalTime => _index is { NeedsLocalTime: true };

    /// <summary>Reads a model from JSON, as <see cref="WriteJson"/> writes it; an absent property has its default.</summary>
    /// <param name="utf8">The JSON, in UTF-8 with or without a byte order mark.</param>
    /// <returns>The model; or the first value that cannot be used, with its place and what was expected.</returns>
    public static Result<OutcomeModel, CampaignSettingsRefusal> ReadJson(ReadOnlySpan<byte> utf8) => CampaignSettingsJson.Read(utf8, OutcomesJson.Model);

    /// <summary>Writes the model as JSON, in UTF-8 without a byte order mark.</summary>
    public byte[] WriteJson()
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = CampaignSettingsJson.WriterOf(output)) OutcomesJson.Write(json, this);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(OutcomeModel? other) =>
        other is not null && Seed == other.Seed && RingTime == other.RingTime && TalkTime == other.TalkTime && Agents == other.Agents && Probabilities.SequenceEqual(other.Probabilities)
        && _endings.Equals(other._endings) && _cases.Equals(other._cases) && RingTimes.SequenceEqual(other.RingTimes) && TalkTimes.SequenceEqual(other.TalkTimes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seed, RingTime, TalkTime, Probabilities.Count, _cases);

    /// <inheritdoc/>
    internal override SimulatedOutcome OutcomeOf(in Attempt attempt, int callbacks, DateTimeZone? zone)
    {
        var call = StateOf(attempt);
        var count = (ulong)(attempt.PhoneAttempt + callbacks);
        var status = OutcomeProbabilities.Of(_index?.Find(attempt, zone) is { } found and >= 0 ? _possibleOfCases[found] : _possible, Draw(call, count));
        return new SimulatedOutcome(
            status,
            _ringTimes.TryGetValue(status, out var ringTimes) ? ringTimes.Quantile(Draw(call, count ^ OfRingTime)) : RingTime,
            _talkTimes.TryGetValue(status, out var talkTimes) ? talkTimes.Quantile(Draw(call, count ^ OfTalkTime)) : TalkTimeOf(status),
            _endings.All.IsEmpty ? null : EndingOf(status, Draw(call, count ^ OfEnding)));
    }

    private CallEnding? EndingOf(CallStatus status, double drawn)
    {
        foreach (var each in _endings.All)
        {
            if (each.Ending.Status == status && (drawn -= each.Share) < 0) return each.Ending;
        }

        return null;
    }

    // The state of the generator for the contact and the phone.
    private ulong StateOf(in Attempt attempt)
    {
        var state = _mixedSeed;
        foreach (var character in attempt.ContactId) state = SplitMix64.Next(state ^ character);
        return SplitMix64.Next(state ^ attempt.Phone.Phone.Digits);
    }

    // From 0, inclusive, to 1, exclusive.
    private static double Draw(ulong state, ulong count) => SplitMix64.Share(SplitMix64.Next(state ^ count));

    private static ImmutableSortedDictionary<CallStatus, TimeDistribution> Checked(ImmutableSortedDictionary<CallStatus, TimeDistribution> times, ImmutableArray<CallStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(times);
        return times.All(each => statuses.Contains(each.Key) && each.Value is not null) ? times : throw new ArgumentException("A status cannot have such a time.", nameof(times));
    }
}
