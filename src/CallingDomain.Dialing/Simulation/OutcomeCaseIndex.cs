using System.Collections.Immutable;
using System.Numerics;
using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Finds the first case of a model that a call fits, without testing one case after the other.</summary>
/// <remarks>For each kind of phone, day, stretch of the day and attempt it has a bit for each case that allows it; a call fits the cases whose bits are set in all four. Thread-safe.</remarks>
internal sealed class OutcomeCaseIndex
{
    private const int Bits = 64;
    private const int DaysOfAWeek = 7;
    private const int EpochDay = (int)IsoDayOfWeek.Thursday - 1; // of 1970-01-01, from Monday
    private const int Primary = 0, Untyped = 1, OtherType = 2, FirstType = 3; // kinds of phones

    private readonly int _words;
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal); // kinds of the types that a case names
    private readonly long[] _stretches; // the starts of stretches of the day, in nanoseconds
    private readonly int[] _attempts; // the first attempts of ranges
    private readonly ulong[] _ofKind, _ofDay, _ofStretch, _ofAttempt;

    public OutcomeCaseIndex(ImmutableArray<OutcomeCase> cases)
    {
        _words = (cases.Length + Bits - 1) / Bits;
        foreach (var type in cases.SelectMany(each => each.Types)) _types.TryAdd(type, FirstType + _types.Count);
        _stretches = [.. cases.SelectMany(each => each.Hours).SelectMany(window => new[] { window.From.NanosecondOfDay, window.To.NanosecondOfDay }).Append(0).Distinct().Order()];
        _attempts = [.. cases.SelectMany(each => each.MaxAttempt == int.MaxValue ? [each.MinAttempt] : new[] { each.MinAttempt, each.MaxAttempt + 1 }).Append(1).Distinct().Order()];
        _ofKind = Table(FirstType + _types.Count, (each, kind) => kind == Primary
            ? each.IsPrimary is not false && each.Types.IsEmpty
            : each.IsPrimary is not true && (each.Types.IsEmpty || (kind >= FirstType && each.Types.Any(type => _types[type] == kind))));
        _ofDay = Table(DaysOfAWeek, (each, day) => each.Days.IsEmpty || each.Days.Contains((IsoDayOfWeek)(day + 1)));
        _ofStretch = Table(_stretches.Length, (each, stretch) => each.Hours.IsEmpty || each.Hours.Any(window => IsIn(window, _stretches[stretch])));
        _ofAttempt = Table(_attempts.Length, (each, range) => _attempts[range] >= each.MinAttempt && _attempts[range] <= each.MaxAttempt);
        NeedsLocalTime = cases.Any(each => !each.Days.IsEmpty || !each.Hours.IsEmpty);

        ulong[] Table(int rows, Func<OutcomeCase, int, bool> fits)
        {
            var table = new ulong[rows * _words];
            for (var row = 0; row < rows; row++)
            {
                for (var i = 0; i < cases.Length; i++)
                {
                    if (fits(cases[i], row)) table[(row * _words) + (i / Bits)] |= 1UL << (i % Bits);
                }
            }

            return table;
        }
    }

    /// <summary>Whether a case has conditions of local time.</summary>
    public bool NeedsLocalTime { get; }

    /// <summary>The first case that a call fits; -1 for none.</summary>
    /// <param name="attempt">The call.</param>
    /// <param name="zone">The zone of its phone; null if no case needs it.</param>
    public int Find(in Attempt attempt, DateTimeZone? zone)
    {
        var (day, stretch) = (0, 0);
        if (zone is not null)
        {
            var local = DueTime.Of(attempt.DialedAt) + zone.GetUtcOffset(attempt.DialedAt).Nanoseconds;
            var days = Math.DivRem(local, NodaConstants.NanosecondsPerDay, out var time);
            if (time < 0) (days, time) = (days - 1, time + NodaConstants.NanosecondsPerDay);
            day = (int)(((days + EpochDay) % DaysOfAWeek) + DaysOfAWeek) % DaysOfAWeek;
            stretch = IndexOf<long>(_stretches, time);
        }

        var (kindRow, dayRow, stretchRow, attemptRow) = (KindOf(attempt.Phone) * _words, day * _words, stretch * _words, IndexOf<int>(_attempts, attempt.PhoneAttempt) * _words);
        for (var i = 0; i < _words; i++)
        {
            var fitting = _ofKind[kindRow + i] & _ofDay[dayRow + i] & _ofStretch[stretchRow + i] & _ofAttempt[attemptRow + i];
            if (fitting != 0) return (i * Bits) + BitOperations.TrailingZeroCount(fitting);
        }

        return -1;
    }

    private int KindOf(in ContactPhone phone) => phone.IsPrimary ? Primary : phone.Type is null ? Untyped : _types.GetValueOrDefault(phone.Type.Name, OtherType);

    private static bool IsIn(TimeWindow window, long time)
    {
        var (from, to) = (window.From.NanosecondOfDay, window.To.NanosecondOfDay);
        return from < to ? time >= from && time < to : time >= from || time < to;
    }

    // The last of the ascending starts that is not after a value.
    private static int IndexOf<TValue>(ReadOnlySpan<TValue> starts, TValue value)
        where TValue : IComparable<TValue>
    {
        var found = starts.BinarySearch(value);
        return found >= 0 ? found : ~found - 1;
    }
}
