namespace CallingDomain.Cli;

/// <summary>A pipe that can be read twice: the first pass copies it, later passes read the copy.</summary>
/// <param name="inner">The pipe; it stays open.</param>
/// <param name="copy">An empty file; it stays open.</param>
internal sealed class ReplayStream(Stream inner, Stream copy) : ReadOnlyStream
{
    private bool _isReplay;

    public override bool CanSeek => true;

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
}
