using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Imports contacts from a CSV or TXT file; every line of the file is accounted for.</summary>
/// <remarks>
/// The delimiter is detected: comma, semicolon, tab or vertical bar. UTF-8, or UTF-16 with a byte order mark, unless <see cref="ContactImportOptions.Format"/> says otherwise. An invalid cell rejects its row or is left out, by the options, and never stops the import. The result for a row depends on
/// the options, the existing contacts and the rows before it, so a dry run gives the same result. Stateless, thread-safe. Source: the multi-number page, "Add with Import as Admin".
/// </remarks>
public static class ContactImport
{
    private const int RowsBetweenReports = 4096;

    /// <summary>Proposes columns for a file by its heading and first rows, at most 100 rows and none after 1 MiB.</summary>
    /// <param name="file">The file, from the position of the stream, to which the stream returns; it stays open.</param>
    /// <param name="types">The contact item types, each of which may have columns.</param>
    /// <param name="options">How the file will be imported; <see cref="ContactImportOptions.Columns"/> is not used. A column of time zones is proposed only with <see cref="ContactImportOptions.Zones"/>.</param>
    /// <returns>The proposal; or why the file cannot be used.</returns>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Result<ColumnProposal, FileRefusal> ProposeColumns(Stream file, ContactItemTypes types, ContactImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(types);
        if (!file.CanSeek) throw new ArgumentException("The stream cannot seek. Copy the file to a stream that can, such as a temporary file.", nameof(file));
        var chosen = options ?? new ContactImportOptions();
        var reading = ContactSample.Read(file, chosen.Format);
        return reading.TryGet(out var sample) ? ColumnSearch.Propose(sample, types, chosen) : reading.Reason!;
    }

    /// <summary>Opens a file to be read row by row.</summary>
    /// <param name="file">The file, from the position of the stream; it stays open.</param>
    /// <param name="options">How the file is imported.</param>
    /// <exception cref="ArgumentException">
    /// The options are inconsistent: no column of phones, two columns for one field, a column of time zones without a source of time zones, duplicates by a field without a column or by a part of the name alone, existing
    /// contacts indexed by another rule, a column that is both used and ignored, too many columns of phones, or a column whose words, pattern or order are not complete.
    /// </exception>
    public static ContactReader Open(Stream file, ContactImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        if (ImportProblems.Find(options).FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(options));
        return new ContactReader(file, options);
    }

    /// <summary>Reads a whole file into objects; for files of up to some hundred thousand rows.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="options">How the file is imported.</param>
    /// <returns>
    /// The contacts, rejected rows and duplicates; or why the whole file cannot be used: not text, empty, a quote that is never closed, a column that is missing or ambiguous, an unused column of calling codes.
    /// </returns>
    /// <exception cref="ArgumentException">As for <see cref="Open"/>.</exception>
    public static Result<ContactImportReport, FileRefusal> Read(ReadOnlyMemory<byte> file, ContactImportOptions options) => Read(ToStream(file), options);

    /// <summary>Reads a whole file into objects; for files of up to some hundred thousand rows.</summary>
    /// <param name="file">The file, from the position of the stream; it stays open.</param>
    /// <param name="options">How the file is imported.</param>
    /// <returns>As <see cref="Read(ReadOnlyMemory{byte}, ContactImportOptions)"/>.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Open"/>.</exception>
    public static Result<ContactImportReport, FileRefusal> Read(Stream file, ContactImportOptions options)
    {
        using var reader = Open(file, options);
        var contacts = ImmutableArray.CreateBuilder<ImportedContact>();
        var rejected = ImmutableArray.CreateBuilder<RejectedContact>();
        var duplicates = ImmutableArray.CreateBuilder<RejectedContact>();
        var codes = new CodeCounts();
        while (reader.Read())
        {
            codes.Add(reader);
            if (reader.Kind == ContactRowKind.Contact) contacts.Add(new ImportedContact(reader.Line, reader.ToContact(), reader.Issues) { PhoneZones = reader.PhoneZones, PastCalls = reader.PastCalls });
            else if (reader.Kind == ContactRowKind.Rejected) rejected.Add(reader.ToRejectedContact());
            else if (reader.Kind == ContactRowKind.Duplicate) duplicates.Add(reader.ToRejectedContact());
        }

        if (reader.Refusal is { } refusal) return refusal;
        return Report(reader, codes) with { Contacts = contacts.DrainToImmutable(), Rejected = rejected.DrainToImmutable(), Duplicates = duplicates.DrainToImmutable() };
    }

    /// <summary>Reads a file of any length to its end.</summary>
    /// <param name="reader">The file, from the next row.</param>
    /// <param name="contacts">Takes the contacts; null for a dry run, which gives the same report.</param>
    /// <param name="rejected">Takes the rejected rows and the duplicates; null to drop them.</param>
    /// <param name="progress">Receives the counts every few thousand rows; null for none.</param>
    /// <param name="cancellationToken">Stops the import between two rows. The rows before stay imported.</param>
    /// <returns>The report without rows; or why the whole file cannot be used: then discard the contacts.</returns>
    public static Result<ContactImportReport, FileRefusal> Run(
        ContactReader reader, ContactTable? contacts = null, RejectedContactWriter? rejected = null, IProgress<ContactCounts>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var codes = new CodeCounts();
        var untilReport = RowsBetweenReports;
        var isCanceled = false;
        while (!(isCanceled = cancellationToken.IsCancellationRequested) && reader.ReadPlainContacts(untilReport, out var plain))
        {
            if (plain.Count > 0) contacts?.AddPlain(reader, plain.First, plain.Count);
            untilReport -= plain.Count;
            if (!reader.IsPlain || reader.Kind != ContactRowKind.Contact)
            {
                codes.Add(reader);
                if (reader.Kind == ContactRowKind.Contact) contacts?.Add(reader);
                else if (reader.Kind != ContactRowKind.Blank) rejected?.Add(reader);
                untilReport--;
            }

            if (untilReport > 0) continue;
            untilReport = RowsBetweenReports;
            progress?.Report(reader.Counts);
        }

        progress?.Report(reader.Counts);
        return reader.Refusal is { } refusal ? refusal : Report(reader, codes) with { IsCanceled = isCanceled };
    }

    private static ContactImportReport Report(ContactReader reader, CodeCounts codes) =>
        new() { Counts = reader.Counts, Codes = codes.ToDictionary(), UsedColumns = reader.UsedColumns, UnusedColumns = reader.UnusedColumns, MissingDoNotCall = reader.MissingDoNotCall };

    private static MemoryStream ToStream(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(file.ToArray(), writable: false);
}
