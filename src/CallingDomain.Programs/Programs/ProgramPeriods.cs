using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Converts schedules to periods.</summary>
internal static class ProgramPeriods
{
    private static readonly LocalDate FirstDay = LocalDate.MinIsoValue, LastDay = LocalDate.MaxIsoValue;

    /// <summary>The period of a schedule; or all reasons that refuse the schedule.</summary>
    public static Result<ProgramPeriod, PortalReason[]> Of(ProgramSchedule? schedule, PortalOptions options)
    {
        if (schedule is not { Start: { } enteredStart, End: { } enteredEnd })
        {
            return Refused([
                .. schedule?.Start is null ? [PortalReason.ScheduleStartMissing] : Array.Empty<PortalReason>(),
                .. schedule?.End is null ? [PortalReason.ScheduleEndMissing] : Array.Empty<PortalReason>(),
            ]);
        }

        if (schedule.Zone is null || options.Zones.GetZoneOrNull(schedule.Zone) is not { } zone) return Refused(PortalReason.ScheduleZoneUnknown);
        var (localStart, localEnd) = (enteredStart.WithCalendar(CalendarSystem.Iso), enteredEnd.WithCalendar(CalendarSystem.Iso));
        var (start, end) = (Instant(localStart, zone, options.ClockChanges, isEnd: false), Instant(localEnd, zone, options.ClockChanges, isEnd: true));
        if (!start.TryGet(out var from)) return end.IsOk ? Refused(start.Reason) : Refused(start.Reason, end.Reason);
        if (!end.TryGet(out var to)) return Refused(end.Reason);
        var endsFirst = to <= from || (IsAtAnEnd(localStart) && IsAtAnEnd(localEnd) && localEnd <= localStart);
        return endsFirst ? Refused(PortalReason.ScheduleEndNotAfterStart) : new ProgramPeriod(from, to, schedule.Zone);
    }

    private static Result<ProgramPeriod, PortalReason[]> Refused(params PortalReason[] reasons) => reasons;

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

    // A start on the first day of the calendar means no start, an end on the last day no end. Other times of these days may have no instant in the zone: then the nearest instant that is neither of these.
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
