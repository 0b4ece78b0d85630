namespace CallingDomain.Cli;

/// <summary>A pipe that can be read twice: the first pass copies it, later passes read the copy.</summary>
/// <param name="inner">The pipe; it is left open.</param>
/// <param name="copy">An empty file; it is left open.</param>
internal sealed class ReplayStream(Stream inner, Stream copy) : Stream
{
    private bool _isReplay;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => copy.Position;
        set => (copy.Position, _isReplay) = (value, true);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_isReplay) return copy.Read(buffer);
        var read = inner.Read(buffer);
        try
        {
            copy.Write(buffer[..read]);
        }
        catch (IOException e)
        {
            throw TemporaryFile.Unwritable(e);
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => copy.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
