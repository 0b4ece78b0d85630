using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Calling hours and the name of their source: a campaign, its staff, a law.</summary>
/// <param name="Name">What is told when they keep a call waiting.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Zone">The one zone whose time of day counts, for the hours of a place such as the agents' office; null for the zones of whoever is called.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record HoursRule(string Name, CallingHours Hours, DateTimeZone? Zone = null);
