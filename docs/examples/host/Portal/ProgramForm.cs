using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace ReferenceHost;

/// <summary>The form that creates or edits a program: what is missing is asked for when the program is launched.</summary>
internal sealed record ProgramForm(
    string? ProgramId = null,
    string? ProgramName = null,
    string? Type = null,
    string? CallPurpose = null,
    string? Description = null,
    DisplayNameForm? DisplayName = null,
    ImageForm? Image = null,
    string? CallReason = null,
    IReadOnlyList<ScheduleForm>? Schedules = null)
{
    /// <summary>The draft of a program of a unit.</summary>
    /// <exception cref="BadHttpRequestException">A type or purpose is unknown, or a time has an offset.</exception>
    public ProgramDraft Read(string unit) => new()
    {
        Unit = unit,
        Name = ProgramName,
        Type = Type is null ? null : ProgramType.Find(Type) ?? throw new BadHttpRequestException($"Unknown type. Expected one of: {string.Join(", ", ProgramType.All)}.", StatusCodes.Status422UnprocessableEntity),
        Purpose = CallPurpose is null ? default : PurposeForm.Read(CallPurpose),
        Description = Description ?? "",
        Display = DisplayName?.Read(),
        Image = Image?.Read(),
        CallReason = CallReason,
        Schedules = [.. Schedules?.Select(schedule => schedule.Read()) ?? []],
    };
}

/// <summary>An image, which is stored elsewhere.</summary>
internal sealed record ImageForm(string ImageId, string Format, long Bytes, decimal Width, decimal Height)
{
    public static ImageForm Of(ProgramImage image) => new(image.Id, image.Format, image.Bytes, image.Width, image.Height);

    public ProgramImage Read() => new(ImageId, Format, Bytes, Width, Height, ContentStatus.UnderReview);
}

/// <summary>A period in which a program runs, in the local time of a zone.</summary>
/// <param name="TimeZone">Of the tz database, such as <c>America/Chicago</c>.</param>
/// <param name="StartTime">Such as <c>2026-03-02T08:00:00</c>; absent for no start.</param>
/// <param name="EndTime">Exclusive; absent for no end.</param>
internal sealed record ScheduleForm(string TimeZone, DateTime? StartTime = null, DateTime? EndTime = null)
{
    private static readonly LocalDateTime NoStart = LocalDate.MinIsoValue.AtMidnight(), NoEnd = LocalDate.MaxIsoValue.AtMidnight();

    public static ScheduleForm Of(ProgramPeriod period)
    {
        var (start, end) = LocalTimesOf(period);
        return new ScheduleForm(period.Zone, start == NoStart ? null : start.ToDateTimeUnspecified(), end == NoEnd ? null : end.ToDateTimeUnspecified());
    }

    /// <summary>The schedule that makes a period.</summary>
    public static ProgramSchedule ScheduleOf(ProgramPeriod period)
    {
        var (start, end) = LocalTimesOf(period);
        return new ProgramSchedule(start, end, period.Zone);
    }

    public ProgramSchedule Read() => new(Local(StartTime, NoStart), Local(EndTime, NoEnd), TimeZone);

    private static (LocalDateTime Start, LocalDateTime End) LocalTimesOf(ProgramPeriod period)
    {
        var zone = DateTimeZoneProviders.Tzdb[period.Zone];
        return (period.Start == Instant.MinValue ? NoStart : period.Start.InZone(zone).LocalDateTime, period.End == Instant.MaxValue ? NoEnd : period.End.InZone(zone).LocalDateTime);
    }

    private static LocalDateTime Local(DateTime? time, LocalDateTime none) => time switch
    {
        null => none,
        { Kind: DateTimeKind.Unspecified } local => LocalDateTime.FromDateTime(local),
        _ => throw new BadHttpRequestException("Expected a local time without an offset, such as 2026-03-02T08:00:00."),
    };
}

/// <summary>The call purpose of a number.</summary>
internal sealed record PurposeForm(string CallPurpose, bool Confirmed = false)
{
    /// <summary>Reads one of the ten labels.</summary>
    /// <exception cref="BadHttpRequestException">The label is unknown.</exception>
    public static CallPurpose Read(string label) =>
        CallPurposes.Read(label).TryGet(out var purpose) ? purpose : throw new BadHttpRequestException($"Unknown call purpose. Expected one of: {string.Join(", ", CallPurposes.All.Select(known => known.Label()))}.", StatusCodes.Status422UnprocessableEntity);
}
