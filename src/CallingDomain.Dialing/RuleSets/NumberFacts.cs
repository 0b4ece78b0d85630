using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The answers that conditions on the prefix and the region of a number can have together, by the numbering plan.</summary>
/// <remarks>Prefixes may begin with each other. Under a prefix of which the plan knows no number, which may be newer than the plan, a number may be of any region.</remarks>
internal sealed class NumberFacts
{
    private readonly RuleFact _fact;
    private readonly (string Digits, ImmutableArray<int> Conditions)[] _prefixes; // sorted
    private readonly Dictionary<RegionCode, string> _regions = []; // with the answers of the conditions on regions; empty without such conditions
    private readonly ImmutableArray<string> _anyRegion;
    private readonly string _unknownRegion;

    private NumberFacts((PrefixCondition Condition, int Leaf)[] prefixes, (RegionCondition Condition, int Leaf)[] regions)
    {
        _fact = new RuleFact([.. prefixes.Select(each => each.Leaf), .. regions.Select(each => each.Leaf)]);
        _prefixes =
        [
            .. prefixes.SelectMany((each, at) => each.Condition.Numbers.All.Select(number => (Digits: number.Digits.ToString(CultureInfo.InvariantCulture), At: at)))
                .GroupBy(each => each.Digits, each => each.At, StringComparer.Ordinal).Select(same => (same.Key, same.ToImmutableArray())).OrderBy(each => each.Key, StringComparer.Ordinal),
        ];
        _unknownRegion = RuleFact.All(regions.Length, null);
        if (regions.Length > 0) _regions = RegionsOf(regions);
        _anyRegion = [.. _regions.Values.Distinct(StringComparer.Ordinal)];
    }

    public static RuleFact Of((SimpleCondition Condition, int Leaf)[] conditions)
    {
        var prefixes = conditions.Where(each => each.Condition is PrefixCondition).Select(each => ((PrefixCondition)each.Condition, each.Leaf)).ToArray();
        var facts = new NumberFacts(prefixes, [.. conditions.Where(each => each.Condition is RegionCondition).Select(each => ((RegionCondition)each.Condition, each.Leaf))]);
        var none = RuleFact.All(prefixes.Length, false).ToCharArray();
        var at = 0;
        if (prefixes.Length == 0) facts.AddRegions(none, facts._anyRegion);
        for (var digit = '1'; digit <= '9' && prefixes.Length > 0; digit++) facts.AddNumbers(digit.ToString(), ref at, none);
        return facts._fact;
    }

    private static Dictionary<RegionCode, string> RegionsOf((RegionCondition Condition, int Leaf)[] conditions)
    {
        var answers = NumberingPlan.Default.Regions.ToDictionary(region => region, _ => RuleFact.All(conditions.Length, false).ToCharArray());
        for (var i = 0; i < conditions.Length; i++)
        {
            foreach (var region in conditions[i].Condition.Codes.All)
            {
                if (answers.TryGetValue(region, out var own)) own[i] = RuleFact.Of(true);
            }
        }

        return answers.ToDictionary(each => each.Key, each => new string(each.Value));
    }

    // Adds the numbers that begin with some digits, and goes past their prefixes.
    private void AddNumbers(string digits, ref int at, ReadOnlySpan<char> before)
    {
        if (_fact.HasTooMany) return;
        var answers = before.ToArray();
        if (at < _prefixes.Length && _prefixes[at].Digits == digits)
        {
            foreach (var condition in _prefixes[at].Conditions) answers[condition] = RuleFact.Of(true);
            at++;
        }

        var regions = RegionsUnder(digits, out var areKnown);
        if (!HasMore(at, digits) || !areKnown || regions.Length == 1)
        {
            AddRegions(answers, regions);
            while (HasMore(at, digits) && !_fact.HasTooMany) AddNumbers(_prefixes[at].Digits, ref at, answers);
        }
        else
        {
            AddRegions(answers, []);
            for (var digit = '0'; digit <= '9'; digit++) AddNumbers(digits + digit, ref at, answers);
        }
    }

    // Adds numbers of the regions, and one that the plan does not know.
    private void AddRegions(ReadOnlySpan<char> answers, ImmutableArray<string> regions)
    {
        _fact.Add([.. answers, .. _unknownRegion]);
        foreach (var region in regions) _fact.Add([.. answers, .. region]);
    }

    private bool HasMore(int at, string digits) => at < _prefixes.Length && _prefixes[at].Digits.StartsWith(digits, StringComparison.Ordinal);

    // The answers of the conditions on the region, each once; all if the plan knows no number that begins so.
    private ImmutableArray<string> RegionsUnder(string digits, out bool areKnown)
    {
        ImmutableArray<RegionCode> known = _regions.Count == 0 ? [] : NumberingPlan.Default.RegionsOf(PhoneNumber.Parse("+" + digits));
        areKnown = !known.IsEmpty;
        return areKnown ? [.. known.Select(region => _regions[region]).Distinct(StringComparer.Ordinal)] : _anyRegion;
    }
}
