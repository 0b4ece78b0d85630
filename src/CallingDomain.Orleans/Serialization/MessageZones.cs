using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CallingDomain.Orleans;

/// <summary>The time zones of messages, which name them by identity.</summary>
/// <param name="services">The services of the silo or client. Without an <see cref="IDateTimeZoneProvider"/> the zones are those of NodaTime's tz database.</param>
internal sealed class MessageZones(IServiceProvider services)
{
    private readonly IDateTimeZoneProvider _zones = services.GetService<IDateTimeZoneProvider>() ?? DateTimeZoneProviders.Tzdb;

    /// <exception cref="ClusterException">This node does not know the zone.</exception>
    public DateTimeZone Find(string id) => _zones.GetZoneOrNull(id) ?? throw new ClusterException(ClusterReason.ZonesDiffer, $"A message names the time zone '{id}', which is not in the tz database of this node ({_zones.VersionId}).");
}
