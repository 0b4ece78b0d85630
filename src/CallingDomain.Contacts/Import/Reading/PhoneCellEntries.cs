using System.Collections.Immutable;
using System.Text;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Splits cells of phones into entries and their parts.</summary>
internal sealed class PhoneCellEntries
{
    private readonly byte[] _separator, _partSeparator; // empty for none
    private readonly ImmutableArray<PhoneCellPart> _parts;

    public PhoneCellEntries(PhoneCell cell)
    {
        (_separator, _partSeparator) = (Encoding.UTF8.GetBytes(cell.Separator ?? ""), Encoding.UTF8.GetBytes(cell.PartSeparator ?? ""));
        _parts = cell.Parts.IsEmpty ? [PhoneCellPart.Number] : cell.Parts;
    }

    /// <summary>Takes the next entry off the rest of a cell; empty entries are skipped.</summary>
    public bool TryNext(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> entry)
    {
        while (!rest.IsEmpty)
        {
            var length = _separator.Length == 0 ? -1 : IndexOfSeparator(rest);
            entry = DelimitedText.Trim(length < 0 ? rest : rest[..length]);
            rest = length < 0 ? [] : rest[Math.Min(length + _separator.Length, rest.Length)..];
            if (!entry.IsEmpty) return true;
        }

        entry = [];
        return false;
    }

    /// <summary>A part of an entry, without white space around it; empty if it is missing.</summary>
    public ReadOnlySpan<byte> Part(ReadOnlySpan<byte> entry, PhoneCellPart part)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var isLast = i == _parts.Length - 1 || _partSeparator.Length == 0;
            var length = isLast ? -1 : entry.IndexOf(_partSeparator);
            if (_parts[i] == part) return DelimitedText.Trim(length < 0 ? entry : entry[..length]);
            if (length < 0) return [];
            entry = entry[(length + _partSeparator.Length)..];
        }

        return [];
    }

    // A line feed also separates at a carriage return.
    private int IndexOfSeparator(ReadOnlySpan<byte> rest) => _separator is [(byte)'\n'] ? rest.IndexOfAny((byte)'\r', (byte)'\n') : rest.IndexOf(_separator);
}
