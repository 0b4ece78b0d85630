using System.Buffers;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Reads do-not-call files with a number a line, or two columns.</summary>
internal static class DoNotCallText
{
    private const int MostAreaDigits = 5, MostNumberDigits = 15, MostDateLength = 10, LeastDateLength = 6;
    private const byte Comma = (byte)',', Quote = (byte)'"', CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';

    private static readonly SearchValues<byte> OfDates = SearchValues.Create("0123456789-/."u8);

    /// <returns>Why the file cannot be used; null if it can.</returns>
    public static FileRefusal? Read(Stream file, DoNotCallRows rows)
    {
        using var blocks = new Utf8Blocks(file, allowUtf16: true);
        var (line, used) = (1, 0);
        while (blocks.ReadOn(used))
        {
            var text = blocks.CheckedText;
            used = 0;
            while (used < text.Length)
            {
                var rest = text[used..];
                var length = rest.IndexOfAny(CarriageReturn, LineFeed);
                var end = length < 0 ? rest.Length : length;
                var next = end + (rest[end..] is [CarriageReturn, LineFeed, ..] ? 2 : 1);
                if (!blocks.IsWhole && (length < 0 || (rest[end] == CarriageReturn && end + 1 == rest.Length))) break; // the line goes on in the next block
                if (line == int.MaxValue) return new FileRefusal(FileReason.TooManyRows) { Actual = int.MaxValue, Max = int.MaxValue - 1 };
                ReadRow(rest[..end], line++, rows);
                used = Math.Min(used + next, text.Length);
            }
        }

        return blocks.Refusal is { Reason: FileReason.RowTooLong } tooLong ? tooLong with { Line = line } : blocks.Refusal;
    }

    private static void ReadRow(ReadOnlySpan<byte> row, int line, DoNotCallRows rows)
    {
        var comma = row.IndexOf(Comma);
        var first = Unquoted(comma < 0 ? row : row[..comma]);
        var second = comma < 0 ? [] : Unquoted(row[(comma + 1)..]);
        if (rows.HasRows)
        {
            if (row.IsEmpty || DelimitedText.IsBlank(row)) rows.BlankLines++;
            else Read(first, second, comma >= 0, line, rows);
            return;
        }

        if (DelimitedText.IsBlank(row))
        {
            rows.BlankLines++;
        }
        else if (rows.HeadingLines == 0 && DigitsOf(row) == 0)
        {
            rows.HeadingLines++;
        }
        else
        {
            if (rows.Format == DoNotCallFormat.Detect) rows.Format = FormatOf(first, comma >= 0);
            Read(first, second, comma >= 0, line, rows);
        }
    }

    private static void Read(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, bool hasSecond, int line, DoNotCallRows rows)
    {
        if (hasSecond != (rows.Format != DoNotCallFormat.Number) || second.Contains(Comma)) rows.Reject(DoNotCallReason.ColumnCount, line, 0);
        else if (rows.Format == DoNotCallFormat.AreaCodeAndNumber) ReadInArea(first, second, line, rows);
        else if (hasSecond && !IsDate(second)) rows.Reject(DoNotCallReason.DateInvalid, line, 2);
        else rows.Add(first, line, 1);
    }

    private static void ReadInArea(ReadOnlySpan<byte> area, ReadOnlySpan<byte> number, int line, DoNotCallRows rows)
    {
        if (area.IsEmpty || area.Length > MostAreaDigits || !IsDigits(area))
        {
            rows.Reject(DoNotCallReason.AreaCodeInvalid, line, 1);
            return;
        }

        Span<byte> whole = stackalloc byte[MostAreaDigits + MostNumberDigits];
        if (number.Length > MostNumberDigits || number.IsEmpty || !IsDigits(number))
        {
            rows.Reject(DoNotCallReason.NumberInvalid, line, 2);
            return;
        }

        area.CopyTo(whole);
        number.CopyTo(whole[area.Length..]);
        rows.Add(whole[..(area.Length + number.Length)], line, 2);
    }

    // An area code is shorter than any number of a registry.
    private static DoNotCallFormat FormatOf(ReadOnlySpan<byte> first, bool hasSecond) =>
        !hasSecond ? DoNotCallFormat.Number : DigitsOf(first) <= MostAreaDigits ? DoNotCallFormat.AreaCodeAndNumber : DoNotCallFormat.NumberAndDate;

    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || (IsDigit(field[0]) && IsDigit(field[^1]))) return field; // the common case
        field = DelimitedText.Trim(field);
        return field is [Quote, .., Quote] ? DelimitedText.Trim(field[1..^1]) : field;
    }

    private static bool IsDate(ReadOnlySpan<byte> text) =>
        text.Length is >= LeastDateLength and <= MostDateLength && DigitsOf(text) >= LeastDateLength - 2 && !text.ContainsAnyExcept(OfDates);

    private static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsDigit(byte unit) => unit is >= (byte)'0' and <= (byte)'9';

    private static int DigitsOf(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var unit in text) count += IsDigit(unit) ? 1 : 0;
        return count;
    }
}
