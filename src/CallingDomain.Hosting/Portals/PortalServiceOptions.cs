namespace CallingDomain.Hosting;

/// <summary>The options of a portal service.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalServiceOptions
{
    /// <summary>The clock. Default: that of the system.</summary>
#pragma warning disable RS0030 // the default of the one option that reads a clock
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    /// <summary>Claims the numbers that the portal adds, if several portals share a range of numbers. Default: null, the portal has its numbers for itself.</summary>
    public IPortalClaims? Claims { get; init; }
}
