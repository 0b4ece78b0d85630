using System.Diagnostics;

namespace CallingDomain.Hosting;

/// <summary>The name of the package's meter and activity source, for <c>AddMeter</c> and <c>AddSource</c>.</summary>
/// <remarks>Metrics, traces and log messages have the names of campaigns and the numbers of attempts; no phone numbers, names or identities of contacts.</remarks>
public static class HostingTelemetry
{
    /// <summary>The name: <c>CallingDomain.Hosting</c>.</summary>
    public const string Name = "CallingDomain.Hosting";

    internal static readonly ActivitySource Source = new(Name);
}
