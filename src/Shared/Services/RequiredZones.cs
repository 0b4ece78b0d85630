using NodaTime;

namespace CallingDomain.Shared;

/// <summary>
/// The container's time zones for a service. A type with a constructor, so that <c>ValidateOnBuild</c> finds a container without them; its type parameter, so that the message names the service.
/// </summary>
internal sealed class RequiredZones<TService>(IDateTimeZoneProvider zones)
{
    public IDateTimeZoneProvider Zones { get; } = zones;
}
