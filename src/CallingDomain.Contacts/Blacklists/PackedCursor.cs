namespace CallingDomain.Contacts;

/// <summary>Unpacks the numbers of a set in ascending order.</summary>
internal sealed class PackedCursor(PackedNumbers set)
{
    private readonly ulong[] _numbers = new ulong[PackedChunk.MaxCount];
    private int _next; // the chunk behind the unpacked one
    private int _taken, _count;

    /// <summary>Takes numbers below an end, at most those of a chunk.</summary>
    /// <param name="end">The end.</param>
    /// <param name="numbers">The numbers, at least one; valid until the next call.</param>
    /// <returns>False if the next number is not below the end, or if there is none.</returns>
    public bool TryTake(ulong end, out ReadOnlySpan<ulong> numbers)
    {
        numbers = [];
        if (_taken == _count)
        {
            if (_next == set.Chunks.Length || set.Chunks[_next].First >= end) return false;
            (_count, _taken) = (set.Unpack(_next++, _numbers), 0);
        }

        var rest = _numbers.AsSpan(_taken, _count - _taken);
        var length = rest[^1] < end ? rest.Length : ~rest.BinarySearch(new Below(end));
        numbers = rest[..length];
        _taken += length;
        return length > 0;
    }

    // The first number that is not below the end: never equal to one.
    private readonly struct Below(ulong end) : IComparable<ulong>
    {
        public int CompareTo(ulong other) => other < end ? 1 : -1;
    }
}
