using System.Text;

namespace CallingDomain.Numbers;

/// <summary>The progress of reading a template.</summary>
internal struct RowProgress()
{
    /// <summary>The start of the next row in the buffered text.</summary>
    public int Position;

    /// <summary>The first line of the next row, from 1.</summary>
    public int NextLine = 1;

    /// <summary>The number of rows that are not ignored.</summary>
    public long DataRows;

    /// <summary>Whether a line was not blank.</summary>
    public bool HasText;

    /// <summary>Whether the header was ignored.</summary>
    public bool HeaderPassed;

    /// <summary>Whether a row had at least two columns.</summary>
    public bool HasColumns;
}

/// <summary>Reads rows of any kind: splits rows and columns and applies the rules. Rows in plain form are faster by <see cref="PlainRows"/>.</summary>
/// <remarks>After <see cref="Next"/> the current row is ignored, accepted, or rejected.</remarks>
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

    /// <param name="text">The buffered rows.</param>
    /// <param name="delimiter">The delimiter of columns.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isWhole">Whether the text is complete.</param>
    /// <param name="maxRows">The maximum number of checked rows; further rows are only counted.</param>
    /// <param name="progress">The position to continue from.</param>
    public RowReader(ReadOnlySpan<byte> text, byte delimiter, RowRules rules, bool isWhole, long maxRows, ref RowProgress progress)
    {
        (_delimiter, _rules, _isWhole, _maxRows) = (delimiter, rules, isWhole, maxRows);
        _text = text;
        _progress = ref progress;
        _scanner = new RowScanner(text, delimiter, isWhole);
    }

    // Fields, not properties: lists have millions of rows, and every compiled method delays the first file of a process.

    /// <summary>The start of the row, and its length without its line break.</summary>
    public int Start, Length;

    /// <summary>The first line of the row, and its number of lines.</summary>
    public int Line, Lines;

    /// <summary>Why the row is ignored; unspecified if it is not.</summary>
    public NumberReason IgnoredFor;

    private NumberCheckResult _check;

    /// <summary>Whether the row has an unterminated quote; it is not checked then.</summary>
    public bool IsUnterminated;

    /// <summary>The reasons for rejecting the row; empty if it is accepted or ignored.</summary>
    public readonly NumberReasons Reasons => _check.Reasons;

    public readonly bool IsIgnored => IgnoredFor != NumberReason.Unspecified;

    public readonly string Text => Encoding.UTF8.GetString(_text.Slice(Start, Length));

    public readonly AcceptedRow Accepted => new(Line, Lines, _check.Number, _check.Purpose, _check.Notices);

    public readonly RejectedRow Rejected => new(Line, Lines, Text, _check);

    public readonly IgnoredRow Ignored => new(Line, Lines, IgnoredFor);

    /// <summary>Reads the next row; false if the text has no further complete row.</summary>
    public bool Next()
    {
        (_scanner.Position, _scanner.NextLine) = (_progress.Position, _progress.NextLine);
        if (!_scanner.Next()) return false;
        (Line, Lines, Start, Length) = (_scanner.Line, _scanner.Lines, _progress.Position, _scanner.Row.Length);
        (_progress.Position, _progress.NextLine) = (_scanner.Position, _scanner.NextLine);
        (IsUnterminated, _check, IgnoredFor) = (_scanner.IsUnterminated, default, WhyIgnored());
        _progress.HasText |= IgnoredFor != NumberReason.RowBlank;
        if (IsIgnored) return true;

        _progress.DataRows++;
        _progress.HasColumns |= _scanner.FieldCount >= Columns;
        if (_progress.DataRows > _maxRows || IsUnterminated) return true;
        _check = Check();
        return true;
    }

    public readonly void Dispose() => _scanner.Dispose();

    private NumberReason WhyIgnored()
    {
        if (DelimitedText.IsBlank(_scanner.Row)) return NumberReason.RowBlank;
        if (!_rules.IsTolerant || _progress.DataRows > 0 || _progress.HeaderPassed) return NumberReason.Unspecified;
        if (_scanner.Line == 1 && DelimiterSearch.HintIn(_scanner.Row) is not null) return NumberReason.RowSeparatorHint;
        _progress.HeaderPassed = LooksLikeHeader();
        return _progress.HeaderPassed ? NumberReason.RowHeader : NumberReason.Unspecified;
    }

    private NumberCheckResult Check()
    {
        if (_progress.DataRows == 1 && !_progress.HeaderPassed && LooksLikeHeader()) return NumberCheckResult.Refused(NumberReason.RowHeader);
        if (_scanner.FieldCount == Columns) return _rules.Check(_scanner.Field(0), _scanner.Field(1), NumberReasons.None);
        return _scanner.FieldCount > Columns && _scanner.OnlyEmptyBehind
            ? _rules.Check(_scanner.Field(0), _scanner.Field(1), NumberReason.RowTrailingEmptyColumn)
            : NumberCheckResult.Refused(NumberReason.RowColumnCount) with { ColumnCount = _scanner.FieldCount };
    }

    // The first column is not blank and has no digit.
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
