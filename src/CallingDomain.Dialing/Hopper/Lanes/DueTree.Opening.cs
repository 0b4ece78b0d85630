using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Dialing;

/// <summary>Sorting a slot when it is due.</summary>
internal sealed partial class DueTree
{
    private const int CoarseBits = 15; // the bits of a short without its sign

    private readonly Turn[] _gathered = new Turn[sizes.Open];
    private readonly Turn[] _sorted = new Turn[sizes.Open];
    private readonly short[] _coarse = new short[sizes.Open + Vector256<short>.Count];
    private readonly byte[] _same = new byte[sizes.Open];

    /// <summary>The valid turns of a detached run, sorted, without duplicates; valid until the next call.</summary>
    public ReadOnlySpan<Turn> Sort(ref Run run, in Stretch stretch)
    {
        var (count, before, least, greatest) = (0, run.Count, ulong.MaxValue, 0UL);
        foreach (var chunk in entries.Drain(run))
        {
            foreach (ref readonly var entry in chunk)
            {
                if (!TryTurn(entry, stretch, out _gathered[count])) continue;
                (least, greatest) = (Math.Min(least, entry.Part), Math.Max(greatest, entry.Part));
                count++;
            }
        }

        run = default;
        if (count > 1) Scatter(count, stretch.InGroup, least, greatest);
        var sorted = InsertionSort(count > 1 ? _sorted : _gathered, count);
        _dropped += before - sorted.Length;
        return sorted;
    }

    private bool TryTurn(in Entry entry, in Stretch stretch, out Turn turn)
    {
        turn = stretch.InGroup ? new Turn(stretch.Due, entry.Part) : new Turn(entry.Part, records.TieOf(entry.Contact));
        return records.IsAt(lane, turn);
    }

    // Counting sort by the 15 leading bits in which the turns differ: the place of a turn is the number of lesser turns, counted by vector comparisons without
    // unpredictable branches. Little remains for the insertion sort. Saves a fifth of an operation.
    private void Scatter(int count, bool inGroup, ulong least, ulong greatest)
    {
        var shift = Math.Max(0, 64 - CoarseBits - BitOperations.LeadingZeroCount(greatest - least));
        for (var i = 0; i < count; i++) _coarse[i] = unchecked((short)(((inGroup ? _gathered[i].Tie : _gathered[i].Due) - least) >> shift));
        ref var coarse = ref MemoryMarshal.GetArrayDataReference(_coarse);
        Vector256.Create(short.MaxValue).StoreUnsafe(ref coarse, (nuint)count); // so that the last vector counts nothing beyond the end
        _same.AsSpan(0, count).Clear();
        for (var i = 0; i < count; i++)
        {
            var (own, less) = (Vector256.Create(_coarse[i]), Vector256<short>.Zero);
            for (var others = 0; others < count; others += Vector256<short>.Count) less -= Vector256.LessThan(Vector256.LoadUnsafe(ref coarse, (nuint)others), own);
            var place = Vector256.Sum(less);
            _sorted[place + _same[place]++] = _gathered[i];
        }
    }

    // Sorts in place and removes duplicates.
    private static ReadOnlySpan<Turn> InsertionSort(Turn[] turns, int count)
    {
        var sorted = 0;
        for (var i = 0; i < count; i++)
        {
            var turn = turns[i];
            var place = sorted;
            while (place > 0 && turn < turns[place - 1]) place--;
            if (place > 0 && turns[place - 1] == turn) continue;
            if (place < sorted) Array.Copy(turns, place, turns, place + 1, sorted - place);
            turns[place] = turn;
            sorted++;
        }

        return turns.AsSpan(0, sorted);
    }
}
