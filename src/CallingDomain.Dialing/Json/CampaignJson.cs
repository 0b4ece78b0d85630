using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Facts and snapshots of campaigns as JSON, in a form that later versions go on reading.</summary>
/// <remarks>
/// camelCase names, instants as <c>2026-03-02T09:00:00Z</c> or <c>never</c>, numbers as E.164 text, enumerations by name; a version in front of each document. It holds names and phone numbers. The settings are not in it: the host has them.
/// Stateless.
/// </remarks>
public static class CampaignJson
{
    internal const int FormatVersion = 1;

    // A plus stays a plus: the same bytes on every machine.
    private static readonly CampaignJsonContext Context = new(new JsonSerializerOptions(CampaignJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a fact, on one line.</summary>
    public static byte[] Write(CampaignFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return JsonSerializer.SerializeToUtf8Bytes(DocumentWriter.Of(FormatVersion, fact), Context.FactDocument);
    }

    /// <summary>Writes a campaign as it stands; campaigns that stand alike give equal bytes.</summary>
    public static byte[] Write(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return JsonSerializer.SerializeToUtf8Bytes(campaign.ToDocument(), Context.SnapshotDocument);
    }

    /// <summary>Rebuilds a campaign from its facts, each as it was written.</summary>
    /// <param name="facts">All facts, in their order.</param>
    /// <param name="settings">What it is run by from now on.</param>
    /// <param name="zones">Where time zones are looked up.</param>
    /// <param name="sink">Is told the facts that follow; null for nobody.</param>
    public static Result<Campaign, CampaignJsonReason> Replay(IEnumerable<ReadOnlyMemory<byte>> facts, CampaignSettings settings, IDateTimeZoneProvider zones, Action<CampaignFact>? sink = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(zones);
        return Try<Campaign>(() =>
        {
            var (reader, campaign) = (new DocumentReader(zones), new Campaign(settings, sink));
            foreach (var fact in facts) campaign.ApplyChecked(reader.Fact(Read(fact.Span, Context.FactDocument, document => document.Format), campaign.PlanOf));
            return campaign;
        });
    }

    /// <summary>Restores a campaign as it stood.</summary>
    /// <param name="snapshot">What <see cref="Write(Campaign)"/> gave.</param>
    /// <param name="settings">What it is run by from now on.</param>
    /// <param name="zones">Where time zones are looked up; callbacks are derived anew from their local times.</param>
    /// <param name="sink">Is told the facts that follow; null for nobody.</param>
    public static Result<Campaign, CampaignJsonReason> Restore(ReadOnlySpan<byte> snapshot, CampaignSettings settings, IDateTimeZoneProvider zones, Action<CampaignFact>? sink = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(zones);
        var bytes = snapshot.ToArray();
        return Try<Campaign>(() => Campaign.Of(Read(bytes, Context.SnapshotDocument, document => document.Format), settings, new DocumentReader(zones), sink));
    }

    internal static Result<TValue, CampaignJsonReason> Try<TValue>(Func<TValue> read)
        where TValue : class
    {
        try
        {
            return read();
        }
        catch (DocumentException e)
        {
            return e.Reason;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return CampaignJsonReason.CampaignJsonInvalid;
        }
    }

    private static TDocument Read<TDocument>(ReadOnlySpan<byte> utf8, JsonTypeInfo<TDocument> type, Func<TDocument, int> format)
        where TDocument : class
    {
        if (FormatOf(utf8) > FormatVersion) throw new DocumentException(CampaignJsonReason.CampaignJsonNewer);
        return JsonSerializer.Deserialize(utf8, type) is { } document && format(document) == FormatVersion ? document : throw new DocumentException();
    }

    private static int FormatOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName) return 0;
        return reader.ValueTextEquals("format"u8) && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : 0;
    }
}
