using System.Runtime.InteropServices;
using CallingDomain.Dialing;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Distributes facts over rows. Small batches share a row, which is written anew with each of them until it is full, so that one caller does not pay for a row and an index entry with each commit. A full row is compressed.</summary>
/// <remarks>A row is written some dozens of times at most, so that a long transaction of a reader, for which the server keeps the old versions, does not slow the appends.</remarks>
internal sealed class FactRows : IDisposable
{
    private const int FactsInRow = 500; // FactWriter takes at most 64 MiB at once
    private const int LongestGrowing = 700; // bytes: the old and the new version fit into the part of a page that the table's fillfactor leaves free

    private readonly MemoryStream _bytes = new();
    private readonly FactWriter _writer;
    private readonly List<CampaignFact> _growing = []; // the facts of the last row; empty if it is full

    public FactRows() => _writer = new FactWriter(_bytes, continues: true);

    /// <summary>Begins a new row with the next batch.</summary>
    public void Begin() => _growing.Clear();

    /// <summary>Adds the statements that append facts.</summary>
    public void Append(BatchCommands commands, long epoch, ReadOnlySpan<CampaignFact> facts)
    {
        for (; !facts.IsEmpty; facts = facts[Math.Min(FactsInRow, facts.Length)..]) AppendRow(commands, epoch, facts[..Math.Min(FactsInRow, facts.Length)]);
    }

    public void Dispose() => _bytes.Dispose();

    private void AppendRow(BatchCommands commands, long epoch, ReadOnlySpan<CampaignFact> facts)
    {
        var (full, after) = (_growing.Count, facts[0].Number - 1);
        _growing.AddRange(facts);
        var packed = Pack(CollectionsMarshal.AsSpan(_growing));
        if (full > 0 && packed.Length > LongestGrowing)
        {
            Close(commands, full);
            packed = Pack(facts);
        }

        var isFull = packed.Length > LongestGrowing;
        commands.Add("SELECT callingdomain.append_facts($1, $2, $3, $4, $5, $6, $7)")
            .With(NpgsqlDbType.Bigint, epoch).With(NpgsqlDbType.Bigint, after).With(NpgsqlDbType.Bigint, facts[^1].Number).With(NpgsqlDbType.Bigint, _growing[0].Number).With(NpgsqlDbType.Bytea, isFull ? FactBytes.Compress(packed) : FactBytes.Plain(packed));
        if (isFull) _growing.Clear();
    }

    // The first facts are a row of their own, and the others begin one.
    private void Close(BatchCommands commands, int full)
    {
        var first = _growing[0].Number;
        commands.Add("UPDATE callingdomain.facts SET batch = $4 WHERE campaign = $1 AND shard = $2 AND first = $3").With(NpgsqlDbType.Bigint, first).With(NpgsqlDbType.Bytea, FactBytes.Compress(Pack(CollectionsMarshal.AsSpan(_growing)[..full])));
        _growing.RemoveRange(0, full);
    }

    private ReadOnlySpan<byte> Pack(ReadOnlySpan<CampaignFact> facts)
    {
        _bytes.SetLength(0);
        _writer.Append(facts);
        return _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
    }
}
