using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CallingDomain.Numbers;

/// <summary>Reads a table of area codes from CSV.</summary>
internal static class AreaCodeFile
{
    private const byte Comma = (byte)',', Quote = (byte)'"';
    private const int Columns = 7, Digits = 3;

    private static ReadOnlySpan<byte> Heading => "areaCode,status,region,place,from,checked,source"u8;

    public static Result<AreaCodeTable, AreaCodeRefusal> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > AreaCodeTable.MaxBytes) return new AreaCodeRefusal(AreaCodeReason.TooLarge);
        if (!DelimitedText.IsText(file, allowUtf16: false, out _)) return new AreaCodeRefusal(AreaCodeReason.NotText);
        var codes = ImmutableSortedDictionary.CreateBuilder<int, AreaCode>();
        var rows = new RowScanner(DelimitedText.WithoutEndOfFile(DelimitedText.WithoutMark(file)), Comma);
        var hasHeading = false;
        while (rows.Next())
        {
            if (DelimitedText.IsBlank(rows.Row)) continue;
            if (!hasHeading)
            {
                if (!DelimitedText.Trim(rows.Row).SequenceEqual(Heading)) return new AreaCodeRefusal(AreaCodeReason.Heading, rows.Line);
                hasHeading = true;
                continue;
            }

            var row = rows.IsUnterminated ? AreaCodeReason.Quote : ReadRow(rows.Row);
            if (!row.TryGet(out var code)) return new AreaCodeRefusal(row.Reason, rows.Line);
            if (!codes.TryAdd(code.Code, code)) return new AreaCodeRefusal(AreaCodeReason.Duplicate, rows.Line);
        }

        return hasHeading ? new AreaCodeTable(codes.ToImmutable()) : new AreaCodeRefusal(AreaCodeReason.Heading);
    }

    /// <summary>The CSV columns, in order; also the properties in JSON.</summary>
    public static ImmutableArray<string> ColumnNames { get; } = [.. Encoding.ASCII.GetString(Heading).Split(',')];

    /// <summary>The texts of an entry, in the order of the columns.</summary>
    public static string[] FieldsOf(AreaCode code) =>
    [
        code.Code.ToString(CultureInfo.InvariantCulture),
        code.Status switch { AreaCodeStatus.InService => "inService", AreaCodeStatus.Planned => "planned", _ => "reserved" },
        code.Region.ToString(), code.Place, code.From is { } from ? TextOf(from) : "", TextOf(code.CheckedOn), code.Source,
    ];

    /// <summary>Reads the texts of a row.</summary>
    public static Result<AreaCode, AreaCodeReason> ReadFields(IReadOnlyList<string> fields)
    {
        if (fields is not [var codeText, var statusText, var regionText, var place, var fromText, var checkedText, var source]) return AreaCodeReason.ColumnCount;
        if (codeText.Length != Digits || !int.TryParse(codeText, NumberStyles.None, CultureInfo.InvariantCulture, out var code) || !NanpNumber.IsGeographicForm(code))
            return AreaCodeReason.CodeInvalid;
        AreaCodeStatus? status = statusText switch
        {
            "inService" => AreaCodeStatus.InService,
            "planned" => AreaCodeStatus.Planned,
            "reserved" => AreaCodeStatus.Reserved,
            _ => null,
        };
        if (status is null) return AreaCodeReason.StatusUnknown;
        var region = RegionCode.None;
        if (regionText.Length == 0 ? status == AreaCodeStatus.InService : !RegionCode.Read(regionText).TryGet(out region) || region == RegionCode.World)
            return AreaCodeReason.RegionInvalid;
        DateOnly? from = null;
        if (fromText.Length > 0 && (from = DateOf(fromText)) is null) return AreaCodeReason.DateInvalid;
        if (DateOf(checkedText) is not { } checkedOn) return AreaCodeReason.DateInvalid;
        return source.Length == 0 ? AreaCodeReason.SourceMissing : new AreaCode(code, status.Value, region, place, from, checkedOn, source);
    }

    private static Result<AreaCode, AreaCodeReason> ReadRow(ReadOnlySpan<byte> row) => FieldsOf(row) is { } fields ? ReadFields(fields) : AreaCodeReason.Quote;

    private static string TextOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DateOf(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    // Null if the quotes of a field are ambiguous.
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
