using CallingDomain.Numbers;

namespace CallingDomain.Shared;

/// <summary>A text file as UTF-8 without a mark: UTF-8 is checked, UTF-16 with a mark is transcoded.</summary>
/// <remarks>The stream ends at the first byte that is not text; <see cref="Refusal"/> then tells why. Buffers one block. Not thread-safe. Exceptions of the inner stream pass through.</remarks>
internal sealed class Utf8Stream : ReadOnlyStream
{
    private readonly Stream _input;
    private readonly bool _leaveOpen;
    private readonly Utf8Blocks _blocks;
    private int _used;

    /// <summary>Starts at the current position of a stream.</summary>
    /// <param name="input">The file's bytes.</param>
    /// <param name="allowUtf16">Whether UTF-16 with a byte order mark is accepted.</param>
    /// <param name="leaveOpen">Whether <paramref name="input"/> stays open.</param>
    public Utf8Stream(Stream input, bool allowUtf16 = true, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        (_input, _leaveOpen) = (input, leaveOpen);
        _blocks = new Utf8Blocks(input, allowUtf16);
    }

    /// <summary>Why the file cannot be read: empty, binary, another encoding; null if no error was found.</summary>
    public FileRefusal? Refusal => _blocks.Refusal;

    /// <summary>The encoding of the file; known after the first read.</summary>
    public TextEncoding Encoding => _blocks.Encoding;

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
