namespace CallingDomain.Contacts;

/// <summary>Finds the lines that labels name.</summary>
internal sealed class LineLabels
{
    private readonly Dictionary<string, PhoneLine> _lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PhoneLine> _exactly = new(StringComparer.Ordinal);
    private readonly string? _primaryMark;

    /// <param name="asked">The column of the labels.</param>
    /// <param name="primaryMark">The beginning of the label of the primary phone, which is no part of the label; null for none.</param>
    public LineLabels(LineColumn asked, string? primaryMark)
    {
        _primaryMark = primaryMark;
        foreach (var word in asked.Words)
        {
            _exactly.TryAdd(word.Word.Trim(), word.Line);
            if (!_lines.TryAdd(word.Word.Trim(), word.Line) && word.Line != PhoneLine.Voice) _lines[word.Word.Trim()] = word.Line; // of words that differ in case only, the one that is not the contact's telephone
        }
    }

    /// <summary>The line of a cell, or of the first of its words that names one that is not the contact's telephone; else of any word. Null for none.</summary>
    public PhoneLine? Find(string cell)
    {
        if (_primaryMark is { Length: > 0 } mark && cell.StartsWith(mark, StringComparison.Ordinal)) cell = cell[mark.Length..].Trim();
        if (_exactly.TryGetValue(cell, out var line) || _lines.TryGetValue(cell, out line)) return line;
        PhoneLine? found = null;
        foreach (var word in cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (found is null or PhoneLine.Voice && _lines.TryGetValue(word, out line)) found = line;
        }

        return found;
    }
}
