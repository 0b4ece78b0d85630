using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A call of a <see cref="CallLog"/>.</summary>
/// <param name="DialedAt">When it was dialed.</param>
/// <param name="Position">The position of the phone among the contact's (<see cref="Contacts.ContactPhone.Position"/>).</param>
/// <param name="Status">How it ended; unspecified for a call under way.</param>
internal readonly record struct LoggedCall(Instant DialedAt, int Position, CallStatus Status)
{
    public static LoggedCall Of(in HistoryEntry entry) => new(entry.Attempt.DialedAt, entry.Attempt.Phone.Position, entry.Status);

    /// <summary>Whether both calls have the same phone and instant.</summary>
    public bool IsSameAs(in LoggedCall other) => DialedAt == other.DialedAt && Position == other.Position;
}

/// <summary>The calls of each contact in one simulation, in their order. Takes 16 bytes for each call and 8 for each contact.</summary>
internal sealed class CallLog
{
    public const int None = -1;

    private const int ChunkBits = 16;
    private const int Chunk = 1 << ChunkBits;

    private readonly List<Entry[]> _calls = [];
    private readonly int[] _first; // by contact
    private readonly int[] _last;
    private int _count;

    public CallLog(int contacts)
    {
        (_first, _last) = (new int[contacts], new int[contacts]);
        Array.Fill(_first, None);
    }

    public int ContactCount => _first.Length;

    /// <summary>The first call of a contact; <see cref="None"/> for none.</summary>
    public int FirstOf(int contact) => _first[contact];

    /// <summary>The next call of the same contact; <see cref="None"/> for none.</summary>
    public int Next(int call) => At(call).Next;

    public LoggedCall this[int call] => new(NodaConstants.UnixEpoch + Duration.FromNanoseconds(At(call).DialedAt), At(call).Position, At(call).Status);

    /// <summary>Adds the next call of a contact.</summary>
    public void Add(in HistoryEntry entry)
    {
        var contact = entry.Attempt.Contact;
        if (_count >> ChunkBits == _calls.Count) _calls.Add(new Entry[Chunk]);
        var call = _count++;
        At(call) = new Entry { DialedAt = (entry.Attempt.DialedAt - NodaConstants.UnixEpoch).ToInt64Nanoseconds(), Next = None, Position = (byte)entry.Attempt.Phone.Position, Status = entry.Status };
        if (_first[contact] == None) _first[contact] = call;
        else At(_last[contact]).Next = call;
        _last[contact] = call;
    }

    private ref Entry At(int call) => ref _calls[call >> ChunkBits][call & (Chunk - 1)];

    private struct Entry
    {
        public long DialedAt; // nanoseconds since 1970
        public int Next;
        public byte Position; // a contact has at most 255 phones
        public CallStatus Status;
    }
}
