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
    private readonly NumberTemplate _template;
    private readonly RowRules _rules;
    private readonly DuplicateSurvey? _survey;
    private readonly Utf8Blocks _blocks;
    private RowProgress _progress = new();
    private byte _delimiter = (byte)',';
    private bool _ended;
    private byte? _otherDelimiter;
    private (int Start, int Length) _text;
    private NumberReason _ignoredFor;
    private NumberReasons _reasons;

    internal TemplateReader(NumberTemplate template, RowRules rules, Stream input, DuplicateSurvey? survey)
    {
        (_template, _rules, _survey) = (template, rules, survey);
        _blocks = new Utf8Blocks(input, allowUtf16: rules.IsTolerant);
    }

    /// <summary>The template.</summary>
    public NumberTemplate Template => _template;

    /// <summary>The first line of the current row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The number of physical lines of the current row.</summary>
    public int Lines { get; private set; }

    /// <summary>Why the current row is ignored; null if it is not.</summary>
    public NumberReason? IgnoredFor => _ignoredFor == NumberReason.Unspecified ? null : _ignoredFor;

    /// <summary>Whether the current row is accepted.</summary>
    public bool IsAccepted => _ignoredFor == NumberReason.Unspecified && _reasons.IsEmpty && Accepted.Number != PhoneNumber.None;

    /// <summary>The accepted row; the default if <see cref="IsAccepted"/> is false.</summary>
    public AcceptedRow Accepted { get; private set; }

    /// <summary>The rejected row; null if the row is accepted or ignored.</summary>
    public RejectedRow? Rejected { get; private set; }

    /// <summary>The text of the current row as UTF-8, without its line break; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Utf8Text => _blocks.Text.Slice(_text.Start, _text.Length);

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

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end of the list or after a refusal.</returns>
    public bool Read()
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

    /// <summary>Returns rented buffers; the stream is left open.</summary>
    public void Dispose()
    {
        End();
        _blocks.Dispose();
    }

    // Clears the current row.
    private void End()
    {
        (_ended, _text, _ignoredFor, _reasons) = (true, default, NumberReason.Unspecified, NumberReasons.None);
        (Accepted, Rejected) = (default, null);
    }

    private bool ReadRow() => _progress.Position < _blocks.Text.Length && (ReadPlainRow() || ReadRowOfAnyKind());

    // The fast path of RowReader, without a reader for each row.
    private bool ReadPlainRow()
    {
        var (start, line) = (_progress.Position, _progress.NextLine);
        if (!RowReader.TryTakePlain(_blocks.Text, _delimiter, _rules, _blocks.IsWhole, ref _progress, out var row)) return false;
        (Line, Lines, _ignoredFor, _reasons, _text) = (line, 1, NumberReason.Unspecified, NumberReasons.None, (start, row.Length));
        Accept(new AcceptedRow(line, 1, row.Number, row.Purpose, row.Purpose.Warnings()));
        return true;
    }

    private bool ReadRowOfAnyKind()
    {
        using var rows = new RowReader(_blocks.Text, _delimiter, _rules, _blocks.IsWhole, long.MaxValue, ref _progress);
        if (!rows.Next()) return false;
        if (rows.IsUnterminated) Refusal = new FileRefusal(FileReason.QuoteUnterminated) { Line = rows.Line };
        (Line, Lines, _ignoredFor, _reasons, _text) = (rows.Line, rows.Lines, rows.IgnoredFor, rows.Reasons, (rows.Start, rows.Length));
        if (!rows.IsIgnored && rows.Reasons.IsEmpty && !rows.IsUnterminated) Accept(rows.Accepted);
        else (Accepted, Rejected) = (default, rows.IsIgnored ? null : rows.Rejected);
        return true;
    }

    private void Accept(in AcceptedRow row)
    {
        (Accepted, Rejected) = (row, null);
        if (_survey is not null) RefuseDuplicate(_survey);
    }

    private void RefuseDuplicate(DuplicateSurvey survey)
    {
        if (!survey.IsRefused(Accepted, out var reason, out var firstLine)) return;
        if (reason == NumberReason.Unspecified)
        {
            Refusal = new FileRefusal(FileReason.Changed) { Line = Line };
            return;
        }

        _reasons = reason;
        Rejected = RejectedRow.Duplicate(Accepted, Text, reason, firstLine);
    }
}
