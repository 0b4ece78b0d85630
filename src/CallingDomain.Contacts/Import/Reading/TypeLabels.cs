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
        foreach (var type in types.All)
        {
            _exactly.TryAdd(type.Name, type);
            if (types.All.Count(other => other.Name.Equals(type.Name, StringComparison.OrdinalIgnoreCase)) == 1) _types.TryAdd(type.Name, type);
        }

        foreach (var word in asked.Words)
        {
            if (types.Find(word.Meaning) is not { } type) continue;
            _exactly[word.Word.Trim()] = type;
            _types[word.Word.Trim()] = type;
        }
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
}
