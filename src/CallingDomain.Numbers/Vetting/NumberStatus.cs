namespace CallingDomain.Numbers;

/// <summary>How far the vetting of a number has come. Where the number is used, and whether content is approved, are other questions.</summary>
/// <remarks>Which may follow which: <see cref="Vetting.Transitions"/>. Source: the portal's statuses; the domain's "Statuses and vetting".</remarks>
public enum NumberStatus : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Added, and under review. Every number begins so; many are approved at once, the others wait until somebody has looked.</summary>
    Pending = 1,

    /// <summary>Approved.</summary>
    Active = 2,

    /// <summary>Not approved; may be submitted again.</summary>
    Rejected = 3,

    /// <summary>Taken out; may be added again.</summary>
    Removed = 4,
}
