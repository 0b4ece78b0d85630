namespace CallingDomain.Dialing;

/// <summary>Writes facts to a stream in compact form: a batch is one record with its length and checksum, so that a torn batch is told from a damaged one.</summary>
/// <remarks>
/// The format has a version, and later versions go on reading it. A batch is passed to the stream with a single call; flushing it to a disk is the host's. The bytes contain phone numbers and names. Not safe for several threads at once.
/// </remarks>
public sealed class FactWriter : ICampaignFacts
{
    /// <summary>How the data begins: the name of the format and its version.</summary>
    internal static ReadOnlySpan<byte> Beginning => "CDFACTS\u0001"u8;

    private readonly Stream _output;
    private readonly PackedWriter _writer = new();
    private readonly PackedWriter _record = new();
    private bool _hasBegun;

    /// <summary>Writes to a stream.</summary>
    /// <param name="output">Where to; it stays open.</param>
    /// <param name="continues">Whether the stream has facts already, after which these follow. Default: no.</param>
    public FactWriter(Stream output, bool continues = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_output, _hasBegun) = (output, continues);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is empty, or takes more than 64 MiB.</exception>
    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        if (batch.IsEmpty) throw new ArgumentException("A batch has a fact or more.", nameof(batch));
        _writer.Clear();
        _writer.Count((ulong)batch[0].Number);
        _writer.Count(batch.Length);
        foreach (ref readonly var fact in batch) PackedFact.Write(_writer, fact);
        if (_writer.Length > RecordWriter.MaxLength) throw new ArgumentException("A batch takes at most 64 MiB.", nameof(batch));
        _record.Clear();
        if (!_hasBegun) _record.Bytes(Beginning);
        RecordWriter.Write(_record, _writer.Written);
        _output.Write(_record.Written);
        _hasBegun = true;
    }
}
