using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Periods of schedules.</summary>
internal static class ProgramPeriods
{
    private const int FirstYear = -9998, LastYear = 9999;

    /// <summary>The instants of a schedule; or all that is wrong with it.</summary>
    public static (ProgramPeriod? Period, IReadOnlyList<PortalReason> Reasons) Of(ProgramSchedule schedule, PortalOptions options)
    {
        if (schedule.Zone is null || options.Zones.GetZoneOrNull(schedule.Zone) is not { } zone) return (null, [PortalReason.ScheduleZoneUnknown]);
        var (start, end) = (Instant(schedule.Start, zone, options.ClockChanges, isEnd: false), Instant(schedule.End, zone, options.ClockChanges, isEnd: true));
        var reasons = new List<PortalReason>();
        if (!start.TryGet(out var from)) reasons.Add(start.Reason);
        if (!end.TryGet(out var to)) reasons.Add(end.Reason);
        if (reasons.Count == 0 && to <= from) reasons.Add(PortalReason.ScheduleEndNotAfterStart);
        return reasons.Count == 0 ? (new ProgramPeriod(from, to, schedule.Zone), reasons) : (null, reasons);
    }

    private static Result<Instant, PortalReason> Instant(LocalDateTime local, DateTimeZone zone, ClockChangeRule rule, bool isEnd)
    {
        // At the ends of the calendar there is no room for a zone's offset; whoever enters them means no start, or no end.
        if (local.Year >= LastYear) return NodaTime.Instant.MaxValue;
        if (local.Year <= FirstYear) return NodaTime.Instant.MinValue;
        var map = zone.MapLocal(local);
        return (map.Count, rule) switch
        {
            (1, _) => map.Single().ToInstant(),
            (0, ClockChangeRule.Refuse) => PortalReason.ScheduleLocalTimeInvalid,
            (0, _) => map.EarlyInterval.End,
            (_, ClockChangeRule.Refuse) => PortalReason.ScheduleLocalTimeAmbiguous,
            _ => (isEnd ? map.Last() : map.First()).ToInstant(),
        };
    }
}
