namespace CallingDomain.Contacts;

/// <summary>Where the columns of a person's name are in a file, from 0; -1 for none.</summary>
internal readonly record struct NamePlaces(int Full, int Given, int Family)
{
    public bool IsNone => Full < 0 && !HasParts;

    public bool HasParts => Given >= 0 || Family >= 0;

    /// <summary>Whether a row may name its person in two ways.</summary>
    public bool HasBoth => Full >= 0 && HasParts;

    /// <summary>The contact's name: the whole name, else "Given Family".</summary>
    public string Text(RowCells cells)
    {
        var full = cells.ValueText(Full);
        return full.Length > 0 || !HasParts ? full : Parts(cells);
    }

    /// <summary>The text that a duplicate rule by name compares: all name columns.</summary>
    public string Key(RowCells cells) => HasBoth && Parts(cells) is { Length: > 0 } parts ? $"{cells.ValueText(Full)}\n{parts}" : Text(cells);

    private string Parts(RowCells cells) => $"{cells.ValueText(Given)} {cells.ValueText(Family)}".Trim();
}
