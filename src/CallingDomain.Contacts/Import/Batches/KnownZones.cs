using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CallingDomain.Contacts;

/// <summary>The names of time zones that a file has named so far, with their indexes; longer names than 32 bytes are not kept.</summary>
/// <remarks>Immutable, thread-safe: a larger table replaces this one.</remarks>
internal sealed class KnownZones
{
    /// <summary>The number of bytes that are read of a cell of any length.</summary>
    public const int ReadLength = 32;

    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15; // only names of time zones are in the table, so its hashes need no seed

    private readonly Entry[] _entries; // open addressing, at most half full
    private readonly int _count;

    private KnownZones(int slots, int count) => (_entries, _count) = (new Entry[slots], count);

    /// <summary>No names.</summary>
    public static KnownZones None { get; } = new(slots: 64, count: 0);

    private static Vector256<byte> Positions => Vector256.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31);

    /// <summary>The index of the time zone that a cell names; -1 for one that is not known yet.</summary>
    /// <param name="cell">The first byte of the cell, followed by at least <see cref="ReadLength"/> others.</param>
    /// <param name="length">The length of the cell; not 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IndexOf(ref readonly byte cell, int length)
    {
        if (length > ReadLength) return -1;
        var name = Vector256.LoadUnsafe(in cell) & Vector256.LessThan(Positions, Vector256.Create((byte)length));
        for (var at = HashOf(name); ; at++)
        {
            ref readonly var entry = ref _entries[at & (uint)(_entries.Length - 1)];
            if (entry.Name == name) return entry.Index;
            if (entry.Name == Vector256<byte>.Zero) return -1;
        }
    }

    /// <summary>These names and one more.</summary>
    public KnownZones With(ReadOnlySpan<byte> name, int index)
    {
        if (name.Length > ReadLength) return this;
        var larger = new KnownZones(2 * (_count + 1) > _entries.Length ? 2 * _entries.Length : _entries.Length, _count + 1);
        foreach (var entry in _entries) larger.Add(entry);
        Span<byte> padded = stackalloc byte[ReadLength];
        padded.Clear();
        name.CopyTo(padded);
        larger.Add(new Entry(Vector256.Create<byte>(padded), index));
        return larger;
    }

    private void Add(Entry added)
    {
        if (added.Name == Vector256<byte>.Zero) return;
        var at = HashOf(added.Name);
        while (_entries[at & (uint)(_entries.Length - 1)].Name != Vector256<byte>.Zero) at++;
        _entries[at & (uint)(_entries.Length - 1)] = added;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(Vector256<byte> name)
    {
        unchecked
        {
            var words = name.AsUInt64();
            return (uint)(((words[0] ^ BitOperations.RotateLeft(words[1], 23) ^ BitOperations.RotateLeft(words[2], 41) ^ words[3]) * Multiplier) >> 32);
        }
    }

    private readonly record struct Entry(Vector256<byte> Name, int Index);
}
