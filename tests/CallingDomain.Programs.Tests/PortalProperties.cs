using CallingDomain.Numbers;

namespace CallingDomain.Programs.Tests;

/// <summary>Invariants of a portal after any sequence of requests, valid or not.</summary>
[Properties(Arbitrary = [typeof(PortalGenerators)])]
public sealed class PortalProperties
{
    [Property]
    public bool Plan_AnyRequests_NeverThrowsAndKeepsCounts(PortalRequest[] requests) => Run(requests).All(step =>
    {
        var (plan, before, after) = step;
        var added = plan.Count(NumberOutcome.Added) - plan.Count(NumberOutcome.Removed);
        if (plan.IsRefused) return ReferenceEquals(before, after) && plan.Facts.IsEmpty;
        var removedByVetting = plan.Request is ChangeStatus { Change.To: NumberStatus.Removed } ? 1 : 0;
        return after.NumberCount == before.NumberCount + added - removedByVetting;
    });

    [Property]
    public bool Numbers_AnyRequests_HaveOneKnownPlaceAndAreCounted(PortalRequest[] requests) => Run(requests).All(step =>
    {
        var portal = step.After;
        var numbers = portal.NumbersAt().ToList();
        return numbers.Count == portal.NumberCount
            && numbers.Select(number => number.Number).Distinct().Count() == numbers.Count
            && numbers.All(number => portal.Resolve(number.Place).TryGet(out var place) && place == number.Place)
            && portal.Programs.Keys.All(program =>
                portal.CountNumbers(program) == new NumberCounts(numbers.Count(number => number.Place.Program == program), numbers.Count(number => number.Place.Program == program && number.Status == NumberStatus.Active), numbers.Count(number => number.Place.Program == program && !number.MayOriginate)));
    });

    [Property]
    public bool Numbers_AnyBatch_HaveOneResultPerRow(PortalRequest[] requests) =>
        Run(requests).All(step => step.Plan.Request switch
    {
        AddNumbers add => step.Plan.Numbers.Length == (step.Plan.IsRefused ? 0 : add.Rows.Accepted.Length + add.Rows.Rejected.Length + add.Rows.Ignored.Length)
            && (step.Plan.IsRefused || step.Plan.Numbers.Sum(answer => answer.Lines) == add.Rows.Lines),
        RemoveNumbers { Confirmed: true } remove => step.Plan.IsRefused || step.Plan.Numbers.Length == remove.Numbers.Length,
        UnassignNumbers unassign => step.Plan.IsRefused || step.Plan.Numbers.Length == unassign.Numbers.Length,
        _ => true,
    });

    [Property]
    public bool Revert_LastChange_RestoresPortal(PortalRequest[] requests)
    {
        var portal = Acme.Portal;
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            if (step.Change is null) continue;
            var back = step.Portal.Revert(step.Change, request.At, "test").Value;
            if (!SameContent(back.Portal, portal)) return false;
            if (!SameContent(back.Portal.Revert(back.Change!, request.At, "test").Value.Portal, step.Portal)) return false;
            portal = step.Portal;
        }

        return true;
    }

    [Property]
    public bool Revert_EarlierChange_IsRefusedOrKeepsAllRules(PortalRequest[] requests)
    {
        var (portal, changes) = (Acme.Portal, new List<PortalChange>());
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            portal = step.Portal;
            if (step.Change is not null) changes.Add(step.Change);
        }

        foreach (var change in changes)
        {
            if (portal.Revert(change, Acme.Now, "test").TryGet(out var back) && !KeepsAllRules(back.Portal)) return false;
        }

        return KeepsAllRules(portal);
    }

    private static bool KeepsAllRules(Portal portal) =>
        portal.NumbersAt().All(number => number.MayOriginate || number.Place.Program is not { } program || !portal.Programs[program].Type.IsBranding)
        && portal.Programs.Values.GroupBy(program => (program.Unit, program.Name.ToUpperInvariant())).All(same => same.Count() == 1)
        && portal.Programs.Keys.All(program => portal.CountNumbers(program).Total == portal.NumbersAt(Programs.Place.OfProgram(program)).Count());

    [Property]
    public bool Replay_AllChanges_RebuildsPortal(PortalRequest[] requests)
    {
        var (portal, rebuilt) = (Acme.Portal, Acme.Portal);
        foreach (var request in requests)
        {
            var step = Apply(portal, request);
            portal = step.Portal;
            if (step.Change is null) continue;
            var read = PortalJson.ReadChange(PortalJson.Write(step.Change)).Value;
            if (read != step.Change || read.GetHashCode() != step.Change.GetHashCode()) return false;
            rebuilt = rebuilt.Replay(read).Value;
        }

        return PortalJson.Write(rebuilt).AsSpan().SequenceEqual(PortalJson.Write(portal));
    }

    [Property]
    public bool ReadPortal_WrittenPortal_GivesSameBytes(PortalRequest[] requests)
    {
        var portal = Run(requests).Select(step => step.After).DefaultIfEmpty(Acme.Portal).Last();
        var json = PortalJson.Write(portal);
        return PortalJson.Write(PortalJson.ReadPortal(json).Value).AsSpan().SequenceEqual(json);
    }

    [Property]
    public bool Plan_SameRequestTwice_ChangesNothing(PortalRequest[] requests)
    {
        var portal = Acme.Portal;
        foreach (var request in requests)
        {
            portal = Apply(portal, request).Portal;
            // The other requests are refused the second time.
            if (request is AddNumbers or UnassignNumbers or EditPurpose or EditProgram or ReviewDisplay && !ReferenceEquals(Apply(portal, request).Portal, portal)) return false;
        }

        return true;
    }

    [Property]
    public bool Apply_PlanOfOlderPortal_IsStale(PortalRequest[] requests)
    {
        var plan = Acme.Portal.Plan(new CreateBusiness(Acme.Now, new Business("late", "Late")), Acme.Options);
        var portal = Run(requests).Select(step => step.After).DefaultIfEmpty(Acme.Portal).Last();
        return portal.Version == Acme.Portal.Version ? portal.Apply(plan, "test").IsOk : portal.Apply(plan, "test").Reason == PortalReason.PlanStale;
    }

    private static List<(PortalPlan Plan, Portal Before, Portal After)> Run(PortalRequest[] requests)
    {
        var (portal, steps) = (Acme.Portal, new List<(PortalPlan, Portal, Portal)>());
        foreach (var request in requests)
        {
            var plan = portal.Plan(request, Acme.Options);
            var after = plan.IsRefused ? portal : portal.Apply(plan, "test").Value.Portal;
            steps.Add((plan, portal, after));
            portal = after;
        }

        return steps;
    }

    private static PortalUpdate Apply(Portal portal, PortalRequest request)
    {
        var plan = portal.Plan(request, Acme.Options);
        return plan.IsRefused ? new PortalUpdate(portal, null) : portal.Apply(plan, "test", "because").Value;
    }

    private static bool SameContent(Portal left, Portal right) => PortalJson.Write(left.With(version: 0)).AsSpan().SequenceEqual(PortalJson.Write(right.With(version: 0)));
}
