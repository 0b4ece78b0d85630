using System.Runtime.InteropServices;

namespace CallingDomain.Dialing;

/// <summary>Where a contact stands, in 32 bytes; its due time and attempts are in the hopper's record, its call is in the table of calls.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ContactCard
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

    public readonly WaitReason RuleWhy => (WaitReason)(_whys >> Nibble);

    public readonly bool IsWaiting => Phase == ContactPhase.Waiting;

    public readonly bool IsHeld => (_flags & Held) != 0;

    /// <summary>Takes over what it keeps of a state.</summary>
    public void Take(in ContactState state)
    {
        _pass = (ushort)Math.Min(state.Pass, ushort.MaxValue);
        Phone = unchecked((byte)state.Phone);
        var closes = state.ClosesWith == CloseReason.Unspecified ? 0 : state.ClosesWith - FirstOfClosesWith + 1;
        _flags = unchecked((byte)((int)state.Phase | (state.IsHeld ? Held : 0) | (state.HasCalledInPass ? Called : 0) | (closes << ClosesShift)));
        if (state.Phase == ContactPhase.Closed)
        {
            _ruleDue = DueTime.Of(state.Closing.At);
            (_lastPhone, _whys, _lastStatus) = (unchecked((byte)state.Closing.Phone), (byte)state.Closing.Reason, (byte)state.Closing.Status);
            return;
        }

        _ruleDue = DueTime.Of(state.RuleDueAt);
        _whys = unchecked((byte)((int)state.Why | ((int)state.RuleWhy << Nibble)));
        if (!state.HasCalledInPass) return;
        _lastEnd = DueTime.Of(state.LastCall.EndedAt);
        (_lastPhone, _lastStatus) = (unchecked((byte)state.LastCall.Phone), (byte)state.LastCall.Status);
    }

    /// <summary>The state, but for due time, attempts and the call that goes on.</summary>
    public readonly ContactState ToState()
    {
        var phase = Phase;
        if (phase == ContactPhase.Closed)
        {
            var closing = new ContactClosing(DueTime.ToInstant(_ruleDue), (CloseReason)_whys, _lastPhone == byte.MaxValue ? -1 : _lastPhone, (CallStatus)_lastStatus);
            return new ContactState { Phase = phase, Pass = _pass, Phone = Phone, Closing = closing };
        }

        var called = (_flags & Called) != 0;
        var end = called ? DueTime.ToInstant(_lastEnd) : default;
        var closes = _flags >> ClosesShift;
        return new ContactState
        {
            Phase = phase,
            Why = (WaitReason)(_whys & LowNibble),
            RuleWhy = RuleWhy,
            IsHeld = IsHeld,
            Pass = _pass,
            Phone = Phone,
            RuleDueAt = DueTime.ToInstant(_ruleDue),
            ClosesWith = closes == 0 ? CloseReason.Unspecified : FirstOfClosesWith + (byte)(closes - 1),
            LastCall = called ? new EndedCall(_lastPhone, (CallStatus)_lastStatus, end, end, end) : default,
            LastCallPass = called ? _pass : 0,
        };
    }
}
