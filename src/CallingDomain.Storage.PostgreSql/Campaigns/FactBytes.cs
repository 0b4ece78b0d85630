using System.IO.Compression;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The bytes of a row of facts: a byte that says how they are kept, and a batch as <see cref="FactWriter"/> writes it without the header.</summary>
internal static class FactBytes
{
    private const byte IsPlain = 0, IsBrotli = 1;
    private const int Quality = 2, Window = 18; // a quarter of the bytes, in 0.2 µs a fact

    public static byte[] Plain(ReadOnlySpan<byte> batch) => [IsPlain, .. batch];

    public static byte[] Compress(ReadOnlySpan<byte> batch)
    {
        var bytes = new byte[1 + BrotliEncoder.GetMaxCompressedLength(batch.Length)];
        bytes[0] = IsBrotli;
        return BrotliEncoder.TryCompress(batch, bytes.AsSpan(1), out var length, Quality, Window) && length < batch.Length ? bytes[..(1 + length)] : Plain(batch);
    }

    /// <summary>Reads the facts of a row.</summary>
    /// <exception cref="JournalException">The bytes are damaged.</exception>
    public static IEnumerable<CampaignFact[]> Read(byte[] bytes, IDateTimeZoneProvider zones)
    {
        using var batch = Open(bytes);
        var reader = new FactReader(batch, zones, continues: true);
        while (TryRead(reader, out var facts)) yield return facts;
        if (reader.Refusal is { } refusal) throw new JournalException(JournalReason.Damaged, $"A batch of facts cannot be read: {refusal.Reason.Code()}.");
    }

    private static Stream Open(byte[] bytes) => bytes switch
    {
        [IsPlain, ..] => new MemoryStream(bytes, 1, bytes.Length - 1, writable: false),
        [IsBrotli, ..] => new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1, writable: false), CompressionMode.Decompress),
        _ => throw new JournalException(JournalReason.Damaged, "A batch of facts has no known form."),
    };

    private static bool TryRead(FactReader reader, out CampaignFact[] facts)
    {
        try
        {
            return reader.TryRead(out facts);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or InvalidOperationException) // the latter by BrotliStream
        {
            throw new JournalException(JournalReason.Damaged, "A batch of facts cannot be decompressed.", damaged);
        }
    }
}
