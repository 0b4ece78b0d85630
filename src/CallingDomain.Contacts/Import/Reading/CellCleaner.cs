using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Cleans the cells of a file.</summary>
internal sealed class CellCleaner
{
    private const byte Apostrophe = (byte)'\'', Zero = (byte)'0';
    private const int Joiner = 0x200D, EmojiForm = 0xFE0F, EnclosingKeycap = 0x20E3;

    private static readonly SearchValues<byte> MayBeEmoji = SearchValues.Create([.. Enumerable.Range(0xE2, 0xF5 - 0xE2).Select(unit => (byte)unit)]); // first bytes from U+2000

    private readonly ImmutableArray<CellCleaning> _steps;
    private readonly ImmutableArray<byte[]> _missing;

    private CellCleaner(ContactFileFormat format) => (_steps, _missing) = (format.Cleaning, [.. format.Missing.Select(Encoding.UTF8.GetBytes)]);

    /// <summary>The cleaner of a format; null if its cells need no cleaning.</summary>
    public static CellCleaner? Of(ContactFileFormat format) => format.Cleaning.IsEmpty && format.Missing.IsEmpty ? null : new CellCleaner(format);

    /// <summary>A cell after all steps; empty for a text that means an empty cell.</summary>
    /// <param name="cell">The cell without white space around it.</param>
    public ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> cell)
    {
        foreach (var step in _steps) cell = Clean(cell, step);
        if (cell.IsEmpty) return cell;
        foreach (var missing in _missing)
        {
            if (cell.SequenceEqual(missing)) return [];
        }

        return cell;
    }

    private static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> cell, CellCleaning step) => step switch
    {
        CellCleaning.Trim => DelimitedText.Trim(cell),
        CellCleaning.Apostrophe => SpreadsheetText.WithoutApostrophe(cell),
        CellCleaning.Apostrophes => cell is [Apostrophe, .., Apostrophe] ? cell[1..^1] : cell,
        CellCleaning.Zero => cell.ContainsAnyExcept(Zero) ? cell : [],
        CellCleaning.Emoji => WithoutEmoji(cell),
        _ => cell,
    };

    private static ReadOnlySpan<byte> WithoutEmoji(ReadOnlySpan<byte> cell)
    {
        if (!cell.ContainsAny(MayBeEmoji)) return cell;
        var kept = new byte[cell.Length];
        var (length, follows) = (0, false);
        while (!cell.IsEmpty)
        {
            Rune.DecodeFromUtf8(cell, out var rune, out var units);
            follows = IsEmoji(rune) || (follows && rune.Value is Joiner); // some scripts have the joiner within words
            if (!follows)
            {
                cell[..units].CopyTo(kept.AsSpan(length));
                length += units;
            }

            cell = cell[units..];
        }

        return DelimitedText.Trim(kept.AsSpan(0, length));
    }

    // Pictographs, flags, skin tones, and the marks that only join or color them.
    private static bool IsEmoji(Rune rune) =>
        rune.Value is EmojiForm or EnclosingKeycap or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0xE0020 and <= 0xE007F)
        || (rune.Value is >= 0x2190 and <= 0x2BFF && Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol);
}
