using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <content>Plan, apply, revert, replay.</content>
public sealed partial class Portal
{
    /// <summary>Plans a request. The portal is unchanged.</summary>
    /// <returns>The plan, refused or not. Content of a request never throws; a null argument does.</returns>
    public PortalPlan Plan(PortalRequest request, PortalOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var draft = new PlanDraft(this, request, options);
        request.Decide(draft);
        return new PortalPlan(draft);
    }

    /// <summary>Applies a plan.</summary>
    /// <param name="plan">A plan made by this portal.</param>
    /// <param name="by">The user, by any name that the host uses.</param>
    /// <param name="why">The reason in words; may be empty.</param>
    /// <returns>The new portal and the change for the audit trail; or <see cref="PortalReason.PlanRefused"/>, <see cref="PortalReason.PlanStale"/>.</returns>
    public Result<PortalUpdate, PortalReason> Apply(PortalPlan plan, string by, string why = "")
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(why);
        if (plan.IsRefused) return PortalReason.PlanRefused;
        if (!ReferenceEquals(plan.Portal, this)) return PortalReason.PlanStale;
        if (plan.Facts.IsEmpty) return new PortalUpdate(this, null);
        var after = Replay(plan.Facts) ?? throw new InvalidOperationException("The plan does not fit the portal that made it.");
        return Update(after, new PortalChange(Version + 1, plan.Request.At, by, why, plan.Facts));
    }

    /// <summary>Reverts a change. Later changes of other data stay.</summary>
    /// <param name="change">The change.</param>
    /// <param name="at">The instant of reverting.</param>
    /// <param name="by">The user, by any name that the host uses.</param>
    /// <param name="why">The reason in words; may be empty.</param>
    /// <returns>
    /// The new portal and the reverting change; or <see cref="PortalReason.ChangeNotReversible"/> if a later change concerns the same data, or if the rules of every portal would be broken.
    /// </returns>
    public Result<PortalUpdate, PortalReason> Revert(PortalChange change, Instant at, string by, string why = "")
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(why);
        if (change.Facts.IsEmpty || change.Facts.Any(fact => fact is null)) return PortalReason.ChangeNotReversible;
        ImmutableArray<PortalFact> facts = [.. change.Facts.Reverse().Select(fact => fact.Inverse)];
        var isLast = change.Version == Version; // the portal before the change was valid
        return Replay(facts) is { } portal && (isLast || facts.All(fact => fact.Keeps(portal)))
            ? Update(portal, new PortalChange(Version + 1, at, by, why, facts))
            : PortalReason.ChangeNotReversible;
    }

    /// <summary>Applies the next change of an audit trail, to rebuild a portal.</summary>
    /// <param name="change">The change that follows this version.</param>
    /// <returns>The portal after the change; or <see cref="PortalReason.PlanStale"/> if the change follows another portal.</returns>
    public Result<Portal, PortalReason> Replay(PortalChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Version == Version + 1 && !change.Facts.IsEmpty && Replay(change.Facts) is { } portal ? portal.With(version: change.Version) : PortalReason.PlanStale;
    }

    private static PortalUpdate Update(Portal after, PortalChange change) => new(after.With(version: change.Version), change);

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

/// <summary>A portal after a request or a reverted change.</summary>
/// <param name="Portal">The new portal.</param>
/// <param name="Change">The change, for the audit trail; null if there was nothing to change.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortalUpdate(Portal Portal, PortalChange? Change);
