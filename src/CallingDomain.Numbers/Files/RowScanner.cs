using System.Buffers;

namespace CallingDomain.Numbers;

/// <summary>Scans rows and columns of delimited text (RFC 4180).</summary>
/// <remarks>
/// A quoted field extends to its closing quote and may have doubled quotes, delimiters and line breaks; text between the closing quote and the next delimiter belongs to the field. CR LF, LF and
/// CR end a row. Linear in the bytes; <see cref="Dispose"/> returns a rented buffer.
/// </remarks>
internal ref struct RowScanner
{
    private const byte Quote = (byte)'"', CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';
    private const int FieldsKept = 2;

    private readonly ReadOnlySpan<byte> _text;
    private readonly byte _delimiter;
    private readonly bool _isWhole; // otherwise more text may follow
    private int _start, _end, _firstEnd, _secondStart, _secondEnd;
    private byte[]? _unquoted;

    public RowScanner(ReadOnlySpan<byte> text, byte delimiter, bool isWhole = true)
    {
        _text = text;
        _delimiter = delimiter;
        _isWhole = isWhole;
    }

    /// <summary>The start of the next row.</summary>
    public int Position;

    /// <summary>The first line of the next row, from 1.</summary>
    public int NextLine = 1;

    /// <summary>The first line of the row.</summary>
    public int Line { get; private set; }

    /// <summary>The number of physical lines of the row.</summary>
    public int Lines { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>Whether all fields after the second are blank.</summary>
    public bool OnlyEmptyBehind { get; private set; }

    /// <summary>Whether the last field has an unterminated quote and reaches to the end of the text.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>The row without its line break.</summary>
    public readonly ReadOnlySpan<byte> Row => _text[_start.._end];

    /// <summary>Reads the next row; false if the text has no further complete row.</summary>
    public bool Next()
    {
        if (Position >= _text.Length) return false;
        _start = Position;
        var (at, count, lines, onlyEmpty) = (Position, 0, 1, true);
        IsUnterminated = false;
        _secondStart = _secondEnd = 0;
        while (true)
        {
            var fieldStart = at;
            if (at < _text.Length && _text[at] == Quote) at = BehindQuoted(at, ref lines);
            if (IsUnterminated && !_isWhole) return false;
            var length = _text[at..].IndexOfAny(_delimiter, CarriageReturn, LineFeed);
            var fieldEnd = length < 0 ? _text.Length : at + length;
            if (count == 0) _firstEnd = fieldEnd;
            else if (count == 1) (_secondStart, _secondEnd) = (fieldStart, fieldEnd);
            else onlyEmpty &= IsEmptyField(_text[fieldStart..fieldEnd]);
            count++;
            at = fieldEnd + 1;
            if (fieldEnd == _text.Length || _text[fieldEnd] != _delimiter) return EndAt(fieldEnd, count, lines, onlyEmpty);
        }
    }

    /// <summary>The value of the first or second field, unquoted; the raw field if its quoting is ambiguous.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        if (index >= FieldCount || index >= FieldsKept) return [];
        var raw = index == 0 ? _text[_start.._firstEnd] : _text[_secondStart.._secondEnd];
        if (raw.IsEmpty || raw[0] != Quote || !DelimitedText.IsWellQuoted(raw)) return raw;
        var inside = raw[1..^1];
        return inside.Contains(Quote) ? Unquote(inside, index == 0 ? 0 : _secondStart - _start) : inside;
    }

    public readonly void Dispose()
    {
        if (_unquoted is not null) ArrayPool<byte>.Shared.Return(_unquoted);
    }

    private static bool IsEmptyField(ReadOnlySpan<byte> raw) => DelimitedText.IsBlank(raw);

    private bool EndAt(int end, int count, int lines, bool onlyEmpty)
    {
        var next = end + 1;
        if (end == _text.Length)
        {
            if (!_isWhole) return false;
            next = end;
        }
        else if (_text[end] == CarriageReturn)
        {
            if (next == _text.Length && !_isWhole) return false; // a line feed may follow
            if (next < _text.Length && _text[next] == LineFeed) next++;
        }

        (_end, Position) = (end, next);
        (FieldCount, OnlyEmptyBehind) = (count, onlyEmpty);
        (Line, Lines) = (NextLine, lines);
        NextLine += lines;
        return true;
    }

    // The position after the closing quote, or the end of the text.
    private int BehindQuoted(int open, ref int lines)
    {
        var at = open + 1;
        while (true)
        {
            var close = _text[at..].IndexOf(Quote);
            if (close < 0)
            {
                IsUnterminated = true;
                at = _text.Length;
                break;
            }

            at += close + 1;
            if (at == _text.Length || _text[at] != Quote) break;
            at++;
        }

        lines += DelimitedText.CountLines(_text[open..at]) - 1;
        return at;
    }

    // Each field keeps its offset within the row, so that the buffer holds both fields.
    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> inside, int at)
    {
        var row = _end - _start;
        if (_unquoted is null || _unquoted.Length < row)
        {
            Dispose();
            _unquoted = ArrayPool<byte>.Shared.Rent(row);
        }

        return _unquoted.AsSpan(at, DelimitedText.Unquote(inside, _unquoted.AsSpan(at)));
    }
}
