using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>A zone in which the time zone database of the tool and the data of the system give different local times.</summary>
/// <param name="Zone">The identity of the zone.</param>
/// <param name="From">The first second with different local times.</param>
/// <param name="Offset">The offset from UTC by the database of the tool.</param>
/// <param name="SystemOffset">The offset from UTC by the data of the system.</param>
internal sealed record ZoneDifference(string Zone, Instant From, Offset Offset, Offset SystemOffset)
{
    /// <summary>How long after its start a campaign is checked: 60 days.</summary>
    public static readonly Duration Span = Duration.FromDays(60);

    private static readonly Duration Step = Duration.FromMinutes(30); // no two changes of a zone are nearer

    /// <summary>Compares zones with those of the system, from an instant on. Zones that the system does not have are not compared.</summary>
    /// <param name="zones">The zones.</param>
    /// <param name="start">The first instant.</param>
    /// <param name="systemZone">Gives a zone of the system; null for a zone that it does not have.</param>
    /// <returns>The differences, in the order of the identities of the zones.</returns>
    public static IEnumerable<ZoneDifference> Find(IEnumerable<DateTimeZone> zones, Instant start, Func<string, TimeZoneInfo?> systemZone)
    {
        foreach (var zone in zones.DistinctBy(each => each.Id).OrderBy(each => each.Id, StringComparer.Ordinal))
        {
            if (systemZone(zone.Id) is { } system && First(zone, system, start) is { } difference) yield return difference;
        }
    }

    /// <summary>One sentence for people.</summary>
    /// <param name="version">The version of the tz database that the tool uses.</param>
    public string Sentence(string version) =>
        $"From {InstantText.Write(From)} on, the local time in {Zone} is {OffsetPattern.GeneralInvariant.Format(Offset)} from UTC by the tz database {version} of this run, and {OffsetPattern.GeneralInvariant.Format(SystemOffset)} by the data of this system.";

    public ZoneDifferenceRow Row() => new(Zone, InstantText.Write(From), OffsetPattern.GeneralInvariant.Format(Offset), OffsetPattern.GeneralInvariant.Format(SystemOffset));

    /// <summary>A zone of the machine; null if it has none of this identity, or cannot read it.</summary>
    public static TimeZoneInfo? OfSystem(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : null;

    private static ZoneDifference? First(DateTimeZone zone, TimeZoneInfo system, Instant start)
    {
        for (var at = start; at < start + Span; at += Step)
        {
            if (!Differs(at)) continue;
            var first = at;
            for (var same = at - Step; at > start && first - same > Duration.FromSeconds(1);)
            {
                var middle = same + Duration.FromSeconds((long)(first - same).TotalSeconds / 2);
                if (Differs(middle)) first = middle;
                else same = middle;
            }

            return new ZoneDifference(zone.Id, first, zone.GetUtcOffset(first), OffsetOf(system, first));
        }

        return null;

        bool Differs(Instant at) => zone.GetUtcOffset(at) != OffsetOf(system, at);
    }

    private static Offset OffsetOf(TimeZoneInfo system, Instant at) => Offset.FromTimeSpan(system.GetUtcOffset(at.ToDateTimeUtc()));
}
