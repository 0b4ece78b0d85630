using System.Buffers;

namespace CallingDomain.Numbers;

/// <summary>Rows and columns of delimited text, one row after the other (RFC 4180).</summary>
/// <remarks>
/// A field that begins with a quote goes on to the closing one, doubled quotes, delimiters and line breaks included; what follows up to the next delimiter still
/// belongs to it. CR LF, LF and CR end a row. Linear in the bytes; <see cref="Dispose"/> gives back what unquoting borrowed.
/// </remarks>
internal ref struct RowScanner
{
    private const byte Quote = (byte)'"', CarriageReturn = (byte)'\r', LineFeed = (byte)'\n';
    private const int FieldsKept = 2;

    private readonly ReadOnlySpan<byte> _text;
    private readonly byte _delimiter;
    private readonly bool _isWhole; // else more may follow behind the last byte
    private int _start, _end, _firstEnd, _secondStart, _secondEnd;
    private byte[]? _unquoted;

    public RowScanner(ReadOnlySpan<byte> text, byte delimiter, bool isWhole = true)
    {
        _text = text;
        _delimiter = delimiter;
        _isWhole = isWhole;
    }

    /// <summary>Where the next row begins.</summary>
    public int Position;

    /// <summary>The line on which the next row begins, from 1.</summary>
    public int NextLine = 1;

    /// <summary>The line on which the row begins.</summary>
    public int Line { get; private set; }

    /// <summary>How many physical lines the row spans.</summary>
    public int Lines { get; private set; }

    public int FieldCount { get; private set; }

    /// <summary>Whether all fields behind the second are empty, or blank.</summary>
    public bool OnlyEmptyBehind { get; private set; }

    /// <summary>Whether the row's last field is quoted and never closed: then it reaches to the end of the text.</summary>
    public bool IsUnterminated { get; private set; }

    public readonly int Start => _start;

    /// <summary>The row without its line break.</summary>
    public readonly ReadOnlySpan<byte> Row => _text[_start.._end];

    /// <summary>Whether the text behind the last row goes on without the row's end being in sight.</summary>
    public readonly bool IsIncomplete => Position < _text.Length;

    /// <summary>Goes to the next row; false at the end of the text, or when it is not whole and the row does not end in it.</summary>
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

    /// <summary>A line that has been read elsewhere: the next row begins behind it.</summary>
    public void Skip(int position)
    {
        Position = position;
        NextLine++;
    }

    /// <summary>The value of the first or second field, without its quotes; with them where the quoting is broken, since its value is not certain then.</summary>
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

    // Behind the closing quote, or at the end of the text.
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

    // Each field has the place in what is borrowed that it has in the row, so that both can be there at once.
    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> inside, int at)
    {
        var row = _end - _start;
        if (_unquoted is null || _unquoted.Length < row)
        {
            Dispose();
            _unquoted = ArrayPool<byte>.Shared.Rent(row);
        }

        var end = at;
        while (inside.IndexOf(Quote) is var quote and >= 0)
        {
            inside[..(quote + 1)].CopyTo(_unquoted.AsSpan(end));
            end += quote + 1;
            inside = inside[(quote + 2)..];
        }

        inside.CopyTo(_unquoted.AsSpan(end));
        return _unquoted.AsSpan(at, end + inside.Length - at);
    }
}
