using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>What a request would do: the preview, and the very computation that is applied.</summary>
/// <remarks>Immutable, thread-safe. It holds phone numbers.</remarks>
public sealed class PortalPlan
{
    internal PortalPlan(PlanDraft draft)
    {
        (Portal, Request) = (draft.Portal, draft.Request);
        (Reasons, Notices) = ([.. draft.Reasons.Distinct()], [.. draft.Notices.Distinct()]);
        Facts = Reasons.IsEmpty ? [.. draft.Facts] : [];
        Numbers = IsRefused ? NumberAnswers.None : draft.Numbers;
    }

    /// <summary>The version of the portal for which it was made.</summary>
    public long Version => Portal.Version;

    internal Portal Portal { get; }

    /// <summary>What was asked.</summary>
    public PortalRequest Request { get; }

    /// <summary>Why the request as a whole is refused, all reasons at once; empty when it is not.</summary>
    public ImmutableArray<PortalReason> Reasons { get; }

    /// <summary>What is to be noticed and refuses nothing.</summary>
    public ImmutableArray<PortalReason> Notices { get; }

    /// <summary>What will happen, in order; nothing when it is refused, or when all is as it is wanted already.</summary>
    public ImmutableArray<PortalFact> Facts { get; }

    /// <summary>For requests about numbers, the answer for each; empty for others, and when it is refused.</summary>
    public NumberAnswers Numbers { get; }

    /// <summary>Whether the request as a whole is refused; single numbers may be all the same.</summary>
    public bool IsRefused => !Reasons.IsEmpty;
}
