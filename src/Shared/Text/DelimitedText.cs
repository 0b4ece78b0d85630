using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>Checks and scans delimited text (CSV, TXT) without knowledge of its columns.</summary>
/// <remarks>Stateless. All methods are linear in the given bytes.</remarks>
internal static class DelimitedText
{
    private const byte Quote = (byte)'"';
    private const byte EndOfFile = 0x1A; // Ctrl-Z, written by DOS and CP/M

    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create("\r\n"u8);
    private static readonly SearchValues<byte> Structure = SearchValues.Create(",;|\""u8);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> Utf16LittleEndian => [0xFF, 0xFE];

    private static ReadOnlySpan<byte> Utf16BigEndian => [0xFE, 0xFF];

    private static ReadOnlySpan<byte> Utf32LittleEndian => [0xFF, 0xFE, 0, 0];

    private static ReadOnlySpan<byte> Utf32BigEndian => [0, 0, 0xFE, 0xFF];

    private static ReadOnlySpan<byte> ZipSignature => "PK\u0003\u0004"u8; // as .xlsx has

    private static ReadOnlySpan<byte> CompoundFileSignature => [0xD0, 0xCF, 0x11, 0xE0]; // as .xls has

    /// <summary>Whether bytes are text in a supported encoding.</summary>
    /// <param name="file">All bytes of the file.</param>
    /// <param name="allowUtf16">Whether UTF-16 with a byte order mark is accepted; UTF-8, with or without a mark, always is.</param>
    /// <param name="reason">
    /// If false: <see cref="FileReason.Empty"/>, <see cref="FileReason.NotText"/> or <see cref="FileReason.EncodingUnsupported"/>.
    /// </param>
    public static bool IsText(ReadOnlySpan<byte> file, bool allowUtf16, out FileReason reason)
    {
        if (file.IsEmpty) reason = FileReason.Empty;
        else if (file.StartsWith(Utf32LittleEndian) || file.StartsWith(Utf32BigEndian)) reason = FileReason.EncodingUnsupported;
        else if (file.StartsWith(Utf16LittleEndian) || file.StartsWith(Utf16BigEndian)) reason = allowUtf16 ? FileReason.Unspecified : FileReason.EncodingUnsupported;
        else if (file.StartsWith(ZipSignature) || file.StartsWith(CompoundFileSignature) || file.Contains((byte)0)) reason = FileReason.NotText;
        else reason = Utf8.IsValid(file) ? FileReason.Unspecified : FileReason.EncodingUnsupported;
        return reason == FileReason.Unspecified;
    }

    /// <summary>The encoding that the byte order mark names; UTF-8 without a mark.</summary>
    public static TextEncoding EncodingOf(ReadOnlySpan<byte> file) =>
        file.StartsWith(Utf16LittleEndian) ? TextEncoding.Utf16LittleEndian
        : file.StartsWith(Utf16BigEndian) ? TextEncoding.Utf16BigEndian
        : TextEncoding.Utf8;

    /// <summary>UTF-8 without its byte order mark, if it has one.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Utf8Mark) ? utf8[Utf8Mark.Length..] : utf8;

    /// <summary>UTF-8 without trailing end-of-file characters (0x1A); elsewhere the character is data.</summary>
    public static ReadOnlySpan<byte> WithoutEndOfFile(ReadOnlySpan<byte> utf8) => utf8.TrimEnd(EndOfFile);

    /// <summary>UTF-16 without the single trailing end-of-file byte that DOS appends in any encoding.</summary>
    public static ReadOnlySpan<byte> WithoutOddEndOfFile(ReadOnlySpan<byte> utf16) => utf16.Length % 2 != 0 && utf16[^1] == EndOfFile ? utf16[..^1] : utf16;

    /// <summary>Converts a UTF-16 file to UTF-8 without a mark; null if the file has an incomplete character.</summary>
    public static byte[]? Utf8Of(ReadOnlySpan<byte> file, TextEncoding encoding)
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

    /// <summary>UTF-8 text without leading and trailing white space.</summary>
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

    /// <summary>Whether a row consists of delimiters, quotes and white space only.</summary>
    /// <param name="row">The row as UTF-8, without its line break.</param>
    public static bool IsBlank(ReadOnlySpan<byte> row)
    {
        if (!row.IsEmpty && char.IsAsciiLetterOrDigit((char)row[0])) return false; // the common case
        foreach (var rune in new Utf8Runes(row))
        {
            if (!(rune.IsAscii && Structure.Contains((byte)rune.Value)) && !Rune.IsWhiteSpace(rune)) return false;
        }

        return true;
    }

    /// <summary>Whether a field is either fully quoted with doubled inner quotes or has no quotes (RFC 4180); otherwise its value is ambiguous.</summary>
    /// <param name="field">The raw field, with its quotes.</param>
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

    /// <summary>Writes the text between quotes with each doubled quote as one.</summary>
    /// <param name="inside">The text between the quotes of a well-quoted field.</param>
    /// <param name="destination">At least as long.</param>
    /// <returns>The written length.</returns>
    public static int Unquote(ReadOnlySpan<byte> inside, Span<byte> destination)
    {
        var written = 0;
        while (inside.IndexOf(Quote) is var quote and >= 0)
        {
            inside[..(quote + 1)].CopyTo(destination[written..]);
            written += quote + 1;
            inside = inside[(quote + 2)..];
        }

        inside.CopyTo(destination[written..]);
        return written + inside.Length;
    }

    /// <summary>The number of physical lines of a row: one plus the number of line breaks inside its quotes.</summary>
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
