using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Sums how long the contacts of a campaign waited between their calls, by cause, from the campaign's facts.</summary>
/// <remarks>
/// <para>
/// A wait begins when a contact is loaded, or when its call ends, and ends with its next call or its closing. Its parts follow each other: up to the instant that the Retry Settings give, the cause is <see cref="WaitReason.FirstCall"/>, <see cref="WaitReason.AdditionalDelay"/>,
/// <see cref="WaitReason.RetryDelay"/> or <see cref="WaitReason.Callback"/>; up to the instant at which hours, limits and lockouts permit the call, <see cref="WaitReason.Window"/>, <see cref="WaitReason.AttemptLimit"/> or <see cref="WaitReason.Lockout"/>; after that, <see cref="WaitReason.Line"/> while
/// all lines are in use, and <see cref="WaitReason.Turn"/> otherwise: an agent is awaited, or the number is in another call.
/// </para>
/// <para>One fact for many contacts, such as a new entry of the blacklist, counts for a contact from the next fact of the contact on, or from its closing. Takes 32 bytes for each contact. Not thread-safe.</para>
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class WaitingTimes : ICampaignFacts
{
    private const double NanosecondsPerHour = NodaConstants.NanosecondsPerHour;

    private readonly int _lines;
    private readonly long _start;
    private readonly BusyStretches _full = new();
    private readonly Int128[] _sums = new Int128[Enum.GetValues<WaitReason>().Length]; // nanoseconds
    private Wait[] _waits = []; // by contact
    private int _underWay;

    /// <summary>Begins with a campaign without contacts.</summary>
    /// <param name="maxConcurrentCalls">The number of lines (<see cref="CampaignSettings.MaxConcurrentCalls"/>).</param>
    /// <param name="start">The first instant, before which no time counts, in the years 1678 to 2261.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive, or the instant is out of range.</exception>
    public WaitingTimes(int maxConcurrentCalls, Instant start)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrentCalls);
        if (!DueTime.IsExact(start)) throw new ArgumentOutOfRangeException(nameof(start), start, "Expected an instant in the years 1678 to 2261.");
        (_lines, _start) = (maxConcurrentCalls, DueTime.Of(start));
    }

    /// <summary>Receives the next facts of the campaign.</summary>
    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        foreach (ref readonly var fact in batch)
        {
            if (fact.Kind == CampaignFactKind.AttemptClaimed && ++_underWay == _lines) _full.Begin(fact.AtNanoseconds);
            if (fact.Contact < 0) continue;
            if (fact.Contact >= _waits.Length) Array.Resize(ref _waits, Math.Max(fact.Contact + 1, _waits.Length * 2));
            ref var wait = ref _waits[fact.Contact];
            Count(wait, fact.AtNanoseconds);
            ref readonly var contact = ref fact.Standing;
            wait = contact.Card.IsWaiting ? new Wait(Math.Max(_start, fact.AtNanoseconds), contact.Card.RuleDue, contact.Due, contact.Card.RuleWhy, contact.Card.Why) : default;
            if (fact.Kind == CampaignFactKind.AttemptEnded && _underWay-- == _lines) _full.End(fact.AtNanoseconds);
        }
    }

    /// <summary>Receives a closing, of which a fact for many contacts may be the cause. Another closing changes nothing.</summary>
    /// <param name="closed">The Final entry.</param>
    public void Add(in FinalEntry closed)
    {
        if (closed.Contact >= _waits.Length) return;
        Count(_waits[closed.Contact], DueTime.Of(closed.ClosedAt));
        _waits[closed.Contact] = default;
    }

    /// <summary>The waits that have ended, and those that have not, up to an instant.</summary>
    /// <param name="end">The instant, not before the last fact.</param>
    /// <returns>The causes with a time, in the order of their values.</returns>
    public ImmutableArray<WaitingTime> Until(Instant end)
    {
        var ended = (Int128[])_sums.Clone();
        foreach (var wait in _waits) Count(wait, DueTime.Of(end));
        ImmutableArray<WaitingTime> all = [.. Enum.GetValues<WaitReason>().Where(why => _sums[(int)why] > 0).Select(why => new WaitingTime(why, (double)_sums[(int)why] / NanosecondsPerHour))];
        ended.CopyTo(_sums, 0);
        return all;
    }

    private void Count(in Wait wait, long end)
    {
        if (wait.RuleWhy == WaitReason.Unspecified) return;
        var ruleDue = Math.Clamp(wait.RuleDue, wait.From, Math.Max(wait.From, end));
        var due = Math.Clamp(wait.Due, ruleDue, Math.Max(ruleDue, end));
        _sums[(int)wait.RuleWhy] += ruleDue - wait.From;
        _sums[(int)wait.Why] += due - ruleDue;
        if (due >= end) return;
        var full = _full.Within(due, end);
        _sums[(int)WaitReason.Line] += full;
        _sums[(int)WaitReason.Turn] += end - due - full;
    }

    /// <summary>The wait of a contact that waits; the default for another one. Instants are nanoseconds since 1970 (<see cref="DueTime"/>).</summary>
    private readonly record struct Wait(long From, long RuleDue, long Due, WaitReason RuleWhy, WaitReason Why);

    /// <summary>The stretches of time in which all lines were in use.</summary>
    private sealed class BusyStretches
    {
        private readonly List<(long Start, long End, long Before)> _ended = []; // with the length of all before
        private long? _start;

        public void Begin(long at)
        {
            if (_ended.Count > 0 && _ended[^1].End == at)
            {
                _start = _ended[^1].Start;
                _ended.RemoveAt(_ended.Count - 1);
            }
            else
            {
                _start = at;
            }
        }

        public void End(long at)
        {
            if (at > _start!.Value) _ended.Add((_start.Value, at, _ended.Count == 0 ? 0 : _ended[^1].Before + (_ended[^1].End - _ended[^1].Start)));
            _start = null;
        }

        /// <summary>The time of the stretches between two instants, the second of which is not before the last change.</summary>
        public long Within(long from, long to) => UpTo(to) - UpTo(from);

        private long UpTo(long at)
        {
            var sum = _start is { } start ? Math.Max(0, at - start) : 0;
            var (low, high) = (0, _ended.Count); // the stretches that begin before the instant
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_ended[middle].Start < at) low = middle + 1;
                else high = middle;
            }

            return low == 0 ? sum : sum + _ended[low - 1].Before + Math.Min(_ended[low - 1].End, at) - _ended[low - 1].Start;
        }
    }
}
