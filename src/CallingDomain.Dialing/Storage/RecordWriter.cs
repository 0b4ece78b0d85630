using System.Buffers.Binary;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>Writes records to a stream: length, bytes, checksum.</summary>
internal sealed class RecordWriter(Stream output)
{
    /// <summary>The maximum length of a record: 64 MiB.</summary>
    public const int MaxLength = 1 << 26;

    private readonly byte[] _word = new byte[sizeof(uint)];

    /// <summary>Appends a record.</summary>
    public static void Write(PackedWriter records, ReadOnlySpan<byte> record)
    {
        records.Fixed(checked((uint)record.Length));
        records.Bytes(record);
        records.Fixed(Checksum.Of(record));
    }

    public void Begin(ReadOnlySpan<byte> beginning) => output.Write(beginning);

    public void Write(ReadOnlySpan<byte> record)
    {
        Word(checked((uint)record.Length));
        output.Write(record);
        Word(Checksum.Of(record));
    }

    private void Word(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_word, value);
        output.Write(_word);
    }
}
