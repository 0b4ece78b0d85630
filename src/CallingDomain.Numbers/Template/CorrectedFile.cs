using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>The file that can be uploaded again: what was accepted, and what was refused and is certain to be meant, in the order of the lines.</summary>
/// <remarks>
/// Exactly the template: UTF-8, two columns, no header. Numbers are in ten-digit form, so that no cell begins as a spreadsheet's formula does. It is accepted whole by the
/// template that gave the reading, in its strict profile too. Stateless.
/// </remarks>
public static class CorrectedFile
{
    internal static ReadOnlySpan<byte> LineEnd => "\r\n"u8;

    /// <summary>The rows. Of a number that would come twice, the accepted row stands; of two refused rows with different purposes, neither.</summary>
    public static ImmutableArray<TemplateLine> LinesOf(TemplateReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var mended = reading.Rejected.Where(row => row.Suggestion is not null).ToList();
        var purposes = mended.ToLookup(row => row.Suggestion!.Value.Number, row => row.Suggestion!.Value.Purpose);
        var taken = reading.Accepted.Select(row => row.Number).ToHashSet();
        var rows = reading.Accepted.Select(row => (row.Line, Row: row.ToLine())).ToList();
        foreach (var row in mended)
        {
            var line = row.Suggestion!.Value;
            if (purposes[line.Number].All(purpose => purpose == line.Purpose) && taken.Add(line.Number)) rows.Add((row.Line, line));
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
        foreach (var line in lines)
        {
            var length = line.Write(row);
            LineEnd.CopyTo(row[length..]);
            output.Write(row[..(length + LineEnd.Length)]);
        }
    }
}
