namespace CallingDomain.Numbers;

/// <summary>Which sign parts the columns of a file that need not keep to the comma.</summary>
internal static class DelimiterSearch
{
    private const byte Comma = (byte)',';
    private const int RowsLookedAt = 1000;

    private static ReadOnlySpan<byte> Delimiters => ",;\t|"u8;

    private static ReadOnlySpan<byte> HintStart => "sep="u8;

    /// <summary>
    /// The comma if any row is right by it; else the sign that the first line names; else the one that parts most rows into two columns, the comma before
    /// semicolon, tab and bar.
    /// </summary>
    public static byte Find(ReadOnlySpan<byte> text, RowRules rules, bool isWhole)
    {
        if (AnyRightByComma(text, rules, isWhole)) return Comma;
        if (HintOfFirstLine(text) is { } hint) return hint;
        var (best, most) = (Comma, 0);
        foreach (var delimiter in Delimiters)
        {
            var rows = RowsOfTwoColumns(text, delimiter, isWhole);
            if (rows > most) (best, most) = (delimiter, rows);
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

    private static bool AnyRightByComma(ReadOnlySpan<byte> text, RowRules rules, bool isWhole)
    {
        var progress = new RowProgress();
        using var rows = new RowReader(text, Comma, rules, isWhole, RowsLookedAt, ref progress);
        while (progress.DataRows < RowsLookedAt && rows.Next())
        {
            if (!rows.IsIgnored && !rows.IsUnterminated && rows.Reasons.IsEmpty) return true;
        }

        return false;
    }

    private static int RowsOfTwoColumns(ReadOnlySpan<byte> text, byte delimiter, bool isWhole)
    {
        var (rows, count) = (0, 0);
        using var scanner = new RowScanner(text, delimiter, isWhole);
        while (rows < RowsLookedAt && scanner.Next())
        {
            rows++;
            if (scanner.FieldCount >= 2 && scanner.OnlyEmptyBehind) count++;
        }

        return count;
    }
}
