using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Finds the rows and cells of a block of text, 64 bytes at a time.</summary>
/// <remarks>
/// CR LF, LF and CR end a row. A quote opens a cell only at its start or after spaces and tabs; the cell ends at the first delimiter or line break after the closing quote, and a doubled quote does not close. All other
/// quotes are characters. The same rows and cells as those of CsvHelper's reader, which recovers from malformed quotes. Linear in the bytes.
/// </remarks>
internal ref struct RowScan
{
    private const byte Quote = (byte)'"', Apostrophe = (byte)'\'', CarriageReturn = (byte)'\r', LineFeed = (byte)'\n', Space = (byte)' ', Tab = (byte)'\t';

    private readonly RowBlock _block;
    private readonly byte _delimiter;
    private readonly bool _isWhole;
    private readonly int _length; // of the text that is scanned
    private int _count; // of ends
    private int _start; // of the current row
    private int _first; // the index of its first end
    private RowMarks _marks;

    private RowScan(RowBlock block, byte delimiter, int start, bool isWhole)
    {
        (_block, _delimiter, _start, _isWhole) = (block, delimiter, start, isWhole);
        _length = block.Length;
        if (!isWhole && _length > start && block.Text[_length - 1] == CarriageReturn) _length--; // a line feed may follow
    }

    /// <summary>Finds all whole rows of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="delimiter">The delimiter of columns.</param>
    /// <param name="start">The position of the first row.</param>
    /// <param name="line">The line of the first row.</param>
    /// <param name="isWhole">Whether the file ends with the text, so that the end of the text ends a row.</param>
    /// <returns>The line after the rows.</returns>
    public static long Run(RowBlock block, byte delimiter, int start, long line, bool isWhole)
    {
        block.Count = 0;
        Array.Clear(block.Text, block.Length, ByteMasks.Length); // nothing past the end is structure
        var scan = new RowScan(block, delimiter, start, isWhole);
        var at = start;
        while (at >= 0 && !scan.TryRunBlocks(at)) at = scan.RunOdd();
        if (isWhole && scan._start < scan._length) scan.EndLast();
        block.Used = Math.Min(scan._start, block.Length);
        block.FirstEnds[block.Count] = scan._first;
        return CountLines(block, line);
    }

    // Blocks to the end of the text; false if a quote is in an unusual place, or if the file ends within quotes.
    private bool TryRunBlocks(int at)
    {
        unchecked
        {
            ref var text = ref MemoryMarshal.GetArrayDataReference(_block.Text);
            var (inside, afterStart, afterClosing) = (0UL, 1UL, 0UL); // of the byte before: all bits, the first bit, the first bit
            for (; at < _length; at += ByteMasks.Length)
            {
                ref var bytes = ref Unsafe.Add(ref text, at);
                var (feeds, returns) = (ByteMasks.Of(ref bytes, LineFeed), ByteMasks.Of(ref bytes, CarriageReturn));
                var (structure, quotes, apostrophes) = (ByteMasks.Of(ref bytes, _delimiter), ByteMasks.Of(ref bytes, Quote), ByteMasks.Of(ref bytes, Apostrophe));
                var lines = feeds;
                if (returns != 0) lines |= returns & ~((feeds >> 1) | (Unsafe.Add(ref bytes, ByteMasks.Length) == LineFeed ? 1UL << 63 : 0));
                var text64 = ulong.MaxValue;
                if (_length - at < ByteMasks.Length)
                {
                    text64 = (1UL << (_length - at)) - 1;
                    lines &= text64;
                }

                structure |= lines;
                if ((quotes | inside | afterClosing) != 0)
                {
                    var within = ByteMasks.Inside(quotes) ^ inside;
                    var (opening, closing) = (quotes & within, quotes & ~within);
                    var followsClosing = (closing << 1) | afterClosing;
                    structure &= ~within;
                    lines &= ~within;
                    var maySucceed = structure | quotes | (returns & ~within); // a carriage return before a line feed is no structure
                    if (((opening & ~((structure << 1) | afterStart | followsClosing)) | (followsClosing & text64 & ~maySucceed)) != 0) return false;
                    (inside, afterClosing) = ((ulong)((long)within >> 63), closing >> 63);
                    AddMarked(structure, lines, quotes, opening & followsClosing, apostrophes, at);
                }
                else if (apostrophes != 0)
                {
                    AddMarked(structure, lines, quotes: 0, doubled: 0, apostrophes, at);
                }
                else
                {
                    var before = _count;
                    AddEnds(structure, at);
                    for (; lines != 0; lines &= lines - 1) EndRow(before + BitOperations.PopCount(structure & (lines ^ (lines - 1)) >> 1), at + BitOperations.TrailingZeroCount(lines));
                }

                afterStart = structure >> 63;
            }

            return inside == 0 || !_isWhole;
        }
    }

    // The same for a block with quotes or apostrophes, row by row.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddMarked(ulong structure, ulong lines, ulong quotes, ulong doubled, ulong apostrophes, int at)
    {
        unchecked
        {
            var before = _count;
            AddEnds(structure, at);
            var rest = ulong.MaxValue;
            for (; lines != 0; lines &= lines - 1)
            {
                var upTo = lines ^ (lines - 1);
                Mark(quotes & rest & upTo, doubled & rest & upTo, apostrophes & rest & upTo);
                EndRow(before + BitOperations.PopCount(structure & (upTo >> 1)), at + BitOperations.TrailingZeroCount(lines));
                rest = ~upTo;
            }

            Mark(quotes & rest, doubled & rest, apostrophes & rest);
        }
    }

    private void Mark(ulong quotes, ulong doubled, ulong apostrophes)
    {
        if (quotes != 0) _marks |= RowMarks.Quotes;
        if (doubled != 0) _marks |= RowMarks.Doubled;
        if (apostrophes != 0) _marks |= RowMarks.Apostrophe;
    }

    // Eight positions at a time, so that their number is rarely a branch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddEnds(ulong structure, int at)
    {
        unchecked
        {
            if (_block.Ends.Length - _count < 2 * ByteMasks.Length) Array.Resize(ref _block.Ends, 2 * _block.Ends.Length);
            ref var end = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_block.Ends), _count);
            _count += BitOperations.PopCount(structure);
            while (structure != 0)
            {
                for (var i = 0; i < 8; i++)
                {
                    Unsafe.Add(ref end, i) = at + BitOperations.TrailingZeroCount(structure);
                    structure &= structure - 1;
                }

                end = ref Unsafe.Add(ref end, 8);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndRow(int end, int position)
    {
        unchecked
        {
            var (block, row) = (_block, _block.Count);
            if (row + 1 >= block.Starts.Length) block.GrowRows();
            if (position > _start && block.Text[position - 1] == CarriageReturn && block.Text[position] == LineFeed) block.Ends[end] = position - 1;
            (block.Starts[row], block.FirstEnds[row], block.Marks[row]) = (_start, _first, _marks);
            block.Count = row + 1;
            (_start, _first, _marks) = (position + 1, end + 1, RowMarks.None);
        }
    }

    private void EndLast()
    {
        AddEnd(_length);
        EndRow(_count - 1, _length);
    }

    private void AddEnd(int position)
    {
        if (_count == _block.Ends.Length) Array.Resize(ref _block.Ends, 2 * _count);
        _block.Ends[_count++] = position;
    }

    // Byte by byte to the end of the current row: the position of the next row, or -1 if the row goes on after the text.
    private int RunOdd()
    {
        (_count, _marks) = (_first, RowMarks.Odd);
        var text = _block.Text.AsSpan(0, _length);
        var (at, isMalformed) = (_start, false);
        while (true)
        {
            var open = at;
            while (open < _length && text[open] is Space or Tab && text[open] != _delimiter) open++;
            var isQuoted = open < _length && text[open] == Quote;
            if (isQuoted && !TryPassQuoted(text, open, out at))
            {
                at = _length;
                if (!isMalformed) _marks |= RowMarks.Unterminated;
            }

            var length = text[at..].IndexOfAny(_delimiter, CarriageReturn, LineFeed);
            var end = length < 0 ? _length : at + length;
            isMalformed |= isQuoted ? text[at..end].ContainsAnyExcept(Space, Tab) : text[at..end].Contains(Quote);
            if (end == _length) return _isWhole ? Last() : -1;
            AddEnd(end);
            at = end + 1;
            if (text[end] == _delimiter) continue;
            var isPair = text[end] == CarriageReturn && at < _block.Length && _block.Text[at] == LineFeed;
            EndRow(_count - 1, end);
            if (isPair) _start++;
            return _start;
        }
    }

    // The end of the file ends the row.
    private int Last()
    {
        EndLast();
        return -1;
    }

    // The position after the closing quote; false if there is none.
    private static bool TryPassQuoted(ReadOnlySpan<byte> text, int open, out int at)
    {
        at = open + 1;
        while (text[at..].IndexOf(Quote) is var close and >= 0)
        {
            at += close + 1;
            if (at == text.Length || text[at] != Quote) return true;
            at++;
        }

        return false;
    }

    private static long CountLines(RowBlock block, long line)
    {
        for (var row = 0; row < block.Count; row++)
        {
            block.Lines[row] = (int)Math.Min(line, int.MaxValue);
            line += (block.Marks[row] & (RowMarks.Quotes | RowMarks.Odd)) == 0 ? 1 : DelimitedText.CountLines(block.Row(row));
        }

        block.Lines[block.Count] = (int)Math.Min(line, int.MaxValue);
        return line;
    }
}
