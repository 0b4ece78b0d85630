using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>A plan under construction.</summary>
internal sealed class PlanDraft(Portal portal, PortalRequest request, PortalOptions options)
{
    public Portal Portal => portal;

    public PortalRequest Request => request;

    public PortalOptions Options => options;

    public List<PortalReason> Reasons { get; } = [];

    public List<PortalReason> Notices { get; } = [];

    public List<PortalFact> Facts { get; } = [];

    public ImmutableArray<NumberResult> Numbers { get; set; } = [];

    public void Refuse(PortalReason reason) => Reasons.Add(reason);

    public void Add(PortalCheck check)
    {
        Reasons.AddRange(check.Reasons);
        Notices.AddRange(check.Notices);
    }

    /// <summary>The results with an outcome.</summary>
    public IEnumerable<NumberResult> NumbersWith(NumberOutcome outcome) => Numbers.Where(each => each.Outcome == outcome);

    /// <summary>Resolves a place; null, and the request is refused, if there is no such place.</summary>
    public Place? Resolve(Place named)
    {
        var resolution = portal.Resolve(named);
        if (resolution.TryGet(out var place)) return place;
        Refuse(resolution.Reason);
        return null;
    }

    /// <summary>Finds a program; null, and the request is refused, if there is no such program.</summary>
    public CallingProgram? Program(string id)
    {
        var program = portal.Programs.GetValueOrDefault(id ?? "");
        if (program is null) Refuse(PortalReason.TargetNotFound);
        return program;
    }
}
