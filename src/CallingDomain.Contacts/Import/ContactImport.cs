using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Contacts from a CSV or TXT file with a heading: each line answered for, whatever the file's length.</summary>
/// <remarks>
/// The delimiter is found among comma, semicolon, tab and bar; UTF-8, or UTF-16 with its mark. A bad cell refuses or degrades its row by the options and never stops the import. The answer to a row depends on the options, the
/// contacts that were there, and the rows before it: so a dry run is the run. Stateless. Source: the multi-number page, "Add with Import as Admin".
/// </remarks>
public static class ContactImport
{
    private const int RowsBetweenReports = 4096;

    /// <summary>Begins to read a file, row by row.</summary>
    /// <param name="file">The file's bytes, from the stream's position; it stays open.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="ArgumentException">The options name no column of phones, two columns for one field, zones without a place where they are looked up, duplicates by a field that has no column or by a part of the name alone, a column that is used and ignored, or more phone columns than a file has.</exception>
    public static ContactReader Open(Stream file, ContactImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        if (WhyNot(options) is { } why) throw new ArgumentException(why, nameof(options));
        return new ContactReader(file, options);
    }

    /// <summary>Reads a whole file into objects; for files of up to some hundred thousand rows.</summary>
    /// <param name="file">All bytes.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>
    /// An answer for each row; or why the whole file cannot be used: not text, empty, a quote never closed, a column not found or found twice, a column of calling codes that is not used.
    /// </returns>
    /// <exception cref="ArgumentException">As for <see cref="Open"/>.</exception>
    public static Result<ContactImportReading, FileRefusal> Read(ReadOnlyMemory<byte> file, ContactImportOptions options) => Read(StreamOf(file), options);

    /// <summary>Reads a whole file into objects, from a stream; only a row of it is in memory besides them.</summary>
    /// <param name="file">The file's bytes, from the stream's position; it stays open.</param>
    /// <param name="options">How it is read.</param>
    /// <returns>As <see cref="Read(ReadOnlyMemory{byte}, ContactImportOptions)"/>.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Open"/>.</exception>
    public static Result<ContactImportReading, FileRefusal> Read(Stream file, ContactImportOptions options)
    {
        using var rows = Open(file, options);
        var contacts = ImmutableArray.CreateBuilder<ImportedContact>();
        var rejected = ImmutableArray.CreateBuilder<RejectedContact>();
        var duplicates = ImmutableArray.CreateBuilder<DuplicateContact>();
        while (rows.Read())
        {
            if (rows.Kind == ContactRowKind.Contact) contacts.Add(new ImportedContact(rows.Line, rows.Contact, rows.Issues));
            else if (rows.Kind == ContactRowKind.Rejected) rejected.Add(new RejectedContact(rows.Line, rows.Text, rows.Issues));
            else if (rows.Kind == ContactRowKind.Duplicate) duplicates.Add(new DuplicateContact(rows.Line, rows.Text, rows.DuplicateReason, rows.FirstLine));
        }

        if (rows.Refusal is { } refusal) return refusal;
        return new ContactImportReading(contacts.DrainToImmutable(), rejected.DrainToImmutable(), duplicates.DrainToImmutable(), rows.Counts)
        {
            Columns = rows.Columns,
            UnusedColumns = rows.UnusedColumns,
        };
    }

    /// <summary>Reads a file to its end, and puts what it finds where it belongs.</summary>
    /// <param name="rows">The file, from where it stands.</param>
    /// <param name="into">Takes the contacts; null for a dry run, which comes to the same.</param>
    /// <param name="notTaken">Takes the refused rows and the duplicates; null for nowhere.</param>
    /// <param name="progress">Is told the counts every few thousand rows; null for nobody.</param>
    /// <param name="stop">Stops the import between two rows: what was taken until then stays.</param>
    public static ContactImportSummary Run(
        ContactReader rows, ContactTable? into = null, ContactExport? notTaken = null, IProgress<ContactCounts>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var codes = new CodeCounts();
        var untilReport = RowsBetweenReports;
        var stopped = false;
        while (!(stopped = stop.IsCancellationRequested) && rows.Read())
        {
            codes.Add(rows);
            if (rows.Kind == ContactRowKind.Contact) into?.Add(rows);
            else if (rows.Kind != ContactRowKind.Blank) notTaken?.Add(rows);
            if (--untilReport > 0) continue;
            untilReport = RowsBetweenReports;
            progress?.Report(rows.Counts);
        }

        progress?.Report(rows.Counts);
        return new ContactImportSummary(rows.Counts, codes.ToDictionary(), stopped, rows.Refusal) { Columns = rows.Columns, UnusedColumns = rows.UnusedColumns };
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(file.ToArray(), writable: false);

    private static string? WhyNot(ContactImportOptions options)
    {
        var columns = options.Columns;
        if (columns.PrimaryPhone is null && columns.AdditionalPhones.IsEmpty) return "No column of phones is named.";
        if (columns.AdditionalPhones.Length > ContactTable.MaxPhoneColumns) return "There are more columns of phones than a file has.";
        if (columns.Fields.DistinctBy(column => column.Field).Count() < columns.Fields.Length) return "A field has one column.";
        if (options.Duplicates.Name && !columns.HasName) return "Duplicates are told by the name, and no column of names is named.";
        if (options.Duplicates.IsByNameAlone && !columns.HasWholeName) return "Duplicates are told by the name alone, and only a part of it has a column: different people share it.";
        if (columns.Headings().FirstOrDefault(name => options.IgnoredColumns.Any(ignored => ignored.Trim() == name.Trim())) is { } both) return $"The column '{both}' is both used and ignored.";
        return options.Duplicates.Fields.FirstOrDefault(field => columns.Fields.All(column => column.Field != field)) is { } missing ? $"Duplicates are told by '{missing}', and no column of that field is named." : null;
    }
}
