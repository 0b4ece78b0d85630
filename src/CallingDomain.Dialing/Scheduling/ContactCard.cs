namespace CallingDomain.Dialing;

/// <summary>The state of one contact in 32 bytes. Due time and attempts are in the hopper's record, a call under way is in the table of calls.</summary>
/// <remarks>Four words, each written and copied as one: a processor stalls when it reads a word of which a part has just been written.</remarks>
internal record struct ContactCard
{
    /// <summary>The greatest number of phones.</summary>
    public const int MaxPhones = byte.MaxValue;

    /// <summary>The greatest pass that is kept; later passes count as this one.</summary>
    public const int MaxPass = ushort.MaxValue;

    private const int PassAt = 0, PhoneAt = 16, CountAt = 24, LastPhoneAt = 32, WhyAt = 40, RuleWhyAt = 44, FlagsAt = 48, LastStatusAt = 56, ClosesAt = 60; // bits of the last word

    private const int Nibble = 0xF, Held = 1 << 3, Called = 1 << 4, HeldWithList = 1 << 5, PhaseBits = 7, AllFlags = PhaseBits | Held | Called | HeldWithList;

    private const int NoPhone = byte.MaxValue;

    private long _ruleDue; // closed: when it was closed
    private long _lastEnd; // when the last counted call ended; closed: the phone called last
    private ulong _where; // the phones in the pool, and the priority
    private ulong _rest; // closed: the phone, reason and status of the closing in place of the last call's

    public ContactCard(uint phones, int count, int priority) =>
        (_where, _rest) = (phones | ((ulong)(uint)priority << 32), ((ulong)(uint)count << CountAt) | ((ulong)NoPhone << LastPhoneAt));

    /// <summary>Where its phones are in the pool.</summary>
    public uint Phones
    {
        readonly get => unchecked((uint)_where);
        set => _where = (_where & ~(ulong)uint.MaxValue) | value;
    }

    /// <summary>The priority, 1 first.</summary>
    public int Priority
    {
        readonly get => unchecked((int)(_where >> 32));
        set => _where = unchecked((uint)_where | ((ulong)(uint)value << 32));
    }

    /// <summary>How many phones its plan has.</summary>
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

    /// <summary>The phone that is called next, or is being called.</summary>
    public int Phone
    {
        readonly get => ByteAt(PhoneAt);
        set => _rest = With(PhoneAt, byte.MaxValue, value);
    }

    /// <summary>When the last counted call ended.</summary>
    public readonly long LastEnd => _lastEnd;

    /// <summary>How the last counted call ended; unspecified for none.</summary>
    public readonly CallStatus LastStatus => (CallStatus)(ByteAt(LastStatusAt) & Nibble);

    /// <summary>The phone called last, an index of the plan; -1 for none.</summary>
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

    /// <summary>What made its next call due, calling hours and limits aside.</summary>
    public readonly WaitReason RuleWhy => (WaitReason)(ByteAt(WhyAt) >> 4);

    /// <summary>When the rules make its next call due, calling hours and limits aside.</summary>
    public readonly long RuleDue => _ruleDue;

    /// <summary>When it was closed.</summary>
    public readonly long ClosedAt => _ruleDue;

    public readonly CloseReason ClosedReason => (CloseReason)(ByteAt(WhyAt) & Nibble);

    /// <summary>The phone because of which it was closed; -1 for none.</summary>
    public readonly int ClosedPhone => PhoneOf(ByteAt(LastPhoneAt));

    public readonly CallStatus ClosedStatus => (CallStatus)(ByteAt(LastStatusAt) & Nibble);

    /// <summary>The reason with which it is closed when its call ends; unspecified for none.</summary>
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

    /// <summary>Whether its list is on hold. A closed contact is not.</summary>
    public bool IsHeldWithList
    {
        readonly get => (Flags & HeldWithList) != 0;
        set => Flags = value ? Flags | HeldWithList : Flags & ~HeldWithList;
    }

    /// <summary>Whether it, or its list, is on hold.</summary>
    public readonly bool IsOnHold => (Flags & (Held | HeldWithList)) != 0;

    public readonly bool IsWaiting => Phase == ContactPhase.Waiting;

    public readonly bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    public readonly bool IsClosed => Phase == ContactPhase.Closed;

    /// <summary>Whether it is closed because it had no phone that may be called.</summary>
    public readonly bool IsClosedForWantOfPhone => IsClosed && ClosedReason is CloseReason.NoDialablePhone or CloseReason.Blacklisted or CloseReason.NeverCallable;

    /// <summary>Whether its call is under way, and it is neither on hold nor to be closed.</summary>
    public readonly bool IsSimplyUnderWay => (Flags & ~Called) is (int)ContactPhase.Reserved or (int)ContactPhase.InCall && ClosesWith == CloseReason.Unspecified;

    /// <summary>Whether it waits and is not on hold.</summary>
    public readonly bool IsInHopper => (Flags & (PhaseBits | Held | HeldWithList)) == (int)ContactPhase.Waiting;

    /// <summary>Whether a counted call of this pass has ended.</summary>
    public readonly bool HasCalledInPass => (Flags & Called) != 0;

    private int Flags
    {
        readonly get => ByteAt(FlagsAt);
        set => _rest = With(FlagsAt, byte.MaxValue, value);
    }

    /// <summary>Waits for its next call.</summary>
    public void Wait(long due, WaitReason why)
    {
        _ruleDue = due;
        var both = ((ulong)why << WhyAt) | ((ulong)why << RuleWhyAt);
        _rest = (_rest & ~(((ulong)byte.MaxValue << WhyAt) | ((ulong)PhaseBits << FlagsAt))) | both | ((ulong)ContactPhase.Waiting << FlagsAt);
    }

    /// <summary>A fresh contact that waits for its first call, in its first pass.</summary>
    public void Begin(long due)
    {
        _lastEnd = 0;
        _rest = ((ulong)(uint)PhoneCount << CountAt) | ((ulong)NoPhone << LastPhoneAt) | (1UL << PassAt);
        Wait(due, WaitReason.FirstCall);
    }

    /// <summary>Waits as before its call, which was given back.</summary>
    public void WaitAgain() => Wait(_ruleDue, RuleWhy);

    /// <summary>Its call is claimed.</summary>
    public void Claim()
    {
        const ulong Changed = ((ulong)Nibble << WhyAt) | ((ulong)PhaseBits << FlagsAt);
        _rest = (_rest & ~Changed) | ((ulong)WaitReason.InCall << WhyAt) | ((ulong)ContactPhase.Reserved << FlagsAt);
    }

    /// <summary>Its call was dialed.</summary>
    public void Start() => Flags = (Flags & ~PhaseBits) | (int)ContactPhase.InCall;

    /// <summary>A counted call has ended, and another follows by the rules.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="next">The next call.</param>
    /// <param name="end">When the call ended.</param>
    /// <param name="due">When the next call is due by the rules.</param>
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

    /// <summary>Another pass begins without a call since the last one.</summary>
    public void StartPass(int phone, long due)
    {
        Pass++;
        Phone = phone;
        Flags &= ~Called;
        Wait(due, WaitReason.RetryDelay);
    }

    /// <summary>It is closed.</summary>
    public void Close(CloseReason reason, int phone, CallStatus status, long at)
    {
        const ulong Kept = ((ulong)ushort.MaxValue << PassAt) | ((ulong)byte.MaxValue << PhoneAt) | ((ulong)byte.MaxValue << CountAt);
        var last = ByteAt(LastPhoneAt);
        (_ruleDue, _lastEnd) = (at, last);
        _rest = (_rest & Kept) | (unchecked((ulong)(byte)phone) << LastPhoneAt) | ((ulong)reason << WhyAt) | ((ulong)ContactPhase.Closed << FlagsAt) | ((ulong)status << LastStatusAt);
    }

    /// <summary>It was closed, and waits for another pass, or for its first call; the phone called last is kept.</summary>
    public void Reopen(long due, bool startsPass)
    {
        var (last, pass) = (LastPhone, Pass);
        Begin(due);
        LastPhone = last;
        Pass = pass;
        if (startsPass) StartPass(phone: 0, due);
    }

    /// <summary>A closed contact was reached.</summary>
    /// <param name="phone">The phone, which was also called last; -1 for one that the plan does not have.</param>
    public void Reach(int phone)
    {
        LastPhone = phone;
        _rest = With(LastPhoneAt, byte.MaxValue, phone);
        _rest = With(WhyAt, Nibble, (int)CloseReason.Reached);
        _rest = With(LastStatusAt, Nibble, (int)CallStatus.Reached);
    }

    /// <summary>Sets what <see cref="Begin"/> does not, as it was read.</summary>
    public void Set(ContactPhase phase, WaitReason why, WaitReason ruleWhy, bool isHeld, bool isHeldWithList, CloseReason closesWith, CallStatus lastStatus, bool hasCalledInPass, long lastEnd)
    {
        _lastEnd = lastEnd;
        Flags = (int)phase | (isHeld ? Held : 0) | (isHeldWithList ? HeldWithList : 0) | (hasCalledInPass ? Called : 0);
        ClosesWith = closesWith;
        _rest = With(RuleWhyAt, Nibble, (int)ruleWhy);
        _rest = With(LastStatusAt, Nibble, (int)lastStatus);
        Why = why;
    }

    /// <summary>Takes over everything of another card but where the phones are.</summary>
    public void Take(in ContactCard other)
    {
        _ruleDue = other._ruleDue;
        _lastEnd = other._lastEnd;
        Priority = other.Priority;
        _rest = other._rest;
    }

    /// <summary>Whether the values can be those of a contact with this number of phones: known phases, reasons and statuses, phones that exist, no call due before the rules make it due.</summary>
    /// <param name="due">When the next call is due.</param>
    public readonly bool IsPossible(long due)
    {
        if (Phase is ContactPhase.Unspecified or > ContactPhase.Closed || Priority < 1 || Pass < 1) return false;
        if (IsClosed && unchecked((ulong)_lastEnd) > NoPhone) return false;
        var last = LastPhone;
        if (last >= PhoneCount || ClosedPhone >= PhoneCount) return false;
        if (IsClosed)
            return ClosedStatus <= CallStatus.Reached && JsonWords.Close.Has(ClosedReason) && ClosesWith == CloseReason.Unspecified;
        if (Phone >= PhoneCount || due < _ruleDue || (Flags & ~AllFlags) != 0 || ClosesWith is not (CloseReason.Unspecified or CloseReason.Deleted or CloseReason.Cancelled or CloseReason.Reached or CloseReason.CampaignEnded or CloseReason.ListDetached)) return false;
        if (!JsonWords.Why.Has(Why) || RuleWhy is not (WaitReason.FirstCall or WaitReason.AdditionalDelay or WaitReason.RetryDelay or WaitReason.Callback)) return false;
        return (LastStatus == CallStatus.Unspecified || LastStatus.IsRetryStatus()) && (!HasCalledInPass || (last >= 0 && LastStatus.IsRetryStatus()));
    }

    /// <summary>The four words, as they are kept in snapshots and facts; where the phones are is not among them.</summary>
    public readonly (long RuleDue, long LastEnd, int Priority, ulong Bits) Words => (_ruleDue, _lastEnd, Priority, _rest);

    /// <summary>A card of these words.</summary>
    public static ContactCard Of(long ruleDue, long lastEnd, int priority, ulong rest, uint phones = 0) =>
        new() { _ruleDue = ruleDue, _lastEnd = lastEnd, _where = phones | ((ulong)(uint)priority << 32), _rest = rest };

    // The bits of a contact that waits.
    private static ulong Waits(WaitReason why, ulong flags) => ((ulong)why << WhyAt) | ((ulong)why << RuleWhyAt) | (((ulong)ContactPhase.Waiting | flags) << FlagsAt);

    private static int PhoneOf(int index) => index == NoPhone ? -1 : index;

    private readonly int ByteAt(int bit) => unchecked((byte)(_rest >> bit));

    private readonly ulong With(int bit, ulong mask, int value) => (_rest & ~(mask << bit)) | (unchecked((ulong)value & mask) << bit);
}
