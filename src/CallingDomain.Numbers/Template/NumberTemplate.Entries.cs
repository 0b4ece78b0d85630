using System.Numerics;
using System.Text;

namespace CallingDomain.Numbers;

/// <content>Entries of manual entry or a request.</content>
public sealed partial class NumberTemplate
{
    private const int LeastPlaces = 16;

    /// <summary>Reads entries by the rules for rows of a file. The line of an entry is its position, from 1. Any number of entries is allowed.</summary>
    /// <param name="entries">The entries; a null entry or text counts as empty. There are no headers or blank lines.</param>
    /// <returns>An answer for each entry.</returns>
    public TemplateReading Read(IReadOnlyList<NumberEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var answers = new RowCollector(new SoundRow[entries.Count], new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastPlaces, 2 * entries.Count))]);
        var text = new StringBuilder();
        var end = 0;
        for (var at = 0; at < entries.Count; at++)
        {
            var (number, purpose) = (entries[at]?.Number ?? "", entries[at]?.Purpose ?? "");
            var check = Check(number, purpose);
            var row = NumberEntry.RowOf(number, purpose);
            if (!check.IsAccepted)
            {
                answers.Reject(new RejectedRow(at + 1, 1, row, check));
                continue;
            }

            var length = Encoding.UTF8.GetByteCount(row);
            answers.Add(new AcceptedRow(at + 1, 1, check.Number, check.Purpose, check.Notices), end, length);
            text.Append(row);
            end += length;
        }

        return answers.End(TemplateFormat.Standard, Encoding.UTF8.GetBytes(text.ToString()));
    }
}
