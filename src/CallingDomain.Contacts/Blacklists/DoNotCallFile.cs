using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Reads do-not-call files, such as those of a registry, as blacklists.</summary>
/// <remarks>
/// The file may be of any length: memory is that of the blacklist and a block of the file. A row that cannot be read never stops the reading. A first row without digits is a heading. Text is UTF-8, or UTF-16 with a byte order mark. Stateless,
/// thread-safe.
/// </remarks>
public static class DoNotCallFile
{
    private const int StartBytes = 1 << 10;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, from the position of the stream; it stays open.</param>
    /// <param name="blacklist">Receives the numbers. Several files, such as one for each area code, can build one blacklist.</param>
    /// <param name="options">How the file is read.</param>
    /// <returns>The report; or why the file cannot be used: then discard the builder, which may have numbers of the file.</returns>
    /// <exception cref="OverflowException">The blacklist would have more than <see cref="int.MaxValue"/> numbers.</exception>
    public static Result<DoNotCallReport, FileRefusal> Read(Stream file, BlacklistBuilder blacklist, DoNotCallFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(blacklist);
        var rows = new DoNotCallRows(blacklist, options ?? new DoNotCallFileOptions());
        if (rows.Format != DoNotCallFormat.Detect) return Read(file, rows);
        var start = new byte[StartBytes];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (IsXml(start)) rows.Format = DoNotCallFormat.Xml;
        using var whole = new PrefixedStream(start, file);
        return Read(whole, rows);
    }

    private static Result<DoNotCallReport, FileRefusal> Read(Stream file, DoNotCallRows rows)
    {
        var refusal = rows.Format == DoNotCallFormat.Xml ? DoNotCallXml.Read(file, rows) : DoNotCallText.Read(file, rows);
        return refusal is null ? rows.ToReport() : refusal;
    }

    private static bool IsXml(ReadOnlySpan<byte> start)
    {
        foreach (var unit in start)
        {
            if (unit == '<') return true;
            if (unit is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF)) return false; // white space, also in UTF-16, and byte order marks
        }

        return false;
    }

    /// <summary>The bytes of a stream after bytes that were read from it.</summary>
    private sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ReadOnlyStream
    {
        private ReadOnlyMemory<byte> _prefix = prefix;

        public override int Read(Span<byte> buffer)
        {
            if (_prefix.IsEmpty) return rest.Read(buffer);
            var length = Math.Min(_prefix.Length, buffer.Length);
            _prefix.Span[..length].CopyTo(buffer);
            _prefix = _prefix[length..];
            return length;
        }
    }
}
