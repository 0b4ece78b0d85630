using System.Collections.Immutable;

namespace CallingDomain.Dialing;

/// <summary>A condition with the simple conditions in it by number, for evaluation with a few answers of each.</summary>
internal sealed class RuleFormula
{
    private readonly RuleCondition _condition;
    private readonly ImmutableArray<RuleFormula> _parts;
    private readonly int _leaf; // of a simple condition

    /// <param name="condition">The condition.</param>
    /// <param name="leaves">Receives the simple conditions, each time that one occurs.</param>
    public RuleFormula(RuleCondition condition, List<SimpleCondition> leaves)
    {
        _condition = condition;
        _leaf = leaves.Count;
        if (condition is SimpleCondition simple) leaves.Add(simple);
        _parts = condition switch
        {
            AllCondition all => [.. all.Conditions.All.Select(each => new RuleFormula(each, leaves))],
            AnyCondition any => [.. any.Conditions.All.Select(each => new RuleFormula(each, leaves))],
            NotCondition not => [new RuleFormula(not.Condition, leaves)],
            _ => [],
        };
    }

    /// <summary>The answers that the condition may have if each simple condition in it may have its answers, independently of the others.</summary>
    /// <param name="leaves">The answers of the simple conditions.</param>
    /// <param name="steps">Counts the evaluated conditions.</param>
    public RuleAnswers Among(ReadOnlySpan<RuleAnswers> leaves, ref int steps)
    {
        steps++;
        return _condition switch
        {
            AllCondition => Least(leaves, ref steps),
            AnyCondition => Opposite(Least(leaves, ref steps, opposite: true)), // the greatest answer is the opposite of the least opposite one
            NotCondition => Opposite(_parts[0].Among(leaves, ref steps)),
            _ => leaves[_leaf],
        };
    }

    // No is less than unknown, and unknown less than yes.
    private RuleAnswers Least(ReadOnlySpan<RuleAnswers> leaves, ref int steps, bool opposite = false)
    {
        var all = RuleAnswers.Yes;
        foreach (var part in _parts)
        {
            var one = part.Among(leaves, ref steps);
            all = Least(all, opposite ? Opposite(one) : one);
            if (all == RuleAnswers.No) break;
        }

        return all;
    }

    private static RuleAnswers Least(RuleAnswers first, RuleAnswers second)
    {
        var least = ((first | second) & RuleAnswers.No) | (first & second & RuleAnswers.Yes);
        var isUnknown = ((first | second) & RuleAnswers.Unknown) != 0 && (first & ~RuleAnswers.No) != 0 && (second & ~RuleAnswers.No) != 0;
        return isUnknown ? least | RuleAnswers.Unknown : least;
    }

    private static RuleAnswers Opposite(RuleAnswers answers) =>
        (answers & RuleAnswers.Unknown) | ((answers & RuleAnswers.Yes) != 0 ? RuleAnswers.No : RuleAnswers.None) | ((answers & RuleAnswers.No) != 0 ? RuleAnswers.Yes : RuleAnswers.None);
}
