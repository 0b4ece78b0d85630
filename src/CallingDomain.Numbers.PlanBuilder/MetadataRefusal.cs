namespace CallingDomain.Numbers.Build;

/// <summary>Why no plan can be built from metadata.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Line">The line of the XML at which reading stopped, from 1; null if the reason concerns no single line.</param>
public sealed record MetadataRefusal(PlanReason Reason, int? Line);
