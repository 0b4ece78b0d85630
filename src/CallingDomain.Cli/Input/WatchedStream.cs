namespace CallingDomain.Cli;

/// <summary>A stream whose reading advances a progress bar.</summary>
/// <param name="inner">The stream; it stays open.</param>
/// <param name="progress">Receives the KiB read in all passes.</param>
internal sealed class WatchedStream(Stream inner, IProgress<int> progress) : ReadOnlyStream
{
    /// <summary>The number of bytes read so far.</summary>
    public long BytesRead { get; private set; }

    public override bool CanSeek => inner.CanSeek;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        BytesRead += read;
        progress.Report((int)Math.Min(BytesRead >> 10, int.MaxValue));
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);
}
