namespace CallingDomain.Numbers;

/// <summary>A list of any length in the template's form, read row by row: the same rules, in constant memory.</summary>
/// <remarks>
/// Numbers that come twice are told when a <see cref="NumberSurvey"/> of the same list is given; that takes memory for each number. Whether the list is text that can be used is found on the way: when
/// <see cref="Read"/> has said false, <see cref="Refusal"/> tells. A row may have 1 MiB. Not thread-safe; throws what the stream throws and nothing else.
/// </remarks>
public sealed class TemplateReader : IDisposable
{
    private readonly NumberTemplate _template;
    private readonly RowRules _rules;
    private readonly NumberSurvey? _survey;
    private readonly Utf8Blocks _blocks;
    private RowProgress _progress = new();
    private byte _delimiter = (byte)',';
    private bool _ended;
    private byte? _otherDelimiter;
    private (int Start, int Length) _text;
    private NumberReason _ignoredFor;
    private NumberReasons _reasons;

    internal TemplateReader(NumberTemplate template, RowRules rules, Stream input, NumberSurvey? survey)
    {
        (_template, _rules, _survey) = (template, rules, survey);
        _blocks = new Utf8Blocks(input, allowUtf16: rules.IsTolerant);
    }

    /// <summary>The template by whose rules the list is read.</summary>
    public NumberTemplate Template => _template;

    /// <summary>The line on which the row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many physical lines the row spans.</summary>
    public int Lines { get; private set; }

    /// <summary>Why the row is passed over; null when it is not.</summary>
    public NumberReason? IgnoredFor => _ignoredFor == NumberReason.Unspecified ? null : _ignoredFor;

    /// <summary>Whether the row is right: then <see cref="Accepted"/> has it.</summary>
    public bool IsAccepted => _ignoredFor == NumberReason.Unspecified && _reasons.IsEmpty && Accepted.Number != PhoneNumber.None;

    /// <summary>The row, if <see cref="IsAccepted"/>; else no row.</summary>
    public AcceptedRow Accepted { get; private set; }

    /// <summary>The row's answer and text, if it is neither accepted nor passed over.</summary>
    public RejectedRow? Rejected { get; private set; }

    /// <summary>The row as it stands in the list, as UTF-8 without its line break; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Utf8Text => _blocks.Text.Slice(_text.Start, _text.Length);

    /// <summary>The row as it stands in the list.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Utf8Text);

    /// <summary>How the list was found to be written; certain after the first row.</summary>
    public TemplateFormat Format => new((char)_delimiter, _blocks.Encoding);

    /// <summary>Why the list as a whole cannot be used: to be looked at when <see cref="Read"/> has said false. Null when it was read to its end.</summary>
    public FileRefusal? Refusal { get; private set; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False at the end of the list, and where it cannot be read on.</returns>
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
        Refusal ??= _blocks.Refusal is { Reason: FileReason.FileRowTooLong } tooLong ? tooLong with { Line = _progress.NextLine } : _blocks.Refusal ?? NumberTemplate.Refuse(_progress, _template.Profile, _otherDelimiter, long.MaxValue);
        return false;
    }

    /// <summary>Gives back what was borrowed; the stream stays open.</summary>
    public void Dispose()
    {
        End();
        _blocks.Dispose();
    }

    // Nothing is left of the last row.
    private void End()
    {
        (_ended, _text, _ignoredFor, _reasons) = (true, default, NumberReason.Unspecified, NumberReasons.None);
        (Accepted, Rejected) = (default, null);
    }

    private bool ReadRow() => _progress.Position < _blocks.Text.Length && (ReadPlainRow() || ReadRowOfAnyKind());

    // What RowReader does first, without a reader for each row.
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
        if (rows.IsUnterminated) Refusal = new FileRefusal(FileReason.FileQuoteUnterminated) { Line = rows.Line };
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

    private void RefuseDuplicate(NumberSurvey survey)
    {
        var again = survey.WhyNot(Accepted);
        if (again is null) return;
        if (again.Value.Reason is not { } reason) Refusal = new FileRefusal(FileReason.FileChanged) { Line = Line };
        else
        {
            _reasons = reason;
            Rejected = new RejectedRow(Line, Lines, Text, reason, Suggestion: null, again.Value.FirstLine) { Number = Accepted.Number };
        }
    }
}
