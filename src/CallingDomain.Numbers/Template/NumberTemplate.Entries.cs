using System.Numerics;

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
        var answers = new RowCollector(entries.Count, new int[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastPlaces, 2 * entries.Count))]);
        for (var at = 0; at < entries.Count; at++)
        {
            var check = Check(entries[at]?.Number ?? "", entries[at]?.Purpose ?? "");
            if (check.IsAccepted) answers.Add(new AcceptedRow(at + 1, 1, check.Number, check.Purpose, check.Notices));
            else answers.Reject(new RejectedRow(at + 1, 1, TextOf(entries[at]), check));
        }

        return answers.End(TemplateFormat.Standard, new EntryTexts(entries));
    }

    private static string TextOf(NumberEntry? entry) => NumberEntry.RowOf(entry?.Number ?? "", entry?.Purpose ?? "");

    private readonly struct EntryTexts(IReadOnlyList<NumberEntry> entries) : IRowTexts
    {
        public string Of(int line) => TextOf(entries[line - 1]);
    }
}
