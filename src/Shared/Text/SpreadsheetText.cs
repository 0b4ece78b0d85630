using System.Text;

namespace CallingDomain.Shared;

/// <summary>Escapes cell texts that a spreadsheet would run as formulas.</summary>
/// <remarks>Stateless. Source: OWASP, "CSV Injection".</remarks>
internal static class SpreadsheetText
{
    private const char Apostrophe = '\'';

    /// <summary>Inserts an apostrophe before each character that starts a formula at the start of a cell, for any delimiter that a spreadsheet may assume.</summary>
    public static string EscapeFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length);
        var isStart = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (isStart && IsFormulaStart(rune)) escaped.Append(Apostrophe);
            isStart = MayStartAfter(rune, isStart);
            escaped.Append(rune);
        }

        return escaped.ToString();
    }

    /// <summary>Inserts an apostrophe before a formula at the start of a cell, which <see cref="WithoutApostrophe"/> removes; elsewhere in the text, nothing is inserted.</summary>
    public static string GuardFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsFormulaStart(rune)) return Apostrophe + text;
            if (!IsInvisible(rune)) break;
        }

        return text;
    }

    /// <summary>Removes a leading apostrophe before a formula character, as many products export it: <c>'+15013334444</c>, <c>'=1+1</c>.</summary>
    /// <param name="utf8">The cell as UTF-8, trimmed.</param>
    public static ReadOnlySpan<byte> WithoutApostrophe(ReadOnlySpan<byte> utf8) => utf8 is [(byte)Apostrophe, _, ..] && StartsFormula(utf8[1..]) ? utf8[1..] : utf8;

    /// <summary>Reverses <see cref="EscapeFormula"/>. Allocates only if the text changes.</summary>
    /// <param name="utf8">A cell as UTF-8, written by <see cref="EscapeFormula"/>.</param>
    public static ReadOnlySpan<byte> UnescapeFormula(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.Contains((byte)Apostrophe)) return utf8;
        var (unescaped, length, isStart) = (new byte[utf8.Length], 0, true);
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var rune, out var units);
            if (isStart && rune.Value == Apostrophe && StartsFormula(utf8[units..]))
            {
                utf8 = utf8[units..];
                continue;
            }

            isStart = MayStartAfter(rune, isStart);
            utf8[..units].CopyTo(unescaped.AsSpan(length));
            utf8 = utf8[units..];
            length += units;
        }

        return unescaped.AsSpan(0, length);
    }

    private static bool StartsFormula(ReadOnlySpan<byte> utf8)
    {
        Rune.DecodeFromUtf8(utf8, out var rune, out _);
        return IsFormulaStart(rune);
    }

    // Whether a cell may start after the character.
    private static bool MayStartAfter(Rune rune, bool isStart) => rune.Value is ',' or ';' or '|' or '"' || (isStart && IsInvisible(rune)) || Rune.IsControl(rune);

    // Includes the full-width forms.
    private static bool IsFormulaStart(Rune rune) => rune.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
