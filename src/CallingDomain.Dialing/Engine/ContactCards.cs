using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CallingDomain.Dialing;

/// <summary>The cards of all contacts by number.</summary>
/// <param name="delayBase">From when on delays are measured: another instant than the end of a call takes eight bytes more a contact.</param>
internal sealed class ContactCards(DelayBase delayBase)
{
    private ContactCard[] _cards = [];
    private long[] _bases = []; // of the last call that was counted

    public int Count { get; private set; }

    public ref ContactCard this[int contact] => ref _cards[contact];

    /// <summary>A contact's state, but for due time, attempts and the call that goes on.</summary>
    public ContactState StateOf(int contact) => _cards[contact].ToState(BaseOf(contact));

    /// <summary>The instant from which delays after a call are measured, in nanoseconds since 1970.</summary>
    public long BaseOf(in EndedCall call) => BaseOf(DueTime.Of(call.DueAt), DueTime.Of(call.DialedAt), DueTime.Of(call.EndedAt));

    /// <summary>The same by nanoseconds.</summary>
    public long BaseOf(long due, long dialed, long end) => delayBase switch
    {
        DelayBase.AttemptEnd => end,
        DelayBase.AttemptStart => dialed,
        _ => due,
    };

    /// <summary>That instant of the last call of a contact.</summary>
    public long BaseOf(int contact) => delayBase == DelayBase.AttemptEnd ? _cards[contact].LastEnd : _bases[contact];

    public void Reserve(int contacts)
    {
        if (contacts <= _cards.Length) return;
        Array.Resize(ref _cards, contacts);
        if (delayBase != DelayBase.AttemptEnd) Array.Resize(ref _bases, contacts);
    }

    /// <summary>A contact more.</summary>
    /// <returns>Its number.</returns>
    public int Add(in ContactCard card)
    {
        if (Count == _cards.Length) Reserve((int)Math.Min(Array.MaxLength, Math.Max(16L, 2L * Count)));
        _cards[Count] = card;
        return Count++;
    }

    /// <summary>Asks the machine to have a card at hand soon.</summary>
    public unsafe void Prefetch(int contact)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _cards[contact]));
    }

    /// <summary>Where a contact stands now; its phones stay where they are.</summary>
    public void Set(int contact, in ContactCard card, long from)
    {
        _cards[contact].Take(card);
        if (delayBase != DelayBase.AttemptEnd) _bases[contact] = from;
    }
}
