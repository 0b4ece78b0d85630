using System.Runtime.CompilerServices;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>How far the reading of a template has come.</summary>
internal struct RowProgress()
{
    /// <summary>Where the next row begins, in the text at hand.</summary>
    public int Position;

    /// <summary>The line on which the next row begins, from 1.</summary>
    public int NextLine = 1;

    /// <summary>How many rows there were that are not passed over.</summary>
    public long DataRows;

    /// <summary>Whether any line was not blank.</summary>
    public bool HasText;

    /// <summary>Whether a header was passed over: there is one at most.</summary>
    public bool HeaderPassed;

    /// <summary>Whether a row had two columns or more.</summary>
    public bool HasColumns;
}

/// <summary>Reads a template row by row: finds its ends and columns, and asks the rules.</summary>
/// <remarks>Each <see cref="Next"/> leaves an answer: the row is passed over, right, or refused.</remarks>
internal ref struct RowReader
{
    private const int Columns = 2;

    private readonly ReadOnlySpan<byte> _text;
    private readonly byte _delimiter;
    private readonly RowRules _rules;
    private readonly bool _isWhole;
    private readonly long _maxRows;
    private readonly ref RowProgress _progress;
    private RowScanner _scanner;

    /// <param name="text">Rows; whole ones unless more follows.</param>
    /// <param name="delimiter">The sign that parts columns.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isWhole">Whether nothing follows the text.</param>
    /// <param name="maxRows">How many rows are looked at; those beyond are only counted.</param>
    /// <param name="progress">Where to go on.</param>
    public RowReader(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, long maxRows, ref RowProgress progress)
    {
        (_delimiter, _rules, _isWhole, _maxRows) = (delimiter, rules, isWhole, maxRows);
        _text = text;
        _progress = ref progress;
        _scanner = new RowScanner(text, delimiter, isWhole);
    }

    // Fields, not properties: a list has millions of rows, and the first file of a process waits for every method that is compiled.

    /// <summary>Where the row begins, and how long it is without its line break.</summary>
    public int Start, Length;

    /// <summary>The line on which the row begins, and how many it spans.</summary>
    public int Line, Lines;

    /// <summary>Whether the row is passed over, and why.</summary>
    public NumberReason IgnoredFor;

    /// <summary>The row, if it is right.</summary>
    public PhoneNumber Number;
    public CallPurpose Purpose;

    /// <summary>What is to be noticed of a row that is right.</summary>
    public NumberReasons Notices;

    /// <summary>What is wrong with the row; empty when it is right or passed over.</summary>
    public NumberReasons Reasons;

    private TemplateLine? _suggestion;
    private RowParameters _parameters;

    /// <summary>Whether the row ends in a quoted field that is never closed; nothing else is said of it.</summary>
    public bool IsUnterminated;

    public readonly bool IsIgnored => IgnoredFor != NumberReason.Unspecified;

    public readonly string Text => Encoding.UTF8.GetString(_text.Slice(Start, Length));

    public readonly AcceptedRow Accepted => new(Line, Lines, Number, Purpose, Notices);

    public readonly RejectedRow Rejected => new(Line, Lines, Text, Reasons, _suggestion, FirstLine: null) { Number = Number, Parameters = _parameters };

    public readonly IgnoredRow Ignored => new(Line, Lines, IgnoredFor);

    /// <summary>Goes to the next row; false where there is none, or none that ends in the text while more follows.</summary>
    public bool Next() => _progress.Position < _text.Length && (NextPlain() || NextOfAnyKind());

    public readonly void Dispose() => _scanner.Dispose();

    /// <summary>Takes the next row if it is exactly as the template has it, and right; else nothing has changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryTakePlain(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, ref RowProgress progress, out PlainRow row)
    {
        if (!PlainRow.TryRead(text[progress.Position..], delimiter, isWhole, out row) || !rules.TakesAtOnce(row.Number, row.Purpose)) return false;
        unchecked
        {
            progress.Position += row.Next;
            progress.DataRows++;
        }

        progress.NextLine++;
        progress.HasText = true;
        progress.HasColumns = true;
        return true;
    }

    private bool NextPlain()
    {
        var (start, line) = (_progress.Position, _progress.NextLine);
        if (_progress.DataRows >= _maxRows || !TryTakePlain(_text, _delimiter, _rules, _isWhole, ref _progress, out var row)) return false;
        (Start, Length, Line, Lines) = (start, row.Length, line, 1);
        (Number, Purpose, Notices) = (row.Number, row.Purpose, row.Purpose.Warnings());
        (Reasons, IgnoredFor) = (NumberReasons.None, NumberReason.Unspecified);
        return true;
    }

    private bool NextOfAnyKind()
    {
        (_scanner.Position, _scanner.NextLine) = (_progress.Position, _progress.NextLine);
        if (!_scanner.Next()) return false;
        (Line, Lines, Start, Length) = (_scanner.Line, _scanner.Lines, _progress.Position, _scanner.Row.Length);
        (_progress.Position, _progress.NextLine) = (_scanner.Position, _scanner.NextLine);
        (IsUnterminated, Reasons, IgnoredFor) = (_scanner.IsUnterminated, NumberReasons.None, WhyIgnored());
        _progress.HasText |= IgnoredFor != NumberReason.RowBlank;
        if (IsIgnored) return true;

        _progress.DataRows++;
        _progress.HasColumns |= _scanner.FieldCount >= Columns;
        if (_progress.DataRows <= _maxRows && !IsUnterminated) (Number, Purpose, Reasons, Notices, _suggestion, _parameters) = Judge();
        return true;
    }

    private NumberReason WhyIgnored()
    {
        if (DelimitedText.IsBlank(_scanner.Row)) return NumberReason.RowBlank;
        if (!_rules.IsTolerant || _progress.DataRows > 0 || _progress.HeaderPassed) return NumberReason.Unspecified;
        if (_scanner.Line == 1 && DelimiterSearch.HintIn(_scanner.Row) is not null) return NumberReason.RowSeparatorHint;
        _progress.HeaderPassed = LooksLikeHeader();
        return _progress.HeaderPassed ? NumberReason.RowHeader : NumberReason.Unspecified;
    }

    private RowAnswer Judge()
    {
        if (_progress.DataRows == 1 && !_progress.HeaderPassed && LooksLikeHeader()) return RowAnswer.Refused(NumberReason.RowHeader);
        if (_scanner.FieldCount == Columns) return _rules.Judge(_scanner.Field(0), _scanner.Field(1), NumberReasons.None);
        return _scanner.FieldCount > Columns && _scanner.OnlyEmptyBehind
            ? _rules.Judge(_scanner.Field(0), _scanner.Field(1), NumberReason.RowTrailingEmptyColumn)
            : RowAnswer.Refused(NumberReason.RowColumnCount) with { Parameters = new RowParameters { Columns = _scanner.FieldCount } };
    }

    // No digit in the first column, and something else.
    private bool LooksLikeHeader()
    {
        var blank = true;
        foreach (var rune in new Utf8Runes(_scanner.Field(0)))
        {
            if (Rune.IsDigit(rune)) return false;
            blank &= Rune.IsWhiteSpace(rune);
        }

        return !blank;
    }
}
