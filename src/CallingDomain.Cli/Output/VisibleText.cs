using System.Buffers;
using System.Globalization;
using System.Text;

namespace CallingDomain.Cli;

/// <summary>Text of files and arguments for people. Characters that a terminal would interpret or hide are escaped.</summary>
internal static class VisibleText
{
    private const int MostCharacters = 2000; // so that a file of one line does not fill a screen thousands of times

    // Invisible letters and marks.
    private static readonly SearchValues<char> Blank = SearchValues.Create("\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0");

    /// <summary>The first 2,000 characters of the text on one line. Control and format characters, line breaks and halves of surrogate pairs are escaped as <c>\u202E</c>, characters beyond U+FFFF as <c>\U000E0041</c>.</summary>
    public static string Of(string text)
    {
        if (text.Length > MostCharacters) text = text[..(MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 1]) ? 1 : 0))] + "…";
        var plain = 0;
        while (plain < text.Length && text[plain] is >= ' ' and <= '~') plain++;
        if (plain == text.Length) return text;
        var visible = new StringBuilder(text.Length + 16).Append(text, 0, plain);
        for (var i = plain; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                Escape(visible, text[i]); // half of a surrogate pair
                continue;
            }

            if (IsHidden(rune)) Escape(visible, rune.Value);
            else visible.Append(rune.ToString());
            i += rune.Utf16SequenceLength - 1;
        }

        return visible.ToString();
    }

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (rune.IsBmp && Blank.Contains((char)rune.Value));

    private static void Escape(StringBuilder visible, int value) => visible.Append(value <= char.MaxValue ? "\\u" : "\\U").Append(value.ToString(value <= char.MaxValue ? "X4" : "X8", CultureInfo.InvariantCulture));
}
