namespace CallingDomain.Dialing;

/// <summary>The cards of all contacts by number.</summary>
/// <param name="delayBase">From when on delays are measured: another instant than the end of a call takes eight bytes more a contact.</param>
internal sealed class ContactCards(DelayBase delayBase)
{
    private ContactCard[] _cards = [];
    private long[] _bases = []; // of the last call that was counted

    public int Count { get; private set; }

    public ref ContactCard this[int contact] => ref _cards[contact];

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

    public void Take(int contact, in ContactState state)
    {
        _cards[contact].Take(state);
        if (delayBase != DelayBase.AttemptEnd && state.HasCalledInPass) _bases[contact] = DueTime.Of(delayBase == DelayBase.Due ? state.LastCall.DueAt : state.LastCall.DialedAt);
    }

    /// <summary>A contact's state, but for due time, attempts and the call that goes on.</summary>
    public ContactState StateOf(int contact)
    {
        var state = _cards[contact].ToState();
        if (delayBase == DelayBase.AttemptEnd || !state.HasCalledInPass) return state;
        var from = DueTime.ToInstant(_bases[contact]);
        return state with { LastCall = state.LastCall with { DueAt = from, DialedAt = from } };
    }
}
