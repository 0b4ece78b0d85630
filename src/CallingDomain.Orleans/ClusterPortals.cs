namespace CallingDomain.Orleans;

/// <summary>The portals of a cluster, whose businesses have a journal each, for silos and clients.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class ClusterPortals
{
    private readonly IGrainFactory _grains;

    internal ClusterPortals(IGrainFactory grains) => _grains = grains;

    /// <summary>Creates the cluster's portals for a client that is not a silo.</summary>
    /// <param name="client">The client.</param>
    public static ClusterPortals Of(IClusterClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ClusterPortals(client);
    }

    /// <summary>A business of a portal. Its first request is a <see cref="Programs.CreateBusiness"/>; until then it is empty.</summary>
    /// <param name="portal">The name of the portal, not blank and without <c>/</c>.</param>
    /// <param name="business">The ID of the business, not blank.</param>
    public ClusterBusiness BusinessOf(string portal, string business)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(portal);
        ArgumentException.ThrowIfNullOrWhiteSpace(business);
        return portal.Contains('/', StringComparison.Ordinal) ? throw new ArgumentException("Expected a name without '/'.", nameof(portal)) : new ClusterBusiness(_grains, portal, business);
    }
}
