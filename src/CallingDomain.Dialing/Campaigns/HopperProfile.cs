namespace CallingDomain.Dialing;

/// <summary>Which kinds of calls go before others, whatever their contacts' priorities.</summary>
public enum HopperProfile : byte
{
    /// <summary>None: priority decides first. The seed's.</summary>
    Plain = 0,

    /// <summary>Callbacks, then additional phones of a pass that has begun, then retries, then contacts that were never called. Source: VICIdial, priorities of its hopper.</summary>
    CallbacksFirst = 1,
}

/// <summary>What becomes of a contact that is loaded again.</summary>
public enum ReloadRule : byte
{
    /// <summary>It is refused. Source: XCALLY Motion, duplicate check <c>always</c>.</summary>
    Refuse = 0,

    /// <summary>A closed one is fresh again, as it is loaded; an open one is refused. Source: XCALLY Motion, duplicate check <c>onlyIfOpen</c>.</summary>
    WhenClosed = 1,
}

/// <summary>How a call is counted whose end nobody ever told.</summary>
public enum LostCalls : byte
{
    /// <summary>As one that nobody answered: in doubt nobody is called too often.</summary>
    CountAsNoAnswer = 0,

    /// <summary>Not at all: the same phone is called again.</summary>
    DoNotCount = 1,
}
