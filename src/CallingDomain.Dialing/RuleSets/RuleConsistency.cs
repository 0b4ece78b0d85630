namespace CallingDomain.Dialing;

/// <summary>Finds rule sets whose <see cref="CallingRuleSet.AppliesTo"/> can hold for no phone, or whose need no phone can meet.</summary>
/// <remarks>
/// Searches facts about a phone that meets the conditions. Conditions on the same fact can have certain answers together only; all others are independent. The search ends after a bounded number of steps:
/// of a set that is not decided by then, nothing is said.
/// </remarks>
internal sealed class RuleConsistency
{
    private const int MostSteps = 1 << 20;

    private readonly RuleFormula? _appliesTo;
    private readonly RuleFormula? _liftedBy;
    private readonly RuleFormula? _needs;
    private readonly RuleAnswers[] _leaves; // of each simple condition
    private readonly RuleFact[] _shared; // facts of several conditions
    private (RuleAnswers AppliesTo, RuleAnswers LiftedBy, RuleAnswers Needs) _wanted;
    private int _steps;

    private RuleConsistency(CallingRuleSet set)
    {
        var leaves = new List<SimpleCondition>();
        (_appliesTo, _liftedBy, _needs) = (Formula(set.AppliesTo), Formula(set.LiftedBy), Formula(set.Needs));
        _leaves = [.. Enumerable.Repeat(RuleAnswers.Any, leaves.Count)];
        var facts = RuleFacts.Of(leaves).ToList();
        foreach (var fact in facts) SetAny(fact, fact.Cases);
        _shared = [.. facts.Where(fact => fact.Leaves.Length > 1).OrderByDescending(fact => fact.Cases.Count)]; // TryNarrow begins with the last

        RuleFormula? Formula(RuleCondition? condition) => condition is null ? null : new RuleFormula(condition, leaves);
    }

    /// <summary>Whether <see cref="CallingRuleSet.AppliesTo"/> holds for some phone that meets the need or lacks it, unless the set is lifted for some phone.</summary>
    public static bool CanBeMet(CallingRuleSet set)
    {
        if (set is { AppliesTo: null, LiftedBy: null, Needs: null }) return true;
        var search = new RuleConsistency(set);
        return search.Finds(RuleAnswers.NotYes, RuleAnswers.Yes)
            || (search.Finds(RuleAnswers.NotYes, RuleAnswers.NotYes) && search.Finds(RuleAnswers.Yes, RuleAnswers.Any));
    }

    private bool Finds(RuleAnswers liftedBy, RuleAnswers needs)
    {
        (_wanted, _steps) = ((RuleAnswers.Yes, liftedBy, needs), 0);
        var before = _leaves.ToArray();
        var found = IsPossible() && Finds([.. _shared.Select(fact => (fact, fact.Cases))]);
        before.CopyTo(_leaves, 0);
        return found;
    }

    // Conditions that share no fact are independent: once each shared fact has one case, what is possible occurs.
    private bool Finds(List<(RuleFact Fact, IReadOnlyList<string> Cases)> open)
    {
        var before = _leaves.ToArray();
        if (TryNarrow(open))
        {
            if (_steps > MostSteps || open.Count == 0) return true;
            var next = open.MinBy(each => each.Cases.Count);
            var others = open.Where(each => each.Fact != next.Fact).ToList();
            foreach (var one in next.Cases)
            {
                SetAny(next.Fact, [one]);
                if (Finds([.. others])) return true;
            }
        }

        before.CopyTo(_leaves, 0);
        return false;
    }

    // Leaves out the cases of each fact that are impossible by themselves, and the facts with one case; false if a fact has none.
    private bool TryNarrow(List<(RuleFact Fact, IReadOnlyList<string> Cases)> open)
    {
        for (var i = open.Count - 1; i >= 0 && _steps <= MostSteps; i--)
        {
            var (fact, cases) = open[i];
            var possible = cases.Where(one => _steps > MostSteps || IsPossible(fact, one)).ToList();
            if (possible.Count == 0) return false;
            SetAny(fact, possible);
            if (possible.Count == 1) open.RemoveAt(i);
            else open[i] = (fact, possible);
        }

        return _steps > MostSteps || IsPossible();
    }

    private bool IsPossible(RuleFact fact, string one)
    {
        SetAny(fact, [one]);
        return IsPossible();
    }

    private void SetAny(RuleFact fact, IReadOnlyList<string> cases)
    {
        for (var i = 0; i < fact.Leaves.Length; i++)
        {
            var any = RuleAnswers.None;
            foreach (var one in cases) any |= RuleFact.Of(one, i);
            _leaves[fact.Leaves[i]] = any;
        }

        _steps += fact.Leaves.Length;
    }

    private bool IsPossible() =>
        (Among(_appliesTo, RuleAnswers.Yes) & _wanted.AppliesTo) != 0 && (Among(_liftedBy, RuleAnswers.No) & _wanted.LiftedBy) != 0 && (Among(_needs, RuleAnswers.Yes) & _wanted.Needs) != 0;

    private RuleAnswers Among(RuleFormula? formula, RuleAnswers otherwise) => formula?.Among(_leaves, ref _steps) ?? otherwise;
}
