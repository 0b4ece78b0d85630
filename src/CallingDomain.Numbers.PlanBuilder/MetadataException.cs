namespace CallingDomain.Numbers.Build;

/// <summary>Ends a build; <see cref="PlanBuilder"/> returns its reason.</summary>
internal sealed class MetadataException(PlanReason reason) : Exception(reason.ToString())
{
    public PlanReason Reason { get; } = reason;
}
