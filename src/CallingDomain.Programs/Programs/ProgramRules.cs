using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The rules for the steps of a draft.</summary>
internal sealed class ProgramRules(Portal portal, PortalOptions options)
{
    /// <summary>Step 1: the chosen or new unit; null, with the reasons, if there is none.</summary>
    public BusinessUnit? Unit(ProgramDraft draft, List<PortalReason> reasons)
    {
        if (draft.NewUnit is { } created)
        {
            if (draft.Unit is not null && draft.Unit != created.Id) reasons.Add(PortalReason.TargetMismatch);
            reasons.AddRange(CreateBusinessUnit.Check(portal, created));
            return created;
        }

        if (string.IsNullOrEmpty(draft.Unit))
        {
            reasons.Add(PortalReason.ProgramBusinessUnitMissing);
            return null;
        }

        var unit = portal.Units.GetValueOrDefault(draft.Unit);
        if (unit is null) reasons.Add(PortalReason.TargetNotFound);
        return unit;
    }

    /// <summary>Step 2: type, name, purpose, description.</summary>
    /// <param name="draft">The form.</param>
    /// <param name="unit">The ID of the unit; null if none is chosen yet.</param>
    /// <param name="self">The program to edit; null for a new program.</param>
    public IEnumerable<PortalReason> Details(ProgramDraft draft, string? unit, CallingProgram? self)
    {
        if (draft.Type is null) yield return PortalReason.ProgramTypeMissing;
        if (string.IsNullOrWhiteSpace(draft.Name)) yield return PortalReason.ProgramNameMissing;
        else
        {
            if (draft.Name.Length > options.MaxProgramNameLength) yield return PortalReason.ProgramNameTooLong;
            if (portal.Programs.Values.Any(program => program.Unit == unit && program.Id != self?.Id && string.Equals(program.Name, draft.Name, StringComparison.OrdinalIgnoreCase)))
                yield return PortalReason.ProgramNameNotUnique;
        }

        if (!CallPurposes.All.Contains(draft.Purpose)) yield return PortalReason.ProgramPurposeMissing;
        else if (draft.Purpose == CallPurpose.DoNotOriginate && draft.Type is { Channels: not DeliveryChannels.Blocking }) yield return PortalReason.ProgramPurposeIsDno;
        if (draft.Description.Length > options.MaxDescriptionLength) yield return PortalReason.ProgramDescriptionTooLong;
        if (self is { IsAuthenticated: true } && draft.IsAuthenticated == false) yield return PortalReason.ProgramAuthenticationIrreversible;
    }

    /// <summary>Step 5: the periods, in order.</summary>
    public ImmutableArray<ProgramPeriod> Periods(ProgramDraft draft, List<PortalReason> reasons)
    {
        var periods = new List<ProgramPeriod>();
        foreach (var schedule in draft.Schedules)
        {
            var conversion = ProgramPeriods.Of(schedule, options);
            if (conversion.TryGet(out var period)) periods.Add(period);
            else reasons.AddRange(conversion.Reason!);
        }

        periods.Sort((left, right) => left.Start.CompareTo(right.Start));
        for (var at = 1; at < periods.Count; at++)
        {
            if (periods[at].Start < periods[at - 1].End) reasons.Add(PortalReason.ScheduleOverlap);
        }

        return [.. periods];
    }
}
