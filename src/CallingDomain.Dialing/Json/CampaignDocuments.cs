using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing;

// The versioned form of facts and snapshots: names are never changed, and what is added has a default.

internal sealed record FactDocument(int Format, string Kind, Instant At)
{
    public string? ContactId { get; init; }

    public StateDocument? State { get; init; }

    public PlanDocument? Plan { get; init; }

    public ContactDocument? Contact { get; init; }

    public AttemptDocument? Attempt { get; init; }

    public long? AttemptId { get; init; }

    public CallStatus? Status { get; init; }

    public CallStatus? Counted { get; init; }

    public CallbackDocument? Callback { get; init; }

    public PhoneNumber? Number { get; init; }

    public bool? On { get; init; }
}

internal sealed record SnapshotDocument(
    int Format, Instant Now, bool Paused, PhoneNumber[] Listed, PhoneNumber[] Unlisted, ProgressDocument[] Contacts, HistoryDocument[] History, FinalDocument[] Final);

internal sealed record ProgressDocument(ContactDocument Contact, StateDocument State, PlanDocument Plan, int PlanPass, int[][] Counts)
{
    public OtherCountsDocument[]? OtherCounts { get; init; }

    public PhoneDocument? LastPhone { get; init; }

    public CallbackDocument? Callback { get; init; }
}

internal sealed record OtherCountsDocument(PhoneNumber Phone, int[] Counts);

internal sealed record ContactDocument(string Id, int Priority)
{
    public string? List { get; init; }

    public string? Name { get; init; }

    public PhoneNumber? PrimaryPhone { get; init; }

    public AdditionalDocument[]? AdditionalPhones { get; init; }

    public string? TimeZone { get; init; }

    public Instant? ScheduledAt { get; init; }

    public FieldDocument[]? Fields { get; init; }
}

internal sealed record AdditionalDocument(PhoneNumber Phone)
{
    public TypeDocument? Type { get; init; }

    public string? Description { get; init; }
}

internal sealed record TypeDocument(string Name, int OrderBy)
{
    public string? Color { get; init; }
}

internal sealed record FieldDocument(string Name, string Value);

internal sealed record PhoneDocument(PhoneNumber Phone, int Position)
{
    public TypeDocument? Type { get; init; }
}

internal sealed record PlanDocument(PhoneDocument[] Phones, LeftOutDocument[] LeftOut);

internal sealed record LeftOutDocument(PhoneDocument Phone, LeftOutReason Reason);

internal sealed record StateDocument(ContactPhase Phase, int Pass, int Phone, Instant RuleDueAt, Instant DueAt)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public WaitReason Why { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public WaitReason RuleWhy { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Held { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Attempts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long Attempt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Instant DialedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Instant LeaseUntil { get; init; }

    public CallDocument? LastCall { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CloseReason ClosesWith { get; init; }

    public ClosingDocument? Closing { get; init; }
}

internal sealed record CallDocument(int Pass, int Phone, CallStatus Status, Instant DueAt, Instant DialedAt, Instant EndedAt);

internal sealed record ClosingDocument(Instant At, CloseReason Reason, int Phone, CallStatus Status);

internal sealed record AttemptDocument(long Id, string ContactId, PhoneDocument Phone, int Pass, int Number, Instant DueAt, Instant DialedAt)
{
    public string? Agent { get; init; }
}

internal sealed record HistoryDocument(AttemptDocument Attempt)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CallStatus Status { get; init; }

    public Instant? EndedAt { get; init; }
}

internal sealed record FinalDocument(string ContactId, Instant ClosedAt, CloseReason Reason, int[] Attempts)
{
    public PhoneDocument? Phone { get; init; }

    public PhoneDocument? CausePhone { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public CallStatus CauseStatus { get; init; }
}

internal sealed record CallbackDocument(string Local, string Zone)
{
    public string? Owner { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantText), typeof(NumberText)])]
[JsonSerializable(typeof(FactDocument))]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class CampaignJsonContext : JsonSerializerContext;

internal sealed class InstantText : JsonConverter<Instant>
{
    private const string Never = "never";

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is not { } text ? throw new JsonException()
        : text == Never ? Instant.MaxValue
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } instant ? instant.Value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == Instant.MaxValue ? Never : InstantPattern.ExtendedIso.Format(value));
}

internal sealed class NumberText : JsonConverter<PhoneNumber>
{
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PhoneNumber.TryParse(reader.GetString(), provider: null, out var number) ? number : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
