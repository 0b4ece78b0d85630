namespace CallingDomain.Numbers;

/// <content>Files of at most 500 rows.</content>
public sealed partial class NumberTemplate
{
    private const int PlacesForDuplicates = 1024; // a power of two, at least twice the rows

    /// <summary>Reads the bytes of a file. Linear; never throws.</summary>
    /// <returns>An answer for each line; or why the whole file is refused.</returns>
    public Result<TemplateReading, FileRefusal> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes) return new FileRefusal(FileReason.TooLarge) { Actual = file.Length, Max = MaxBytes };
        if (!DelimitedText.IsText(file, allowUtf16: _rules.IsTolerant, out var reason)) return new FileRefusal(reason);
        var encoding = DelimitedText.EncodingOf(file);
        if (encoding == TextEncoding.Utf8) return ReadText(DelimitedText.WithoutMark(file), encoding);
        if (DelimitedText.Utf8Of(file, encoding) is not { } utf8) return new FileRefusal(FileReason.EncodingUnsupported);
        return utf8.Contains((byte)0) ? new FileRefusal(FileReason.NotText) : ReadText(utf8, encoding);
    }

    /// <summary>Why a whole file is refused, after all rows are counted; null if it is not.</summary>
    internal static FileRefusal? Refuse(in RowProgress progress, bool isTolerant, byte? otherDelimiter, long maxRows)
    {
        if (!progress.HasText) return new FileRefusal(FileReason.Empty);
        if (progress.DataRows > maxRows) return new FileRefusal(FileReason.TooManyRows) { Actual = progress.DataRows, Max = maxRows };
        if (progress.HasColumns || progress.DataRows == 0) return null;
        return !isTolerant && otherDelimiter is { } delimiter
            ? new FileRefusal(FileReason.DelimiterNotComma) { Delimiter = (char)delimiter }
            : new FileRefusal(FileReason.DelimiterUnknown);
    }

    private Result<TemplateReading, FileRefusal> ReadText(ReadOnlySpan<byte> text, TextEncoding encoding)
    {
        text = DelimitedText.WithoutEndOfFile(text);
        var delimiter = _rules.IsTolerant ? DelimiterSearch.Find(text, _rules, isWhole: true) : (byte)',';
        return ReadRows(text, new TemplateFormat((char)delimiter, encoding));
    }

    private Result<TemplateReading, FileRefusal> ReadRows(ReadOnlySpan<byte> text, TemplateFormat format)
    {
        Span<SoundRow> sound = stackalloc SoundRow[MaxRows];
        Span<int> places = stackalloc int[PlacesForDuplicates];
        scoped var answers = new RowCollector(sound, places); // not wider than the rows, in a nested block too
        var progress = new RowProgress();
        var rows = new RowReader(text, (byte)format.Delimiter, _rules, isWhole: true, MaxRows, ref progress);
        var unterminated = AnswerAll(ref rows, ref answers, ref progress);
        rows.Dispose();
        if (unterminated is { } line) return new FileRefusal(FileReason.QuoteUnterminated) { Line = line };
        var otherDelimiter = progress.HasColumns ? null : DelimiterSearch.OtherIn(text);
        return Refuse(progress, IsTolerant, otherDelimiter, MaxRows) is { } refusal ? refusal : answers.End(format, text);
    }

    // The line of an unterminated quote; null if there is none.
    // A method of its own: with the stackalloc the loop would be compiled fully optimized before the first row.
    private static int? AnswerAll(ref RowReader rows, ref RowCollector answers, ref RowProgress progress)
    {
        while (rows.Next())
        {
            if (rows.IsUnterminated) return rows.Line;
            if (rows.IsIgnored) answers.Ignore(rows.Ignored);
            else if (progress.DataRows > MaxRows) continue; // only counted, for the refusal
            else if (rows.Reasons.IsEmpty) answers.Add(rows);
            else answers.Reject(rows.Rejected);
        }

        return null;
    }
}
