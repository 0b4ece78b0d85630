namespace CallingDomain.Fuzzing;

/// <summary>Changes of JSON after a name and a tab; sometimes the JSON comes under the name of another input.</summary>
internal sealed class NamedValueMutation : IMutation
{
    private const int RarelyOtherName = 20;

    private readonly JsonMutation _json = new();
    private readonly Draft _value = new();

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        var name = draft.Span.IndexOf((byte)'\t') + 1;
        _value.Set(draft.Span[name..]);
        _json.Change(_value, dice, others);
        draft.Replace(name, draft.Length - name, _value.Span);
        if (!dice.OneIn(RarelyOtherName)) return;
        var other = dice.Of(others).AsSpan();
        draft.Replace(0, name, other[..(other.IndexOf((byte)'\t') + 1)]);
    }
}
