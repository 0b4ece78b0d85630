using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>All of several conditions.</summary>
internal sealed record AllCondition(Items<RuleCondition> Conditions) : RuleCondition
{
    internal override int Depth => 1 + Conditions.All.Max(each => each.Depth);

    internal override IEnumerable<RuleCondition> Parts => Conditions.All.SelectMany(each => each.Parts).Prepend(this);

    internal override bool? HoldsFor(ISimpleConditions subject)
    {
        bool? all = true;
        foreach (var each in Conditions.All)
        {
            all &= each.HoldsFor(subject);
            if (all == false) break;
        }

        return all;
    }

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" and ", Conditions.All)})";
}

/// <summary>Any of several conditions.</summary>
internal sealed record AnyCondition(Items<RuleCondition> Conditions) : RuleCondition
{
    internal override int Depth => 1 + Conditions.All.Max(each => each.Depth);

    internal override IEnumerable<RuleCondition> Parts => Conditions.All.SelectMany(each => each.Parts).Prepend(this);

    internal override bool? HoldsFor(ISimpleConditions subject)
    {
        bool? any = false;
        foreach (var each in Conditions.All)
        {
            any |= each.HoldsFor(subject);
            if (any == true) break;
        }

        return any;
    }

    /// <inheritdoc/>
    public override string ToString() => $"({string.Join(" or ", Conditions.All)})";
}

/// <summary>The opposite of a condition.</summary>
internal sealed record NotCondition(RuleCondition Condition) : RuleCondition
{
    internal override int Depth => 1 + Condition.Depth;

    internal override IEnumerable<RuleCondition> Parts => Condition.Parts.Prepend(this);

    internal override bool? HoldsFor(ISimpleConditions subject) => !Condition.HoldsFor(subject);

    /// <inheritdoc/>
    public override string ToString() => $"not {Condition}";
}

/// <summary>A condition that combines no others.</summary>
internal abstract record SimpleCondition : RuleCondition
{
    internal sealed override int Depth => 1;

    internal sealed override IEnumerable<RuleCondition> Parts => [this];

    internal sealed override bool? HoldsFor(ISimpleConditions subject) => subject.Hold(this);

    /// <summary>Whether the condition holds; null for unknown.</summary>
    internal abstract bool? HoldsFor(RuleSubject subject);
}
