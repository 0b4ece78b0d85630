using System.Runtime.InteropServices;

namespace CallingDomain.Dialing;

/// <summary>Writes the parts of a snapshot: small parts packed, arrays as in memory.</summary>
internal sealed class SnapshotOutput(RecordWriter records)
{
    /// <summary>The maximum number of array values in a record: a record is still in the cache when it is written after its checksum.</summary>
    public const int ValuesInARecord = 1 << 12;

    private readonly PackedWriter _packed = new();

    public void Packed(Action<PackedWriter> write)
    {
        _packed.Clear();
        write(_packed);
        records.Write(_packed.Written);
    }

    /// <summary>Writes values as their bytes.</summary>
    public void Values<TValue>(ReadOnlySpan<TValue> values)
        where TValue : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Snapshots can be written on little-endian machines only.");
        for (; !values.IsEmpty; values = values[Math.Min(ValuesInARecord, values.Length)..]) records.Write(MemoryMarshal.AsBytes(values[..Math.Min(ValuesInARecord, values.Length)]));
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => records.Write(bytes);

    /// <summary>Writes many small values, some thousands in a record.</summary>
    public void Many<TItem>(IEnumerable<TItem> items, Action<PackedWriter, TItem> write)
    {
        const int LongEnough = 1 << 16;
        _packed.Clear();
        var count = 0;
        foreach (var item in items)
        {
            write(_packed, item);
            count++;
            if (_packed.Length >= LongEnough) End();
        }

        if (count > 0) End();
        Packed(writer => writer.Count(0));

        void End()
        {
            var body = _packed.Written.ToArray();
            _packed.Clear();
            _packed.Count(count);
            _packed.Bytes(body);
            records.Write(_packed.Written);
            _packed.Clear();
            count = 0;
        }
    }
}

/// <summary>Reads parts that <see cref="SnapshotOutput"/> wrote.</summary>
internal sealed class SnapshotInput(RecordReader records)
{
    internal delegate void Reading(ref PackedReader reader);

    public void Packed(string part, Reading read)
    {
        var reader = new PackedReader(records.Read());
        read(ref reader);
        if (reader.IsDamaged || !reader.IsAtEnd) throw PackedContact.Invalid(part);
    }

    public void Values<TValue>(Span<TValue> values)
        where TValue : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException("Snapshots can be read on little-endian machines only.");
        while (!values.IsEmpty)
        {
            var next = values[..Math.Min(SnapshotOutput.ValuesInARecord, values.Length)];
            var bytes = MemoryMarshal.AsBytes(next);
            records.Read(bytes);
            values = values[next.Length..];
        }
    }

    public byte[] Bytes() => records.Read().ToArray();

    public void Many(string part, Reading read)
    {
        while (true)
        {
            var reader = new PackedReader(records.Read());
            var count = reader.Count(int.MaxValue);
            if (count == 0 && reader.IsAtEnd && !reader.IsDamaged) return;
            for (; count > 0 && !reader.IsDamaged; count--) read(ref reader);
            if (reader.IsDamaged || !reader.IsAtEnd) throw PackedContact.Invalid(part);
        }
    }

    public void End()
    {
        if (records.TryRead(out _)) throw PackedContact.Invalid("end");
    }
}
