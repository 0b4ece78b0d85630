using System.Runtime.CompilerServices;
using CallingDomain.Contacts;

namespace CallingDomain.Dialing;

/// <summary>What is known of a contact, in 16 bytes; its priority is its lane's.</summary>
internal struct ContactRecord
{
    public long Due;
    public int Attempts;
    public byte Class;

    /// <summary>The lane the contact waits in; <see cref="ContactRecords.Out"/> when it is not in.</summary>
    public byte Lane;

    /// <summary>When the contact's lane was last swept, or that it came in since: see <see cref="Dialing.Lane.Epoch"/>.</summary>
    public byte Sweep;
}

/// <summary>The records of all contacts by number. Lanes keep copies of keys only, and ask here whether they still hold.</summary>
internal sealed class ContactRecords(DueOrder order)
{
    /// <summary>The lane of contacts that are not in.</summary>
    public const byte Out = 0;

    private readonly ulong _flip = order == DueOrder.Ascending ? 1UL << 63 : ~(1UL << 63);
    private ContactRecord[] _records = [];

    public int Capacity => _records.Length;

    public bool IsDescending { get; } = order == DueOrder.Descending;

    public ref ContactRecord this[int contact] => ref _records[contact];

    /// <summary>A due instant as lanes order it.</summary>
    public ulong KeyOf(long due) => unchecked((ulong)due) ^ _flip;

    /// <summary>The instant of a key.</summary>
    public long DueOf(ulong key) => unchecked((long)(key ^ _flip));

    public Turn TurnOf(int contact)
    {
        ref var record = ref _records[contact];
        return new Turn(KeyOf(record.Due), TieOf(record.Attempts, contact));
    }

    public ulong TieOf(int contact) => TieOf(_records[contact].Attempts, contact);

    public static ulong TieOf(int attempts, int contact) => unchecked(((ulong)(uint)attempts << 32) | (uint)contact);

    /// <summary>Whether a contact still waits in a lane at a turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(byte lane, in Turn turn)
    {
        ref var record = ref _records[turn.Contact];
        return record.Lane == lane && KeyOf(record.Due) == turn.Due && unchecked((uint)record.Attempts) == turn.Tie >> 32;
    }

    /// <summary>Whether a contact still waits in a lane at a due instant, whatever its attempts.</summary>
    public bool IsDue(byte lane, ulong due, int contact) => _records[contact].Lane == lane && KeyOf(_records[contact].Due) == due;

    /// <summary>Asks the machine to have a record at hand soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int contact) => Memory.Prefetch(in _records[contact]);

    public void Reserve(int contacts)
    {
        if (contacts > _records.Length) Array.Resize(ref _records, contacts);
    }

    public void MakeRoomFor(int contact)
    {
        if (contact >= _records.Length) Array.Resize(ref _records, (int)Math.Min(Array.MaxLength, Math.Max(contact + 1L, Math.Max(16L, 2L * _records.Length))));
    }
}
