namespace CallingDomain.Contacts;

/// <summary>Finds the contact item types that labels name.</summary>
internal sealed class TypeLabels
{
    private readonly TypeColumn _asked;
    private readonly Dictionary<string, ContactItemType> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ContactItemType> _exactly = new(StringComparer.Ordinal);

    public TypeLabels(TypeColumn asked, ContactItemTypes types)
    {
        _asked = asked;
        foreach (var ofName in types.All.GroupBy(type => type.Name, StringComparer.OrdinalIgnoreCase)) Add(ofName.Key, [.. ofName.Select(type => (type.Name, type))]);
        var words = asked.Words.Select(word => (Label: word.Word.Trim(), Type: types.Find(word.Meaning))).Where(word => word.Type is not null);
        foreach (var ofLabel in words.GroupBy(word => word.Label, StringComparer.OrdinalIgnoreCase)) Add(ofLabel.Key, [.. ofLabel.Select(word => (word.Label, word.Type!))]);
    }

    /// <summary>The label without the mark of the primary phone.</summary>
    /// <param name="cell">The cell, without white space around it.</param>
    /// <param name="isPrimary">Whether it has the mark.</param>
    public string LabelOf(string cell, out bool isPrimary)
    {
        var mark = _asked.PrimaryMark ?? "";
        isPrimary = mark.Length > 0 && (cell.StartsWith(mark, StringComparison.Ordinal) || cell == mark.TrimEnd());
        return isPrimary ? cell[Math.Min(mark.Length, cell.Length)..].Trim() : cell;
    }

    /// <summary>The type that a label names; null for an unknown label.</summary>
    public ContactItemType? Find(string label) => _exactly.GetValueOrDefault(label) ?? _types.GetValueOrDefault(label);

    // A label that ignoring case has several meanings has them exactly only.
    private void Add(string label, List<(string Label, ContactItemType Type)> meanings)
    {
        foreach (var (exact, type) in meanings) _exactly[exact] = type;
        if (meanings.Select(meaning => meaning.Type).Distinct().Count() == 1) _types[label] = meanings[0].Type;
        else _types.Remove(label);
    }
}
