using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;

namespace CallingDomain.Cli;

// The output of `--json`, which docs/cli.md describes. Fields may be added, never changed.

internal sealed record ErrorDocument(ErrorBody Error);

internal sealed record ErrorBody(string Code, string Message, IReadOnlyDictionary<string, string> Parameters);

internal sealed record InspectedNumber(
    string Text, string? Number, bool Valid, bool Possible, string? Region, string Type, string? National, bool Accepted, IReadOnlyList<string> Codes)
{
    /// <summary>The codes of corrections.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>The UTF-16 code units of a text that is printed in part.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? TextLength { get; init; }
}

internal sealed record PlanDocument(string Source, string? Date, int Size, IReadOnlyList<string> Regions);

internal sealed record NumbersCheckDocument(
    int Lines, IReadOnlyList<AcceptedLine> Accepted, IReadOnlyList<RejectedLine> Rejected, IReadOnlyList<IgnoredLine> Ignored, LineCounts Counts)
{
    /// <summary>The format of a file that differs from the template.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FormatRow? Format { get; init; }

    /// <summary>The files into which a longer list was split.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Parts { get; init; }
}

internal sealed record FormatRow(string Delimiter, string Encoding, IReadOnlyList<string> Notices);

internal sealed record AcceptedLine(int Line, string Number, string Purpose)
{
    /// <summary>The codes of notices.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notices { get; init; }
}

internal sealed record RejectedLine(int Line, string Text, IReadOnlyList<string> Codes, string? Suggestion)
{
    /// <summary>For a duplicate: the line of the number's first occurrence.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FirstLine { get; init; }

    /// <summary>For ROW_COLUMN_COUNT: the number of columns.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Columns { get; init; }

    /// <summary>For NUMBER_LENGTH: the number of digits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Digits { get; init; }

    /// <summary>For NUMBER_NOT_US and NUMBER_REGION_NOT_ALLOWED: the region of the number.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Region { get; init; }

    /// <summary>For PURPOSE_UNKNOWN: the nearest label.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NearestPurpose { get; init; }
}

internal sealed record IgnoredLine(int Line, string Code);

internal sealed record LineCounts(int Accepted, int Rejected, int Ignored);

internal sealed record HistoryRow(
    long Sequence, string Contact, string Phone, string? Type, int Pass, string? Status, string DueAt, string DialedAt, string? EndedAt, int Attempt);

internal sealed record FinalRow(
    string Contact, string? Phone, string ClosedAt, string Reason, string? CausePhone, string? CauseStatus, IReadOnlyDictionary<string, int> Attempts);

internal sealed record OpenRow(string Contact, string NextPhone, string? DueAt, string Why);

internal sealed record SummaryRow(
    int Attempts,
    int Reached,
    int Closed,
    int Open,
    IReadOnlyDictionary<string, int> ByStatus,
    string? FirstDialAt,
    string? LastEndAt,
    int PeakConcurrentCalls)
{
    /// <summary>The cost by the price list; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CostRow? Cost { get; init; }

    /// <summary>The number of contacts that were called.</summary>
    public required int CalledContacts { get; init; }

    public required IReadOnlyDictionary<string, int> ByReason { get; init; }

    public required IReadOnlyDictionary<string, int> OpenByCause { get; init; }

    public required IReadOnlyList<CallFiguresRow> ByCall { get; init; }

    public required IReadOnlyList<PhoneFiguresRow> ByPhone { get; init; }

    public required IReadOnlyList<LatenessRow> Lateness { get; init; }

    public required string LongestLateness { get; init; }

    /// <summary>How long contacts waited, in hours, by cause.</summary>
    public required IReadOnlyDictionary<string, double> WaitingHours { get; init; }

    /// <summary>The codes of what the simulation warns about; null for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Notices { get; init; }

    /// <summary>The use of the agents; null without agents.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AgentsRow? Agents { get; init; }
}

internal sealed record AgentsRow(string StaffedTime, string BusyTime, int Connected, int Abandoned, string WaitingTime)
{
    /// <summary>The limits of abandoned calls; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AbandonedLimitRow>? AbandonedLimits { get; init; }
}

internal sealed record AbandonedLimitRow(string Rules, decimal MaxShare, string Limit, bool Kept, AbandonedPeriodRow? Worst);

internal sealed record AbandonedPeriodRow(string From, string? Until, int Abandoned, int Answered, decimal Share);

internal sealed record CallFiguresRow(int Call, int Calls, int Reached, string AnsweredTime)
{
    /// <summary>The cost by the price list; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Cost { get; init; }
}

internal sealed record PhoneFiguresRow(bool Primary, string? Type, int Calls, int Reached, string AnsweredTime)
{
    /// <summary>The cost by the price list; null without one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Cost { get; init; }
}

internal sealed record LatenessRow(string? UpTo, int Calls);

internal sealed record TimeZoneDataRow(string Version)
{
    /// <summary>Where the local time differs from that of the system; null for nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ZoneDifferenceRow>? Differences { get; init; }

    /// <summary>Of campaigns with the same database.</summary>
    public static TimeZoneDataRow Of(params IReadOnlyList<CampaignFile> files)
    {
        var differences = files.SelectMany(file => file.ZoneDifferences).Distinct().Select(each => each.Row()).ToList();
        return new TimeZoneDataRow(files[0].ZoneData.Version) { Differences = differences.Count == 0 ? null : differences };
    }
}

internal sealed record ZoneDifferenceRow(string Zone, string From, string Offset, string SystemOffset);

internal sealed record CostRow(string Currency, decimal Total, decimal Calls, decimal Minutes, decimal? Agents, decimal? PerReached, string AnsweredTime);

internal sealed record LeftOutRow(string Contact, string Phone, string Code);

internal sealed record RejectedContactRow(int Line, string Text, IReadOnlyList<string> Codes, IReadOnlyList<ContactIssueRow> Issues);

internal sealed record ContactIssueRow(int Column, string Code);

internal sealed record DuplicateContactRow(int Line, string Text, IReadOnlyList<string> Codes, int? FirstLine);

internal sealed record NoticedContactRow(int Line, IReadOnlyList<ContactIssueRow> Notices);

internal sealed record TypedPhoneRow(string Phone, string? Type)
{
    /// <summary>The time zones of a phone that is in another one than the contact.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? TimeZones { get; init; }
}

internal sealed record CheckedContactRow(int Line, string Id, string Name, string? PrimaryPhone, IReadOnlyList<TypedPhoneRow> Phones, int Priority, string? TimeZone)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScheduledAt { get; init; }

    /// <summary>Custom fields.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>What was corrected or left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ContactIssueRow>? Notices { get; init; }
}

internal sealed record ContactCountsRow(long Contacts, long Rejected, long Duplicates, long Blank, long Lines);

internal sealed record ConversionRow(string Preset, long Contacts, long Rejected, long Duplicates, IReadOnlyList<ConversionIssueRow> Issues)
{
    /// <summary>The do-not-call columns of the layout that the file lacks; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MissingColumnRow>? MissingDoNotCall { get; init; }
}

internal sealed record ConversionIssueRow(string Code, string Subject, long Count, IReadOnlyList<int> Lines);

internal sealed record TargetRow(string Name, string Source, string ReadOn, IReadOnlyList<TargetExcessRow> Excesses);

internal sealed record TargetExcessRow(string Code, long Min, long Max, long Count, long Worst, IReadOnlyList<TargetPlaceRow> First);

internal sealed record TargetPlaceRow(int Line, int Column, string Heading, long Actual);

internal sealed record UsedColumnRow(string Heading, string Role, string By, int Column)
{
    /// <summary>The contact item type of additional phones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Type { get; init; }

    /// <summary>The name of a custom field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }
}

internal sealed record MissingColumnRow(string Heading, string Role);

internal sealed record UnusedColumnRow(string Heading, long Numbers, int Column)
{
    /// <summary>The role that the column may have, by its heading.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Suggestion { get; init; }

    /// <summary>The name of the custom field that carries the column.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }

    /// <summary>True for a column that is ignored on purpose.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Ignored { get; init; }
}

internal sealed record BlacklistDocument(IReadOnlyList<BlacklistFileRow> Files, int Count);

internal sealed record BlacklistFileRow(string File, string Format, long? Numbers, long Rejected, long Blank, IReadOnlyList<DoNotCallIssueRow> Issues);

internal sealed record DoNotCallIssueRow(int Line, int Column, string Code);

internal sealed record PresetRow(string Name, string Title, string Source, string Read, IReadOnlyList<string> Unconfirmed)
{
    /// <summary>Why the preset was detected; null for a preset that was named.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Evidence { get; init; }

    public static PresetRow Of(ContactPreset preset, PresetMatch? match) =>
        new(preset.Name, preset.Title, preset.Source, preset.ReadOn, preset.Unconfirmed) { Evidence = match is null ? null : PresetOption.EvidenceOf(match) };
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(InspectedNumber))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(NumbersCheckDocument))]
[JsonSerializable(typeof(HistoryRow))]
[JsonSerializable(typeof(FinalRow))]
[JsonSerializable(typeof(OpenRow))]
[JsonSerializable(typeof(SummaryRow))]
[JsonSerializable(typeof(TimeZoneDataRow))]
[JsonSerializable(typeof(LeftOutRow))]
[JsonSerializable(typeof(RejectedContactRow))]
[JsonSerializable(typeof(TargetRow))]
[JsonSerializable(typeof(ConversionRow))]
[JsonSerializable(typeof(DuplicateContactRow))]
[JsonSerializable(typeof(NoticedContactRow))]
[JsonSerializable(typeof(ExplanationDocument))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(CheckedContactRow))]
[JsonSerializable(typeof(ContactCountsRow))]
[JsonSerializable(typeof(ContactColumns))]
[JsonSerializable(typeof(UsedColumnRow))]
[JsonSerializable(typeof(UnusedColumnRow))]
[JsonSerializable(typeof(MissingColumnRow))]
[JsonSerializable(typeof(PresetRow))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(BlacklistDocument))]
[JsonSerializable(typeof(RulesCheckDocument))]
[JsonSerializable(typeof(NumberRulesDocument))]
internal sealed partial class JsonContract : JsonSerializerContext
{
    private const int FlushFrom = 1 << 16;

    // Readable text: a plus sign is not escaped.
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions CompactFormat = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For records of one line.</summary>
    public static JsonContract Compact { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static Utf8JsonWriter BeginCompact(IBufferWriter<byte> output) => new(output, CompactFormat);

    /// <summary>Begins a document that is written in parts.</summary>
    public static Utf8JsonWriter Begin(Stream output) => new(output, Format);

    public static void FlushWhenFull(Utf8JsonWriter writer)
    {
        if (writer.BytesPending > FlushFrom) writer.Flush();
    }

    public static void End(Utf8JsonWriter writer, Stream output)
    {
        writer.Flush();
        output.Write("\n"u8);
    }

    public static void Write<TDocument>(Stream output, TDocument document)
    {
        using var writer = new Utf8JsonWriter(output, Format);
        JsonSerializer.Serialize(writer, document, typeof(TDocument), Default);
        writer.Flush();
        output.Write("\n"u8);
    }

    /// <summary>Writes the columns of a contacts file as a columns file names them.</summary>
    public static void Write(Utf8JsonWriter writer, ContactColumns columns, ContactItemTypes types) =>
        JsonSerializer.Serialize(writer, columns, typeof(ContactColumns), new JsonContract(new JsonSerializerOptions { Converters = { new ContactsJsonConverter(types) } }));

    /// <summary>A document that was put together by hand.</summary>
    public static void WriteNode(Stream output, JsonNode document)
    {
        using var writer = new Utf8JsonWriter(output, Format);
        document.WriteTo(writer);
        writer.Flush();
        output.Write("\n"u8);
    }

    /// <summary>A document with one list, each item written as it comes.</summary>
    public static void WriteList<TItem>(Stream output, string name, IEnumerable<TItem> items)
    {
        using var writer = new Utf8JsonWriter(output, Format);
        writer.WriteStartObject();
        writer.WriteStartArray(name);
        try
        {
            foreach (var item in items)
            {
                JsonSerializer.Serialize(writer, item, typeof(TItem), Default);
                FlushWhenFull(writer);
            }
        }
        catch (InputException) when (writer.BytesCommitted == 0)
        {
            writer.Reset(); // nothing is printed yet, so that the error is the one document
            throw;
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.Write("\n"u8);
    }
}
