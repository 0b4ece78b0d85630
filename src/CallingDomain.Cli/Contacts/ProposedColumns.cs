using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Proposes the columns of a contacts file.</summary>
internal static class ProposedColumns
{
    /// <param name="path">The name of the file.</param>
    /// <param name="file">The file, which can seek.</param>
    /// <param name="types">The contact item types.</param>
    /// <param name="options">How the file is imported.</param>
    /// <exception cref="InputException">The file cannot be used, or no column of phones is recognized.</exception>
    public static ColumnProposal Read(string path, Stream file, ContactItemTypes types, ContactImportOptions options)
    {
        var reading = ContactImport.ProposeColumns(file, types, options);
        if (!reading.TryGet(out var proposal)) throw Refusals.OfContacts(path, reading.Reason!);
        return proposal.Columns.HasPhone
            ? proposal
            : throw new InputException(
                FileReason.ColumnNotFound.Code(), $"The file '{path}' cannot be used. No column of phones is recognized by its heading and cells; {Hint(proposal, options.Phones)}.", ("file", path));
    }

    private static string Hint(ColumnProposal proposal, PhoneReader phones)
    {
        var columns = proposal.UsedColumns.AddRange(proposal.UnusedColumns).OrderBy(column => column.Position).ToList();
        if (columns.Any(column => phones.Read(column.Heading).IsOk)) return "the first row has a phone number, but must be a heading";
        List<string> found =
        [
            .. columns.Where(column => column.PhoneCount > 0).Select(column => column.Heading).Distinct()
                .Select(heading => (heading.Length == 0 ? "a column without a heading" : $"'{heading}'") + (columns.Count(column => column.Heading == heading) > 1 ? " (the heading of several columns)" : "")),
        ];
        return found.Count == 0 ? "no cell of the first rows is a phone number" : $"phone numbers are in {string.Join(", ", found)}; name the column with --columns";
    }
}
