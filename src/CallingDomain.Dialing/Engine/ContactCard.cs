namespace CallingDomain.Dialing;

/// <summary>Where a contact stands, in 32 bytes; its due time and attempts are in the hopper's record, its call is in the table of calls.</summary>
/// <remarks>Four words, each written and copied as one: a processor that reads a word of which a part has just been written waits for it.</remarks>
internal record struct ContactCard
{
    /// <summary>The greatest number of phones.</summary>
    public const int MaxPhones = byte.MaxValue;

    private const int PassAt = 0, PhoneAt = 16, CountAt = 24, LastPhoneAt = 32, WhyAt = 40, RuleWhyAt = 44, FlagsAt = 48, LastStatusAt = 56; // bits of the last word

    private const int Nibble = 0xF, Held = 1 << 3, Called = 1 << 4, PhaseBits = 7, ClosesShift = 5; // of the flags

    // Only these two are reasons to close by somebody, so that two bits say which.
    private const CloseReason FirstOfClosesWith = CloseReason.Deleted;

    private long _ruleDue; // of a closed contact: when it was closed
    private long _lastEnd; // when the last call that was counted ended
    private ulong _where; // the phones in the pool, and the priority
    private ulong _rest; // of a closed contact: the phone, the reason and the status of its closing, where otherwise the last call's are

    public ContactCard(uint phones, int count, int priority) => (_where, _rest) = (phones | ((ulong)(uint)priority << 32), (ulong)(uint)count << CountAt);

    /// <summary>Where its phones are in the pool.</summary>
    public readonly uint Phones => unchecked((uint)_where);

    /// <summary>Who is called before whom.</summary>
    public int Priority
    {
        readonly get => unchecked((int)(_where >> 32));
        set => _where = unchecked((uint)_where | ((ulong)(uint)value << 32));
    }

    /// <summary>How many phones it has.</summary>
    public int PhoneCount
    {
        readonly get => ByteAt(CountAt);
        set => _rest = With(CountAt, byte.MaxValue, value);
    }

    public readonly int Pass => unchecked((ushort)_rest);

    /// <summary>The phone that is called next, or is being called.</summary>
    public readonly int Phone => ByteAt(PhoneAt);

    /// <summary>When the last call of the pass ended that was counted, in nanoseconds since 1970.</summary>
    public readonly long LastEnd => _lastEnd;

    public readonly ContactPhase Phase => (ContactPhase)(Flags & PhaseBits);

    public readonly WaitReason RuleWhy => (WaitReason)(ByteAt(WhyAt) >> 4);

    public readonly bool IsWaiting => Phase == ContactPhase.Waiting;

    public readonly bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    /// <summary>Whether its call goes on, and it is neither held nor to be closed after it.</summary>
    public readonly bool IsSimplyUnderWay => (Flags & ~Called) is (int)ContactPhase.Reserved or (int)ContactPhase.InCall;

    /// <summary>Whether it waits and is not on hold.</summary>
    public readonly bool IsInHopper => (Flags & (PhaseBits | Held)) == (int)ContactPhase.Waiting;

    private readonly int Flags => ByteAt(FlagsAt);

    /// <summary>Whether a card keeps a state as it is, but for passes beyond 65,535 and instants beyond the hopper's years.</summary>
    public static bool CanKeep(in ContactState state)
    {
        if (state.Phase > ContactPhase.Closed || state.Pass < 0 || state.Attempts < 0 || state.Phone is < 0 or >= MaxPhones) return false;
        if (state.Phase == ContactPhase.Closed) return state.Closing.Reason <= CloseReason.Cancelled && state.Closing.Phone is >= -1 and < MaxPhones;
        return (int)state.Why <= Nibble && (int)state.RuleWhy <= Nibble && state.ClosesWith is CloseReason.Unspecified or FirstOfClosesWith or CloseReason.Cancelled
            && (!state.HasCalledInPass || state.LastCall.Phone is >= 0 and < MaxPhones);
    }

    /// <summary>Whether it says nothing that no contact can be: phones that there are not, a call that is due before the rules make it due, reasons and statuses that do not exist.</summary>
    /// <param name="due">When the next call is due, in nanoseconds since 1970.</param>
    public readonly bool IsWhole(long due)
    {
        var (lastPhone, lastStatus) = (ByteAt(LastPhoneAt), (CallStatus)ByteAt(LastStatusAt));
        if (Phase is ContactPhase.Unspecified or > ContactPhase.Closed || Priority < 1 || Pass < 1) return false;
        if (Phase == ContactPhase.Closed)
            return (lastPhone < PhoneCount || lastPhone == byte.MaxValue) && lastStatus <= CallStatus.Reached && (CloseReason)(ByteAt(WhyAt) & Nibble) is > CloseReason.Unspecified and <= CloseReason.Cancelled;
        if (Phone >= PhoneCount || due < _ruleDue || Flags >> ClosesShift > CloseReason.Cancelled - FirstOfClosesWith + 1) return false;
        return (Flags & Called) == 0 || (lastPhone < PhoneCount && lastStatus.IsRetryStatus());
    }

    /// <summary>A contact that has just been loaded waits for its first call.</summary>
    /// <param name="due">When that is due, in nanoseconds since 1970.</param>
    public void Load(long due)
    {
        _ruleDue = due;
        _rest |= (1UL << PassAt) | ((ulong)WaitReason.FirstCall << WhyAt) | ((ulong)WaitReason.FirstCall << RuleWhyAt) | ((ulong)ContactPhase.Waiting << FlagsAt);
    }

    /// <summary>A waiting contact's call is claimed.</summary>
    public void Claim()
    {
        const ulong Changed = ((ulong)Nibble << WhyAt) | ((ulong)PhaseBits << FlagsAt);
        _rest = (_rest & ~Changed) | ((ulong)WaitReason.InCall << WhyAt) | ((ulong)ContactPhase.Reserved << FlagsAt);
    }

    /// <summary>A call has ended that counts, or has reached the contact: the step that follows by the rules.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="next">The step.</param>
    /// <param name="end">When the call ended, in nanoseconds since 1970.</param>
    /// <param name="due">When the next call is due by the rules.</param>
    public void Follow(CallStatus status, in RuleStep next, long end, long due)
    {
        if (next.Kind == NextStepKind.Close)
        {
            Close(next.Reason, next.Phone, next.CauseStatus, end);
            return;
        }

        var startsPass = next.Kind == NextStepKind.StartNextPass;
        var why = startsPass ? (ulong)WaitReason.RetryDelay : (ulong)WaitReason.AdditionalDelay;
        var pass = Math.Min(Pass + (startsPass ? 1 : 0), ushort.MaxValue);
        (_ruleDue, _lastEnd) = (due, end);
        _rest = ((ulong)(uint)pass << PassAt) | ((ulong)(byte)next.Phone << PhoneAt) | ((ulong)(uint)PhoneCount << CountAt) | ((ulong)(uint)Phone << LastPhoneAt)
            | (why << WhyAt) | (why << RuleWhyAt) | ((ulong)(int)ContactPhase.Waiting << FlagsAt) | (startsPass ? 0 : (ulong)Called << FlagsAt) | ((ulong)status << LastStatusAt);
    }

    /// <summary>Takes over what it keeps of a state.</summary>
    public void Take(in ContactState state)
    {
        _rest = With(PassAt, ushort.MaxValue, Math.Min(state.Pass, ushort.MaxValue));
        _rest = With(PhoneAt, byte.MaxValue, state.Phone);
        if (state.Phase == ContactPhase.Closed)
        {
            Close(state.Closing.Reason, state.Closing.Phone, state.Closing.Status, DueTime.Of(state.Closing.At));
            return;
        }

        var closes = state.ClosesWith == CloseReason.Unspecified ? 0 : state.ClosesWith - FirstOfClosesWith + 1;
        _rest = With(FlagsAt, byte.MaxValue, (int)state.Phase | (state.IsHeld ? Held : 0) | (state.HasCalledInPass ? Called : 0) | (closes << ClosesShift));
        _rest = With(WhyAt, Nibble, (int)state.Why);
        _rest = With(RuleWhyAt, Nibble, (int)state.RuleWhy);
        _ruleDue = DueTime.Of(state.RuleDueAt);
        if (!state.HasCalledInPass) return;
        _lastEnd = DueTime.Of(state.LastCall.EndedAt);
        _rest = With(LastPhoneAt, byte.MaxValue, state.LastCall.Phone);
        _rest = With(LastStatusAt, byte.MaxValue, (int)state.LastCall.Status);
    }

    /// <summary>Takes over all of another card but where the phones are.</summary>
    public void Take(in ContactCard other)
    {
        _ruleDue = other._ruleDue;
        _lastEnd = other._lastEnd;
        Priority = other.Priority;
        _rest = other._rest;
    }

    /// <summary>The state, but for due time, attempts and the call that goes on.</summary>
    /// <param name="from">The instant from which delays after the last call are measured, in nanoseconds since 1970.</param>
    public readonly ContactState ToState(long from)
    {
        var (phase, lastPhone, lastStatus) = (Phase, ByteAt(LastPhoneAt), (CallStatus)ByteAt(LastStatusAt));
        if (phase == ContactPhase.Closed)
        {
            var closing = new ContactClosing(DueTime.ToInstant(_ruleDue), (CloseReason)(ByteAt(WhyAt) & Nibble), lastPhone == byte.MaxValue ? -1 : lastPhone, lastStatus);
            return new ContactState { Phase = phase, Pass = Pass, Phone = Phone, Closing = closing };
        }

        var called = (Flags & Called) != 0;
        var (end, began) = called ? (DueTime.ToInstant(_lastEnd), DueTime.ToInstant(from)) : default;
        var closes = Flags >> ClosesShift;
        return new ContactState
        {
            Phase = phase,
            Why = (WaitReason)(ByteAt(WhyAt) & Nibble),
            RuleWhy = RuleWhy,
            IsHeld = (Flags & Held) != 0,
            Pass = Pass,
            Phone = Phone,
            RuleDueAt = DueTime.ToInstant(_ruleDue),
            ClosesWith = closes == 0 ? CloseReason.Unspecified : FirstOfClosesWith + (byte)(closes - 1),
            LastCall = called ? new EndedCall(lastPhone, lastStatus, began, began, end) : default,
            LastCallPass = called ? Pass : 0,
        };
    }

    private void Close(CloseReason reason, int phone, CallStatus status, long at)
    {
        const ulong Kept = ((ulong)ushort.MaxValue << PassAt) | ((ulong)byte.MaxValue << PhoneAt) | ((ulong)byte.MaxValue << CountAt);
        _ruleDue = at;
        _rest = (_rest & Kept) | (unchecked((ulong)(byte)phone) << LastPhoneAt) | ((ulong)reason << WhyAt) | ((ulong)ContactPhase.Closed << FlagsAt) | ((ulong)status << LastStatusAt);
    }

    private readonly int ByteAt(int bit) => unchecked((byte)(_rest >> bit));

    private readonly ulong With(int bit, ulong mask, int value) => (_rest & ~(mask << bit)) | (unchecked((ulong)value & mask) << bit);
}
