using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>When a call may be placed, and which rule forbids it until then.</summary>
/// <param name="At">The first instant, not before the one asked about, at which all rules are open; null if there is none within the longest <see cref="CallingHours.Horizon"/> of the rules.</param>
/// <param name="Rule">
/// The rule that opens last, the first in their order if several open at that instant; null if the instant asked about is open. If
/// <paramref name="At"/> is null: the first rule that, together with those before it, does not open.
/// </param>
/// <param name="Zone">The zone in which that rule opens last; null if <paramref name="Rule"/> is null.</param>
internal readonly record struct NextOpening(Instant? At, HoursRule? Rule, DateTimeZone? Zone)
{
    /// <summary>Such as <c>2026-03-02T08:00:00Z: US federal in America/New_York</c>.</summary>
    public override string ToString() => $"{At?.ToString() ?? "never"}{(Rule is null ? "" : $": {Rule.Name} in {Zone?.Id}")}";
}
