namespace CallingDomain.Hosting;

/// <summary>The options of a portal service.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalServiceOptions
{
    /// <summary>The clock. Default: that of the system.</summary>
#pragma warning disable RS0030 // the default of the one option that reads a clock
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030
}
