using System.Runtime.Intrinsics;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The values of the plain rows of a block, column by column.</summary>
/// <remarks>A row is plain if every cell is certain: the general path would read it without an issue and with the same values. Not thread-safe.</remarks>
internal sealed class PlainRows
{
    /// <summary>Whether each row is plain.</summary>
    public bool[] IsPlain = [];

    /// <summary>The position of a cell of each row, and the position after it.</summary>
    public int[] CellStarts = [], CellEnds = [];

    /// <summary>The number of columns of phones.</summary>
    public int PhoneColumns;

    /// <summary>The priorities.</summary>
    public int[] Priorities = [];

    /// <summary>The indexes of the time zones; -1 for none.</summary>
    public int[] Zones = [];

    /// <summary>The unused columns that have phones, a bit for each.</summary>
    public ulong[] UnusedPhones = [];

    /// <summary>The hashes of the primary phones.</summary>
    public uint[] NumberHashes = [];

    /// <summary>The hashes of the identities.</summary>
    public uint[] IdHashes = [];

    private PhoneNumber[] _phones = []; // column by column
    private int _room;

    /// <summary>The phones of a column, none for an empty cell; the first column is that of the primary phones. Longer than the block, by less than <see cref="Vector512{UInt64}.Count"/>.</summary>
    public Span<PhoneNumber> Phones(int column) => _phones.AsSpan(column * _room, _room);

    /// <summary>A phone; none for an empty cell.</summary>
    public PhoneNumber Phone(int column, int row) => _phones[(column * _room) + row];

    /// <summary>Makes room for rows.</summary>
    public void Reserve(int rows, int phoneColumns)
    {
        PhoneColumns = phoneColumns;
        if (_room >= rows) return;
        _room = (Math.Max(rows, 2 * _room) + Vector512<ulong>.Count - 1) / Vector512<ulong>.Count * Vector512<ulong>.Count;
        (IsPlain, Priorities, Zones, UnusedPhones) = (new bool[_room], new int[_room], new int[_room], new ulong[_room]);
        (CellStarts, CellEnds, NumberHashes, IdHashes) = (new int[_room], new int[_room], new uint[_room], new uint[_room]);
        _phones = new PhoneNumber[_room * phoneColumns];
    }
}
