namespace CallingDomain.Dialing;

/// <summary>Which phones' limits close a contact.</summary>
public enum LimitScope : byte
{
    /// <summary>Any phone at its limit. The seed's: "if the Retry Settings value is exceeded by one of the phones (primary or additional phones)".</summary>
    AnyPhone = 0,

    /// <summary>Only the phone that was called last.</summary>
    LastPhone = 1,

    /// <summary>All phones: one at its limit is left out of later passes, and the contact closes when none is left.</summary>
    AllPhones = 2,
}

/// <summary>When the limits are looked at.</summary>
public enum Checkpoint : byte
{
    /// <summary>When a pass ends. The seed's: its primary phone reaches the limit first, and the contact is closed by the last phone of that pass.</summary>
    EndOfPass = 0,

    /// <summary>After each attempt.</summary>
    EachAttempt = 1,
}

/// <summary>What the global limit counts.</summary>
public enum GlobalScope : byte
{
    /// <summary>The attempts of each phone by itself.</summary>
    PerPhone = 0,

    /// <summary>The attempts of all phones of the contact together.</summary>
    PerContact = 1,
}

/// <summary>The instant from which the delay to the next call is measured.</summary>
public enum DelayBase : byte
{
    /// <summary>The end of the attempt before.</summary>
    AttemptEnd = 0,

    /// <summary>The instant at which the attempt before was dialled.</summary>
    AttemptStart = 1,

    /// <summary>The instant at which the attempt before was due.</summary>
    Due = 2,
}

/// <summary>What happens to a pass when the phone that is next may not be called at its time: its hours are closed, or a limit or lockout holds.</summary>
public enum BlockedPhone : byte
{
    /// <summary>The contact waits until it may.</summary>
    Wait = 0,

    /// <summary>The pass goes on with the next phone that may be called at that time; without one, the pass ends with the phone called last.</summary>
    SkipThisPass = 1,
}

/// <summary>What happens to a pass that has begun when calling hours close before its next phone.</summary>
public enum WindowSplitsPass : byte
{
    /// <summary>It goes on with that phone when they open.</summary>
    Continue = 0,

    /// <summary>It ends with the phone called last, and the next pass begins with the primary phone; also when a limit or lockout lasts longer than the closure.</summary>
    Restart = 1,
}
