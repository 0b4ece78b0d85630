namespace CallingDomain.Contacts;

/// <summary>A stream that cannot seek and is read twice from its beginning: first a part of it, then all.</summary>
internal sealed class ReplayedStream(Stream source) : Stream
{
    private readonly MemoryStream _read = new();
    private bool _replays;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins again.</summary>
    public void Replay()
    {
        _read.Position = 0;
        _replays = true;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_replays && _read.Read(buffer) is > 0 and var again) return again;
        var count = source.Read(buffer);
        if (!_replays) _read.Write(buffer[..count]);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
