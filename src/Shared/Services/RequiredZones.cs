using NodaTime;

namespace CallingDomain.Shared;

/// <summary>The container's time zones. A type with a constructor, so that <c>ValidateOnBuild</c> finds a container without them.</summary>
internal sealed class RequiredZones(IDateTimeZoneProvider zones)
{
    public IDateTimeZoneProvider Zones { get; } = zones;
}
