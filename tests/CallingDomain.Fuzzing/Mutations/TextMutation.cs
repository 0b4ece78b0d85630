using System.Text;

namespace CallingDomain.Fuzzing;

/// <summary>Changes of bytes and of text: bits, ranges, words, numbers, lines, parts of other inputs.</summary>
/// <param name="words">Words that mean something to the reader.</param>
internal sealed class TextMutation(IEnumerable<string> words) : IMutation
{
    private const int MostChanges = 5, MostRepetitions = 64, RarelyLong = 400, LongEnough = 1 << 16;

    // Bytes that begin or end something in some format, and characters of two to four bytes.
    private static readonly string[] Usual =
    [
        ",", ";", "\t", "|", "\"", "\"\"", "\"\r\n", "'", "\\", "/", "\n", "\r\n", "\r", " ", "", "=", "+", "-", "(", ")", "@", ".", ":", "%", "*", "&", "<", ">", "#", "\0", "\u001a", "\ufeff",
        "\u00a0", "\u200b", "\u202e", "\u2028", "\u0660", "\uff11", "\uff0b", "\u0130", "e\u0301", "\ud83d\udcde", "0", "1", "9", "00", "+1", "T", "Z", "E", "e", "null", "true",
    ];

    private static readonly string[] Numbers =
        ["0", "-0", "1", "-1", "9", "10", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967295", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "0.5", "1e9", "1E+11", "1e999", "00", "000000000000000000001", "99999999999999999999999999999999"];

    private static readonly byte[] Marks = [0, 1, 0x7F, 0x80, 0xC0, 0xC3, 0xED, 0xEF, 0xF4, 0xFE, 0xFF, 0x1A, 0x20, (byte)'"', (byte)'0', (byte)'9'];

    private readonly byte[][] _words = [.. words.Concat(Usual).Distinct().Select(Encoding.UTF8.GetBytes)];
    private readonly byte[][] _numbers = [.. Numbers.Select(Encoding.UTF8.GetBytes)];
    private readonly List<Range> _ranges = [];

    public void Change(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        for (var count = 1 + dice.Below(MostChanges); count > 0; count--) ChangeOnce(draft, dice, others);
        if (dice.OneIn(RarelyLong)) Lengthen(draft, dice);
    }

    private void ChangeOnce(Draft draft, Dice dice, IReadOnlyList<byte[]> others)
    {
        var (start, length) = RangeIn(draft.Length, dice);
        switch (dice.Below(16))
        {
            case 0 when draft.Length > 0:
                draft[dice.Below(draft.Length)] ^= (byte)(1 << dice.Below(8));
                break;
            case 1 when draft.Length > 0:
                draft[dice.Below(draft.Length)] = dice.OneIn(2) ? dice.Of(Marks) : dice.Byte();
                break;
            case 2 when draft.Length > 0: // a digit or a letter by another
                draft[dice.Below(draft.Length)] = (byte)(dice.OneIn(2) ? '0' + dice.Below(10) : 'A' + dice.Below(58));
                break;
            case 3:
                draft.Replace(start, length, []);
                break;
            case 4:
                draft.Replace(start + length, 0, draft.Span.Slice(start, length));
                break;
            case 5: // a range moves
                draft.Replace(dice.Below(draft.Length + 1), 0, draft.Span.Slice(start, length));
                break;
            case 6 or 7:
                draft.Replace(start, 0, dice.Of(_words));
                break;
            case 8:
                draft.Replace(start, length, dice.Of(_words));
                break;
            case 9 or 10:
                var other = dice.Of(others);
                var (from, taken) = RangeIn(other.Length, dice);
                draft.Replace(start, dice.OneIn(2) ? length : 0, other.AsSpan(from, taken));
                break;
            case 11 or 12:
                ChangeNumber(draft, dice);
                break;
            case 13:
                ChangeLine(draft, dice);
                break;
            case 14 when dice.OneIn(4):
                draft.Cut(dice.Below(draft.Length + 1));
                break;
            case 15 when draft.Length > 0: // a small step, such as of a length
                ref var value = ref draft[dice.Below(draft.Length)];
                value = unchecked((byte)(value + (dice.OneIn(2) ? 1 : -1)));
                break;
            default:
                break;
        }
    }

    // A range many times, so that work or memory that grows faster than the input is seen.
    private static void Lengthen(Draft draft, Dice dice)
    {
        var (start, length) = RangeIn(draft.Length, dice);
        for (var count = 1 + dice.Below(MostRepetitions); count > 0 && length > 0 && draft.Length + length <= LongEnough; count--)
        {
            draft.Replace(start, 0, draft.Span.Slice(start, Math.Min(length, draft.Length - start)));
            if (dice.OneIn(8)) length = Math.Min(2 * length, draft.Length - start);
        }
    }

    private void ChangeNumber(Draft draft, Dice dice)
    {
        FindRanges(draft.Span, static value => value is >= (byte)'0' and <= (byte)'9');
        if (_ranges.Count == 0) return;
        var (start, length) = dice.Of(_ranges).GetOffsetAndLength(draft.Length);
        draft.Replace(start, length, dice.Of(_numbers));
    }

    private void ChangeLine(Draft draft, Dice dice)
    {
        FindRanges(draft.Span, static value => value is not (byte)'\n');
        if (_ranges.Count < 2) return;
        var (start, length) = dice.Of(_ranges).GetOffsetAndLength(draft.Length);
        length = Math.Min(length + 1, draft.Length - start); // with its line break
        switch (dice.Below(3))
        {
            case 0:
                draft.Replace(start, length, []);
                break;
            case 1:
                draft.Replace(start, 0, draft.Span.Slice(start, length));
                break;
            default:
                draft.Replace(dice.Of(_ranges).Start.Value, 0, draft.Span.Slice(start, length));
                break;
        }
    }

    private void FindRanges(ReadOnlySpan<byte> bytes, Func<byte, bool> isInside)
    {
        _ranges.Clear();
        for (var at = 0; at < bytes.Length; at++)
        {
            if (!isInside(bytes[at])) continue;
            var start = at;
            while (at < bytes.Length && isInside(bytes[at])) at++;
            _ranges.Add(start..at);
        }
    }

    private static (int Start, int Length) RangeIn(int length, Dice dice)
    {
        var start = dice.Below(length + 1);
        return (start, dice.Length(length - start));
    }
}
