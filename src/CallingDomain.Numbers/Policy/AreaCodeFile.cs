using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>A table of area codes as a CSV file.</summary>
internal static class AreaCodeFile
{
    private const byte Comma = (byte)',', Quote = (byte)'"';
    private const int Columns = 7, Digits = 3;

    private static ReadOnlySpan<byte> Heading => "areaCode,status,region,place,from,checked,source"u8;

    public static Result<AreaCodeTable, AreaCodeRefusal> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > AreaCodeTable.MaxBytes) return new AreaCodeRefusal(AreaCodeReason.AreaCodesTooLarge);
        if (DelimitedText.WhyNotText(file) is not null) return new AreaCodeRefusal(AreaCodeReason.AreaCodesNotText);
        var codes = ImmutableSortedDictionary.CreateBuilder<int, AreaCode>();
        var rows = new RowScanner(DelimitedText.WithoutEndOfFile(DelimitedText.WithoutMark(file)), Comma);
        var hasHeading = false;
        while (rows.Next())
        {
            if (DelimitedText.IsBlank(rows.Row)) continue;
            if (!hasHeading)
            {
                if (!DelimitedText.Trim(rows.Row).SequenceEqual(Heading)) return new AreaCodeRefusal(AreaCodeReason.AreaCodesHeading, rows.Line);
                hasHeading = true;
                continue;
            }

            var row = rows.IsUnterminated ? AreaCodeReason.AreaCodesQuote : ReadRow(rows.Row);
            if (!row.TryGet(out var code)) return new AreaCodeRefusal(row.Reason, rows.Line);
            if (!codes.TryAdd(code.Code, code)) return new AreaCodeRefusal(AreaCodeReason.AreaCodesDuplicate, rows.Line);
        }

        return hasHeading ? new AreaCodeTable(codes.ToImmutable()) : new AreaCodeRefusal(AreaCodeReason.AreaCodesHeading);
    }

    private static Result<AreaCode, AreaCodeReason> ReadRow(ReadOnlySpan<byte> row)
    {
        if (FieldsOf(row) is not { } fields) return AreaCodeReason.AreaCodesQuote;
        if (fields is not [var codeText, var statusText, var regionText, var place, var fromText, var checkedText, var source]) return AreaCodeReason.AreaCodesColumnCount;
        if (codeText.Length != Digits || !int.TryParse(codeText, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !NanpNumber.IsGeographicForm(code))
            return AreaCodeReason.AreaCodesCodeInvalid;
        AreaCodeStatus? status = statusText switch
        {
            "inService" => AreaCodeStatus.InService,
            "planned" => AreaCodeStatus.Planned,
            "reserved" => AreaCodeStatus.Reserved,
            _ => null,
        };
        if (status is null) return AreaCodeReason.AreaCodesStatusUnknown;
        var region = RegionCode.None;
        if (regionText.Length == 0 ? status == AreaCodeStatus.InService : !RegionCode.Read(regionText).TryGet(out region) || region == RegionCode.World)
            return AreaCodeReason.AreaCodesRegionInvalid;
        DateOnly? from = null;
        if (fromText.Length > 0 && (from = DateOf(fromText)) is null) return AreaCodeReason.AreaCodesDateInvalid;
        if (DateOf(checkedText) is not { } checkedOn) return AreaCodeReason.AreaCodesDateInvalid;
        return source.Length == 0 ? AreaCodeReason.AreaCodesSourceMissing : new AreaCode(code, status.Value, region, place, from, checkedOn, source);
    }

    private static DateOnly? DateOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // Null where a field's quotes leave its value in doubt.
    private static List<string>? FieldsOf(ReadOnlySpan<byte> row)
    {
        var fields = new List<string>(Columns);
        while (true)
        {
            var end = EndOfField(row);
            var field = DelimitedText.Trim(row[..end]);
            if (!DelimitedText.IsWellQuoted(field)) return null;
            var text = Encoding.UTF8.GetString(field);
            fields.Add(text is ['"', .. var inside, '"'] ? inside.Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : text);
            if (end == row.Length) return fields;
            row = row[(end + 1)..];
        }
    }

    private static int EndOfField(ReadOnlySpan<byte> row)
    {
        var isQuoted = false;
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] == Quote) isQuoted = !isQuoted;
            else if (row[at] == Comma && !isQuoted) return at;
        }

        return row.Length;
    }
}
