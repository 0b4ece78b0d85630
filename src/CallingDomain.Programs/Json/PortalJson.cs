using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Programs;

/// <summary>Changes and portals as JSON, in a form that later versions go on reading.</summary>
/// <remarks>
/// camelCase names, instants as <c>2026-03-02T09:00:00Z</c>, numbers as E.164 text, enumerations by name; a version in front of each document. It holds phone numbers. Stateless.
/// </remarks>
public static class PortalJson
{
    private const int FormatVersion = 1;

    // A plus stays a plus: the same bytes on every machine.
    private static readonly PortalJsonContext Context = new(new JsonSerializerOptions(PortalJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a change: an entry of the audit trail.</summary>
    public static byte[] Write(PortalChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return JsonSerializer.SerializeToUtf8Bytes(new ChangeDocument(FormatVersion, change), Context.ChangeDocument);
    }

    /// <summary>Reads a change.</summary>
    /// <returns>The change; or <see cref="PortalJsonReason"/>.</returns>
    public static Result<PortalChange, PortalJsonReason> ReadChange(ReadOnlySpan<byte> utf8)
    {
        var reading = Read(utf8, Context.ChangeDocument, document => document.Format);
        if (!reading.TryGet(out var document)) return reading.Reason;
        return document.Change.Facts.IsDefaultOrEmpty || document.Change.Facts.Any(fact => fact is null) ? PortalJsonReason.PortalJsonInvalid : document.Change;
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
    /// <returns>The portal; or <see cref="PortalJsonReason"/>, also where it contradicts itself: a number at a place that is not there, an identity twice.</returns>
    public static Result<Portal, PortalJsonReason> ReadPortal(ReadOnlySpan<byte> utf8)
    {
        var reading = Read(utf8, Context.PortalDocument, document => document.Format);
        if (!reading.TryGet(out var document)) return reading.Reason;
        return document.Version >= 0 && Rebuild(document) is { } portal ? portal.With(version: document.Version) : PortalJsonReason.PortalJsonInvalid;
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

    private static Result<TDocument, PortalJsonReason> Read<TDocument>(ReadOnlySpan<byte> utf8, JsonTypeInfo<TDocument> type, Func<TDocument, int> format)
        where TDocument : class
    {
        try
        {
            if (FormatOf(utf8) > FormatVersion) return PortalJsonReason.PortalJsonNewer;
            return JsonSerializer.Deserialize(utf8, type) is { } document && format(document) == FormatVersion ? document : PortalJsonReason.PortalJsonInvalid;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException) // a fact that does not say of what kind it is; a value that no caller may give
        {
            return PortalJsonReason.PortalJsonInvalid;
        }
    }

    private static int FormatOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        using var json = JsonDocument.ParseValue(ref reader);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.Number && format.TryGetInt32(out var version) ? version : 0;
    }
}

internal sealed record ChangeDocument(int Format, PortalChange Change);

internal sealed record PortalDocument(
    int Format,
    long Version,
    ImmutableArray<Business> Businesses,
    ImmutableArray<BusinessUnit> Units,
    ImmutableArray<CallingProgram> Programs,
    ImmutableArray<RegisteredNumber> Numbers);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter), typeof(PhoneNumberConverter)])]
[JsonSerializable(typeof(ChangeDocument))]
[JsonSerializable(typeof(PortalDocument))]
internal sealed partial class PortalJsonContext : JsonSerializerContext;

internal sealed class InstantConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && InstantPattern.ExtendedIso.Parse(reader.GetString()!) is { Success: true } instant ? instant.Value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

internal sealed class PhoneNumberConverter : JsonConverter<PhoneNumber>
{
    public override PhoneNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PhoneNumber.Read(reader.GetString()!).TryGet(out var number) ? number : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, PhoneNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
