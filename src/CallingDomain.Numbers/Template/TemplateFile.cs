using CsvHelper;

namespace CallingDomain.Numbers;

/// <summary>What can be said of a template file before any of its rows is looked at.</summary>
internal static class TemplateFile
{
    private static readonly char[] OtherDelimiters = [';', '\t', '|'];

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        HasHeader = false,
        SkipEmptyLines = false, // a blank line is answered too
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    public static CsvReader Open(ReadOnlyMemory<byte> file) => CsvReader.Create(file, Format);

    public static FileRefusal? Refuse(ReadOnlyMemory<byte> file)
    {
        if (file.Length > NumberTemplate.MaxBytes) return new FileRefusal(FileReason.FileTooLarge) { Actual = file.Length, Max = NumberTemplate.MaxBytes };
        if (DelimitedText.WhyNotText(file.Span) is { } notText) return new FileRefusal(notText);
        return RefuseRows(file);
    }

    private static FileRefusal? RefuseRows(ReadOnlyMemory<byte> file)
    {
        var rows = 0L;
        var rowsOfTwo = 0L;
        long? unterminated = null;
        using var reader = CsvReader.Create(file, Format with
        {
            OnMalformedRecord = record => unterminated ??= record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : null,
        });
        while (reader.Read())
        {
            if (unterminated is { } line) return new FileRefusal(FileReason.FileQuoteUnterminated) { Line = (int)line };
            if (new TemplateRow(reader).IsBlank) continue;
            rows++;
            if (reader.FieldCount >= 2) rowsOfTwo++;
        }

        if (rows == 0) return new FileRefusal(FileReason.FileEmpty);
        if (rows > NumberTemplate.MaxRows) return new FileRefusal(FileReason.FileTooManyRows) { Actual = rows, Max = NumberTemplate.MaxRows };
        if (rowsOfTwo > 0) return null;
        foreach (var delimiter in OtherDelimiters)
        {
            if (file.Span.Contains((byte)delimiter)) return new FileRefusal(FileReason.FileDelimiterNotComma) { Delimiter = delimiter };
        }

        return new FileRefusal(FileReason.FileDelimiterUnknown);
    }
}
