namespace CallingDomain.Fuzzing;

/// <summary>Changes of the resources of an assembly, which are compressed again; sometimes changes of its bytes.</summary>
/// <param name="words">Words that mean something to the reader.</param>
internal sealed class AssemblyMutation(params IEnumerable<string> words) : IMutation
{
    private const int RarelyRaw = 6, MostChanges = 3;

    private readonly TextMutation _text = new(words);
    private readonly Draft _part = new();

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        if (dice.OneIn(RarelyRaw) || AssemblyFile.Read(draft.Span) is not { Count: > 0 } resources)
        {
            _text.Change(draft, dice, others);
            return;
        }

        for (var count = 1 + dice.Below(MostChanges); count > 0 && resources.Count > 0; count--) ChangeOnce(resources, dice, others);
        draft.Set(AssemblyFile.Write(resources));
    }

    private void ChangeOnce(List<(string Name, byte[] Bytes)> resources, Dice dice, IReadOnlyList<byte[]> others)
    {
        var at = dice.Below(resources.Count);
        switch (dice.Below(12))
        {
            case 0:
                resources.RemoveAt(at);
                break;
            case 1:
                resources.Insert(dice.Below(resources.Count + 1), resources[at]);
                break;
            case 2 when AssemblyFile.Read(dice.Of(others)) is { Count: > 0 } other:
                resources[at] = dice.Of(other);
                break;
            case 3: // many times the same
                for (var count = dice.Length(1 << 10); count > 0; count--) resources.Add(resources[at]);
                break;
            case 4: // zeros, which are many empty texts
                _part.Set(resources[at].Bytes);
                _part.Replace(dice.Below(_part.Length + 1), 0, new byte[dice.Length(1 << 16)]);
                resources[at] = (resources[at].Name, _part.Span.ToArray());
                break;
            default:
                _part.Set(resources[at].Bytes);
                if (_part.Length == 0 || dice.OneIn(3)) _text.Change(_part, dice, others);
                else ChangeByte(ref _part[dice.Below(_part.Length)], dice);
                resources[at] = (resources[at].Name, _part.Span.ToArray());
                break;
        }
    }

    private static void ChangeByte(ref byte value, Dice dice) => value = dice.Below(3) switch
    {
        0 => (byte)(value ^ (1 << dice.Below(8))),
        1 => unchecked((byte)(value + (dice.OneIn(2) ? 1 : -1))),
        _ => dice.Byte(),
    };
}
