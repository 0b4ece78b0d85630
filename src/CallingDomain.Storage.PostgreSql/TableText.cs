using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Text as PostgreSQL can keep it.</summary>
internal static class TableText
{
    private const int LongestName = 200;
    private const int LongestKey = 500; // an entry of an index has at most 2,704 bytes
    private const char HashMark = '\uFFFD';

    /// <summary>The text; with U+FFFD for U+0000 and for halves of surrogate pairs, which a text of PostgreSQL cannot have. Null for none.</summary>
    public static string? Of(string? text)
    {
        if (text is null || IsWhole(text)) return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return whole.ToString();
    }

    /// <summary>A text of any length that is a key of a row: the text, or its hash after U+FFFD if PostgreSQL cannot keep the text or is not sure to index it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Key(string? text) =>
        text is null || (text.Length <= LongestKey && !text.StartsWith(HashMark) && IsWhole(text)) ? text : HashMark + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));

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
