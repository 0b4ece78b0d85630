namespace CallingDomain.Dialing;

/// <summary>The facts on which the simple conditions of a rule set depend: the number, each custom field, the type of the phone, the kinds of the campaign's calls.</summary>
internal static class RuleFacts
{
    /// <summary>The facts, each with the answers that its conditions can have together. Conditions of a fact with too many cases are taken as independent.</summary>
    /// <param name="leaves">The simple conditions, each time that one occurs.</param>
    public static IEnumerable<RuleFact> Of(IReadOnlyList<SimpleCondition> leaves) =>
        leaves.Select((condition, leaf) => (Condition: condition, Leaf: leaf)).GroupBy(each => KeyOf(each.Condition)).Select(group => Of(group.Key, [.. group])).Where(fact => !fact.HasTooMany);

    private static (Type Kind, string Name) KeyOf(SimpleCondition condition) => condition switch
    {
        FieldCondition field => (typeof(FieldCondition), field.Name),
        RegionCondition or PrefixCondition => (typeof(RegionCondition), ""),
        _ => (condition.GetType(), ""),
    };

    private static RuleFact Of((Type Kind, string Name) key, (SimpleCondition Condition, int Leaf)[] conditions) =>
        key.Kind == typeof(FieldCondition) ? FieldFacts.Of(conditions)
        : key.Kind == typeof(RegionCondition) ? NumberFacts.Of(conditions)
        : key.Kind == typeof(PhoneTypeCondition) ? Types(conditions)
        : Kinds(conditions);

    // A phone has one type or none.
    private static RuleFact Types((SimpleCondition Condition, int Leaf)[] conditions)
    {
        var fact = new RuleFact(conditions.Select(each => each.Leaf));
        fact.Add(RuleFact.All(conditions.Length, null));
        fact.Add(RuleFact.All(conditions.Length, false)); // another type
        foreach (var answers in Words(fact, [.. conditions.Select(each => ((PhoneTypeCondition)each.Condition).Names.All)])) fact.Add(answers);
        return fact;
    }

    // A campaign has several kinds: each condition holds that names one of them.
    private static RuleFact Kinds((SimpleCondition Condition, int Leaf)[] conditions)
    {
        var fact = new RuleFact(conditions.Select(each => each.Leaf));
        fact.Add(RuleFact.All(conditions.Length, false)); // another kind
        foreach (var answers in Words(fact, [.. conditions.Select(each => ((CallKindCondition)each.Condition).Kinds.All)]).Distinct(StringComparer.Ordinal))
        {
            for (var before = fact.Cases.Count - 1; before >= 0 && !fact.HasTooMany; before--) fact.Add(Both(fact.Cases[before], answers));
        }

        fact.Add(RuleFact.All(conditions.Length, null));
        return fact;
    }

    private static string Both(string first, string second) => string.Create(first.Length, (first, second), static (answers, both) =>
    {
        for (var i = 0; i < answers.Length; i++) answers[i] = both.first[i] > both.second[i] ? both.first[i] : both.second[i]; // yes is more than no
    });

    // For each word the answers of the conditions, some of which name it.
    private static IEnumerable<string> Words(RuleFact fact, IReadOnlyList<IReadOnlyList<string>> conditions)
    {
        var named = conditions.SelectMany((words, condition) => words.Select(word => (Word: word, Condition: condition))).GroupBy(each => each.Word, each => each.Condition, StringComparer.OrdinalIgnoreCase);
        foreach (var word in named.TakeWhile(_ => !fact.HasTooMany))
        {
            var answers = RuleFact.All(conditions.Count, false).ToCharArray();
            foreach (var condition in word) answers[condition] = RuleFact.Of(true);
            yield return new string(answers);
        }
    }
}
