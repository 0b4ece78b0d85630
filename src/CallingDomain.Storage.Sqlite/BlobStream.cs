namespace CallingDomain.Storage.Sqlite;

/// <summary>The blobs of a query's rows, one after the other, as one stream.</summary>
internal sealed class BlobStream : Stream
{
    private readonly SqliteStatement _rows;
    private int _position;
    private bool _isInRow;
    private bool _isAtEnd;

    /// <param name="file">The file.</param>
    /// <param name="sql">A query of one column, with one parameter.</param>
    /// <param name="from">The parameter.</param>
    public BlobStream(SqliteFile file, string sql, long from) => _rows = SqliteFile.Translate(() => file.Prepare(sql).Bind(1, from));

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
        while (!buffer.IsEmpty)
        {
            if (_isAtEnd || (!_isInRow && !(_isInRow = SqliteFile.Translate(_rows.Next))))
            {
                _isAtEnd = true; // SQLite would begin the query again
                return 0;
            }

            var rest = _rows.Blob()[_position..];
            var count = Math.Min(rest.Length, buffer.Length);
            rest[..count].CopyTo(buffer);
            (_position, _isInRow) = count == rest.Length ? (0, false) : (_position + count, true);
            if (count > 0) return count;
        }

        return 0;
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
        if (disposing) _rows.Dispose();
        base.Dispose(disposing);
    }
}
