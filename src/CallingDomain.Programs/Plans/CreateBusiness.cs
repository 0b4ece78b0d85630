using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a business.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Business">The business.</param>
public sealed record CreateBusiness(Instant At, Business Business) : PortalRequest(At)
{
    /// <summary>The business.</summary>
    public Business Business { get; init => field = Given.NotNull(value); } = Given.NotNull(Business);

    internal override void Decide(PlanDraft plan)
    {
        if (string.IsNullOrWhiteSpace(Business.Id)) plan.Refuse(PortalReason.IdMissing);
        else if (plan.Portal.Businesses.ContainsKey(Business.Id)) plan.Refuse(PortalReason.IdNotUnique);
        if (string.IsNullOrWhiteSpace(Business.Name)) plan.Refuse(PortalReason.NameMissing);
        plan.Facts.Add(new BusinessCreated(Business));
    }
}
