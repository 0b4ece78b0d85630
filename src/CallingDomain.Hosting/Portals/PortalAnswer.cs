using System.Collections.Immutable;
using CallingDomain.Programs;

namespace CallingDomain.Hosting;

/// <summary>The answer to a request: the durable change, or the reasons that refuse it.</summary>
/// <param name="Version">The version of the portal after the request.</param>
/// <remarks>Immutable, thread-safe. Contains phone numbers. Compared by reference of its lists.</remarks>
public sealed record PortalAnswer(long Version)
{
    /// <summary>The change, which is durable; null if the request is refused, or if there was nothing to change.</summary>
    public PortalChange? Change { get; init; }

    /// <summary>All reasons that refuse the request as a whole; empty if it is not refused.</summary>
    public ImmutableArray<PortalReason> Reasons { get; init; } = [];

    /// <summary>The notices, which refuse nothing.</summary>
    public ImmutableArray<PortalReason> Notices { get; init; } = [];

    /// <summary>The result for each number of the request, in its order; empty for a request without numbers, and if the request is refused.</summary>
    public ImmutableArray<NumberResult> Numbers { get; init; } = [];

    /// <summary>Whether this is the first answer again: the same request with the same key was answered before.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the request as a whole is refused. Single numbers may be rejected in a request that is not refused.</summary>
    public bool IsRefused => !Reasons.IsEmpty;

    /// <summary>The version and the codes; no phone number.</summary>
    public override string ToString() => IsRefused ? $"Version {Version}, refused: {new PortalCheck(Reasons, Notices)}" : $"Version {Version}";
}
