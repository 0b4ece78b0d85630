using System.Buffers;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>Reads a list of any length row by row, by the rules of <see cref="NumberTemplate"/>, in constant memory.</summary>
/// <remarks>
/// Duplicates are rejected only by <see cref="NumberTemplate.OpenCheckingDuplicates"/>. Check <see cref="Refusal"/> after <see cref="Read"/> has returned false. A row may have 1 MiB.
/// Not thread-safe; throws only exceptions of the stream.
/// </remarks>
[JsonConverter(typeof(NumbersJsonConverter))]
public sealed class TemplateReader : IDisposable
{
    private const int RowsOfBatch = 64;

    private readonly NumberTemplate _template;
    private readonly RowRules _rules;
    private readonly DuplicateSurvey? _survey;
    private readonly Utf8Blocks _blocks;
    private PlainRow[] _plainRows = ArrayPool<PlainRow>.Shared.Rent(RowsOfBatch); // empty once disposed
    private int _plainAt, _plainCount; // the current row is one of them if it is before the end
    private int _plainLine; // of the first
    private RowProgress _progress = new();
    private byte _delimiter = (byte)',';
    private bool _ended;
    private byte? _otherDelimiter;
    private (int Start, int Length) _text;
    private NumberReason _ignoredFor;
    private int _line, _lines;
    private AcceptedRow _accepted;

    internal TemplateReader(NumberTemplate template, RowRules rules, Stream input, DuplicateSurvey? survey)
    {
        (_template, _rules, _survey) = (template, rules, survey);
        _blocks = new Utf8Blocks(input, allowUtf16: rules.IsTolerant);
    }

    /// <summary>The template.</summary>
    public NumberTemplate Template => _template;

    /// <summary>The first line of the current row, from 1.</summary>
    public int Line => IsPlain ? _plainLine + _plainAt : _line;

    /// <summary>The number of physical lines of the current row.</summary>
    public int Lines => IsPlain ? 1 : _lines;

    /// <summary>Why the current row is ignored; null if it is not.</summary>
    public NumberReason? IgnoredFor => _ignoredFor == NumberReason.Unspecified ? null : _ignoredFor;

    /// <summary>Whether the current row is accepted.</summary>
    public bool IsAccepted => Rejected is null && (IsPlain || _accepted.Number != PhoneNumber.None);

    /// <summary>The accepted row; the default if <see cref="IsAccepted"/> is false.</summary>
    public AcceptedRow Accepted => Rejected is not null ? default : IsPlain ? _plainRows[_plainAt].At(Line) : _accepted;

    /// <summary>The rejected row; null if the row is accepted or ignored.</summary>
    public RejectedRow? Rejected { get; private set; }

    /// <summary>The text of the current row as UTF-8, without its line break; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Utf8Text => IsPlain ? _blocks.Text.Slice(_plainRows[_plainAt].Start, _plainRows[_plainAt].Length) : _blocks.Text.Slice(_text.Start, _text.Length);

    /// <summary>The text of the current row, without its line break.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Utf8Text);

    /// <summary>The delimiter of the columns; known after the first row.</summary>
    public char Delimiter => (char)_delimiter;

    /// <summary>The IANA name of the encoding; known after the first row.</summary>
    public string Encoding => _blocks.Encoding.Name();

    /// <inheritdoc cref="TemplateReading.FileNotices"/>
    public IReadOnlyList<FileReason> FileNotices => TemplateFormat.NoticesOf(Delimiter, Encoding);

    /// <summary>Why the list is refused, after <see cref="Read"/> has returned false; null if the list was read to its end.</summary>
    public FileRefusal? Refusal { get; private set; }

    // Whether the current row is one of the batch; nothing else is set for it, unless it is a duplicate.
    private bool IsPlain => _plainAt < _plainCount;

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end of the list or after a refusal.</returns>
    public bool Read()
    {
        if (unchecked(_plainAt + 1) >= _plainCount || _survey is not null) return ReadOn();
        _plainAt++;
        return true;
    }

    /// <summary>Returns rented buffers; the stream is left open.</summary>
    public void Dispose()
    {
        End();
        _blocks.Dispose();
        if (_plainRows.Length == 0) return;
        ArrayPool<PlainRow>.Shared.Return(_plainRows);
        _plainRows = [];
    }

    private bool ReadOn()
    {
        if (_ended) return false;
        while (true)
        {
            if (ReadRow())
            {
                if (Refusal is null) return true;
                break;
            }

            var begins = _progress.NextLine == 1 && _progress.Position == 0;
            if (!_blocks.ReadOn(_progress.Position)) break;
            _progress.Position = 0;
            if (begins && _rules.IsTolerant) _delimiter = DelimiterSearch.Find(_blocks.Text, _rules, _blocks.IsWhole);
            if (!_progress.HasColumns) _otherDelimiter ??= DelimiterSearch.OtherIn(_blocks.Text);
        }

        End();
        Refusal ??= _blocks.Refusal is { Reason: FileReason.RowTooLong } tooLong ? tooLong with { Line = _progress.NextLine } : _blocks.Refusal ?? NumberTemplate.Refuse(_progress, _template.IsTolerant, _otherDelimiter, long.MaxValue);
        return false;
    }

    // Clears the current row, except its line.
    private void End()
    {
        (_line, _lines, _ended) = (Line, Lines, true);
        (_plainAt, _plainCount) = (0, 0);
        Clear();
    }

    private void Clear() => (_text, _ignoredFor, _accepted, Rejected) = (default, NumberReason.Unspecified, default, null);

    private bool ReadRow() => ReadPlainRow() || (_progress.Position < _blocks.Text.Length && ReadRowOfAnyKind());

    private bool ReadPlainRow()
    {
        if (++_plainAt >= _plainCount)
        {
            if (_plainCount > 0) (_line, _lines) = (_plainLine + _plainCount - 1, 1);
            (_plainAt, _plainLine) = (0, _progress.NextLine);
            _plainCount = PlainRows.Read(_blocks.Text, _delimiter, _rules, _blocks.IsWhole, ref _progress, _plainRows.AsSpan(0, RowsOfBatch));
            if (_plainCount == 0) return false;
            Clear();
        }

        Rejected = null;
        if (_survey is not null) RefuseDuplicate(_survey);
        return true;
    }

    private bool ReadRowOfAnyKind()
    {
        using var rows = new RowReader(_blocks.Text, _delimiter, _rules, _blocks.IsWhole, long.MaxValue, ref _progress);
        if (!rows.Next()) return false;
        if (rows.IsUnterminated) Refusal = new FileRefusal(FileReason.QuoteUnterminated) { Line = rows.Line };
        (_line, _lines, _ignoredFor, _text) = (rows.Line, rows.Lines, rows.IgnoredFor, (rows.Start, rows.Length));
        var isAccepted = !rows.IsIgnored && rows.Reasons.IsEmpty && !rows.IsUnterminated;
        (_accepted, Rejected) = (isAccepted ? rows.Accepted : default, isAccepted || rows.IsIgnored ? null : rows.Rejected);
        if (isAccepted && _survey is not null) RefuseDuplicate(_survey);
        return true;
    }

    private void RefuseDuplicate(DuplicateSurvey survey)
    {
        if (!survey.IsRefused(Accepted, out var reason, out var firstLine)) return;
        if (reason == NumberReason.Unspecified) Refusal = new FileRefusal(FileReason.Changed) { Line = Line };
        else Rejected = RejectedRow.Duplicate(Accepted, Text, reason, firstLine);
    }
}
