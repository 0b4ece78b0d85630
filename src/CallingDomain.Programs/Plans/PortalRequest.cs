using NodaTime;

namespace CallingDomain.Programs;

/// <summary>A request to a portal.</summary>
/// <param name="At">When it is asked; the portal has no clock.</param>
/// <remarks>Immutable, thread-safe. A closed family: each kind decides by its own rules, and no content of a request throws.</remarks>
public abstract record PortalRequest(Instant At)
{
    internal abstract void Decide(PlanDraft plan);
}
