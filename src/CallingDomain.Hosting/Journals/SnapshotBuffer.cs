namespace CallingDomain.Hosting;

/// <summary>A snapshot in memory, in blocks: it grows without copying, since the campaign takes no command meanwhile.</summary>
internal sealed class SnapshotBuffer : Stream
{
    private const int BlockLength = 1 << 20;

    private readonly List<byte[]> _blocks = [];
    private long _length;
    private long _position;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => true;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= _length ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected a position in the stream.");
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_position == (long)_blocks.Count * BlockLength) _blocks.Add(GC.AllocateUninitializedArray<byte>(BlockLength));
            var room = _blocks[(int)(_position / BlockLength)].AsSpan((int)(_position % BlockLength));
            var part = buffer[..Math.Min(room.Length, buffer.Length)];
            part.CopyTo(room);
            buffer = buffer[part.Length..];
            _position += part.Length;
            _length = Math.Max(_length, _position);
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position == _length) return 0;
        var at = (int)(_position % BlockLength);
        var part = _blocks[(int)(_position / BlockLength)].AsSpan(at, (int)Math.Min(BlockLength - at, _length - _position));
        part = part[..Math.Min(part.Length, buffer.Length)];
        part.CopyTo(buffer);
        _position += part.Length;
        return part.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => _position,
        _ => _length,
    };

    public override void SetLength(long value) => throw new NotSupportedException("The buffer grows with what is written.");

    public override void Flush()
    {
    }
}
