using System.Numerics;
using System.Text;

namespace CallingDomain.Numbers;

/// <content>Entries that were typed one by one, or that a request brought.</content>
public sealed partial class NumberTemplate
{
    private const int LeastPlaces = 16;

    /// <summary>Answers for entries by the rules of the file's rows; an entry's line is its place, from 1. There may be any number of them.</summary>
    /// <param name="entries">The entries; none of them is a header or a blank line. An entry or a text that is null counts as empty.</param>
    /// <returns>An answer for each.</returns>
    public TemplateReading Read(IReadOnlyList<NumberEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var answers = new RowCollector(new SoundRow[entries.Count], new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastPlaces, 2 * entries.Count))]);
        var text = new StringBuilder();
        var end = 0;
        for (var at = 0; at < entries.Count; at++)
        {
            var (number, purpose) = (entries[at]?.Number ?? "", entries[at]?.Purpose ?? "");
            var answer = Check(number, purpose);
            var row = NumberEntry.RowOf(number, purpose);
            if (!answer.IsRight)
            {
                answers.Reject(new RejectedRow(at + 1, 1, row, answer.Reasons, answer.Suggestion, FirstLine: null) { Number = answer.Number, Parameters = answer.Parameters });
                continue;
            }

            var length = Encoding.UTF8.GetByteCount(row);
            answers.Add(new AcceptedRow(at + 1, 1, answer.Number, answer.Purpose, answer.Notices), end, length);
            text.Append(row);
            end += length;
        }

        return answers.End(TemplateFormat.Standard, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
