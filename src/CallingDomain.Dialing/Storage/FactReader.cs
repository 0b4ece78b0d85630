using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads facts that <see cref="FactWriter"/> wrote, batch by batch.</summary>
/// <remarks>Never throws for bad data. Takes the memory of the longest batch; a damaged length does not increase it. Not thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class FactReader
{
    private readonly IDateTimeZoneProvider _zones;
    private readonly RecordReader _records;
    private readonly bool _cutsTornEnd;
    private readonly List<CampaignFact> _facts = [];
    private bool _hasBegun;
    private bool _isOver;

    /// <summary>Creates a reader of a stream.</summary>
    /// <param name="input">The stream, which stays open.</param>
    /// <param name="zones">The time zones named by contacts, callbacks and settings.</param>
    /// <param name="cutTornEnd">Whether to ignore an incomplete last batch, which was never applied; <see cref="Length"/> is then its offset. Default: false, the batch is refused.</param>
    /// <param name="continues">Whether the data continues other facts and has no header of the format, as <see cref="FactWriter"/> writes it on request. Default: false.</param>
    public FactReader(Stream input, IDateTimeZoneProvider zones, bool cutTornEnd = false, bool continues = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(zones);
        (_zones, _records, _cutsTornEnd, _hasBegun) = (zones, new RecordReader(input), cutTornEnd, continues);
    }

    /// <summary>Why reading stopped before the end of the data; null if it did not.</summary>
    public CampaignDataRefusal? Refusal { get; private set; }

    /// <summary>The number of bytes of the batches read so far, including the header.</summary>
    public long Length { get; private set; }

    /// <summary>Reads the next batch.</summary>
    /// <param name="batch">The facts of the batch; empty for none.</param>
    /// <returns>False at the end of the data, or after a <see cref="Refusal"/>.</returns>
    public bool TryRead(out CampaignFact[] batch)
    {
        batch = [];
        if (_isOver) return false;
        try
        {
            if (!_hasBegun) _records.Begin(FactWriter.Beginning);
            _hasBegun = true;
            if (_records.TryRead(out var record)) batch = Facts(record);
            else _isOver = true;
            Length = _records.End;
        }
        catch (DataException e)
        {
            _isOver = true;
            Length = _records.Offset;
            if (e.Reason != CampaignDataReason.Torn || !_cutsTornEnd) Refusal = new CampaignDataRefusal(e.Reason, _records.Count, _records.Offset, e.Detail);
        }

        return !_isOver;
    }

    private CampaignFact[] Facts(ReadOnlySpan<byte> record)
    {
        var reader = new PackedReader(record);
        var number = (long)Math.Min(reader.Count(), long.MaxValue - int.MaxValue);
        var count = reader.Count(int.MaxValue);
        _facts.Clear(); // grows with the facts: a damaged count does not allocate
        var before = 0L;
        for (; count > 0; count--)
        {
            _facts.Add(PackedFact.Read(ref reader, number++, before, _zones));
            before = _facts[^1].AtNanoseconds;
        }

        return _facts.Count > 0 && reader.IsAtEnd ? [.. _facts] : throw PackedContact.Invalid("batch");
    }
}
