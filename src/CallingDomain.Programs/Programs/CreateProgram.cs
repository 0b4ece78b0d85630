using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Creates a program as a draft, and its unit with it where a new one is named. What launching needs besides may come later.</summary>
/// <param name="At">When it is asked.</param>
/// <param name="Id">The program's identity.</param>
/// <param name="Draft">What is filled in: unit, type, name and purpose have to be.</param>
public sealed record CreateProgram(Instant At, string Id, ProgramDraft Draft) : PortalRequest(At)
{
    /// <summary>What is filled in.</summary>
    public ProgramDraft Draft { get; init => field = Given.NotNull(value); } = Given.NotNull(Draft);

    internal override void Decide(PlanDraft plan)
    {
        var rules = new ProgramRules(plan.Portal, plan.Options);
        if (string.IsNullOrWhiteSpace(Id)) plan.Refuse(PortalReason.IdMissing);
        else if (plan.Portal.Programs.ContainsKey(Id)) plan.Refuse(PortalReason.IdNotUnique);
        var unit = rules.Unit(Draft, plan.Reasons);
        plan.Reasons.AddRange(rules.Details(Draft, unit?.Id, self: null));
        var business = unit is null ? null : plan.Portal.Businesses.GetValueOrDefault(unit.Business ?? "");
        var program = ProgramEdit.Filled(plan, rules, Draft, new CallingProgram(Id, business?.Id ?? "", unit?.Id ?? "", "", ProgramType.Inform, default), business);
        if (Draft.NewUnit is { } created) plan.Facts.Add(new BusinessUnitCreated(created));
        plan.Facts.Add(new ProgramCreated(program));
    }
}
