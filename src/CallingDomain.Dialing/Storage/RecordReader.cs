using System.Buffers.Binary;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>Reads records that <see cref="RecordWriter"/> wrote, in order.</summary>
internal sealed class RecordReader(Stream input)
{
    private readonly byte[] _word = new byte[sizeof(uint)];
    private byte[] _bytes = [];

    /// <summary>The number of the last record, from 1.</summary>
    public long Count { get; private set; }

    /// <summary>The offset of the last record.</summary>
    public long Offset { get; private set; }

    /// <summary>The end of the last record.</summary>
    public long End { get; private set; }

    /// <exception cref="DataException">The data has another header.</exception>
    public void Begin(ReadOnlySpan<byte> beginning)
    {
        Span<byte> bytes = stackalloc byte[beginning.Length];
        var read = input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (!bytes[..read].SequenceEqual(beginning)) throw new DataException(CampaignDataReason.Unknown, "");
        End = read;
    }

    /// <summary>Reads the next record, which is valid until the next read.</summary>
    /// <returns>False at the end of the data.</returns>
    /// <exception cref="DataException">The record is torn, damaged or too long.</exception>
    public bool TryRead(out ReadOnlySpan<byte> record)
    {
        record = default;
        Offset = End;
        var first = input.ReadAtLeast(_word, _word.Length, throwOnEndOfStream: false);
        if (first == 0) return false;
        Count++;
        if (first < _word.Length) throw Torn();
        var length = BinaryPrimitives.ReadUInt32LittleEndian(_word);
        if (length > RecordWriter.MaxLength) throw new DataException(CampaignDataReason.Damaged, "length");
        ReadBytes((int)length);
        if (input.ReadAtLeast(_word, _word.Length, throwOnEndOfStream: false) < _word.Length) throw Torn();
        record = _bytes.AsSpan(0, (int)length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(_word) != Checksum.Of(record)) throw new DataException(CampaignDataReason.Damaged, "checksum");
        End = Offset + length + (2 * sizeof(uint));
        return true;
    }

    /// <summary>Reads the next record, which must exist and have this length, into memory of the caller.</summary>
    public void Read(Span<byte> into)
    {
        Offset = End;
        Count++;
        if (input.ReadAtLeast(_word, _word.Length, throwOnEndOfStream: false) < _word.Length) throw Torn();
        if (BinaryPrimitives.ReadUInt32LittleEndian(_word) != (uint)into.Length) throw new DataException(CampaignDataReason.Damaged, "length");
        if (input.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) < into.Length || input.ReadAtLeast(_word, _word.Length, throwOnEndOfStream: false) < _word.Length) throw Torn();
        if (BinaryPrimitives.ReadUInt32LittleEndian(_word) != Checksum.Of(into)) throw new DataException(CampaignDataReason.Damaged, "checksum");
        End = Offset + into.Length + (2 * sizeof(uint));
    }

    /// <summary>Reads the next record, which must exist.</summary>
    public ReadOnlySpan<byte> Read() => TryRead(out var record) ? record : throw Torn();

    // Allocates as data arrives: a damaged length does not allocate.
    private void ReadBytes(int length)
    {
        const int Step = 1 << 20;
        for (var read = 0; read < length;)
        {
            var next = Math.Min(length, read + Step);
            if (_bytes.Length < next) Array.Resize(ref _bytes, Math.Min(length, Math.Max(next, 2 * _bytes.Length)));
            var got = input.ReadAtLeast(_bytes.AsSpan(read, next - read), next - read, throwOnEndOfStream: false);
            read += got;
            if (read < next) throw Torn();
        }
    }

    private static DataException Torn() => new(CampaignDataReason.Torn, "");
}
