using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The columns of a contacts file for which none are given.</summary>
internal static class ProposedColumns
{
    /// <param name="path">The file's name.</param>
    /// <param name="file">The file; afterwards a stream of all its bytes again.</param>
    /// <param name="types">The contact item types.</param>
    /// <param name="phones">How numbers are read.</param>
    /// <param name="delimiter">The sign that parts the columns; null to find it.</param>
    /// <param name="ignored">The columns to leave out.</param>
    /// <exception cref="InputException">The file cannot be used, or no column of phones is recognized.</exception>
    public static ColumnProposal Read(string path, ref Stream file, ContactItemTypes types, PhoneReader phones, char? delimiter, ImmutableArray<string> ignored)
    {
        var reading = ContactSample.Read(file, out file, delimiter);
        if (!reading.TryGet(out var sample)) throw Refusals.Of(path, reading.Reason!);
        var proposal = ColumnProposal.Of(sample, types, phones, DateTimeZoneProviders.Tzdb, ignored);
        return proposal.Columns.PrimaryPhone is null && proposal.Columns.AdditionalPhones.IsEmpty
            ? throw new InputException(FileReason.FileColumnNotFound.Code(), $"The file '{path}' cannot be used. No column of phones is recognized by its heading and cells; {Hint(sample, phones)}.", ("file", path))
            : proposal;
    }

    private static string Hint(ContactSample sample, PhoneReader phones)
    {
        if (sample.Headings.Any(heading => phones.Read(heading).IsOk)) return "its first row holds a phone number and is no heading, which a contacts file needs";
        List<string> found =
        [
            .. sample.Headings.Where((_, column) => sample.CountNumbers(column, phones) > 0).GroupBy(heading => heading)
                .Select(same => (same.Key.Length == 0 ? "a column without a heading" : $"'{same.Key}'") + (sample.Headings.Count(heading => heading == same.Key) > 1 ? " (a heading of several columns, which names none)" : "")),
        ];
        return found.Count == 0 ? "no cell of its first rows reads as a phone number" : $"phone numbers are in {string.Join(", ", found)}; --columns names the column to use";
    }
}
