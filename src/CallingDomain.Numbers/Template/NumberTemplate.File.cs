namespace CallingDomain.Numbers;

/// <content>Files of at most 500 rows.</content>
public sealed partial class NumberTemplate
{
    private const int PlacesForDuplicates = 2048; // a power of two; four times the rows, so that few places are taken twice
    private const int RowsOfBatch = 64;

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
        Span<int> places = stackalloc int[PlacesForDuplicates];
        Span<PlainRow> batch = stackalloc PlainRow[RowsOfBatch];
        scoped var answers = new RowCollector(Math.Min(MaxRows, text.Count((byte)'\n') + 1), places); // not wider than the places, in a nested block too
        var progress = new RowProgress();
        var unterminated = AnswerAll(text, (byte)format.Delimiter, batch, ref answers, ref progress);
        if (unterminated is { } line) return new FileRefusal(FileReason.QuoteUnterminated) { Line = line };
        var otherDelimiter = progress.HasColumns ? null : DelimiterSearch.OtherIn(text);
        if (Refuse(progress, IsTolerant, otherDelimiter, MaxRows) is { } refusal) return refusal;
        using var texts = new FileRowTexts(text, (byte)format.Delimiter);
        return answers.End(format, texts);
    }

    // The line of an unterminated quote; null if there is none.
    // A method of its own: with the stackalloc the loop would be compiled fully optimized before the first row.
    private int? AnswerAll(ReadOnlySpan<byte> text, byte delimiter, Span<PlainRow> batch, ref RowCollector answers, ref RowProgress progress)
    {
        var rows = new RowReader(text, delimiter, _rules, isWhole: true, MaxRows, ref progress);
        try
        {
            while (true)
            {
                var line = progress.NextLine;
                var room = (int)Math.Clamp(MaxRows - progress.DataRows, 0, batch.Length);
                var plain = batch[..PlainRows.Read(text, delimiter, _rules, isWhole: true, ref progress, batch[..room])];
                answers.Add(plain, line);
                if (plain.Length == batch.Length) continue;
                if (!rows.Next()) return null;
                if (rows.IsUnterminated) return rows.Line;
                if (rows.IsIgnored) answers.Ignore(rows.Ignored);
                else if (progress.DataRows > MaxRows) continue; // only counted, for the refusal
                else if (rows.Reasons.IsEmpty) answers.Add(rows.Accepted);
                else answers.Reject(rows.Rejected);
            }
        }
        finally
        {
            rows.Dispose();
        }
    }
}
