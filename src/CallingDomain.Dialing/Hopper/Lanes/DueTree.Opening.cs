using System.Numerics;

namespace CallingDomain.Dialing;

/// <summary>Sorting a slot when its time has come.</summary>
internal sealed partial class DueTree
{
    private const int InsertionSorts = 12;

    private readonly Turn[] _gathered = new Turn[sizes.Open];
    private readonly Turn[] _sorted = new Turn[sizes.Open];

    /// <summary>The turns of a detached run that still hold, sorted, each once. Good until the next call.</summary>
    public ReadOnlySpan<Turn> Sort(ref Run run, in Stretch stretch)
    {
        var (count, before) = (0, run.Count);
        for (int chunk = run.Head, left = run.Count; left > 0; left -= EntryPool.ChunkEntries, chunk = entries.Release(chunk))
        {
            foreach (ref readonly var entry in entries.Entries(chunk, left))
            {
                if (TryTurn(entry, stretch, out _gathered[count])) count++;
            }
        }

        run = default;
        if (count > InsertionSorts) Scatter(_gathered.AsSpan(0, count), stretch);
        var sorted = InsertionSort(count > InsertionSorts ? _sorted : _gathered, count);
        _dropped += before - sorted.Length;
        return sorted;
    }

    private bool TryTurn(in Entry entry, in Stretch stretch, out Turn turn)
    {
        turn = stretch.InGroup ? new Turn(stretch.Due, entry.Part) : new Turn(entry.Part, records.TieOf(entry.Contact));
        return records.IsAt(lane, turn);
    }

    // Each turn comes near to its place by the leading bits of the stretch; the insertion sort finds few to move.
    private void Scatter(ReadOnlySpan<Turn> turns, in Stretch stretch)
    {
        Span<byte> ends = stackalloc byte[64];
        ends.Clear();
        var shift = Math.Max(0, 64 - MaxDigitBits - BitOperations.LeadingZeroCount(stretch.FirstPart ^ stretch.LastPart));
        foreach (ref readonly var turn in turns) ends[DigitOf(turn, stretch, shift)]++;
        byte end = 0;
        foreach (ref var digit in ends) digit = end += digit;
        for (var i = turns.Length - 1; i >= 0; i--) _sorted[--ends[DigitOf(turns[i], stretch, shift)]] = turns[i];
    }

    private static int DigitOf(in Turn turn, in Stretch stretch, int shift) =>
        unchecked((int)(((stretch.InGroup ? turn.Tie : turn.Due) - stretch.FirstPart) >> shift)) & 63;

    // Sorts in place and leaves out what is there twice.
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
