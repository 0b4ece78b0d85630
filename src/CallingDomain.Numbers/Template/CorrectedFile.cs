using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>The file that can be uploaded again: what was accepted, and what was refused and is certain to be meant, in the order of the lines.</summary>
/// <remarks>
/// Exactly the template: UTF-8, two columns, no header. Numbers are in ten-digit form, so that no cell begins as a spreadsheet's formula does. It is accepted whole by the
/// policy that gave the reading, under either profile, as long as there are 1 to 500 rows; more, such as those of a long list of entries, go into <see cref="TemplateParts"/>. Stateless.
/// </remarks>
public static class CorrectedFile
{
    /// <summary>
    /// The rows. A guessed purpose is never taken. Of a number that would come twice, the accepted row stands; of a number that comes with several purposes, no refused row.
    /// </summary>
    public static ImmutableArray<TemplateLine> LinesOf(TemplateReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var certain = reading.Rejected.Where(row => row.Suggestion is not null && !row.Reasons.Contains(NumberReason.PurposeUnknown)).ToList();
        var purposes = certain.ToLookup(row => row.Suggestion!.Value.Number, row => row.Suggestion!.Value.Purpose);
        var inConflict = reading.Rejected.Where(row => row.Reasons.Contains(NumberReason.DuplicateInBatchConflict)).Select(row => row.Number).ToHashSet();
        var taken = reading.Accepted.Select(row => row.Number).ToHashSet();
        var rows = reading.Accepted.Select(row => (row.Line, Row: row.ToLine())).ToList();
        foreach (var row in certain)
        {
            var line = row.Suggestion!.Value;
            var isClear = !inConflict.Contains(line.Number) && purposes[line.Number].All(purpose => purpose == line.Purpose);
            if (isClear && taken.Add(line.Number)) rows.Add((row.Line, line));
        }

        return [.. rows.OrderBy(row => row.Line).Select(row => row.Row)];
    }

    /// <summary>Writes rows as UTF-8 without a mark, each ended by CR LF.</summary>
    /// <param name="output">Stays open.</param>
    /// <param name="lines">The rows.</param>
    public static void Write(Stream output, IEnumerable<TemplateLine> lines)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(lines);
        Span<byte> row = stackalloc byte[TemplateLine.MaxLength];
        foreach (var line in lines) output.Write(row[..line.WriteRow(row)]);
    }
}
