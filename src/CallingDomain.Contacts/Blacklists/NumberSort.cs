using System.Numerics;

namespace CallingDomain.Contacts;

/// <summary>Sorts whole numbers by their bits (least significant first), in time proportional to their count.</summary>
internal static class NumberSort
{
    private const int SortedByComparing = 2048, MostBits = 11;

    /// <param name="numbers">The numbers.</param>
    /// <param name="room">Room for as many numbers; its content is lost.</param>
    public static void Sort(Span<ulong> numbers, Span<ulong> room)
    {
        if (numbers.Length <= SortedByComparing)
        {
            numbers.Sort();
            return;
        }

        var varying = 0UL;
        foreach (var number in numbers) varying |= number ^ numbers[0];
        var bits = WidthOf(varying);
        var passes = (bits + MostBits - 1) / MostBits;
        if (passes == 0) return;
        var width = (bits + passes - 1) / passes;
        Span<int> ends = stackalloc int[1 << width];
        var from = numbers;
        var to = room[..numbers.Length];
        for (var pass = 0; pass < passes; pass++)
        {
            Distribute(from, to, pass * width, ends);
            var sorted = to;
            to = from;
            from = sorted;
        }

        if (passes % 2 != 0) from.CopyTo(numbers);
    }

    private static int WidthOf(ulong value) => sizeof(ulong) * 8 - BitOperations.LeadingZeroCount(value);

    private static void Distribute(ReadOnlySpan<ulong> from, Span<ulong> to, int shift, Span<int> places)
    {
        var mask = (ulong)places.Length - 1;
        places.Clear();
        foreach (var number in from) places[(int)((number >> shift) & mask)]++;
        var start = 0;
        foreach (ref var place in places) (place, start) = (start, start + place);
        foreach (var number in from) to[places[(int)((number >> shift) & mask)]++] = number;
    }
}
