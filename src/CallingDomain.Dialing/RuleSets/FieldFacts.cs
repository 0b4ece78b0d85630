using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The answers that conditions on a custom field can have together: on its value, its first characters, and its date.</summary>
internal sealed class FieldFacts
{
    private const int MostDaysApart = 2; // from UTC-12 to UTC+14, three dates at once

    private static readonly string[] DateEnds = ["2000-01-01", "1900-10-10", "2000-01-01T00:00:00Z", "1900-10-10T00:00:00Z"];

    private readonly RuleFact _fact;
    private readonly (string Text, int At, bool IsStart)[] _texts; // sorted
    private readonly int _textCount;
    private readonly string _noDate;
    private readonly List<string> _dates; // the answers of the conditions on the date; none without such conditions

    private FieldFacts((FieldCondition Condition, int Leaf)[] texts, (FieldDateCondition Condition, int Leaf)[] dates)
    {
        _fact = new RuleFact([.. texts.Select(each => each.Leaf), .. dates.Select(each => each.Leaf)]);
        _texts =
        [
            .. texts.SelectMany((each, at) => each.Condition is FieldValueCondition value ? value.Values.All.Select(text => (Text: text, At: at, IsStart: false)) : ((FieldStartCondition)each.Condition).Starts.All.Select(text => (Text: text, At: at, IsStart: true)))
                .OrderBy(each => each.Text, StringComparer.OrdinalIgnoreCase),
        ];
        _textCount = texts.Length;
        _noDate = RuleFact.All(dates.Length, null);
        _dates = dates.Length == 0 ? [] : [.. Ages([.. dates.Select(each => each.Condition.NotOlderThanDays)]).Take(_fact.MostCases + 1)];
    }

    public static RuleFact Of((SimpleCondition Condition, int Leaf)[] conditions)
    {
        var texts = conditions.Where(each => each.Condition is not FieldDateCondition).Select(each => ((FieldCondition)each.Condition, each.Leaf)).ToArray();
        var dates = conditions.Where(each => each.Condition is FieldDateCondition).Select(each => ((FieldDateCondition)each.Condition, each.Leaf)).ToArray();
        var facts = new FieldFacts(texts, dates);
        facts._fact.Add(RuleFact.All(conditions.Length, null)); // a number without a contact
        facts._fact.Add([.. texts.Select(each => RuleFact.Of(each.Item1.IfAbsent)), .. dates.Select(each => RuleFact.Of(each.Item1.IfAbsent))]);
        facts.Add(RuleFact.All(texts.Length, false), mayBeDate: true, mayBeOther: true); // another text
        facts.AddTexts();
        return facts._fact;
    }

    // The texts in order, each after its own beginnings, so that those which are starts are on the stack.
    private void AddTexts()
    {
        var starts = new Stack<(string Text, char[] Answers)>();
        starts.Push(("", RuleFact.All(_textCount, false).ToCharArray()));
        for (var at = 0; at < _texts.Length && !_fact.HasTooMany;)
        {
            var text = _texts[at].Text;
            while (!text.StartsWith(starts.Peek().Text, StringComparison.OrdinalIgnoreCase)) starts.Pop();
            var ofStart = starts.Peek().Answers.AsSpan().ToArray();
            var (value, isStart) = (new List<int>(), false);
            for (; at < _texts.Length && string.Equals(_texts[at].Text, text, StringComparison.OrdinalIgnoreCase); at++)
            {
                if (!_texts[at].IsStart) value.Add(_texts[at].At);
                else (ofStart[_texts[at].At], isStart) = (RuleFact.Of(true), true);
            }

            if (isStart)
            {
                starts.Push((text, ofStart));
                if (!char.IsWhiteSpace(text[0])) Add(ofStart, MayBeginDate(text), mayBeOther: true);
            }

            if (value.Count == 0 || text.AsSpan().Trim().Length < text.Length) continue; // values are compared without surrounding white space
            var ofValue = ofStart.AsSpan().ToArray();
            foreach (var condition in value) ofValue[condition] = RuleFact.Of(true);
            var isDate = IsDate(text);
            Add(ofValue, isDate, !isDate);
        }
    }

    private void Add(ReadOnlySpan<char> texts, bool mayBeDate, bool mayBeOther)
    {
        if (mayBeOther || _dates.Count == 0) _fact.Add([.. texts, .. _noDate]);
        if (!mayBeDate) return;
        foreach (var date in _dates)
        {
            if (_fact.HasTooMany) return;
            _fact.Add([.. texts, .. date]);
        }
    }

    // Dates that have not come, and of all ages around the bounds; a condition is unknown where the dates of the called party's zones differ.
    private static IEnumerable<string> Ages(int?[] bounds)
    {
        var firsts = bounds.OfType<int>().Prepend(0).Distinct().SelectMany(bound => Enumerable.Range(bound - MostDaysApart, MostDaysApart + 2)).Distinct();
        return firsts.SelectMany(first => Enumerable.Range(0, MostDaysApart + 1).Select(apart => string.Concat(bounds.Select(bound => RuleFact.Of(Holds(bound, first, first + apart)))))).Distinct(StringComparer.Ordinal);
    }

    private static bool? Holds(int? bound, int youngest, int oldest) =>
        oldest < 0 || youngest > bound ? false : youngest >= 0 && (bound is null || oldest <= bound) ? true : null;

    // Whether a date or an instant begins so.
    private bool MayBeginDate(string start) => IsDate(start) || Array.Exists(DateEnds, end => start.Length < end.Length && IsDate(start.ToUpperInvariant() + end[start.Length..])) || IsDate(start + "1Z") || IsDate(start + "Z");

    private bool IsDate(string text)
    {
        if (_dates.Count == 0 || !char.IsAsciiDigit(text[0])) return false;
        var contact = new Contact("c", PhoneNumber.FromDigits(1)) { Fields = [new ContactField("f", text)] };
        return new FieldDateCondition("f", null, null).HoldsFor(new RuleSubject(contact.PrimaryPhone, contact, DateTimeZone.Utc, Instant.FromUnixTimeTicks(0), [])) is not null;
    }
}
