using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>The text of a contacts file as UTF-8, from the heading on, or from the first row of a file without a heading.</summary>
/// <remarks>A file that <see cref="RejectedContactWriter"/> wrote is read as it was written, even if the options give another format. Not thread-safe. Exceptions of the file pass through.</remarks>
internal sealed class ContactFileText : ReadOnlyStream
{
    private const byte CarriageReturn = (byte)'\r', LineFeed = (byte)'\n', Quote = (byte)'"';

    private readonly Utf8Stream _text;
    private readonly ContactFileFormat _format;
    private byte[] _start = []; // read, and not given yet
    private int _length, _given;
    private bool _begun;

    /// <param name="file">The file, from the position of the stream; it stays open.</param>
    /// <param name="format">How the file is written.</param>
    public ContactFileText(Stream file, ContactFileFormat format)
    {
        _format = format;
        _text = new Utf8Stream(EncodedText.Of(file, format.Encoding), leaveOpen: true);
    }

    /// <summary>Why the file cannot be read; null if no error was found.</summary>
    public FileRefusal? Refusal => _text.Refusal;

    /// <summary>The encoding of the file; known after the first read.</summary>
    public TextEncoding Encoding => _text.Encoding;

    /// <summary>Whether <see cref="RejectedContactWriter"/> wrote the file.</summary>
    public bool IsRejectedContacts
    {
        get
        {
            Begin();
            return field;
        }

        private set;
    }

    /// <summary>The number of lines before the text; known before the first row.</summary>
    public int LinesBefore
    {
        get
        {
            Begin();
            return field;
        }

        private set;
    }

    /// <summary>The delimiter of columns; null to detect it.</summary>
    public char? Delimiter => IsRejectedContacts ? null : _format.Delimiter;

    /// <summary>Whether quotes enclose cells.</summary>
    public bool HasQuotes => IsRejectedContacts || _format.Quoting == FileQuoting.Standard;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        Begin();
        if (_given == _length) return ReadText(buffer);
        var rest = _start.AsSpan(_given.._length);
        var taken = rest[..Math.Min(rest.Length, buffer.Length)];
        taken.CopyTo(buffer);
        _given += taken.Length;
        return taken.Length;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _text.Dispose();
        base.Dispose(disposing);
    }

    private void Begin()
    {
        if (_begun) return;
        _begun = true;
        if (_format.Equals(new ContactFileFormat())) return; // nothing to find out
        _start = new byte[1 << 12];
        while (_length < _start.Length && _text.Read(_start.AsSpan(_length)) is var read and > 0) _length += read;
        IsRejectedContacts = RejectedContactWriter.IsStart(_start.AsSpan(0, _length));
        if (IsRejectedContacts) return;
        while (LinesBefore < _format.LinesBeforeHeading && TrySkipLine()) LinesBefore++;
        if (!HasQuotes) _length = _given + DeleteQuotes(_start.AsSpan(_given.._length));
    }

    private int ReadText(Span<byte> buffer)
    {
        while (_text.Read(buffer) is var read and > 0)
        {
            if (HasQuotes) return read;
            if (DeleteQuotes(buffer[..read]) is var kept and > 0) return kept;
        }

        return 0;
    }

    /// <summary>Skips a first line such as <c>sep=;</c>, with which a spreadsheet names the delimiter.</summary>
    /// <returns>Whether there is such a line.</returns>
    public bool SkipDelimiterLine()
    {
        Begin();
        if (IsRejectedContacts || LinesBefore > 0) return false;
        var rest = _start.AsSpan(_given.._length);
        if (!rest.StartsWith("sep="u8) || rest.Length <= 5 || rest[5] is not (CarriageReturn or LineFeed)) return false;
        _given += rest.Length > 6 && rest[5] == CarriageReturn && rest[6] == LineFeed ? 7 : 6;
        return true;
    }

    private bool TrySkipLine()
    {
        var mayEnd = false; // after a carriage return
        while (TryPeek(out var unit))
        {
            if (mayEnd && unit != LineFeed) return true;
            _given++;
            if (unit == LineFeed) return true;
            mayEnd = unit == CarriageReturn;
        }

        return mayEnd;
    }

    private bool TryPeek(out byte unit)
    {
        if (_given == _length) (_given, _length) = (0, _text.Read(_start));
        unit = _length > 0 ? _start[_given] : default;
        return _length > 0;
    }

    // In place; the number of bytes that are left.
    private static int DeleteQuotes(Span<byte> text)
    {
        var first = text.IndexOf(Quote);
        if (first < 0) return text.Length;
        var kept = first;
        foreach (var unit in text[first..])
        {
            if (unit != Quote) text[kept++] = unit;
        }

        return kept;
    }
}
