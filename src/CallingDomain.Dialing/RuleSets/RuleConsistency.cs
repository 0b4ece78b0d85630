namespace CallingDomain.Dialing;

/// <summary>Finds rule sets that apply to no phone, or whose need no phone can meet.</summary>
internal static class RuleConsistency
{
    private const int MostCases = 1 << 12, MostWork = 1 << 20; // more is not examined: such a set has many conditions, each of which decides something

    /// <summary>Whether the set applies to some phone, and some phone has what it needs or what lifts it.</summary>
    public static bool CanBeMet(CallingRuleSet set)
    {
        var conditions = set.Conditions.OfType<SimpleCondition>().ToList();
        var facts = conditions.Distinct().GroupBy(KeyOf).Select(group => new Fact(group)).ToArray();
        var cases = facts.Aggregate(1L, (product, fact) => Math.Min(product * fact.Cases, MostCases + 1));
        if (cases > MostCases || cases * conditions.Count > MostWork) return true;
        var answers = new Answers();
        foreach (var fact in facts) fact.Answer(0, answers);
        var at = new int[facts.Length];
        var (lacks, isLifted) = (false, false);
        do
        {
            var standing = set.StandingOf(answers);
            lacks |= standing == RuleStanding.FactMissing;
            isLifted |= standing == RuleStanding.Lifted;
            if (standing == RuleStanding.Applies || (lacks && isLifted)) return true;
        }
        while (TryNext(facts, at, answers));

        return false;
    }

    // Conditions on the value of one field depend on each other; all others are taken as independent.
    private static object KeyOf(SimpleCondition condition) => condition is FieldValueCondition { Name: var name } ? name : condition;

    // Counts through the cases of all facts.
    private static bool TryNext(Fact[] facts, int[] at, Answers answers)
    {
        for (var fact = 0; fact < facts.Length; fact++)
        {
            at[fact] = (at[fact] + 1) % facts[fact].Cases;
            facts[fact].Answer(at[fact], answers);
            if (at[fact] > 0) return true;
        }

        return false;
    }

    /// <summary>What conditions depend on together: the value of a field, or one condition by itself.</summary>
    private sealed class Fact
    {
        private readonly SimpleCondition[] _conditions;
        private readonly string[] _values; // of a field

        public Fact(IGrouping<object, SimpleCondition> group)
        {
            _conditions = [.. group];
            _values = group.Key is string ? [.. _conditions.Cast<FieldValueCondition>().SelectMany(each => each.Values.All).Distinct(StringComparer.OrdinalIgnoreCase)] : [];
        }

        /// <summary>Of a condition by itself, no and yes; of a field, another value, none, and each value that a condition names.</summary>
        public int Cases => 2 + _values.Length;

        public void Answer(int index, Answers answers)
        {
            foreach (var condition in _conditions)
            {
                answers[condition] = condition is not FieldValueCondition field ? index > 0
                    : index < 2 ? index == 0 ? false : field.IfAbsent
                    : field.Values.All.Contains(_values[index - 2], StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    private sealed class Answers : ISimpleConditions
    {
        private readonly Dictionary<SimpleCondition, bool?> _answers = [];

        public bool? this[SimpleCondition condition]
        {
            set => _answers[condition] = value;
        }

        public bool? Hold(SimpleCondition condition) => _answers[condition];
    }
}
