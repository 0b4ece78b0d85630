using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Programs;

/// <summary>Writes and reads changes and portals as JSON, in a versioned format that later versions read.</summary>
/// <remarks>
/// camelCase names, instants such as <c>2026-03-02T09:00:00Z</c>, numbers as E.164 text, enums by name. Contains phone numbers. Stateless, thread-safe.
/// </remarks>
public static class PortalJson
{
    private const int FormatVersion = 1;

    // A plus sign is not escaped.
    internal static PortalJsonContext Context { get; } = new(new JsonSerializerOptions(PortalJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a change: an entry of the audit trail.</summary>
    public static byte[] Write(PortalChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return JsonSerializer.SerializeToUtf8Bytes(DocumentOf(change), Context.ChangeDocument);
    }

    /// <summary>Reads a change.</summary>
    public static Result<PortalChange, PortalJsonReason> ReadChange(ReadOnlySpan<byte> utf8)
    {
        var reading = Read(utf8, Context.ChangeDocument);
        if (!reading.TryGet(out var document)) return reading.Reason;
        var change = document.Change;
        return change.Facts.IsDefaultOrEmpty || !change.Facts.All(fact => fact.HasCompletePlaces)
            ? PortalJsonReason.Invalid
            : new PortalChange(change.Version, change.At, change.By, change.Why, change.Facts);
    }

    /// <summary>Writes a whole portal; equal portals give equal bytes.</summary>
    public static byte[] Write(Portal portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        return JsonSerializer.SerializeToUtf8Bytes(
            new PortalDocument(FormatVersion, portal.Version, [.. portal.Businesses.Values], [.. portal.Units.Values], [.. portal.Programs.Values], [.. portal.NumbersAt()]),
            Context.PortalDocument);
    }

    /// <summary>Reads a portal.</summary>
    /// <returns>The portal; or a reason, also if the portal contradicts itself: a number at a missing place, a duplicate ID.</returns>
    public static Result<Portal, PortalJsonReason> ReadPortal(ReadOnlySpan<byte> utf8)
    {
        var reading = Read(utf8, Context.PortalDocument);
        if (!reading.TryGet(out var document)) return reading.Reason;
        return document.Version >= 0 && Rebuild(document) is { } portal ? portal.With(version: document.Version) : PortalJsonReason.Invalid;
    }

    private static Portal? Rebuild(PortalDocument document)
    {
        if (document.Businesses.IsDefault || document.Units.IsDefault || document.Programs.IsDefault || document.Numbers.IsDefault) return null;
        if (document.Businesses.Any(each => each is null) || document.Units.Any(each => each is null) || document.Programs.Any(each => each is null)) return null;
        IEnumerable<PortalFact> facts =
        [
            .. document.Businesses.Select(business => new BusinessCreated(business)),
            .. document.Units.Select(unit => new BusinessUnitCreated(unit)),
            .. document.Programs.Select(program => new ProgramCreated(program)),
        ];
        var portal = Portal.Empty;
        foreach (var fact in facts)
        {
            if (!fact.Fits(portal)) return null;
            portal = fact.Apply(portal);
        }

        var numbers = new NumbersAdded(document.Numbers);
        return document.Numbers.IsEmpty ? portal : numbers.Fits(portal) ? numbers.Apply(portal) : null;
    }

    private static Result<TDocument, PortalJsonReason> Read<TDocument>(ReadOnlySpan<byte> utf8, JsonTypeInfo<TDocument> type)
        where TDocument : class
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            using var json = JsonDocument.ParseValue(ref reader);
            var format = FormatOf(json.RootElement);
            if (format > FormatVersion) return PortalJsonReason.NewerFormat;
            return format == FormatVersion && !HasNullItem(json.RootElement) && JsonSerializer.Deserialize(utf8, type) is { } document ? document : PortalJsonReason.Invalid;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException) // NotSupportedException: a fact without its kind; ArgumentException: a value that a constructor rejects
        {
            return PortalJsonReason.Invalid;
        }
    }

    /// <summary>Whether a list contains null, which no list of a change or a portal may.</summary>
    internal static bool HasNullItem(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null || HasNullItem(item)),
        JsonValueKind.Object => json.EnumerateObject().Any(property => HasNullItem(property.Value)),
        _ => false,
    };

    private static int FormatOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var version) ? version : 0;

    /// <summary>A change with its format version.</summary>
    internal static ChangeDocument DocumentOf(PortalChange change) => new(FormatVersion, new ChangeEntry(change.Version, change.At, change.By, change.Why, change.Facts));
}

internal sealed record ChangeDocument(int Format, ChangeEntry Change);

internal sealed record ChangeEntry(long Version, [property: JsonConverter(typeof(ProgramsJsonConverter))] Instant At, string By, string Why, ImmutableArray<PortalFact> Facts);

internal sealed record PortalDocument(
    int Format,
    long Version,
    ImmutableArray<Business> Businesses,
    ImmutableArray<BusinessUnit> Units,
    ImmutableArray<CallingProgram> Programs,
    ImmutableArray<RegisteredNumber> Numbers);

[JsonSourceGenerationOptions(
    AllowOutOfOrderMetadataProperties = true, // a database may sort properties
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeDocument))]
[JsonSerializable(typeof(PortalDocument))]
[JsonSerializable(typeof(JsonFact))]
internal sealed partial class PortalJsonContext : JsonSerializerContext;
