namespace CallingDomain.Numbers.Build;

/// <summary>Ends a build; <see cref="PlanBuilder"/> returns its refusal.</summary>
internal sealed class MetadataException(PlanReason reason, int? line = null) : Exception(reason.ToString())
{
    public MetadataRefusal Refusal { get; } = new(reason, line);
}
