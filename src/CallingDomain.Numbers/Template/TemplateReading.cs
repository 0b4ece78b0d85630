using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CallingDomain.Numbers;

/// <summary>The answers for all lines of a template file or a list of entries.</summary>
/// <param name="Accepted">The accepted rows, in the order of the file.</param>
/// <param name="Rejected">The rejected rows, in the order of the file.</param>
/// <param name="Ignored">The ignored lines, in the order of the file.</param>
/// <remarks>Immutable, thread-safe, compared by content. Every physical line of the file belongs to exactly one of the three lists.</remarks>
public sealed record TemplateReading(ImmutableArray<AcceptedRow> Accepted, ImmutableArray<RejectedRow> Rejected, ImmutableArray<IgnoredRow> Ignored)
{
    private readonly Items<AcceptedRow> _accepted = Accepted;
    private readonly Items<RejectedRow> _rejected = Rejected;
    private readonly Items<IgnoredRow> _ignored = Ignored;

    /// <summary>The accepted rows, in the order of the file.</summary>
    public ImmutableArray<AcceptedRow> Accepted { get => _accepted; init => _accepted = value; }

    /// <summary>The rejected rows, in the order of the file.</summary>
    public ImmutableArray<RejectedRow> Rejected { get => _rejected; init => _rejected = value; }

    /// <summary>The ignored lines, in the order of the file.</summary>
    public ImmutableArray<IgnoredRow> Ignored { get => _ignored; init => _ignored = value; }

    /// <summary>The delimiter of the columns: comma, semicolon, tab or bar.</summary>
    public char Delimiter { get; init; } = TemplateFormat.Standard.Delimiter;

    /// <summary>The IANA name of the encoding: <c>UTF-8</c>, <c>UTF-16LE</c> or <c>UTF-16BE</c>.</summary>
    public string Encoding { get; init; } = TemplateFormat.Standard.Encoding.Name();

    /// <summary>
    /// Deviations of the whole file that the tolerant profile accepted and the strict profile refuses: <see cref="FileReason.EncodingUnsupported"/>,
    /// <see cref="FileReason.DelimiterNotComma"/>.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<FileReason> FileNotices => TemplateFormat.NoticesOf(Delimiter, Encoding);

    /// <summary>The number of physical lines of the file; a final line break starts no further line.</summary>
    [JsonIgnore]
    public int Lines => AcceptedLines + RejectedLines + IgnoredLines;

    /// <summary>The number of physical lines of the accepted rows.</summary>
    [JsonIgnore]
    public int AcceptedLines => Accepted.Sum(row => row.Lines);

    /// <summary>The number of physical lines of the rejected rows.</summary>
    [JsonIgnore]
    public int RejectedLines => Rejected.Sum(row => row.Lines);

    /// <summary>The number of ignored physical lines.</summary>
    [JsonIgnore]
    public int IgnoredLines => Ignored.Sum(row => row.Lines);

    /// <summary>The rows of a corrected file, to be written by <see cref="TemplateWriter"/>: accepted rows, and rejected rows whose correction is certain, in the order of the lines.</summary>
    /// <remarks>
    /// A guessed purpose is not certain. A number occurs once: its accepted row, if there is one. Rejected rows of a number that occurs with several purposes are left out.
    /// </remarks>
    public ImmutableArray<TemplateLine> CorrectedLines()
    {
        var certain = Rejected.Where(row => row.Suggestion is not null && !row.Reasons.Contains(NumberReason.PurposeUnknown)).ToList();
        var purposes = certain.ToLookup(row => row.Suggestion!.Value.Number, row => row.Suggestion!.Value.Purpose);
        var inConflict = Rejected.Where(row => row.Reasons.Contains(NumberReason.DuplicateInBatchConflict)).Select(row => row.Number).ToHashSet();
        var taken = Accepted.Select(row => row.Number).ToHashSet();
        var rows = Accepted.Select(row => (row.Line, Row: row.ToLine())).ToList();
        foreach (var row in certain)
        {
            var line = row.Suggestion!.Value;
            var isClear = !inConflict.Contains(line.Number) && purposes[line.Number].All(purpose => purpose == line.Purpose);
            if (isClear && taken.Add(line.Number)) rows.Add((row.Line, line));
        }

        return [.. rows.OrderBy(row => row.Line).Select(row => row.Row)];
    }
}
