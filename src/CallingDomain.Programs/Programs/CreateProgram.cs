using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a program as a draft, together with its business unit if the draft has a new one.</summary>
/// <param name="At">The instant of the request.</param>
/// <param name="Id">The ID of the program.</param>
/// <param name="Draft">The form. Unit, type, name and purpose are required; everything else may follow before the launch.</param>
public sealed record CreateProgram(Instant At, string Id, ProgramDraft Draft) : PortalRequest(At)
{
    /// <summary>The form.</summary>
    public ProgramDraft Draft { get; init => field = Given.NotNull(value); } = Given.NotNull(Draft);

    internal override void Decide(PlanDraft plan)
    {
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (string.IsNullOrWhiteSpace(Id)) plan.Refuse(PortalReason.IdMissing);
        else if (plan.Portal.Programs.ContainsKey(Id)) plan.Refuse(PortalReason.IdNotUnique);
        var unit = rules.Unit(Draft, plan.Reasons);
        plan.Reasons.AddRange(rules.Details(Draft, unit?.Id, self: null));
        var business = unit is null ? null : plan.Portal.Businesses.GetValueOrDefault(unit.Business ?? "");
        var program = ProgramEdit.Apply(plan, rules, Draft, new CallingProgram(Id, business?.Id ?? "", unit?.Id ?? "", "", ProgramType.Inform, default), business);
        if (Draft.NewUnit is { } created) plan.Facts.Add(new BusinessUnitCreated(created));
        plan.Facts.Add(new ProgramCreated(program));
    }
}
