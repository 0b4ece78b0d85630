using CallingDomain.Dialing;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of records with valid lengths and checksums; sometimes changes that leave them as they were, which a reader must notice.</summary>
/// <remarks>An input is a text, which may be empty, then the beginning of the format, then the records.</remarks>
/// <param name="beginning">The first bytes of the format.</param>
internal sealed class RecordMutation(byte[] beginning) : IMutation
{
    private const int MostChanges = 3, RarelyRaw = 12;

    private static readonly long[] Words = [0, 1, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 32, 1_000_000_000_000_000, (1L << 50) - 1];

    private readonly TextMutation _text = new([]);
    private readonly JsonMutation _json = new();
    private readonly Draft _part = new();

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        if (dice.OneIn(RarelyRaw) || RecordsOf(draft.Memory) is not { Records.Count: > 0 } own)
        {
            _text.Change(draft, dice, others);
            return;
        }

        for (var count = 1 + dice.Below(MostChanges); count > 0 && own.Records.Count > 0; count--) ChangeOnce(own.Records, dice, others);
        if (own.Text.Length > 0 && dice.OneIn(4))
        {
            _part.Set(own.Text);
            _json.Change(_part, dice, others);
            own.Text = _part.Span.ToArray();
        }

        using var output = new MemoryStream();
        output.Write(own.Text);
        var writer = new RecordWriter(output);
        writer.Begin(beginning);
        foreach (var record in own.Records) writer.Write(record);
        draft.Set(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    private void ChangeOnce(List<byte[]> records, Dice dice, IReadOnlyList<byte[]> others)
    {
        var at = dice.Below(records.Count);
        switch (dice.Below(12))
        {
            case 0:
                records.RemoveAt(at);
                break;
            case 1:
                records.Insert(dice.Below(records.Count + 1), records[at]);
                break;
            case 2 when RecordsOf(dice.Of(others)) is { Records.Count: > 0 } other: // the same part of another input
                records[at] = other.Records[Math.Min(at, other.Records.Count - 1)];
                break;
            default:
                _part.Set(records[at]);
                if (!TryChangeJson(dice, others)) ChangeBytes(dice, others);
                records[at] = _part.Span.ToArray();
                break;
        }
    }

    // One byte or word at a time: of many changes, one is refused.
    private void ChangeBytes(Dice dice, IReadOnlyList<byte[]> others)
    {
        if (_part.Length == 0 || dice.OneIn(5))
        {
            _text.Change(_part, dice, others);
            return;
        }

        if (dice.OneIn(3))
        {
            ChangeWord(dice);
            return;
        }

        ref var value = ref _part[dice.Below(_part.Length)];
        value = dice.Below(4) switch
        {
            0 => (byte)(value ^ (1 << dice.Below(8))),
            1 => unchecked((byte)(value + 1)),
            2 => unchecked((byte)(value - 1)),
            _ => dice.Byte(),
        };
    }

    // A word of 4 or 8 bytes by another word of the record, or by an unusual number.
    private void ChangeWord(Dice dice)
    {
        var size = dice.OneIn(2) ? sizeof(int) : sizeof(long);
        if (_part.Length < size) return;
        var word = Word(dice.Below(_part.Length / size));
        if (dice.OneIn(2)) Word(dice.Below(_part.Length / size)).CopyTo(word);
        else BitConverter.GetBytes(dice.Of(Words)).AsSpan(0, size).CopyTo(word);

        Span<byte> Word(int index) => _part.Span.Slice(index * size, size);
    }

    // Settings are JSON with its length before it.
    private bool TryChangeJson(Dice dice, IReadOnlyList<byte[]> others)
    {
        var start = _part.Span.IndexOf((byte)'{');
        if (start < 2 || _part.Span[^1] != (byte)'}' || _part.Span[start - 2] < 0x80) return false;
        var before = _part.Span[..(start - 2)].ToArray();
        _part.Replace(0, start, []);
        _json.Change(_part, dice, others);
        var length = Math.Min(_part.Length, (1 << 14) - 1);
        _part.Replace(0, 0, [.. before, (byte)(0x80 | (length & 0x7F)), (byte)(length >> 7)]);
        return true;
    }

    private Parts? RecordsOf(ReadOnlyMemory<byte> input)
    {
        var text = input.Span.IndexOf(beginning);
        if (text < 0) return null;
        var rest = input.Span[(text + beginning.Length)..];
        var records = new List<byte[]>();
        while (rest.Length >= 8)
        {
            var length = BitConverter.ToUInt32(rest);
            if (length > rest.Length - 8) break;
            records.Add(rest.Slice(4, (int)length).ToArray());
            rest = rest[(8 + (int)length)..];
        }

        return new Parts(input[..text].ToArray(), records);
    }

    private sealed class Parts(byte[] text, List<byte[]> records)
    {
        public byte[] Text { get; set; } = text;

        public List<byte[]> Records { get; } = records;
    }
}
