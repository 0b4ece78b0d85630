namespace CallingDomain.Dialing;

/// <summary>The state of a contact in 32 bytes, without its due time and attempts (in the hopper record) and its call under way (in the call table).</summary>
/// <remarks>Four words, each written and copied as a whole: reading a word stalls the processor when only a part of it has just been written.</remarks>
internal record struct ContactCard
{
    /// <summary>The maximum number of phones.</summary>
    public const int MaxPhones = byte.MaxValue;

    /// <summary>The maximum stored pass; later passes are stored as this one.</summary>
    public const int MaxPass = ushort.MaxValue;

    private const int PassAt = 0, PhoneAt = 16, CountAt = 24, LastPhoneAt = 32, WhyAt = 40, RuleWhyAt = 44, FlagsAt = 48, LastStatusAt = 56, ClosesAt = 60; // bit offsets in the last word

    private const int Nibble = 0xF, Held = 1 << 3, Called = 1 << 4, HeldWithList = 1 << 5, PhaseBits = 7, AllFlags = PhaseBits | Held | Called | HeldWithList;

    private const int NoPhone = byte.MaxValue;

    private long _ruleDue; // for a closed contact: when it was closed
    private long _lastEnd; // when the last counted call ended; for a closed contact: the last called phone
    private ulong _where; // the place of the phones in the pool, and the priority
    private ulong _rest; // for a closed contact: the phone, reason and status of the closing replace those of the last call

    public ContactCard(uint phones, int count, int priority) =>
        (_where, _rest) = (phones | ((ulong)(uint)priority << 32), ((ulong)(uint)count << CountAt) | ((ulong)NoPhone << LastPhoneAt));

    /// <summary>The place of the phones in the pool.</summary>
    public uint Phones
    {
        readonly get => unchecked((uint)_where);
        set => _where = (_where & ~(ulong)uint.MaxValue) | value;
    }

    /// <summary>The priority; 1 is called first.</summary>
    public int Priority
    {
        readonly get => unchecked((int)(_where >> 32));
        set => _where = unchecked((uint)_where | ((ulong)(uint)value << 32));
    }

    /// <summary>The number of phones in the plan.</summary>
    public int PhoneCount
    {
        readonly get => ByteAt(CountAt);
        set => _rest = With(CountAt, byte.MaxValue, value);
    }

    /// <summary>The pass, from 1.</summary>
    public int Pass
    {
        readonly get => unchecked((ushort)_rest);
        set => _rest = With(PassAt, ushort.MaxValue, Math.Min(value, MaxPass));
    }

    /// <summary>The index of the phone of the next call or of the call under way.</summary>
    public int Phone
    {
        readonly get => ByteAt(PhoneAt);
        set => _rest = With(PhoneAt, byte.MaxValue, value);
    }

    /// <summary>When the last counted call ended.</summary>
    public readonly long LastEnd => _lastEnd;

    /// <summary>How the last counted call ended; unspecified for none.</summary>
    public readonly CallStatus LastStatus => (CallStatus)(ByteAt(LastStatusAt) & Nibble);

    /// <summary>The index of the last called phone; -1 for none.</summary>
    public int LastPhone
    {
        readonly get => Phase == ContactPhase.Closed ? PhoneOf(unchecked((int)_lastEnd)) : PhoneOf(ByteAt(LastPhoneAt));
        set
        {
            if (Phase == ContactPhase.Closed) _lastEnd = value < 0 ? NoPhone : value;
            else _rest = With(LastPhoneAt, byte.MaxValue, value);
        }
    }

    public readonly ContactPhase Phase => (ContactPhase)(Flags & PhaseBits);

    /// <summary>What a waiting contact waits for.</summary>
    public WaitReason Why
    {
        readonly get => (WaitReason)(ByteAt(WhyAt) & Nibble);
        set => _rest = With(WhyAt, Nibble, (int)value);
    }

    /// <summary>The rule that determines <see cref="RuleDue"/>.</summary>
    public readonly WaitReason RuleWhy => (WaitReason)(ByteAt(WhyAt) >> 4);

    /// <summary>When the next call is due by the Retry Settings or the callback, without calling hours and limits.</summary>
    public readonly long RuleDue => _ruleDue;

    /// <summary>When the contact was closed.</summary>
    public readonly long ClosedAt => _ruleDue;

    public readonly CloseReason ClosedReason => (CloseReason)(ByteAt(WhyAt) & Nibble);

    /// <summary>The index of the phone that caused the closing; -1 for none.</summary>
    public readonly int ClosedPhone => PhoneOf(ByteAt(LastPhoneAt));

    public readonly CallStatus ClosedStatus => (CallStatus)(ByteAt(LastStatusAt) & Nibble);

    /// <summary>Why the contact closes when its call ends; unspecified if it does not.</summary>
    public CloseReason ClosesWith
    {
        readonly get => (CloseReason)(_rest >> ClosesAt);
        set => _rest = With(ClosesAt, Nibble, (int)value);
    }

    public bool IsHeld
    {
        readonly get => (Flags & Held) != 0;
        set => Flags = value ? Flags | Held : Flags & ~Held;
    }

    /// <summary>Whether the contact's list is on hold; false for a closed contact.</summary>
    public bool IsHeldWithList
    {
        readonly get => (Flags & HeldWithList) != 0;
        set => Flags = value ? Flags | HeldWithList : Flags & ~HeldWithList;
    }

    /// <summary>Whether the contact or its list is on hold.</summary>
    public readonly bool IsOnHold => (Flags & (Held | HeldWithList)) != 0;

    public readonly bool IsWaiting => Phase == ContactPhase.Waiting;

    public readonly bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    public readonly bool IsClosed => Phase == ContactPhase.Closed;

    /// <summary>Whether the contact is closed because it had no callable phone.</summary>
    public readonly bool IsClosedWithoutPhone => IsClosed && ClosedReason is CloseReason.NoDialablePhone or CloseReason.Blacklisted or CloseReason.NeverCallable or CloseReason.FactMissing;

    /// <summary>Whether a call is under way, the contact is not on hold, and it does not close when the call ends.</summary>
    public readonly bool CanEndFast => (Flags & ~Called) is (int)ContactPhase.Reserved or (int)ContactPhase.InCall && ClosesWith == CloseReason.Unspecified;

    /// <summary>Whether the contact waits and is not on hold.</summary>
    public readonly bool IsInHopper => (Flags & (PhaseBits | Held | HeldWithList)) == (int)ContactPhase.Waiting;

    /// <summary>Whether a counted call of the current pass has ended.</summary>
    public readonly bool HasCalledInPass => (Flags & Called) != 0;

    private int Flags
    {
        readonly get => ByteAt(FlagsAt);
        set => _rest = With(FlagsAt, byte.MaxValue, value);
    }

    /// <summary>Sets the contact to wait for its next call.</summary>
    public void Wait(long due, WaitReason why)
    {
        _ruleDue = due;
        var both = ((ulong)why << WhyAt) | ((ulong)why << RuleWhyAt);
        _rest = (_rest & ~(((ulong)byte.MaxValue << WhyAt) | ((ulong)PhaseBits << FlagsAt))) | both | ((ulong)ContactPhase.Waiting << FlagsAt);
    }

    /// <summary>Sets a fresh contact to wait for the first call of its first pass.</summary>
    public void Begin(long due)
    {
        _lastEnd = 0;
        _rest = ((ulong)(uint)PhoneCount << CountAt) | ((ulong)NoPhone << LastPhoneAt) | (1UL << PassAt);
        Wait(due, WaitReason.FirstCall);
    }

    /// <summary>Sets the contact to wait as before its call, which was returned.</summary>
    public void WaitAgain() => Wait(_ruleDue, RuleWhy);

    /// <summary>Sets the phase after a claim.</summary>
    public void Claim()
    {
        const ulong Changed = ((ulong)Nibble << WhyAt) | ((ulong)PhaseBits << FlagsAt);
        _rest = (_rest & ~Changed) | ((ulong)WaitReason.InCall << WhyAt) | ((ulong)ContactPhase.Reserved << FlagsAt);
    }

    /// <summary>Sets the phase after the call was dialed.</summary>
    public void Start() => Flags = (Flags & ~PhaseBits) | (int)ContactPhase.InCall;

    /// <summary>Sets the next call after a counted call.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="next">The next call.</param>
    /// <param name="end">When the call ended.</param>
    /// <param name="due">When the next call is due by the Retry Settings.</param>
    public void Follow(CallStatus status, in RuleStep next, long end, long due)
    {
        var startsPass = next.Kind == NextStepKind.StartNextPass;
        const ulong Kept = ((ulong)byte.MaxValue << CountAt) | ((ulong)(Held | HeldWithList) << FlagsAt);
        var pass = Math.Min(Pass + (startsPass ? 1 : 0), MaxPass);
        (_ruleDue, _lastEnd) = (due, end);
        unchecked
        {
            var calledPhone = (_rest & ((ulong)byte.MaxValue << PhoneAt)) << (LastPhoneAt - PhoneAt);
            var whyAndFlags = startsPass ? Waits(WaitReason.RetryDelay, 0) : Waits(WaitReason.AdditionalDelay, Called);
            _rest = (_rest & Kept) | ((ulong)pass << PassAt) | ((ulong)(byte)next.Phone << PhoneAt) | calledPhone | whyAndFlags | ((ulong)status << LastStatusAt);
        }
    }

    /// <summary>Starts another pass without a call since the previous one.</summary>
    public void StartPass(int phone, long due)
    {
        Pass++;
        Phone = phone;
        Flags &= ~Called;
        Wait(due, WaitReason.RetryDelay);
    }

    /// <summary>Closes the contact.</summary>
    public void Close(CloseReason reason, int phone, CallStatus status, long at)
    {
        const ulong Kept = ((ulong)ushort.MaxValue << PassAt) | ((ulong)byte.MaxValue << PhoneAt) | ((ulong)byte.MaxValue << CountAt);
        var last = ByteAt(LastPhoneAt);
        (_ruleDue, _lastEnd) = (at, last);
        _rest = (_rest & Kept) | (unchecked((ulong)(byte)phone) << LastPhoneAt) | ((ulong)reason << WhyAt) | ((ulong)ContactPhase.Closed << FlagsAt) | ((ulong)status << LastStatusAt);
    }

    /// <summary>Reopens a closed contact, which keeps its last called phone.</summary>
    public void Reopen(long due, bool startsPass)
    {
        var (last, pass) = (LastPhone, Pass);
        Begin(due);
        LastPhone = last;
        Pass = pass;
        if (startsPass) StartPass(phone: 0, due);
    }

    /// <summary>Marks a closed contact as reached.</summary>
    /// <param name="phone">The index of the phone, which is also the last called one; -1 if the plan does not contain it.</param>
    public void Reach(int phone)
    {
        LastPhone = phone;
        _rest = With(LastPhoneAt, byte.MaxValue, phone);
        _rest = With(WhyAt, Nibble, (int)CloseReason.Reached);
        _rest = With(LastStatusAt, Nibble, (int)CallStatus.Reached);
    }

    /// <summary>Sets the values that <see cref="Begin"/> does not set, as read from JSON.</summary>
    public void Set(ContactPhase phase, WaitReason why, WaitReason ruleWhy, bool isHeld, bool isHeldWithList, CloseReason closesWith, CallStatus lastStatus, bool hasCalledInPass, long lastEnd)
    {
        _lastEnd = lastEnd;
        Flags = (int)phase | (isHeld ? Held : 0) | (isHeldWithList ? HeldWithList : 0) | (hasCalledInPass ? Called : 0);
        ClosesWith = closesWith;
        _rest = With(RuleWhyAt, Nibble, (int)ruleWhy);
        _rest = With(LastStatusAt, Nibble, (int)lastStatus);
        Why = why;
    }

    /// <summary>Copies another card, except the place of the phones.</summary>
    public void Take(in ContactCard other)
    {
        _ruleDue = other._ruleDue;
        _lastEnd = other._lastEnd;
        Priority = other.Priority;
        _rest = other._rest;
    }

    /// <summary>Whether the values are consistent: known phases, reasons and statuses, existing phones, no call due before the rules allow it.</summary>
    /// <param name="due">When the next call is due.</param>
    public readonly bool IsPossible(long due)
    {
        if (Phase is ContactPhase.Unspecified or > ContactPhase.Closed || Priority < 1 || Pass < 1) return false;
        if (IsClosed && unchecked((ulong)_lastEnd) > NoPhone) return false;
        var last = LastPhone;
        if (last >= PhoneCount || ClosedPhone >= PhoneCount) return false;
        if (IsClosed)
            return ClosedStatus <= CallStatus.Reached && !(IsClosedWithoutPhone && ClosedPhone >= 0) && JsonWords.Close.Has(ClosedReason) && ClosesWith == CloseReason.Unspecified;
        if (Phone >= PhoneCount || due < _ruleDue || (Flags & ~AllFlags) != 0 || ClosesWith is not (CloseReason.Unspecified or CloseReason.Deleted or CloseReason.Canceled or CloseReason.Reached or CloseReason.CampaignEnded or CloseReason.ListDetached)) return false;
        if (!JsonWords.Why.Has(Why) || RuleWhy is not (WaitReason.FirstCall or WaitReason.AdditionalDelay or WaitReason.RetryDelay or WaitReason.Callback)) return false;
        return (LastStatus == CallStatus.Unspecified || LastStatus.IsRetryStatus()) && (!HasCalledInPass || (last >= 0 && LastStatus.IsRetryStatus()));
    }

    /// <summary>The words of the card as snapshots and facts store them, without the place of the phones.</summary>
    public readonly (long RuleDue, long LastEnd, int Priority, ulong Bits) Words => (_ruleDue, _lastEnd, Priority, _rest);

    /// <summary>Creates a card from its words.</summary>
    public static ContactCard Of(long ruleDue, long lastEnd, int priority, ulong rest, uint phones = 0) =>
        new() { _ruleDue = ruleDue, _lastEnd = lastEnd, _where = phones | ((ulong)(uint)priority << 32), _rest = rest };

    // The bits of a waiting contact.
    private static ulong Waits(WaitReason why, ulong flags) => ((ulong)why << WhyAt) | ((ulong)why << RuleWhyAt) | (((ulong)ContactPhase.Waiting | flags) << FlagsAt);

    private static int PhoneOf(int index) => index == NoPhone ? -1 : index;

    private readonly int ByteAt(int bit) => unchecked((byte)(_rest >> bit));

    private readonly ulong With(int bit, ulong mask, int value) => (_rest & ~(mask << bit)) | (unchecked((ulong)value & mask) << bit);
}
