using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Writes facts to a stream in a compact format. Each batch is a record with its length and checksum, which distinguish a torn batch from a damaged one.</summary>
/// <remarks>
/// Later versions read the format. Each batch is passed to the stream in one call; the host flushes the stream. The bytes contain phone numbers and names. Not thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class FactWriter : ICampaignFacts
{
    /// <summary>The first bytes of the data: the name of the format and its version.</summary>
    internal static ReadOnlySpan<byte> Beginning => "CDFACTS\u0001"u8;

    private readonly Stream _output;
    private readonly PackedWriter _writer = new();
    private readonly PackedWriter _record = new();
    private bool _hasBegun;

    /// <summary>Creates a writer to a stream.</summary>
    /// <param name="output">The stream, which stays open.</param>
    /// <param name="continues">Whether the stream already has facts, which these follow. Default: false.</param>
    public FactWriter(Stream output, bool continues = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        (_output, _hasBegun) = (output, continues);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is empty or longer than 64 MiB.</exception>
    public void Append(ReadOnlySpan<CampaignFact> batch)
    {
        if (batch.IsEmpty) throw new ArgumentException("The batch is empty.", nameof(batch));
        _writer.Clear();
        _writer.Count((ulong)batch[0].Number);
        _writer.Count(batch.Length);
        var before = 0L;
        foreach (ref readonly var fact in batch)
        {
            PackedFact.Write(_writer, fact, before);
            before = fact.AtNanoseconds;
        }

        if (_writer.Length > RecordWriter.MaxLength) throw new ArgumentException("The batch is longer than 64 MiB.", nameof(batch));
        _record.Clear();
        if (!_hasBegun) _record.Bytes(Beginning);
        RecordWriter.Write(_record, _writer.Written);
        _output.Write(_record.Written);
        _hasBegun = true;
    }
}
