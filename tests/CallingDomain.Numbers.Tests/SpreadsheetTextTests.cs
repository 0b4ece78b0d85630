using System.Text;
using CallingDomain.Tests;
using FsCheck.Fluent;

namespace CallingDomain.Numbers.Tests;

public sealed class SpreadsheetTextTests
{
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
    public void WithoutGuard_OneApostropheBeforeAFormulaSign_IsTakenOff(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(SpreadsheetText.WithoutGuard(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("Smith, '-J", "Smith, -J")]
    [InlineData("'=1,'+2", "=1,+2")]
    [InlineData("O'Neil, it's", "O'Neil, it's")]
    public void Restored_EveryApostropheThatNeutralPuts_IsTakenOff(string text, string expected) => Assert.Equal(expected, Restored(text));

    [Fact]
    public void Restored_WhatNeutralWrote_IsWhatItWas() => Properties.ForAll(
        Properties.NearlyText("=+-@,;|\" \tab\u200B\uFF1D\uFF0B").Where(text => !text.Contains('\'', StringComparison.Ordinal) && !text.EnumerateRunes().Contains(Rune.ReplacementChar)),
        text => Restored(SpreadsheetText.Neutral(text)) == text);

    [Fact]
    public void Restored_WithApostrophes_IsTheSameOnceNeutral() => Properties.ForAll(
        Properties.NearlyText("'''=+-@,; a").Where(text => !text.EnumerateRunes().Contains(Rune.ReplacementChar)),
        text => Restored(SpreadsheetText.Neutral(text)) == Restored(text));

    private static string Restored(string text) => Encoding.UTF8.GetString(SpreadsheetText.Restored(Encoding.UTF8.GetBytes(text)));
}
