using System.Text;

namespace CallingDomain.Numbers;

/// <summary>UTF-8 text that nobody has turned into characters.</summary>
internal static class Utf8Text
{
    /// <summary>Without the white space at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out var first, out var length);
            if (!Rune.IsWhiteSpace(first)) break;
            utf8 = utf8[length..];
        }

        while (!utf8.IsEmpty)
        {
            Rune.DecodeLastFromUtf8(utf8, out var last, out var length);
            if (!Rune.IsWhiteSpace(last)) break;
            utf8 = utf8[..^length];
        }

        return utf8;
    }
}
