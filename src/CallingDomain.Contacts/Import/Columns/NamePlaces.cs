namespace CallingDomain.Contacts;

/// <summary>The indexes of the columns of names; -1 for none.</summary>
internal readonly record struct NamePlaces(int Full, int Given, int Family)
{
    public bool IsNone => Full < 0 && !HasParts;

    public bool HasParts => Given >= 0 || Family >= 0;

    /// <summary>Whether a row may have a full name and parts of a name.</summary>
    public bool HasBoth => Full >= 0 && HasParts;

    /// <summary>The name of the contact: the full name, else the given and the family name.</summary>
    public string Text(RowCells cells)
    {
        var full = cells.ValueText(Full);
        return full.Length > 0 || !HasParts ? full : Parts(cells);
    }

    /// <summary>The text that a duplicate rule by name compares: the cells of all name columns.</summary>
    public string Key(RowCells cells) => HasBoth && Parts(cells) is { Length: > 0 } parts ? $"{cells.ValueText(Full)}\n{parts}" : Text(cells);

    private string Parts(RowCells cells) => $"{cells.ValueText(Given)} {cells.ValueText(Family)}".Trim();
}
