using CallingDomain.Dialing;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>Distributes facts over rows. A small batch is added to the last row until that has a quarter of a page, so that one caller does not pay for a row and an index entry with each commit.</summary>
/// <remarks>A row is rewritten at most some dozens of times, so that a long transaction of a reader, which keeps old versions of rows, does not slow the appends.</remarks>
internal sealed class FactRows : IDisposable
{
    private const int FactsInRow = 500; // FactWriter takes at most 64 MiB at once
    private const int LongestGrown = 1900; // beyond 2,032 bytes, PostgreSQL would move the batch out of the row

    private readonly MemoryStream _bytes = new();
    private readonly FactWriter _writer;
    private long _row; // the first fact of the last row; 0 for none that grows
    private int _length; // of its batch

    public FactRows() => _writer = new FactWriter(_bytes, continues: true);

    /// <summary>Begins a new row with the next batch.</summary>
    public void Begin() => _row = 0;

    /// <summary>Adds the statements that append facts.</summary>
    public void Append(BatchCommands commands, long epoch, ReadOnlySpan<CampaignFact> facts)
    {
        for (; !facts.IsEmpty; facts = facts[Math.Min(FactsInRow, facts.Length)..]) AppendRow(commands, epoch, facts[..Math.Min(FactsInRow, facts.Length)]);
    }

    public void Dispose() => _bytes.Dispose();

    private void AppendRow(BatchCommands commands, long epoch, ReadOnlySpan<CampaignFact> facts)
    {
        _bytes.SetLength(0);
        _writer.Append(facts);
        var batch = _bytes.ToArray();
        var after = facts[0].Number - 1;
        (_row, _length) = _row > 0 && _length + batch.Length <= LongestGrown ? (_row, _length + batch.Length) : (after + 1, batch.Length);
        commands.Add("SELECT callingdomain.append_facts($1, $2, $3, $4, $5, $6, $7)")
            .With(NpgsqlDbType.Bigint, epoch).With(NpgsqlDbType.Bigint, after).With(NpgsqlDbType.Bigint, facts[^1].Number).With(NpgsqlDbType.Bigint, _row).With(NpgsqlDbType.Bytea, batch);
    }
}
