using System.Buffers;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>A fact as JSON.</content>
public partial record struct CampaignFact
{
    /// <summary>Writes the fact as one line of JSON for people, in a format that later versions read. Equal facts give equal bytes.</summary>
    /// <returns>UTF-8 without a line end. The JSON contains phone numbers and names.</returns>
    /// <remarks>
    /// Kinds, phases, statuses and reasons are fixed words, instants ISO text such as <c>2026-03-02T09:00:00Z</c> (null for never and for the time before the first instant), numbers E.164 text. For many facts
    /// <see cref="FactWriter"/> is faster and smaller.
    /// </remarks>
    public readonly byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = CampaignSettingsJson.WriterOf(output);
        new FactJsonWriter(json, ZoneFormat.Ids).Write(this);
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a fact that <see cref="ToJson"/> wrote. Never throws for bad data.</summary>
    /// <param name="utf8">The JSON of one fact.</param>
    /// <param name="zones">The time zones named by contacts, callbacks and settings.</param>
    /// <returns>The fact; or the first error, with its path and the expected value in <see cref="CampaignDataRefusal.Detail"/>.</returns>
    public static Result<CampaignFact, CampaignDataRefusal> ReadJson(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return new FactJsonReader(ZoneFormat.Of(zones)).Read(JsonPlace.Root(document));
        }
        catch (JsonRefusedException e)
        {
            var reason = e.Refusal.Reason switch
            {
                CampaignSettingsReason.JsonNewer => CampaignDataReason.Newer,
                CampaignSettingsReason.ZoneUnknown => CampaignDataReason.ZoneUnknown,
                _ => CampaignDataReason.Invalid,
            };
            return new CampaignDataRefusal(reason, Record: 1, Offset: 0, $"{e.Refusal.Path}: expected {e.Refusal.Expected}");
        }
    }
}
