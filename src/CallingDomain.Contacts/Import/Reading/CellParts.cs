using System.Buffers;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The parts of a cell between separators, without white space around them; empty parts are skipped.</summary>
internal ref struct CellParts(ReadOnlySpan<byte> cell, SearchValues<byte> separators)
{
    private static readonly SearchValues<byte> DefaultSeparators = SearchValues.Create([.. ContactImportOptions.DefaultCellSeparators.Select(character => (byte)character)]);

    private ReadOnlySpan<byte> _rest = cell;

    public bool TryNext(out ReadOnlySpan<byte> part)
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.IndexOfAny(separators);
            part = DelimitedText.Trim(end < 0 ? _rest : _rest[..end]);
            _rest = end < 0 ? [] : _rest[(end + 1)..];
            if (!part.IsEmpty) return true;
        }

        part = [];
        return false;
    }

    /// <summary>Whether a cell is a phone number, or several and nothing else.</summary>
    public static bool HoldsPhones(ReadOnlySpan<byte> cell, PhoneReader phones)
    {
        if (phones.Read(cell).IsOk) return true;
        if (!cell.ContainsAny(DefaultSeparators)) return false;
        var parts = new CellParts(cell, DefaultSeparators);
        var hasPhone = false;
        while (parts.TryNext(out var part))
        {
            if (!phones.Read(part).IsOk) return false;
            hasPhone = true;
        }

        return hasPhone;
    }
}
