using System.Text;
using System.Text.Json;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of JSON documents: values and properties are exchanged, removed and repeated, so that the document stays JSON; sometimes changes of its text.</summary>
/// <param name="words">Words that mean something to the reader.</param>
internal sealed class JsonMutation(params IEnumerable<string> words) : IMutation
{
    private const int MostChanges = 4, OftenText = 3;

    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "null", "true", "false", "0", "-1", "1", "255", "2147483647", "2147483648", "9223372036854775808", "1e999", "0.5", "-0", "1E0", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\ud83d\\udcde\"", "[]",
            "[null]", "{}", "[[]]", "{\"\":null}", "\"+390612345678\"", "\"PT0S\"", "\"PT1M\"", "\"-PT1S\"", "\"P106751991167D\"", "\"2026-03-02T09:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\"", "\"-9998-01-01T00:00:00Z\"",
            "\"2026-02-30\"", "\"24:00\"", "\"23:59:59.999999999\"", "\"UTC\"", "\"Europe/Rome\"", "\"UTC+14\"",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('[', 70) + new string(']', 70)),
    ];

    private readonly TextMutation _text = new(words);
    private readonly List<Range> _values = [], _members = [], _others = [];
    private readonly Stack<(int Start, bool IsProperty)> _open = [];
    private readonly Draft _part = new();

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        for (var count = 1 + dice.Below(MostChanges); count > 0; count--)
        {
            Find(draft.Span, _values, _members);
            if (_values.Count == 0) break;
            ChangeOnce(draft, dice, others);
        }

        if (dice.OneIn(OftenText)) _text.Change(draft, dice, others);
    }

    private void ChangeOnce(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        var (start, length) = dice.Of(_values).GetOffsetAndLength(draft.Length);
        switch (dice.Below(8))
        {
            case 0 or 1:
                draft.Replace(start, length, dice.Of(Values));
                break;
            case 2: // by another value of the document
                draft.Replace(start, length, draft.Span[dice.Of(_values)]);
                break;
            case 3 or 4: // by a value of another document
                var other = dice.Of(others);
                Find(other, _others, null);
                if (_others.Count > 0) draft.Replace(start, length, other.AsSpan()[dice.Of(_others)]);
                break;
            case 5 when _members.Count > 0: // a property or an item less
                (start, length) = dice.Of(_members).GetOffsetAndLength(draft.Length);
                if (start > 0 && draft[start - 1] == ',') draft.Replace(start - 1, length + 1, []);
                else draft.Replace(start, start + length < draft.Length && draft[start + length] == ',' ? length + 1 : length, []);
                break;
            case 6 when _members.Count > 0: // a property or an item more
                (start, length) = dice.Of(_members).GetOffsetAndLength(draft.Length);
                _part.Set(","u8);
                _part.Replace(1, 0, draft.Span[dice.OneIn(2) ? dice.Of(_members) : start..(start + length)]);
                draft.Replace(start + length, 0, _part.Span);
                break;
            default: // inside one value
                _part.Set(draft.Span.Slice(start, length));
                _text.Change(_part, dice, others);
                draft.Replace(start, length, _part.Span);
                break;
        }
    }

    // The ranges of all values, and of all items and properties, up to the first error.
    private void Find(ReadOnlySpan<byte> json, List<Range> values, List<Range>? members)
    {
        values.Clear();
        members?.Clear();
        _open.Clear();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 1_000 });
        var property = -1;
        try
        {
            while (reader.Read())
            {
                var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        property = start;
                        continue;
                    case JsonTokenType.StartArray or JsonTokenType.StartObject:
                        _open.Push((start, property >= 0));
                        if (property >= 0) _open.Push((property, true));
                        property = -1;
                        continue;
                    case JsonTokenType.EndArray or JsonTokenType.EndObject:
                        var (begin, isProperty) = _open.Pop();
                        if (isProperty)
                        {
                            members?.Add(begin..end);
                            begin = _open.Pop().Start;
                        }
                        else if (_open.Count > 0)
                        {
                            members?.Add(begin..end);
                        }

                        values.Add(begin..end);
                        continue;
                    default:
                        values.Add(start..end);
                        if (property >= 0 || _open.Count > 0) members?.Add((property >= 0 ? property : start)..end);
                        property = -1;
                        continue;
                }
            }
        }
        catch (JsonException)
        {
            // the rest is no JSON
        }
    }
}
