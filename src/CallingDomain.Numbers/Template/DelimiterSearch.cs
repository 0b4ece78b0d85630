namespace CallingDomain.Numbers;

/// <summary>Finds the delimiter of a file for the tolerant profile.</summary>
internal static class DelimiterSearch
{
    private const byte Comma = (byte)',';
    private const int MaxRows = 1000;

    private static ReadOnlySpan<byte> Delimiters => ",;\t|"u8;

    private static ReadOnlySpan<byte> HintStart => "sep="u8;

    /// <summary>
    /// The comma if it makes any row acceptable; else the delimiter that the first line names; else the delimiter with most accepted rows, then with most rows of two columns, in the order comma,
    /// semicolon, tab, bar. Examines the first rows only.
    /// </summary>
    public static byte Find(ReadOnlySpan<byte> text, RowRules rules, bool isWhole)
    {
        if (HasPlainRow(text, Comma, rules, isWhole) || AcceptedRows(text, Comma, rules, isWhole, atMost: 1) > 0) return Comma;
        if (HintOfFirstLine(text) is { } hint) return hint;
        var (best, most) = (Comma, (Accepted: 0, TwoColumns: 0));
        foreach (var delimiter in Delimiters)
        {
            var rows = (AcceptedRows(text, delimiter, rules, isWhole, atMost: MaxRows), RowsOfTwoColumns(text, delimiter, isWhole));
            if (rows.CompareTo(most) > 0) (best, most) = (delimiter, rows);
        }

        return best;
    }

    /// <summary>The delimiter that a row such as <c>sep=;</c> names; null for another row.</summary>
    public static byte? HintIn(ReadOnlySpan<byte> row) =>
        row.Length == HintStart.Length + 1 && row.StartsWith(HintStart) && Delimiters.Contains(row[^1]) ? row[^1] : null;

    /// <summary>A delimiter other than the comma that occurs in a text; null if there is none.</summary>
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

    // Whether the first row is in plain form.
    private static bool HasPlainRow(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole)
    {
        var progress = new RowProgress();
        Span<PlainRow> row = stackalloc PlainRow[1];
        return PlainRows.Read(text, delimiter, rules, isWhole, ref progress, row) > 0;
    }

    private static int AcceptedRows(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, int atMost)
    {
        var (progress, count) = (new RowProgress(), 0);
        using var rows = new RowReader(text, delimiter, rules, isWhole, MaxRows, ref progress);
        while (count < atMost && progress.DataRows < MaxRows && rows.Next())
        {
            if (!rows.IsIgnored && !rows.IsUnterminated && rows.Reasons.IsEmpty) count++;
        }

        return count;
    }

    private static int RowsOfTwoColumns(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        var (rows, count) = (0, 0);
        using var scanner = new RowScanner(text, delimiter, isWhole);
        while (rows < MaxRows && scanner.Next())
        {
            if (DelimitedText.IsBlank(scanner.Row)) continue;
            rows++;
            if (scanner.FieldCount >= 2 && scanner.OnlyEmptyBehind) count++;
        }

        return count;
    }
}
