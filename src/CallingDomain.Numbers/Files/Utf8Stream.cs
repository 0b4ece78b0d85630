namespace CallingDomain.Numbers;

/// <summary>A file of text as UTF-8 without a mark, whatever it is kept in; what is no text ends the stream, and <see cref="Refusal"/> says why.</summary>
/// <remarks>
/// For readers that take text for granted. Holds one block, whatever the file's length. UTF-8 is checked, UTF-16 with its mark is turned into UTF-8. Not safe for several threads at once. What the inner stream throws passes through.
/// </remarks>
public sealed class Utf8Stream : Stream
{
    private readonly Stream _input;
    private readonly bool _leaveOpen;
    private readonly Utf8Blocks _blocks;
    private int _used;

    /// <summary>Begins at the position of a stream.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <param name="allowUtf16">Whether UTF-16 with a byte order mark will do.</param>
    /// <param name="leaveOpen">Whether <paramref name="input"/> stays open.</param>
    public Utf8Stream(Stream input, bool allowUtf16 = true, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        (_input, _leaveOpen) = (input, leaveOpen);
        _blocks = new Utf8Blocks(input, allowUtf16);
    }

    /// <summary>Why the file is no text that can be used: empty, binary, of another encoding; null as long as nothing of the kind has come.</summary>
    public FileRefusal? Refusal => _blocks.Refusal;

    /// <summary>How the text is kept; known after the first read.</summary>
    public TextEncoding Encoding => _blocks.Encoding;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <summary>Not known.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Length => throw new NotSupportedException();

    /// <summary>Not known.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Refusal is not null) return 0;
        while (_used == _blocks.CheckedText.Length)
        {
            if (!_blocks.ReadOn(_used)) return 0;
            _used = 0;
        }

        var rest = _blocks.CheckedText[_used..];
        var taken = rest[..Math.Min(rest.Length, buffer.Length)];
        taken.CopyTo(buffer);
        _used += taken.Length;
        return taken.Length;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blocks.Dispose();
            if (!_leaveOpen) _input.Dispose();
        }

        base.Dispose(disposing);
    }
}
