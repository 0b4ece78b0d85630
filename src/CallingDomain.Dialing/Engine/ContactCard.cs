using System.Runtime.InteropServices;

namespace CallingDomain.Dialing;

/// <summary>Where a contact stands, in 32 bytes; its due time and attempts are in the hopper's record, its call is in the table of calls.</summary>
[StructLayout(LayoutKind.Sequential)]
internal record struct ContactCard
{
    /// <summary>The greatest number of phones.</summary>
    public const int MaxPhones = byte.MaxValue;

    private const int Nibble = 4, LowNibble = 0xF, Held = 1 << 3, Called = 1 << 4, PhaseBits = 7, ClosesShift = 5;

    // Only these two are reasons to close by somebody, so that two bits say which.
    private const CloseReason FirstOfClosesWith = CloseReason.Deleted;

    private long _ruleDue; // of a closed contact: when it was closed
    private long _lastEnd; // when the last call that was counted ended

    /// <summary>Where its phones are in the pool.</summary>
    public uint Phones;

    /// <summary>Who is called before whom.</summary>
    public int Priority;

    private ushort _pass;

    /// <summary>The phone that is called next, or is being called.</summary>
    public byte Phone;

    /// <summary>How many phones it has.</summary>
    public byte PhoneCount;

    private byte _lastPhone; // of a closed contact: that of its closing
    private byte _whys; // what the rules say in the upper half; of a closed contact: the reason of its closing in the lower
    private byte _flags;
    private byte _lastStatus; // of a closed contact: that of its closing

    public readonly ContactPhase Phase => (ContactPhase)(_flags & PhaseBits);

    public readonly int Pass => _pass;

    /// <summary>When the last call of the pass ended that was counted, in nanoseconds since 1970.</summary>
    public readonly long LastEnd => _lastEnd;

    public readonly WaitReason RuleWhy => (WaitReason)(_whys >> Nibble);

    public readonly bool IsWaiting => Phase == ContactPhase.Waiting;

    public readonly bool IsUnderWay => Phase is ContactPhase.Reserved or ContactPhase.InCall;

    /// <summary>Whether its call goes on, and it is neither held nor to be closed after it.</summary>
    public readonly bool IsSimplyUnderWay => (_flags & ~Called) is (int)ContactPhase.Reserved or (int)ContactPhase.InCall;

    /// <summary>Whether it waits and is not on hold.</summary>
    public readonly bool IsInHopper => (_flags & (PhaseBits | Held)) == (int)ContactPhase.Waiting;

    /// <summary>A waiting contact's call is claimed.</summary>
    public void Claim() => (_flags, _whys) = (unchecked((byte)((_flags & ~PhaseBits) | (int)ContactPhase.Reserved)), unchecked((byte)((_whys & ~LowNibble) | (int)WaitReason.InCall)));

    /// <summary>A call has ended that counts, or has reached the contact: the step that follows by the rules.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="next">The step.</param>
    /// <param name="end">When the call ended, in nanoseconds since 1970.</param>
    /// <param name="due">When the next call is due by the rules.</param>
    public void Follow(CallStatus status, in NextStep next, long end, long due)
    {
        if (next.Kind == NextStepKind.Close)
        {
            Close(next.Reason, next.Phone, next.CauseStatus, end);
            return;
        }

        var startsPass = next.Kind == NextStepKind.StartNextPass;
        var why = startsPass ? (int)WaitReason.RetryDelay : (int)WaitReason.AdditionalDelay;
        (_ruleDue, _lastEnd, _lastPhone, _lastStatus) = (due, end, Phone, (byte)status);
        if (startsPass && _pass < ushort.MaxValue) _pass++;
        Phone = unchecked((byte)next.Phone);
        _flags = (byte)((int)ContactPhase.Waiting | (startsPass ? 0 : Called));
        _whys = unchecked((byte)(why | (why << Nibble)));
    }

    /// <summary>Takes over what it keeps of a state.</summary>
    public void Take(in ContactState state)
    {
        _pass = (ushort)Math.Min(state.Pass, ushort.MaxValue);
        Phone = unchecked((byte)state.Phone);
        if (state.Phase == ContactPhase.Closed)
        {
            Close(state.Closing.Reason, state.Closing.Phone, state.Closing.Status, DueTime.Of(state.Closing.At));
            return;
        }

        var closes = state.ClosesWith == CloseReason.Unspecified ? 0 : state.ClosesWith - FirstOfClosesWith + 1;
        _flags = unchecked((byte)((int)state.Phase | (state.IsHeld ? Held : 0) | (state.HasCalledInPass ? Called : 0) | (closes << ClosesShift)));
        _ruleDue = DueTime.Of(state.RuleDueAt);
        _whys = unchecked((byte)((int)state.Why | ((int)state.RuleWhy << Nibble)));
        if (!state.HasCalledInPass) return;
        _lastEnd = DueTime.Of(state.LastCall.EndedAt);
        (_lastPhone, _lastStatus) = (unchecked((byte)state.LastCall.Phone), (byte)state.LastCall.Status);
    }

    /// <summary>The state, but for due time, attempts and the call that goes on.</summary>
    /// <param name="from">The instant from which delays after the last call are measured, in nanoseconds since 1970.</param>
    public readonly ContactState ToState(long from)
    {
        var phase = Phase;
        if (phase == ContactPhase.Closed)
        {
            var closing = new ContactClosing(DueTime.ToInstant(_ruleDue), (CloseReason)(_whys & LowNibble), _lastPhone == byte.MaxValue ? -1 : _lastPhone, (CallStatus)_lastStatus);
            return new ContactState { Phase = phase, Pass = _pass, Phone = Phone, Closing = closing };
        }

        var called = (_flags & Called) != 0;
        var (end, began) = called ? (DueTime.ToInstant(_lastEnd), DueTime.ToInstant(from)) : default;
        var closes = _flags >> ClosesShift;
        return new ContactState
        {
            Phase = phase,
            Why = (WaitReason)(_whys & LowNibble),
            RuleWhy = RuleWhy,
            IsHeld = (_flags & Held) != 0,
            Pass = _pass,
            Phone = Phone,
            RuleDueAt = DueTime.ToInstant(_ruleDue),
            ClosesWith = closes == 0 ? CloseReason.Unspecified : FirstOfClosesWith + (byte)(closes - 1),
            LastCall = called ? new EndedCall(_lastPhone, (CallStatus)_lastStatus, began, began, end) : default,
            LastCallPass = called ? _pass : 0,
        };
    }

    private void Close(CloseReason reason, int phone, CallStatus status, long at) =>
        (_flags, _whys, _lastPhone, _lastStatus, _ruleDue) = ((byte)ContactPhase.Closed, (byte)reason, unchecked((byte)phone), (byte)status, at);
}
