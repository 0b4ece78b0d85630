using System.Collections.Immutable;

namespace CallingDomain.Programs;

/// <summary>A plan while it is made.</summary>
internal sealed class PlanDraft(Portal portal, PortalRequest request, PortalOptions options)
{
    public Portal Portal => portal;

    public PortalRequest Request => request;

    public PortalOptions Options => options;

    public List<PortalReason> Reasons { get; } = [];

    public List<PortalReason> Notices { get; } = [];

    public List<PortalFact> Facts { get; } = [];

    public NumberAnswers Numbers { get; set; } = NumberAnswers.None;

    public void Refuse(PortalReason reason) => Reasons.Add(reason);

    /// <summary>The place that the request names; null, and refused, where there is none such.</summary>
    public Place? Resolve(Place named)
    {
        var resolution = portal.Resolve(named);
        if (resolution.TryGet(out var place)) return place;
        Refuse(resolution.Reason);
        return null;
    }

    /// <summary>The program of an identity; null, and refused, where there is none such.</summary>
    public CallingProgram? Program(string id)
    {
        var program = portal.Programs.GetValueOrDefault(id ?? "");
        if (program is null) Refuse(PortalReason.TargetNotFound);
        return program;
    }
}
