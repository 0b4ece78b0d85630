using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>What the rows of a layout without headings look like.</summary>
/// <param name="Columns">The numbers of cells that a row may have.</param>
/// <param name="Phones">The places of phones, from 0; most rows have the first one.</param>
/// <param name="CallingCodes">The places of calling codes, from 0.</param>
internal sealed record PresetShape(ImmutableArray<int> Columns, ImmutableArray<int> Phones, ImmutableArray<int> CallingCodes)
{
    private const int MinDigits = 5, MaxCode = 6;

    /// <summary>What rows have in common with the layout; null if they do not fit.</summary>
    public string? Fit(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0 || !rows.All(row => Columns.Contains(row.Length))) return null;
        if (!rows.All(row => Phones.All(place => row[place].Length == 0 || IsNumber(row[place])) && CallingCodes.All(place => row[place].Length <= MaxCode && row[place].All(char.IsAsciiDigit)))) return null;
        return 2 * rows.Count(row => CountDigits(row[Phones[0]]) >= MinDigits) >= rows.Count
            ? $"no heading; {rows[0].Length} cells in a row, with phones in column {Phones[0] + 1}"
            : null;
    }

    private static bool IsNumber(string cell) => cell.All(unit => char.IsAsciiDigit(unit) || unit is '+' or ' ' or '(' or ')' or '-' or '.');

    private static int CountDigits(string cell) => cell.Count(char.IsAsciiDigit);
}

/// <summary>A layout with a row for each phone of a contact.</summary>
/// <param name="Key">The heading of the column that the rows of a contact share.</param>
/// <param name="Differs">The heading of a column in which they differ.</param>
internal sealed record PresetRows(string Key, string Differs);
