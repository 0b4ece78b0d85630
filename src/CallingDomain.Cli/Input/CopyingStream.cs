namespace CallingDomain.Cli;

/// <summary>A stream that can be read only once, and a copy of what was read of it.</summary>
/// <param name="inner">The stream; it stays open.</param>
/// <param name="copy">Takes what is read; it stays open.</param>
internal sealed class CopyingStream(Stream inner, Stream copy) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
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
