using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Periods of schedules.</summary>
internal static class ProgramPeriods
{
    private static readonly LocalDate FirstDay = LocalDate.MinIsoValue, LastDay = LocalDate.MaxIsoValue;

    /// <summary>The instants of a schedule; or all that is wrong with it.</summary>
    public static (ProgramPeriod? Period, IReadOnlyList<PortalReason> Reasons) Of(ProgramSchedule? schedule, PortalOptions options)
    {
        if (schedule is null) return (null, [PortalReason.ScheduleStartMissing, PortalReason.ScheduleEndMissing]);
        if (schedule.Zone is null || options.Zones.GetZoneOrNull(schedule.Zone) is not { } zone) return (null, [PortalReason.ScheduleZoneUnknown]);
        var (localStart, localEnd) = (schedule.Start.WithCalendar(CalendarSystem.Iso), schedule.End.WithCalendar(CalendarSystem.Iso));
        var (start, end) = (Instant(localStart, zone, options.ClockChanges, isEnd: false), Instant(localEnd, zone, options.ClockChanges, isEnd: true));
        var reasons = new List<PortalReason>();
        if (!start.TryGet(out var from)) reasons.Add(start.Reason);
        if (!end.TryGet(out var to)) reasons.Add(end.Reason);
        if (reasons.Count == 0 && (to <= from || (IsAtAnEnd(localStart) && IsAtAnEnd(localEnd) && localEnd <= localStart))) reasons.Add(PortalReason.ScheduleEndNotAfterStart);
        return reasons.Count == 0 ? (new ProgramPeriod(from, to, schedule.Zone), reasons) : (null, reasons);
    }

    private static Result<Instant, PortalReason> Instant(LocalDateTime local, DateTimeZone zone, ClockChangeRule rule, bool isEnd)
    {
        if (IsAtAnEnd(local)) return InstantAtAnEnd(local, zone, isEnd);
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

    private static bool IsAtAnEnd(LocalDateTime local) => local.Date == FirstDay || local.Date == LastDay;

    // A start on the first day of the calendar means no start, an end on the last day no end. Other times of those days may have no instant in the zone: then the nearest one that is neither.
    private static Instant InstantAtAnEnd(LocalDateTime local, DateTimeZone zone, bool isEnd)
    {
        var isFirst = local.Date == FirstDay;
        if (isFirst != isEnd) return isFirst ? NodaTime.Instant.MinValue : NodaTime.Instant.MaxValue;
        var offset = zone.GetUtcOffset(isFirst ? NodaTime.Instant.MinValue : NodaTime.Instant.MaxValue).ToTimeSpan();
        var (least, most) = (NodaTime.Instant.MinValue + Duration.Epsilon, NodaTime.Instant.MaxValue - Duration.Epsilon);
        var utc = local.InUtc().ToInstant();
        var shift = Duration.FromTimeSpan(offset);
        if (isFirst && utc - least < shift) return least;
        return !isFirst && most - utc < -shift ? most : utc - shift;
    }
}
