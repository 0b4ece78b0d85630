namespace CallingDomain.Dialing;

/// <summary>What becomes of a contact that is loaded again.</summary>
public enum ReloadRule : byte
{
    /// <summary>It is refused. Source: XCALLY Motion, duplicate check <c>always</c>.</summary>
    Refuse = 0,

    /// <summary>A closed one is fresh again, as it is loaded, unless it was deleted; an open one is refused. Source: XCALLY Motion, duplicate check <c>onlyIfOpen</c>.</summary>
    WhenClosed = 1,
}
