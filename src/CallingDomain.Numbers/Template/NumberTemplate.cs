using System.Collections.Immutable;

namespace CallingDomain.Numbers;

/// <summary>The portal's batch template: two columns, no header, a number and its call purpose in each row, at most 500 rows.</summary>
/// <remarks>
/// Strict: exactly what the portal asks for. Text is UTF-8, a byte order mark is passed over; columns are parted by commas and may be quoted
/// (RFC 4180). All causes of a refused row are collected. Nothing throws, whatever the bytes. Stateless.
/// Source: the portal's "Template Requirements" and "Upload CSV File".
/// </remarks>
public static class NumberTemplate
{
    /// <summary>The most rows a file may have, blank lines not counted.</summary>
    public const int MaxRows = 500;

    /// <summary>The most bytes that are looked at: 16 MiB, hundreds of times what 500 rows take.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private const int Columns = 2;

    /// <summary>Whether the portal takes a file of this name, by its ending alone.</summary>
    /// <param name="fileName">A name, with or without its folders.</param>
    /// <returns>Null when it ends in <c>.csv</c> or <c>.txt</c>, in any case of letters; else <see cref="FileReason.FileTypeNotAllowed"/>.</returns>
    public static FileReason? RefuseName(ReadOnlySpan<char> fileName) =>
        fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        || fileName.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)
            ? null
            : FileReason.FileTypeNotAllowed;

    /// <summary>Reads a file's bytes. Takes time in their number; never throws.</summary>
    /// <returns>An answer for each line; or why the whole file cannot be used, and then nothing of it is.</returns>
    public static Result<TemplateReading, FileRefusal> Read(ReadOnlyMemory<byte> file)
    {
        if (TemplateFile.Refuse(file) is { } refusal) return refusal;
        var rows = new RowList();
        using var reader = TemplateFile.Open(file);
        while (reader.Read()) rows.Add(new TemplateRow(reader));
        return rows.End();
    }

    private sealed class RowList
    {
        private readonly ImmutableArray<RejectedRow>.Builder _rejected = ImmutableArray.CreateBuilder<RejectedRow>();
        private readonly ImmutableArray<IgnoredRow>.Builder _ignored = ImmutableArray.CreateBuilder<IgnoredRow>();
        private readonly List<(AcceptedRow Row, string Text)> _sound = [];
        private bool _headerMayCome = true;

        public void Add(in TemplateRow row)
        {
            if (row.IsBlank)
            {
                _ignored.Add(new IgnoredRow(row.Line, row.Lines, NumberReason.RowBlank));
                return;
            }

            var reasons = Judge(row, out var number, out var purpose);
            _headerMayCome = false;
            if (reasons.IsEmpty) _sound.Add((new AcceptedRow(row.Line, row.Lines, number, purpose), row.Text));
            else _rejected.Add(new RejectedRow(row.Line, row.Lines, row.Text, reasons, Suggest(row, reasons), FirstLine: null));
        }

        public TemplateReading End()
        {
            var accepted = ImmutableArray.CreateBuilder<AcceptedRow>(_sound.Count);
            foreach (var same in _sound.GroupBy(row => row.Row.Number))
            {
                var first = same.First().Row;
                var conflict = same.Any(row => row.Row.Purpose != first.Purpose);
                foreach (var (row, text) in same)
                {
                    if (conflict)
                        _rejected.Add(new RejectedRow(row.Line, row.Lines, text, NumberReason.DuplicateInBatchConflict, Suggestion: null, first.Line));
                    else if (row.Line != first.Line)
                        _rejected.Add(new RejectedRow(row.Line, row.Lines, text, NumberReason.DuplicateInBatch, Suggestion: null, first.Line));
                    else accepted.Add(row);
                }
            }

            accepted.Sort((left, right) => left.Line.CompareTo(right.Line));
            _rejected.Sort((left, right) => left.Line.CompareTo(right.Line));
            return new TemplateReading(accepted.DrainToImmutable(), _rejected.DrainToImmutable(), _ignored.DrainToImmutable());
        }

        private NumberReasons Judge(in TemplateRow row, out PhoneNumber number, out CallPurpose purpose)
        {
            (number, purpose) = (default, default);
            if (_headerMayCome && row.LooksLikeHeader) return NumberReason.RowHeader;
            var reasons = NumberReasons.None;
            if (row.FieldCount != Columns)
            {
                if (!row.OnlyEmptyAfter(Columns)) return NumberReason.RowColumnCount;
                reasons = NumberReason.RowTrailingEmptyColumn;
            }

            var readNumber = PortalForm.Read(row.Number);
            if (!readNumber.TryGet(out number)) reasons = reasons.With(readNumber.Reason);
            var readPurpose = CallPurposes.Read(row.Purpose);
            return readPurpose.TryGet(out purpose) ? reasons : reasons.With(readPurpose.Reason);
        }

        private static string? Suggest(in TemplateRow row, NumberReasons reasons)
        {
            if (reasons.Contains(NumberReason.RowHeader) || reasons.Contains(NumberReason.RowColumnCount)) return null;
            var purpose = CallPurposes.Read(row.Purpose).TryGet(out var meant) ? meant : CallPurposes.Nearest(row.Purpose);
            return purpose is { } known && PortalForm.Suggest(row.Number) is { } number ? $"{number},{known.Label()}" : null;
        }
    }
}
