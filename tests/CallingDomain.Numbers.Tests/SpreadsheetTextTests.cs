using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

public sealed class SpreadsheetTextTests
{
    public sealed class FormulaSigns : IAlphabet
    {
        public static string Characters => "=+-@,;|\" \tab\u200B\uFF1D\uFF0B";
    }

    public sealed class Apostrophes : IAlphabet
    {
        public static string Characters => "'''=+-@,; a";
    }

    [Theory]
    [InlineData("'+15013334444", "+15013334444")]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'-5", "-5")]
    [InlineData("'@desk", "@desk")]
    [InlineData("'\uFF1D1", "\uFF1D1")]
    [InlineData("''=1", "''=1")]
    [InlineData("'Eve'", "'Eve'")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void WithoutApostrophe_LeadingApostropheBeforeAFormula_IsRemoved(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(SpreadsheetText.WithoutApostrophe(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("Smith, '-J", "Smith, -J")]
    [InlineData("'=1,'+2", "=1,+2")]
    [InlineData("O'Neil, it's", "O'Neil, it's")]
    public void UnescapeFormula_EscapedText_IsTheText(string text, string expected) => Assert.Equal(expected, Restored(text));

    [Property]
    public bool UnescapeFormula_EscapedFormula_IsTheText(TextOf<FormulaSigns> text) =>
        !IsText(text.Value) || text.Value.Contains('\'', StringComparison.Ordinal) || Restored(SpreadsheetText.EscapeFormula(text.Value)) == text.Value;

    [Property]
    public bool UnescapeFormula_EscapedTextWithApostrophes_IsTheUnescapedText(TextOf<Apostrophes> text) =>
        !IsText(text.Value) || Restored(SpreadsheetText.EscapeFormula(text.Value)) == Restored(text.Value);

    private static bool IsText(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static string Restored(string text) => Encoding.UTF8.GetString(SpreadsheetText.UnescapeFormula(Encoding.UTF8.GetBytes(text)));
}
