using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>The attempts of one phone that did not reach the contact, by status; the first attempt included.</summary>
/// <remarks>Eight bytes: a count from 0 to 255 for each of the eight retry statuses. Immutable, thread-safe. Default: no attempts.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public readonly record struct AttemptCounts
{
    /// <summary>The greatest count, and the greatest limit of <see cref="RetrySettings"/>.</summary>
    public const int MaxCount = byte.MaxValue;

    /// <summary>The eight retry statuses in the order in which limits are checked.</summary>
    public static readonly ImmutableArray<CallStatus> Counted =
    [
        CallStatus.NoAnswer, CallStatus.Busy, CallStatus.Congestion, CallStatus.NoSuchNumber,
        CallStatus.Drop, CallStatus.Abandoned, CallStatus.Machine, CallStatus.AgentReject,
    ];

    private const int BitsOfACount = 8;
    private readonly ulong _counts; // a byte for each status, NoAnswer the lowest

    private AttemptCounts(ulong counts) => _counts = counts;

    /// <summary>The count of one retry status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight.</exception>
    public int this[CallStatus status] => unchecked((byte)(_counts >> Shift(status)));

    /// <summary>The sum over the eight statuses.</summary>
    public int Total
    {
        get
        {
            const ulong EveryOther = 0x00FF_00FF_00FF_00FF, Sum = 0x0001_0001_0001_0001;
            return unchecked((int)((((_counts & EveryOther) + ((_counts >> BitsOfACount) & EveryOther)) * Sum) >> 48)); // four sums of two, added into the highest
        }
    }

    /// <summary>Counts in the order of <see cref="Counted"/>, each from 0 to <see cref="MaxCount"/>.</summary>
    internal static AttemptCounts Of(ReadOnlySpan<int> counts)
    {
        var all = 0UL;
        for (var i = 0; i < counts.Length; i++) all |= (ulong)(byte)counts[i] << (i * BitsOfACount);
        return new AttemptCounts(all);
    }

    /// <summary>The eight counts in one word.</summary>
    internal ulong Bits => _counts;

    /// <summary>The counts of a word.</summary>
    internal static AttemptCounts FromBits(ulong bits) => new(bits);

    /// <summary>The first status whose count has reached its limit; unspecified for none.</summary>
    internal CallStatus FirstAtLeast(AttemptCounts limits) => First(Vector128.GreaterThanOrEqual(Vector128.CreateScalar(_counts).AsByte(), Vector128.CreateScalar(limits._counts).AsByte()));

    /// <summary>The first status whose count exceeds its limit; unspecified for none.</summary>
    internal CallStatus FirstAbove(AttemptCounts limits) => First(Vector128.GreaterThan(Vector128.CreateScalar(_counts).AsByte(), Vector128.CreateScalar(limits._counts).AsByte()));

    /// <summary>The counts after one more attempt; a count of <see cref="MaxCount"/> does not change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight.</exception>
    public AttemptCounts With(CallStatus status) => this[status] == MaxCount ? this : new AttemptCounts(unchecked(_counts + (1UL << Shift(status))));

    /// <summary>The sum of both, each count at most <see cref="MaxCount"/>.</summary>
    internal AttemptCounts Plus(AttemptCounts other) => new(Vector128.AddSaturate(Vector128.CreateScalar(_counts).AsByte(), Vector128.CreateScalar(other._counts).AsByte()).AsUInt64().ToScalar());

    /// <summary>The greatest count of any phone, status by status.</summary>
    internal static AttemptCounts Greatest(ReadOnlySpan<AttemptCounts> phones)
    {
        var greatest = Vector128<byte>.Zero;
        foreach (var phone in phones) greatest = Vector128.Max(greatest, Vector128.CreateScalar(phone._counts).AsByte());
        return new AttemptCounts(greatest.AsUInt64().ToScalar());
    }

    /// <summary>The counts without one attempt; a count of 0 does not change.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the eight.</exception>
    internal AttemptCounts Without(CallStatus status) => this[status] == 0 ? this : new AttemptCounts(_counts - (1UL << Shift(status)));

    /// <summary>Such as <c>NoAnswer 3, Busy 1</c>; empty without attempts.</summary>
    public override string ToString()
    {
        var counts = this;
        return string.Join(
            ", ",
            Counted.Where(status => counts[status] > 0).Select(status => string.Create(CultureInfo.InvariantCulture, $"{status} {counts[status]}")));
    }

    private static CallStatus First(Vector128<byte> which)
    {
        var statuses = which.ExtractMostSignificantBits() & byte.MaxValue;
        return statuses == 0 ? CallStatus.Unspecified : Counted[BitOperations.TrailingZeroCount(statuses)];
    }

    private static int Shift(CallStatus status) =>
        status is >= CallStatus.NoAnswer and <= CallStatus.AgentReject
            ? unchecked(((int)status - (int)CallStatus.NoAnswer) * BitsOfACount)
            : throw new ArgumentOutOfRangeException(nameof(status), "Expected one of the eight retry statuses.");
}
