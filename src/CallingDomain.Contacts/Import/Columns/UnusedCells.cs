using System.Buffers;
using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Counts the phone numbers in the columns that an import does not use, and finds calling codes there, without which numbers would be read as other numbers.</summary>
internal sealed class UnusedCells(RowCells cells, ContactHeading heading, PhoneReader phones)
{
    private const byte FirstLongUnit = 0x80;

    private static readonly SearchValues<byte> MayBeDigits = SearchValues.Create([.. "0123456789"u8, .. Enumerable.Range(FirstLongUnit, 0x80).Select(unit => (byte)unit)]);

    private readonly long[] _phones = new long[heading.Unused.Length];

    /// <summary>Counts the current row.</summary>
    /// <returns>The index of a column with a calling code; -1 for none.</returns>
    public int Count()
    {
        for (var i = 0; i < _phones.Length; i++)
        {
            var place = heading.Unused[i];
            if (place.Column >= cells.Count) break; // a short row costs only its cells
            var cell = cells[place.Column];
            if (!cell.ContainsAny(MayBeDigits)) continue;
            if (place.IsCallingCode && CallingCodeCells.IsCode(cell)) return place.Column;
            if (CellParts.HoldsPhones(cell, phones)) _phones[i]++;
        }

        return -1;
    }

    public ImmutableArray<FileColumn> ToColumns() =>
        [.. heading.Unused.Select((place, i) => new FileColumn(place.Column + 1, heading.Names[place.Column]) { PhoneCount = _phones[i], IsIgnored = place.IsIgnored })];
}

/// <summary>A column that is not used.</summary>
/// <param name="Column">The index of the column.</param>
/// <param name="IsIgnored">Whether the column is left out intentionally.</param>
/// <param name="IsCallingCode">Whether the heading is one of calling codes, and the column is not ignored.</param>
internal readonly record struct UnusedPlace(int Column, bool IsIgnored, bool IsCallingCode);
