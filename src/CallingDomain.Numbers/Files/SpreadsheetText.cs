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
            begins = rune.Value is ',' or ';' or '|' or '"' || (begins && IsInvisible(rune)) || Rune.IsControl(rune);
            neutral.Append(rune);
        }

        return neutral.ToString();
    }

    // Also in their full-width forms.
    private static bool IsFormulaSign(Rune rune) => rune.Value is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;
}
