using System.Globalization;
using Spectre.Console.Rendering;

namespace CallingDomain.Cli;

/// <summary>Text measured in the cells of a terminal.</summary>
internal static class CellText
{
    public static int WidthOf(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') ? new Segment(text).CellCount() : text.Length;

    /// <summary>The width of the longest word.</summary>
    public static int LongestWordOf(string text) => text.Split(' ').Max(WidthOf);

    /// <summary>The text in lines of a width, broken at spaces. A word is broken only if it is wider than a line.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        if (WidthOf(text) <= width) return [text];
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && WidthOf(line) + 1 + WidthOf(word) <= width)
            {
                line = $"{line} {word}";
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            var pieces = Pieces(word, width);
            lines.AddRange(pieces.SkipLast(1));
            line = pieces[^1];
        }

        lines.Add(line);
        return lines;
    }

    private static List<string> Pieces(string word, int width)
    {
        if (WidthOf(word) <= width) return [word];
        var pieces = new List<string>();
        var (begin, used) = (0, 0);
        for (var at = 0; at < word.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(word, at);
            var cells = WidthOf(word.Substring(at, length));
            if (used > 0 && used + cells > width)
            {
                pieces.Add(word[begin..at]);
                (begin, used) = (at, 0);
            }

            (at, used) = (at + length, used + cells);
        }

        pieces.Add(word[begin..]);
        return pieces;
    }
}
