
namespace CallingDomain.Cli;

/// <summary>Finds the known word that a misspelled word stands for.</summary>
internal static class Spelling
{
    private const int MaxEdits = 3;
    private const int MaxLength = 64;
    private const int MinPrefixLength = 3;

    /// <returns>The nearest word within three edits and half of its length, or a word that begins with the text; null for none.</returns>
    public static string? Nearest(string text, IEnumerable<string> known) => text.Length > MaxLength
        ? null
        : known.Select(word => (Word: word, Edits: Edits(text, word))).Where(each => each.Edits is not null).OrderBy(each => each.Edits).FirstOrDefault().Word;

    private static int? Edits(string text, string word)
    {
        if (word.Length > MaxLength) return null;
        var edits = EditDistance.Between(text, word);
        if (edits <= Math.Clamp(word.Length / 2, 1, MaxEdits)) return edits;
        return text.Length >= MinPrefixLength && word.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? MaxEdits : null;
    }
}
