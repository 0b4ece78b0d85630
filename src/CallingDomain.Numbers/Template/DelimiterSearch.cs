namespace CallingDomain.Numbers;

/// <summary>Which sign parts the columns of a file that need not keep to the comma.</summary>
internal static class DelimiterSearch
{
    private const byte Comma = (byte)',';
    private const int RowsLookedAt = 1000;

    private static ReadOnlySpan<byte> Delimiters => ",;\t|"u8;

    private static ReadOnlySpan<byte> HintStart => "sep="u8;

    /// <summary>
    /// The comma if any row is right by it; else the sign that the first line names; else the one by which most rows are right, or, where none is, that parts most rows into two
    /// columns: the comma before semicolon, tab and bar. So many rows are looked at, or as many as the text has.
    /// </summary>
    public static byte Find(ReadOnlySpan<byte> text, RowRules rules, bool isWhole)
    {
        if (RightRows(text, Comma, rules, isWhole, atMost: 1) > 0) return Comma;
        if (HintOfFirstLine(text) is { } hint) return hint;
        var (best, most) = (Comma, (Right: 0, OfTwo: 0));
        foreach (var delimiter in Delimiters)
        {
            var rows = (RightRows(text, delimiter, rules, isWhole, atMost: RowsLookedAt), RowsOfTwoColumns(text, delimiter, isWhole));
            if (rows.CompareTo(most) > 0) (best, most) = (delimiter, rows);
        }

        return best;
    }

    /// <summary>The sign that <c>sep=;</c> names; null where the row is another.</summary>
    public static byte? HintIn(ReadOnlySpan<byte> row) =>
        row.Length == HintStart.Length + 1 && row.StartsWith(HintStart) && Delimiters.Contains(row[^1]) ? row[^1] : null;

    /// <summary>Another sign than the comma that stands anywhere in a text; null when none does.</summary>
    public static byte? OtherIn(ReadOnlySpan<byte> text)
    {
        foreach (var delimiter in Delimiters[1..])
        {
            if (text.Contains(delimiter)) return delimiter;
        }

        return null;
    }

    private static byte? HintOfFirstLine(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return HintIn(end < 0 ? text : text[..end]);
    }

    private static int RightRows(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, int atMost)
    {
        var (progress, count) = (new RowProgress(), 0);
        using var rows = new RowReader(text, delimiter, rules, isWhole, RowsLookedAt, ref progress);
        while (count < atMost && progress.DataRows < RowsLookedAt && rows.Next())
        {
            if (!rows.IsIgnored && !rows.IsUnterminated && rows.Reasons.IsEmpty) count++;
        }

        return count;
    }

    private static int RowsOfTwoColumns(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        var (rows, count) = (0, 0);
        using var scanner = new RowScanner(text, delimiter, isWhole);
        while (rows < RowsLookedAt && scanner.Next())
        {
            if (DelimitedText.IsBlank(scanner.Row)) continue;
            rows++;
            if (scanner.FieldCount >= 2 && scanner.OnlyEmptyBehind) count++;
        }

        return count;
    }
}
