using System.Buffers;
using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Looks through the columns that an import does not use: for phone numbers, which are counted, and for calling codes, without which numbers are read as others.</summary>
internal sealed class UnusedCells(RowCells cells, ContactHeading heading, PhoneReader phones)
{
    private const byte FirstLongUnit = 0x80;

    private static readonly SearchValues<byte> MayBeDigits = SearchValues.Create([.. "0123456789"u8, .. Enumerable.Range(FirstLongUnit, 0x80).Select(unit => (byte)unit)]);
    private static readonly SearchValues<byte> Separators = SearchValues.Create([.. ContactImportOptions.UsualCellSeparators.Select(sign => (byte)sign)]);

    private readonly long[] _numbers = new long[heading.Unused.Length];

    /// <summary>Looks at the row on which the reader stands.</summary>
    /// <returns>The place of a column that holds a calling code, from 0; -1 for none.</returns>
    public int Count()
    {
        for (var i = 0; i < _numbers.Length; i++)
        {
            var place = heading.Unused[i];
            if (place.Column >= cells.Count) break; // a short row costs no more than its cells
            var cell = cells[place.Column];
            if (!cell.ContainsAny(MayBeDigits)) continue;
            if (place.IsCallingCode && CallingCodeCells.IsCode(cell)) return place.Column;
            if (HoldsNumbers(cell)) _numbers[i]++;
        }

        return -1;
    }

    public ImmutableArray<UnusedColumn> ToColumns() =>
        [.. heading.Unused.Select((place, i) => new UnusedColumn(place.Column + 1, heading.Names[place.Column], _numbers[i], place.IsIgnored))];

    // One number; or several, and nothing else.
    private bool HoldsNumbers(ReadOnlySpan<byte> cell)
    {
        if (phones.Read(cell).IsOk) return true;
        if (!cell.ContainsAny(Separators)) return false;
        while (!cell.IsEmpty)
        {
            var end = cell.IndexOfAny(Separators);
            var part = DelimitedText.Trim(end < 0 ? cell : cell[..end]);
            if (!part.IsEmpty && !phones.Read(part).IsOk) return false;
            cell = end < 0 ? [] : cell[(end + 1)..];
        }

        return true;
    }
}

/// <summary>A column that is not used.</summary>
/// <param name="Column">Its place, from 0.</param>
/// <param name="IsIgnored">Whether the options say so.</param>
/// <param name="IsCallingCode">Whether its heading is one of calling codes, and it is not ignored.</param>
internal readonly record struct UnusedPlace(int Column, bool IsIgnored, bool IsCallingCode);
