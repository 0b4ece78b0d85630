using System.Collections.Immutable;
using CallingDomain.Programs;

namespace CallingDomain.Hosting;

/// <summary>Changes to append to a portal's journal.</summary>
/// <param name="Updates">The changes, each with the portal after it, from which a store writes its tables; at least one, with versions without gaps.</param>
/// <param name="Receipt">The receipt of the request; null if the request has no key.</param>
/// <remarks>Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentException">There is no update, or one without a change.</exception>
public sealed record PortalBatch(ImmutableArray<PortalUpdate> Updates, PortalReceipt? Receipt = null)
{
    /// <summary>The changes, each with the portal after it; at least one, with versions without gaps.</summary>
    public ImmutableArray<PortalUpdate> Updates { get; } = !Updates.IsDefaultOrEmpty && Updates.All(update => update?.Change is not null)
        ? Updates
        : throw new ArgumentException("Expected at least one update, each with a change.", nameof(Updates));

    /// <summary>The version that the first change follows.</summary>
    public long After => Updates[0].Change!.Version - 1;
}
