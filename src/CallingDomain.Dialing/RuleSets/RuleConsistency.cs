namespace CallingDomain.Dialing;

/// <summary>Finds rule sets that apply to no phone, or whose need no phone can meet.</summary>
internal static class RuleConsistency
{
    private const int MostCases = 1 << 14; // more are not examined: such a set has many conditions, each of which decides something

    /// <summary>Whether the set applies to some phone, and some phone has what it needs or what lifts it.</summary>
    public static bool CanBeMet(CallingRuleSet set)
    {
        var facts = set.Conditions.OfType<SimpleCondition>().Distinct().GroupBy(KeyOf).Select(Cases).ToList();
        if (facts.Aggregate(1L, (product, cases) => Math.Min(product * cases.Count, MostCases + 1)) > MostCases) return true;
        var standings = Combinations(facts).Select(each => set.StandingOf(each)).ToHashSet();
        return standings.Contains(RuleStanding.Applies) || (standings.Contains(RuleStanding.FactMissing) && standings.Contains(RuleStanding.Lifted));
    }

    // Conditions on the value of one field depend on each other; all others are taken as independent.
    private static object KeyOf(SimpleCondition condition) => condition is FieldValueCondition { Name: var name } ? name : condition;

    // The answers that the conditions on a fact can have together.
    private static List<Answers> Cases(IGrouping<object, SimpleCondition> fact)
    {
        var conditions = fact.ToList();
        if (fact.Key is not string) return [new([(conditions[0], false)]), new([(conditions[0], true)])];
        var fields = conditions.Cast<FieldValueCondition>().ToList();
        var values = fields.SelectMany(each => each.Values.All).Distinct(StringComparer.OrdinalIgnoreCase);
        return
        [
            new(fields.Select(each => ((SimpleCondition)each, (bool?)false))), // another value
            new(fields.Select(each => ((SimpleCondition)each, each.IfAbsent))),
            .. values.Select(value => new Answers(fields.Select(each => ((SimpleCondition)each, (bool?)each.Values.All.Contains(value, StringComparer.OrdinalIgnoreCase))))),
        ];
    }

    private static IEnumerable<Answers> Combinations(List<List<Answers>> facts)
    {
        IEnumerable<Answers> all = [new([])];
        foreach (var cases in facts) all = all.SelectMany(before => cases.Select(before.With));
        return all;
    }

    private sealed class Answers(IEnumerable<(SimpleCondition Condition, bool? Holds)> answers) : ISimpleConditions
    {
        private readonly Dictionary<SimpleCondition, bool?> _answers = answers.ToDictionary(each => each.Condition, each => each.Holds);

        public Answers With(Answers more) => new(_answers.Concat(more._answers).Select(each => (each.Key, each.Value)));

        public bool? Hold(SimpleCondition condition) => _answers[condition];
    }
}
