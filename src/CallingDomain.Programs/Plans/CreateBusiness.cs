using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a business.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Business">The business.</param>
public sealed record CreateBusiness(Instant At, Business Business) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        if (string.IsNullOrWhiteSpace(Business.Id)) plan.Refuse(PortalReason.IdMissing);
        else if (plan.Portal.Businesses.ContainsKey(Business.Id)) plan.Refuse(PortalReason.IdNotUnique);
        if (string.IsNullOrWhiteSpace(Business.Name)) plan.Refuse(PortalReason.NameMissing);
        plan.Facts.Add(new BusinessCreated(Business));
    }
}

/// <summary>Creates a business unit.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Unit">The unit.</param>
public sealed record CreateBusinessUnit(Instant At, BusinessUnit Unit) : PortalRequest(At)
{
    internal override void Decide(PlanDraft plan)
    {
        plan.Reasons.AddRange(WhyNot(plan.Portal, Unit));
        plan.Facts.Add(new BusinessUnitCreated(Unit));
    }

    internal static IEnumerable<PortalReason> WhyNot(Portal portal, BusinessUnit unit)
    {
        if (string.IsNullOrWhiteSpace(unit.Id)) yield return PortalReason.IdMissing;
        else if (portal.Units.ContainsKey(unit.Id)) yield return PortalReason.IdNotUnique;
        if (string.IsNullOrWhiteSpace(unit.Name)) yield return PortalReason.NameMissing;
        if (!portal.Businesses.ContainsKey(unit.Business ?? "")) yield return PortalReason.TargetNotFound;
    }
}
