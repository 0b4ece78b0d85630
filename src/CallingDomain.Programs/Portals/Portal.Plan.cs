using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <content>Plan, then apply; and take back.</content>
public sealed partial class Portal
{
    /// <summary>What a request would do. Nothing changes.</summary>
    /// <returns>The plan, refused or not; nothing in a request throws but a null where an object is needed.</returns>
    public PortalPlan Plan(PortalRequest request, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var draft = new PlanDraft(this, request, options);
        request.Decide(draft);
        return new PortalPlan(draft);
    }

    /// <summary>Does what was planned.</summary>
    /// <param name="plan">A plan that this very portal made.</param>
    /// <param name="by">Who; whatever the host calls its users.</param>
    /// <param name="why">Why, in words; may be empty.</param>
    /// <returns>
    /// The portal after it, with the change for the audit trail, which is null when there was nothing to do; or <see cref="PortalReason.PlanRefused"/>,
    /// <see cref="PortalReason.PlanStale"/>.
    /// </returns>
    public Result<PortalStep, PortalReason> Apply(PortalPlan plan, string by, string why = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(why);
        if (plan.IsRefused) return PortalReason.PlanRefused;
        if (!ReferenceEquals(plan.Portal, this)) return PortalReason.PlanStale;
        if (plan.Facts.IsEmpty) return new PortalStep(this, null);
        var after = Replay(plan.Facts) ?? throw new InvalidOperationException("A plan does not fit the portal for which it was made.");
        return Step(after, new PortalChange(Version + 1, plan.Request.At, by, why, plan.Facts));
    }

    /// <summary>
    /// Takes a change back, if what it did is as it left it, and the rules that hold for every portal go on holding; other things may have changed since.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="at">When it is taken back.</param>
    /// <param name="by">Who takes it back.</param>
    /// <param name="why">Why, in words; may be empty.</param>
    /// <returns>The portal after it, with the change that took the other back; or <see cref="PortalReason.ChangeNotReversible"/>.</returns>
    public Result<PortalStep, PortalReason> TakeBack(PortalChange change, Instant at, string by, string why = "")
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(why);
        if (change.Facts.IsDefaultOrEmpty || change.Facts.Any(fact => fact is null)) return PortalReason.ChangeNotReversible;
        ImmutableArray<PortalFact> facts = [.. change.Facts.Reverse().Select(fact => fact.Inverse)];
        var isLast = change.Version == Version; // nothing has happened since: the portal is as it was before, whatever that was
        return Replay(facts) is { } portal && (isLast || facts.All(fact => fact.Keeps(portal)))
            ? Step(portal, new PortalChange(Version + 1, at, by, why, facts))
            : PortalReason.ChangeNotReversible;
    }

    /// <summary>Does again what happened before, as when a portal is rebuilt from its audit trail.</summary>
    /// <param name="change">The change that follows this version.</param>
    /// <returns>The portal after it; or <see cref="PortalReason.PlanStale"/> when it follows another portal.</returns>
    public Result<Portal, PortalReason> Replay(PortalChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Version == Version + 1 && !change.Facts.IsDefaultOrEmpty && Replay(change.Facts) is { } portal ? portal.With(version: change.Version) : PortalReason.PlanStale;
    }

    private static PortalStep Step(Portal after, PortalChange change) => new(after.With(version: change.Version), change);

    private Portal? Replay(ImmutableArray<PortalFact> facts)
    {
        var portal = this;
        foreach (var fact in facts)
        {
            if (fact?.Fits(portal) != true) return null;
            portal = fact.Apply(portal);
        }

        return portal;
    }
}

/// <summary>A portal after a change.</summary>
/// <param name="Portal">The portal.</param>
/// <param name="Change">What happened, for the audit trail; null when nothing was to be done.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalStep(Portal Portal, PortalChange? Change);
