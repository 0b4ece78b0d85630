using System.Collections.Immutable;
using System.Text;
using CallingDomain.Numbers;
using CsvHelper;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>How a phone's text becomes a number: <see cref="PhoneNumber.Read"/>, or one that also knows national forms.</summary>
/// <param name="text">The text of one cell, without white space around it; never empty.</param>
/// <returns>The number, or the first thing that is wrong.</returns>
public delegate Result<PhoneNumber, NumberReason> PhoneReader(ReadOnlySpan<char> text);

/// <summary>Contacts from a CSV or TXT file with a heading.</summary>
/// <remarks>
/// The delimiter is found among comma, semicolon, tab and bar; UTF-8, or UTF-16 with its mark. A bad cell refuses its row and never stops the import.
/// Stateless. Source: the multi-number page, "Add with Import as Admin".
/// </remarks>
public static class ContactImport
{
    private static readonly CsvReaderOptions Format =
        new() { HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, IncludeValuesInExceptions = false };

    /// <summary>Reads a file's bytes. Takes time in their number; never throws for what is in them.</summary>
    /// <param name="file">All bytes.</param>
    /// <param name="columns">Which column holds what.</param>
    /// <param name="phones">How a phone's text becomes a number.</param>
    /// <param name="zones">Where the time zones' identifiers are looked up.</param>
    /// <returns>
    /// An answer for each row; or why the whole file cannot be used: not text, empty, a quote never closed, a column of
    /// <paramref name="columns"/> not found or found twice.
    /// </returns>
    public static Result<ContactImportReading, FileRefusal> Read(
        ReadOnlyMemory<byte> file,
        ContactColumns columns,
        PhoneReader phones,
        IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(phones);
        ArgumentNullException.ThrowIfNull(zones);
        if (DelimitedText.WhyNotText(file.Span, allowUtf16: true) is { } notText) return new FileRefusal(notText);

        long? unterminated = null;
        using var reader = CsvReader.Create(file, Format with
        {
            OnMalformedRecord = record => unterminated ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : null,
        });
        var blankLines = 0;
        ContactRow? row = null;
        var contacts = ImmutableArray.CreateBuilder<ImportedContact>();
        var rejected = ImmutableArray.CreateBuilder<RejectedContact>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            if (unterminated is { } line) return new FileRefusal(FileReason.FileQuoteUnterminated) { Line = (int)line };
            if (DelimitedText.IsBlank(reader.RawRecord))
            {
                blankLines += DelimitedText.CountLines(reader.RawRecord);
                continue;
            }

            if (row is null)
            {
                var heading = ContactHeading.Of(reader, columns);
                if (!heading.TryGet(out var found)) return heading.Reason!;
                row = new ContactRow(reader, found, phones, zones);
                continue;
            }

            var contact = row.Read(ids, out var issues);
            if (contact is not null) contacts.Add(new ImportedContact((int)reader.LineNumber, contact));
            else rejected.Add(new RejectedContact((int)reader.LineNumber, Encoding.UTF8.GetString(reader.RawRecord), issues));
        }

        if (row is null) return new FileRefusal(FileReason.FileEmpty);
        return new ContactImportReading(contacts.DrainToImmutable(), rejected.DrainToImmutable(), blankLines);
    }
}
