using Npgsql;
using NpgsqlTypes;

namespace CallingDomain.Storage.PostgreSql;

/// <summary>The parts of a snapshot, one after the other, as one stream. Nothing is asked of the server before the first read.</summary>
internal sealed class SnapshotStream(NpgsqlConnection connection, int campaign, short shard, long fact) : Stream
{
    private NpgsqlCommand? _select;
    private NpgsqlDataReader? _rows;
    private byte[] _part = [];
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The rows are read one after the other.");

    public override long Position
    {
        get => throw new NotSupportedException("The rows are read one after the other.");
        set => throw new NotSupportedException("The rows are read one after the other.");
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        while (_position == _part.Length)
        {
            try
            {
                if (!Rows().Read()) return 0;
                (_part, _position) = (Rows().GetFieldValue<byte[]>(0), 0);
            }
            catch (NpgsqlException exception)
            {
                throw PostgreSqlRefusal.Of(exception);
            }
        }

        var count = Math.Min(_part.Length - _position, buffer.Length);
        _part.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is read only.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The rows are read one after the other.");

    public override void SetLength(long value) => throw new NotSupportedException("The stream is read only.");

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rows?.Dispose();
            _select?.Dispose();
        }

        base.Dispose(disposing);
    }

    private NpgsqlDataReader Rows()
    {
        _select ??= new NpgsqlCommand("SELECT bytes FROM callingdomain.snapshot_parts WHERE campaign = $1 AND shard = $2 AND fact = $3 ORDER BY part", connection)
            .With(NpgsqlDbType.Integer, campaign).With(NpgsqlDbType.Smallint, shard).With(NpgsqlDbType.Bigint, fact);
        return _rows ??= _select.ExecuteReader();
    }
}
