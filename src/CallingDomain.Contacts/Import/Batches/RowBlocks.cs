using CallingDomain.Numbers;
using CallingDomain.Shared;
using CsvHelper;

namespace CallingDomain.Contacts;

/// <summary>Reads a file block by block; each block has whole rows.</summary>
/// <remarks>Constant memory: the bytes of the row that a block ends in. Not thread-safe. Exceptions of the file pass through.</remarks>
internal sealed class RowBlocks(ContactFileText text, int blockLength) : IDisposable
{
    private const int MaxRowLength = 1 << 20; // a longer row is a quote that is never closed

    private static readonly CsvReaderOptions Format =
        new() { HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, IncludeValuesInExceptions = false, MaxRecordSize = MaxRowLength, TrimWhitespace = true };

    private byte[] _rest = []; // of the text that was read: the row after the last block
    private int _restLength;
    private byte _delimiter;
    private long _line = 1; // of the next row
    private long _offset; // of the next row
    private bool _begun, _ended;

    /// <summary>Reads the next block. Its <see cref="RowBlock.Refusal"/> takes effect after its rows.</summary>
    /// <returns>False if there are no more rows; the block may have a refusal.</returns>
    public bool TryRead(RowBlock block)
    {
        (block.Count, block.Length, block.Refusal) = (0, 0, null);
        if (_ended) return false;
        if (!_begun && !TryBegin(block)) return End();
        block.Offset = _offset;
        Fill(block);
        return block.Count > 0 || End();
    }

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    private void Fill(RowBlock block)
    {
        block.Reserve(Math.Max(blockLength, _restLength));
        _rest.AsSpan(0, _restLength).CopyTo(block.Text);
        block.Length = _restLength;
        for (var wanted = Math.Max(blockLength, _restLength); ; wanted *= 2)
        {
            block.Reserve(wanted);
            while (!_ended && block.Length < wanted)
            {
                var read = text.Read(block.Text.AsSpan(block.Length..wanted));
                block.Length += read;
                _ended = read == 0;
            }

            var line = RowScan.Run(block, _delimiter, start: 0, _line, isWhole: _ended);
            if (block.Count == 0 && !_ended && block.Length <= MaxRowLength) continue;
            if (_ended) block.Refusal = text.Refusal;
            if (block.Length > MaxRowLength) RefuseLongRow(block);
            _line = line;
            Keep(block);
            return;
        }
    }

    // Rows before a row that is too long are whole.
    private void RefuseLongRow(RowBlock block)
    {
        var row = 0;
        while (row < block.Count && block.Row(row).Length <= MaxRowLength) row++;
        if (row == block.Count && block.Length - block.Used <= MaxRowLength) return;
        block.Refusal = new FileRefusal(FileReason.RowTooLong) { Max = MaxRowLength, Line = row == 0 ? (int)_line : block.Lines[row] };
        (block.Count, _ended) = (row, true);
    }

    private void Keep(RowBlock block)
    {
        _offset += block.Used;
        _restLength = block.Length - block.Used;
        if (_rest.Length < _restLength) _rest = new byte[Math.Max(2 * _rest.Length, _restLength)];
        block.Text.AsSpan(block.Used, _restLength).CopyTo(_rest);
    }

    // CsvHelper finds the delimiter, and a line that names it, by the first rows.
    private bool TryBegin(RowBlock block)
    {
        (_begun, _line) = (true, 1 + text.LinesBefore);
        if (text.Delimiter is { } given)
        {
            _delimiter = (byte)given;
            if (text.SkipDelimiterLine()) _line++;
            return true;
        }

        var start = new RecordedText(text);
        try
        {
            using var csv = CsvReader.Create(start, Format);
            if (!csv.Read())
            {
                block.Refusal = text.Refusal;
                return false;
            }

            (_delimiter, _line, _offset) = ((byte)csv.Separator, csv.LineNumber + text.LinesBefore, csv.ByteOffset);
        }
        catch (CsvFormatException e)
        {
            block.Refusal = new FileRefusal(FileReason.RowTooLong) { Max = MaxRowLength, Line = (int)e.LineNumber + text.LinesBefore };
            return false;
        }

        _rest = start.ToArray()[(int)_offset..];
        _restLength = _rest.Length;
        return true;
    }

    private bool End()
    {
        _ended = true;
        return false;
    }

    /// <summary>Keeps what is read.</summary>
    private sealed class RecordedText(ContactFileText text) : ReadOnlyStream
    {
        private readonly MemoryStream _read = new();

        public byte[] ToArray() => _read.ToArray();

        public override int Read(Span<byte> buffer)
        {
            var count = text.Read(buffer);
            _read.Write(buffer[..count]);
            return count;
        }
    }
}
