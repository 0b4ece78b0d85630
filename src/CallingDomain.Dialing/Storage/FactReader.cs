using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads the facts that <see cref="FactWriter"/> wrote, batch by batch.</summary>
/// <remarks>Never throws for bad data. Memory is that of the longest batch; a damaged length does not enlarge it. Not safe for several threads at once.</remarks>
public sealed class FactReader
{
    private readonly IDateTimeZoneProvider _zones;
    private readonly RecordReader _records;
    private readonly bool _cutsTornEnd;
    private bool _hasBegun;
    private bool _isOver;

    /// <summary>Reads from a stream.</summary>
    /// <param name="input">The facts; it stays open.</param>
    /// <param name="zones">The time zones that contacts, callbacks and settings name.</param>
    /// <param name="cutTornEnd">Whether a last batch that was not written to its end is left out: it was never applied. <see cref="Length"/> says where it begins. Default: no, it is refused.</param>
    public FactReader(Stream input, IDateTimeZoneProvider zones, bool cutTornEnd = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(zones);
        (_zones, _records, _cutsTornEnd) = (zones, new RecordReader(input), cutTornEnd);
    }

    /// <summary>Why reading ended before the end of the data; null when it did not.</summary>
    public CampaignDataRefusal? Refusal { get; private set; }

    /// <summary>How many bytes the batches read so far take, the beginning included.</summary>
    public long Length { get; private set; }

    /// <summary>Reads the next batch.</summary>
    /// <param name="batch">Its facts; empty when there is none.</param>
    /// <returns>False at the end of the data, or when <see cref="Refusal"/> says why not.</returns>
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
        var facts = new List<CampaignFact>();
        for (var count = reader.Count(int.MaxValue); count > 0; count--) facts.Add(PackedFact.Read(ref reader, number++, _zones));
        return facts.Count > 0 && reader.IsAtEnd ? [.. facts] : throw PackedContact.Invalid("batch");
    }
}
