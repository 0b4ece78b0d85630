namespace CallingDomain.Cli;

/// <summary>Records that are printed later: in memory while they are few, then in a file without a name.</summary>
internal sealed class Spool : IDisposable
{
    private const int KeptInMemory = 1 << 22;

    private Stream _records = new MemoryStream();

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> record)
    {
        if (_records is MemoryStream memory && memory.Length > KeptInMemory) Move(memory);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, record.Length);
        _records.Write(length);
        _records.Write(record);
        Count++;
    }

    /// <summary>Prints the records in their order. No record is added afterwards.</summary>
    public void CopyTo(Action<ReadOnlyMemory<byte>> print)
    {
        _records.Position = 0;
        var length = new byte[sizeof(int)];
        var record = new byte[1024];
        for (var i = 0; i < Count; i++)
        {
            _records.ReadExactly(length);
            var bytes = BitConverter.ToInt32(length);
            if (record.Length < bytes) record = new byte[2 * bytes];
            _records.ReadExactly(record, 0, bytes);
            print(record.AsMemory(0, bytes));
        }
    }

    public void Dispose() => _records.Dispose();

    private void Move(MemoryStream memory)
    {
        var file = TemporaryFile.OpenNameless();
        memory.WriteTo(file);
        _records = file;
    }
}
