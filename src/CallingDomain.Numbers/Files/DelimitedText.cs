using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace CallingDomain.Numbers;

/// <summary>What can be said of a CSV or TXT file, and of a row of it, before anybody knows what its columns mean.</summary>
/// <remarks>Stateless. Takes time in the bytes given.</remarks>
public static class DelimitedText
{
    private const byte Quote = (byte)'"';
    private const byte EndOfFile = 0x1A; // Ctrl-Z, as DOS and CP/M write it

    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create(",;|\""u8);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Utf16LittleEndian => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigEndian => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> Utf32LittleEndian => [0xFF, 0xFE, 0, 0];

    private static ReadOnlySpan<byte> Utf32BigEndian => [0, 0, 0xFE, 0xFF];

    private static ReadOnlySpan<byte> ZipSignature => "PK\u0003\u0004"u8; // as .xlsx has

    private static ReadOnlySpan<byte> CompoundFileSignature => [0xD0, 0xCF, 0x11, 0xE0]; // as .xls has

    /// <summary>Why bytes cannot be read as text.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="allowUtf16">Whether UTF-16 with a byte order mark will do; UTF-8, with or without one, always does.</param>
    /// <returns>
    /// Null when they can; <see cref="FileReason.FileEmpty"/>, <see cref="FileReason.FileNotText"/> or
    /// <see cref="FileReason.FileEncodingUnsupported"/>.
    /// </returns>
    public static FileReason? WhyNotText(ReadOnlySpan<byte> file, bool allowUtf16 = false)
    {
        if (file.IsEmpty) return FileReason.FileEmpty;
        if (file.StartsWith(Utf32LittleEndian) || file.StartsWith(Utf32BigEndian)) return FileReason.FileEncodingUnsupported;
        if (file.StartsWith(Utf16LittleEndian) || file.StartsWith(Utf16BigEndian)) return allowUtf16 ? null : FileReason.FileEncodingUnsupported;
        if (file.StartsWith(ZipSignature) || file.StartsWith(CompoundFileSignature) || file.Contains((byte)0)) return FileReason.FileNotText;
        return Utf8.IsValid(file) ? null : FileReason.FileEncodingUnsupported;
    }

    /// <summary>How a file's text is kept, as its byte order mark says.</summary>
    public static TextEncoding EncodingOf(ReadOnlySpan<byte> file) =>
        file.StartsWith(Utf16LittleEndian) ? TextEncoding.Utf16LittleEndian
        : file.StartsWith(Utf16BigEndian) ? TextEncoding.Utf16BigEndian
        : TextEncoding.Utf8;

    /// <summary>UTF-8 without its byte order mark, if it has one.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Utf8Mark) ? utf8[Utf8Mark.Length..] : utf8;

    /// <summary>UTF-8 without the end-of-file signs that are its last bytes; elsewhere such a sign is data.</summary>
    internal static ReadOnlySpan<byte> WithoutEndOfFile(ReadOnlySpan<byte> utf8) => utf8.TrimEnd(EndOfFile);

    /// <summary>The end of a UTF-16 file without the single byte that DOS puts behind it, whatever the encoding.</summary>
    internal static ReadOnlySpan<byte> WithoutOddEndOfFile(ReadOnlySpan<byte> utf16) => utf16.Length % 2 != 0 && utf16[^1] == EndOfFile ? utf16[..^1] : utf16;

    /// <summary>A UTF-16 file as UTF-8, both without a mark; null where it has half a character.</summary>
    internal static byte[]? Utf8Of(ReadOnlySpan<byte> file, TextEncoding encoding)
    {
        var utf16 = WithoutOddEndOfFile(file[Utf16LittleEndian.Length..]);
        if (utf16.Length % 2 != 0) return null;
        var text = new char[utf16.Length / 2];
        for (var at = 0; at < text.Length; at++)
        {
            var pair = utf16[(2 * at)..];
            text[at] = (char)(encoding == TextEncoding.Utf16LittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(pair) : BinaryPrimitives.ReadUInt16BigEndian(pair));
        }

        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Utf8.FromUtf16(text, utf8, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done ? utf8[..length] : null;
    }

    /// <summary>A text without the white space at both ends.</summary>
    /// <param name="utf8">The text as UTF-8.</param>
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

    /// <summary>Whether a row holds nothing but delimiters, quotes and white space.</summary>
    /// <param name="row">The row as UTF-8, without its line break.</param>
    public static bool IsBlank(ReadOnlySpan<byte> row)
    {
        if (!row.IsEmpty && char.IsAsciiLetterOrDigit((char)row[0])) return false; // as most rows begin
        foreach (var rune in new Utf8Runes(row))
        {
            if (!(rune.IsAscii && Structure.Contains((byte)rune.Value)) && !Rune.IsWhiteSpace(rune)) return false;
        }

        return true;
    }

    /// <summary>Whether a field is quoted as a whole, each quote inside doubled, or has no quote at all (RFC 4180): only then is its value certain.</summary>
    /// <param name="field">The field as it stands in the file, with its quotes.</param>
    public static bool IsWellQuoted(ReadOnlySpan<byte> field)
    {
        if (!field.Contains(Quote)) return true;
        if (field.Length < 2 || field[0] != Quote || field[^1] != Quote) return false;
        var inside = field[1..^1];
        while (inside.IndexOf(Quote) is var at and >= 0)
        {
            if (at + 1 == inside.Length || inside[at + 1] != Quote) return false;
            inside = inside[(at + 2)..];
        }

        return true;
    }

    /// <summary>How many physical lines a row spans: one, and one more for each line break inside its quotes.</summary>
    /// <param name="row">The row as UTF-8, without its own line break.</param>
    public static int CountLines(ReadOnlySpan<byte> row)
    {
        var lines = 1;
        while (row.IndexOfAny(LineBreaks) is var at and >= 0)
        {
            lines++;
            var pair = row[at] == '\r' && at + 1 < row.Length && row[at + 1] == '\n';
            row = row[(at + (pair ? 2 : 1))..];
        }

        return lines;
    }
}
