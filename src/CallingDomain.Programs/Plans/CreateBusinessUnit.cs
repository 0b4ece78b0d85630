using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a business unit.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Unit">The unit.</param>
public sealed record CreateBusinessUnit(Instant At, BusinessUnit Unit) : PortalRequest(At)
{
    /// <summary>The unit.</summary>
    public BusinessUnit Unit { get; init => field = Given.NotNull(value); } = Given.NotNull(Unit);

    internal override void Decide(PlanDraft plan)
    {
        plan.Reasons.AddRange(Check(plan.Portal, Unit));
        plan.Facts.Add(new BusinessUnitCreated(Unit));
    }

    /// <summary>The reasons that refuse a new unit.</summary>
    internal static IEnumerable<PortalReason> Check(Portal portal, BusinessUnit unit)
    {
        if (string.IsNullOrWhiteSpace(unit.Id)) yield return PortalReason.IdMissing;
        else if (portal.Units.ContainsKey(unit.Id)) yield return PortalReason.IdNotUnique;
        if (string.IsNullOrWhiteSpace(unit.Name)) yield return PortalReason.NameMissing;
        if (!portal.Businesses.ContainsKey(unit.Business ?? "")) yield return PortalReason.TargetNotFound;
    }
}
