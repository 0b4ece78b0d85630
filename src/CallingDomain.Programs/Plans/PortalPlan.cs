using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Programs;

/// <summary>The plan of a request: its effect, before <see cref="Portal.Apply"/> applies exactly this effect.</summary>
/// <remarks>Immutable, thread-safe. Contains phone numbers. Cannot be written as JSON: write the <see cref="PortalChange"/> that applying gives.</remarks>
[JsonConverter(typeof(ProgramsJsonConverter))]
public sealed class PortalPlan
{
    internal PortalPlan(PlanDraft draft)
    {
        (Portal, Request) = (draft.Portal, draft.Request);
        (Reasons, Notices) = ([.. draft.Reasons.Distinct()], [.. draft.Notices.Distinct()]);
        Facts = Reasons.IsEmpty ? [.. draft.Facts] : [];
        Numbers = IsRefused ? [] : draft.Numbers;
    }

    /// <summary>The version of the portal that made the plan.</summary>
    public long Version => Portal.Version;

    /// <summary>The request.</summary>
    public PortalRequest Request { get; }

    /// <summary>All reasons that refuse the request as a whole; empty if it is not refused.</summary>
    public ImmutableArray<PortalReason> Reasons { get; }

    /// <summary>The notices, which refuse nothing.</summary>
    public ImmutableArray<PortalReason> Notices { get; }

    /// <summary>The facts that applying adds, in order; empty if the plan is refused or there is nothing to change.</summary>
    public ImmutableArray<PortalFact> Facts { get; }

    /// <summary>The result for each number of the request, in its order; empty for a request without numbers, and if the plan is refused.</summary>
    public ImmutableArray<NumberResult> Numbers { get; }

    /// <summary>Whether the request as a whole is refused. Single numbers may be rejected in a plan that is not refused.</summary>
    public bool IsRefused => !Reasons.IsEmpty;

    internal Portal Portal { get; }
}
