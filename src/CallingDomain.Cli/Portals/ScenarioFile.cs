using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>A scenario, read completely before its first step runs.</summary>
/// <param name="Now">The first instant; null to continue from the store.</param>
/// <param name="Steps">The steps.</param>
internal sealed record ScenarioFile(Instant? Now, ImmutableArray<ScenarioStep> Steps)
{
    /// <exception cref="InputException">The file cannot be read, or is not a scenario.</exception>
    public static ScenarioFile Read(string path, Stream standardInput)
    {
        using var json = JsonFile.Read(path, standardInput, JsonFile.MaxBytes);
        var scenario = new JsonPlace(json.RootElement, "$").Only("$schema", "now", "steps");
        scenario.Maybe("$schema")?.Text();
        return new ScenarioFile(scenario.Maybe("now")?.Instant(), [.. scenario.The("steps").Items().Select(ScenarioStep.Read)]);
    }
}

/// <summary>The properties of a program in a step.</summary>
internal static class ProgramSection
{
    public static readonly string[] Properties =
    [
        "unit", "newUnit", "type", "name", "purpose", "description", "displayName", "shorthand", "start", "end", "zone", "schedules", "callReason", "authenticated", "image",
    ];

    /// <summary>The draft, and the codes of an unknown type or purpose.</summary>
    public static (ProgramDraft Draft, ImmutableArray<string> Codes) Read(JsonPlace step)
    {
        var codes = ImmutableArray.CreateBuilder<string>();
        var (typeText, purposeText) = (step.Maybe("type")?.Text(), step.Maybe("purpose")?.Text());
        var type = typeText is null ? null : ProgramType.Find(typeText);
        if (typeText is not null && type is null) codes.Add(PortalReason.ProgramTypeUnknown.Code());
        var purpose = CallPurpose.Unspecified;
        if (purposeText is not null && CallPurposes.Read(purposeText) is var reading && !reading.TryGet(out purpose)) codes.Add(reading.Reason.Code());
        return (new ProgramDraft
        {
            Unit = step.Maybe("unit")?.Text(),
            NewUnit = step.Maybe("newUnit")?.Only("id", "business", "name") is { } unit ? new BusinessUnit(unit.The("id").Text(), unit.The("business").Text(), unit.The("name").Text()) : null,
            Type = type,
            Name = step.Maybe("name")?.Text(),
            Purpose = purpose,
            Description = step.Maybe("description")?.Text() ?? "",
            Display = Display(step),
            Schedules = Schedules(step),
            CallReason = step.Maybe("callReason")?.Text(),
            IsAuthenticated = step.Maybe("authenticated")?.YesNo(),
            Image = step.Maybe("image") is { } image ? Image(image) : null,
        }, codes.DrainToImmutable());
    }

    /// <summary>The display name; null if neither name nor shorthand is given.</summary>
    public static DisplayName? Display(JsonPlace step)
    {
        var (name, shorthand) = (step.Maybe("displayName")?.Text(), step.Maybe("shorthand")?.Text());
        return name is null && shorthand is null ? null : new DisplayName(name ?? "", shorthand ?? "");
    }

    /// <summary>The codes of details that a draft lacks because their text is unknown.</summary>
    public static IEnumerable<string> CodesOfMissing(ProgramDraft draft)
    {
        if (draft.Type is null) yield return PortalReason.ProgramTypeMissing.Code();
        if (draft.Purpose == CallPurpose.Unspecified) yield return PortalReason.ProgramPurposeMissing.Code();
    }

    private static ImmutableArray<ProgramSchedule> Schedules(JsonPlace step)
    {
        var first = new ProgramSchedule(step.Maybe("start")?.DateAndTime(), step.Maybe("end")?.DateAndTime(), step.Maybe("zone")?.Text() ?? "");
        var further = (step.Maybe("schedules")?.Items() ?? []).Select(Schedule);
        return first is { Start: null, End: null } ? [.. further] : [first, .. further];
    }

    private static ProgramSchedule Schedule(JsonPlace place)
    {
        place.Only("start", "end", "zone");
        return new ProgramSchedule(place.The("start").DateAndTime(), place.The("end").DateAndTime(), place.The("zone").Text());
    }

    private static ProgramImage Image(JsonPlace place)
    {
        place.Only("id", "format", "bytes", "width", "height", "approved");
        return new ProgramImage(
            place.The("id").Text(),
            place.The("format").Text(),
            (long)Math.Min(place.The("bytes").Decimal(0), long.MaxValue),
            place.The("width").Decimal(0),
            place.The("height").Decimal(0),
            place.Maybe("approved")?.YesNo() ?? false ? ContentStatus.Approved : ContentStatus.UnderReview);
    }
}
