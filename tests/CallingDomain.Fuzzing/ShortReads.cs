namespace CallingDomain.Fuzzing;

/// <summary>A stream that gives a few bytes at each read, so that a reader meets every kind of boundary between two blocks.</summary>
internal sealed class ShortReads(ReadOnlyMemory<byte> bytes) : Stream
{
    private static readonly int[] Lengths = [1, 2, 3, 7, 1, 16, 64, 5];

    private int _position, _reads;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        // From the second kilobyte on in larger pieces.
        var length = Math.Min(Math.Min(buffer.Length, bytes.Length - _position), _position > 1024 ? 997 : Lengths[_reads++ % Lengths.Length]);
        bytes.Span.Slice(_position, length).CopyTo(buffer);
        _position += length;
        return length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
