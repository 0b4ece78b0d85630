using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Programs;

namespace CallingDomain.Hosting;

/// <summary>Plans requests of a portal where other portals have some of the numbers.</summary>
internal static class NumbersElsewhere
{
    /// <summary>Plans a request without the numbers that other portals have, and gives the results for all numbers of the request.</summary>
    public static (PortalPlan Plan, ImmutableArray<NumberResult> Numbers) Plan(Portal portal, PortalRequest request, PortalOptions rules, IReadOnlyDictionary<PhoneNumber, Place> elsewhere)
    {
        var plan = portal.Plan(request, rules);
        if (elsewhere.Count == 0 || plan.IsRefused || request is not AddNumbers add) return (plan, plan.Numbers);
        var rejected = plan.Numbers.Where(each => IsElsewhere(each, elsewhere)).Select(each => each.Number).ToHashSet();
        if (rejected.Count == 0) return (plan, plan.Numbers);
        // The results of the other numbers do not depend on those that are added.
        var others = add with { Rows = add.Rows with { Accepted = [.. add.Rows.Accepted.Where(row => !rejected.Contains(row.Number))] } };
        var code = (add.Reassign ? PortalReason.ReassignCrossBusiness : PortalReason.NumberInOtherBusiness).Code();
        return (portal.Plan(others, rules), [.. plan.Numbers.Select(each => IsElsewhere(each, elsewhere)
            ? each with { Outcome = NumberOutcome.Rejected, Codes = [code], NoticeCodes = [], CurrentPlace = elsewhere[each.Number], IsReassignable = false }
            : each)]);
    }

    /// <summary>The numbers that a change adds to the portal.</summary>
    public static ImmutableArray<PhoneNumber> Added(Portal before, PortalUpdate update) => Changed(before, update, isAdded: true);

    /// <summary>The numbers that a change removes from the portal.</summary>
    public static ImmutableArray<PhoneNumber> Removed(Portal before, PortalUpdate update) => Changed(before, update, isAdded: false);

    private static ImmutableArray<PhoneNumber> Changed(Portal before, PortalUpdate update, bool isAdded) =>
        [.. update.Change!.Facts.SelectMany(fact => fact.PhoneNumbers).Distinct().Where(number => before.Find(number) is null == isAdded && update.Portal.Find(number) is null != isAdded)];

    private static bool IsElsewhere(NumberResult result, IReadOnlyDictionary<PhoneNumber, Place> elsewhere) => result.Outcome == NumberOutcome.Added && elsewhere.ContainsKey(result.Number);
}
