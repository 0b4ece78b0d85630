using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A set of numbers, each with the line of its first occurrence.</summary>
/// <remarks>14 to 18 bytes a number: 8 for itself, 6 to 8 for its slots, none to 2 for its line in a file of regular lines.</remarks>
internal sealed class NumberIndex
{
    private readonly OrdinalSlots _slots = new();
    private readonly ColumnBlocks<ulong> _numbers = new();
    private readonly FirstLines _lines = new();

    /// <summary>Prefetches the slots of numbers that will be looked up soon.</summary>
    public void Prefetch(ReadOnlySpan<uint> hashes) => _slots.Prefetch(hashes);

    /// <summary>Reserves slots for a count of numbers.</summary>
    public void Reserve(int count) => _slots.Grow(count, HashOf);

    /// <summary>Finds a number and the line of its first occurrence.</summary>
    public bool TryFind(ulong number, uint hash, out int line)
    {
        var probe = _slots.Begin(hash);
        return TryFind(number, ref probe, out line);
    }

    /// <summary>Adds a number; false if it is there, and the line of its first occurrence.</summary>
    public bool TryAdd(ulong number, uint hash, int line, out int firstLine)
    {
        var probe = _slots.Begin(hash);
        if (TryFind(number, ref probe, out firstLine)) return false;
        _slots.Add(probe);
        _numbers.Add(number);
        _lines.Add(line);
        if (_slots.IsFull) _slots.Grow(0, HashOf);
        return true;
    }

    /// <summary>Adds the numbers of consecutive rows until one is there.</summary>
    /// <param name="numbers">The numbers; none for a row without one, which is passed over.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <param name="lines">Their lines.</param>
    /// <param name="firstLine">The line of the first occurrence of the number that is there.</param>
    /// <returns>The index of the number that is there; the count of numbers if all are new.</returns>
    public int AddNew(ReadOnlySpan<PhoneNumber> numbers, ReadOnlySpan<uint> hashes, ReadOnlySpan<int> lines, out int firstLine)
    {
        firstLine = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] != PhoneNumber.None && !TryAdd(numbers[i].Digits, hashes[i], lines[i], out firstLine)) return i;
        }

        return numbers.Length;
    }

    private bool TryFind(ulong number, ref OrdinalSlots.Probe probe, out int line)
    {
        while (_slots.Next(ref probe) is >= 0 and var at)
        {
            if (_numbers[at] != number) continue;
            line = _lines[at];
            return true;
        }

        line = 0;
        return false;
    }

    private uint HashOf(int ordinal) => IndexHash.Of(_numbers[ordinal]);
}
