using System.Runtime.CompilerServices;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>The hopper's data of a contact in 16 bytes; its lane has the priority.</summary>
internal struct ContactRecord
{
    public long Due;
    public int Attempts;
    public byte Class;

    /// <summary>The lane that contains the contact; <see cref="ContactRecords.Out"/> for none.</summary>
    public byte Lane;

    /// <summary>The epoch of the lane at which the contact was added or last swept: see <see cref="Dialing.Lane.Epoch"/>.</summary>
    public byte Sweep;

    /// <summary>Whether the record has no hopper data.</summary>
    public readonly bool IsClear => (Class, Lane, Sweep) == (0, ContactRecords.Out, 0);

    /// <summary>Clears the hopper data.</summary>
    public void Clear() => (Class, Lane, Sweep) = (0, ContactRecords.Out, 0);
}

/// <summary>The records of all contacts by number. Lanes store copies of the keys and compare them with the records to detect stale ones.</summary>
/// <remarks>
/// A record is the start of its contact's block, in which the owner may store more of the contact. A block takes one or two cache lines; the first block is aligned to a cache line.
/// </remarks>
/// <param name="order">The order of due instants.</param>
/// <param name="perBlock">The size of a block in records.</param>
internal sealed unsafe class ContactRecords(DueOrder order, int perBlock = 1)
{
    /// <summary>The lane of contacts that the hopper does not contain.</summary>
    public const byte Out = 0;

    private const int LineRecords = 4;

    private readonly int _stride = perBlock * sizeof(ContactRecord); // in bytes
    private ContactRecord[] _memory = [];
    private byte* _first; // the first block, aligned to a cache line
    private DueOrder _order = order;
    private ulong _flip = FlipOf(order);

    public int Capacity { get; private set; }

    public bool IsDescending => _order == DueOrder.Descending;

    /// <summary>The order of due instants. Changes only while the hopper is empty.</summary>
    public DueOrder Order
    {
        get => _order;
        set => (_order, _flip) = (value, FlipOf(value));
    }

    public ref ContactRecord this[int contact]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (unchecked((uint)contact >= (uint)Capacity)) ThrowUnknown();
            return ref *(ContactRecord*)BlockOf(contact);
        }
    }

    /// <summary>The key by which lanes order a due instant.</summary>
    public ulong KeyOf(long due) => unchecked((ulong)due) ^ _flip;

    /// <summary>The instant of a key.</summary>
    public long DueOf(ulong key) => unchecked((long)(key ^ _flip));

    public Turn TurnOf(int contact)
    {
        ref var record = ref this[contact];
        return new Turn(KeyOf(record.Due), TieOf(record.Attempts, contact));
    }

    public ulong TieOf(int contact) => TieOf(this[contact].Attempts, contact);

    public static ulong TieOf(int attempts, int contact) => unchecked(((ulong)(uint)attempts << 32) | (uint)contact);

    /// <summary>Whether a contact still waits in a lane at a turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte lane, in Turn turn)
    {
        ref var record = ref this[turn.Contact];
        return record.Lane == lane && KeyOf(record.Due) == turn.Due && unchecked((uint)record.Attempts) == turn.Tie >> 32;
    }

    /// <summary>Whether a contact still waits in a lane at a due instant, with any attempts.</summary>
    public bool IsDue(byte lane, ulong due, int contact) => this[contact].Lane == lane && KeyOf(this[contact].Due) == due;

    /// <summary>Prefetches a contact's block, which may cross a cache line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int contact)
    {
        var block = BlockOf(contact);
        Memory.Prefetch(in *block);
        Memory.Prefetch(in *unchecked(block + _stride - 1));
    }

    public void Reserve(int contacts)
    {
        if (contacts <= Capacity) return;
        var memory = AlignedMemory.Allocate<ContactRecord>(checked(contacts * perBlock), AlignedMemory.Line, out var first);
        Buffer.MemoryCopy(_first, first, (long)contacts * _stride, (long)Capacity * _stride);
        (_memory, Capacity) = (memory, contacts);
        _first = (byte*)first;
    }

    public void MakeRoomFor(int contact)
    {
        if (contact >= Capacity) Reserve((int)Math.Min((Array.MaxLength - LineRecords) / perBlock, Math.Max(contact + 1L, Math.Max(16L, 2L * Capacity))));
    }

    private static ulong FlipOf(DueOrder order) => order == DueOrder.Ascending ? 1UL << 63 : ~(1UL << 63);

    private static void ThrowUnknown() => throw new ArgumentOutOfRangeException("contact");

    private byte* BlockOf(int contact) => unchecked(_first + ((nint)contact * _stride));
}
