using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Calling hours and the name of their source: a campaign, its staff, a law.</summary>
/// <param name="Name">The name for explanations.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Zone">The zone of the hours, for those of a place such as the agents' office; null for the zones of the called person.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
internal sealed record HoursRule(string Name, CallingHours Hours, DateTimeZone? Zone = null);
