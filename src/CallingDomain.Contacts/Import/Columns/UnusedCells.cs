using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
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
            var content = Look(place, cells[place.Column], phones);
            if (content == UnusedContent.CallingCode) return place.Column;
            if (content == UnusedContent.Phones) _phones[i]++;
        }

        return -1;
    }

    /// <summary>Counts the cells of a row that are known to have phones, a bit for each column.</summary>
    public void Count(ulong havePhones)
    {
        for (; havePhones != 0; havePhones &= havePhones - 1) _phones[BitOperations.TrailingZeroCount(havePhones)]++;
    }

    /// <summary>What is in a cell, without white space around it.</summary>
    public static UnusedContent Look(in UnusedPlace place, ReadOnlySpan<byte> cell, PhoneReader phones)
    {
        var beginsWithLetter = !cell.IsEmpty && char.IsAsciiLetter((char)cell[0]); // as no phone number does
        if ((beginsWithLetter && !place.IsCallingCode) || !cell.ContainsAny(MayBeDigits)) return UnusedContent.Other;
        if (place.IsCallingCode && CallingCodeCells.IsCode(cell)) return UnusedContent.CallingCode;
        return !beginsWithLetter && CellParts.HoldsPhones(cell, phones) ? UnusedContent.Phones : UnusedContent.Other;
    }

    public ImmutableArray<FileColumn> ToColumns() =>
        [.. heading.Unused.Select((place, i) => new FileColumn(place.Column + 1, heading.Names[place.Column]) { PhoneCount = _phones[i], IsIgnored = place.IsIgnored, Field = place.Field })];
}

/// <summary>What is in a cell that an import does not use.</summary>
internal enum UnusedContent : byte
{
    /// <summary>Nothing that an import needs.</summary>
    Other = 0,

    /// <summary>A phone number, or several.</summary>
    Phones = 1,

    /// <summary>A calling code, without which numbers would be read as other numbers.</summary>
    CallingCode = 2,
}

/// <summary>A column that is not used.</summary>
/// <param name="Column">The index of the column.</param>
/// <param name="IsIgnored">Whether the column is left out intentionally.</param>
/// <param name="IsCallingCode">Whether the heading is one of calling codes, and the column is not ignored.</param>
internal readonly record struct UnusedPlace(int Column, bool IsIgnored, bool IsCallingCode)
{
    /// <summary>The custom field that carries the cells of the column; null for none.</summary>
    public string? Field { get; init; }
}
