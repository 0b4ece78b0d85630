using System.Text;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Text as PostgreSQL can keep it.</summary>
internal static class TableText
{
    private const int LongestName = 200;

    /// <summary>The text; with U+FFFD for U+0000 and for halves of surrogate pairs, which a text of PostgreSQL cannot have. Null for none.</summary>
    public static string? Of(string? text)
    {
        if (text is null || IsWhole(text)) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return whole.ToString();
    }

    /// <summary>A name that is a key of a row.</summary>
    public static string Name(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Length > LongestName || !IsWhole(name)) throw new ArgumentException($"Expected a Unicode text of at most {LongestName} characters, without U+0000.", parameter);
        return name;
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0') return false;
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
