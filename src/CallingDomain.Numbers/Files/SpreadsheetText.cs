using System.Text;

namespace CallingDomain.Numbers;

/// <summary>Text for a cell that no spreadsheet runs as a formula.</summary>
/// <remarks>For files that people open: reports, exports. Stateless. Source: OWASP, "CSV Injection".</remarks>
public static class SpreadsheetText
{
    private const char Apostrophe = '\'';

    /// <summary>
    /// The text with an apostrophe before each sign that begins a formula, where it begins the cell, or would if another sign parted the columns than the writer thinks.
    /// </summary>
    public static string Neutral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var neutral = new StringBuilder(text.Length);
        var begins = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (begins && IsFormulaSign(rune)) neutral.Append(Apostrophe);
            begins = MayBegin(rune, begins);
            neutral.Append(rune);
        }

        return neutral.ToString();
    }

    /// <summary>A cell without the apostrophe before the formula sign that begins it, as exports of many products write it: <c>'+15013334444</c>, <c>'=1+1</c>.</summary>
    /// <param name="utf8">The cell as UTF-8, without white space around it.</param>
    public static ReadOnlySpan<byte> WithoutGuard(ReadOnlySpan<byte> utf8) => utf8 is [(byte)Apostrophe, _, ..] && BeginsFormula(utf8[1..]) ? utf8[1..] : utf8;

    /// <summary>The text that <see cref="Neutral"/> was given: without each apostrophe that it puts.</summary>
    /// <param name="utf8">A cell as UTF-8 that <see cref="Neutral"/> wrote. Allocates only where the text changes.</param>
    public static ReadOnlySpan<byte> Restored(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.Contains((byte)Apostrophe)) return utf8;
        var (restored, length, begins) = (new byte[utf8.Length], 0, true);
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var units);
            if (begins && rune.Value == Apostrophe && BeginsFormula(utf8[units..]))
            {
                utf8 = utf8[units..];
                continue;
            }

            begins = MayBegin(rune, begins);
            utf8[..units].CopyTo(restored.AsSpan(length));
            utf8 = utf8[units..];
            length += units;
        }

        return restored.AsSpan(0, length);
    }

    private static bool BeginsFormula(ReadOnlySpan<byte> utf8)
    {
        Rune.DecodeFromUtf8(utf8, out var rune, out _);
        return IsFormulaSign(rune);
    }

    // Whether a cell may begin behind a sign.
    private static bool MayBegin(Rune rune, bool begins) => rune.Value is ',' or ';' or '|' or '"' || (begins && IsInvisible(rune)) || Rune.IsControl(rune);

    // Also in their full-width forms.
    private static bool IsFormulaSign(Rune rune) => rune.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
