using System.Buffers;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Facts as JSON for people, in a format that later versions go on reading: one object a fact, such as a line of a file.</summary>
/// <remarks>
/// Codes of kinds, phases, statuses and reasons are fixed words; instants such as <c>2026-03-02T09:00:00Z</c>, null for never and for the time before the first; numbers as E.164 text. The JSON contains phone numbers and names. For
/// many facts <see cref="FactWriter"/> is faster and smaller. Stateless.
/// </remarks>
public static class CampaignFactJson
{
    internal const int FormatVersion = 1;

    /// <summary>Writes a fact on one line; equal facts give equal bytes.</summary>
    public static byte[] Write(in CampaignFact fact)
    {
        var output = new ArrayBufferWriter<byte>();
        using var json = CampaignSettingsJson.WriterOf(output);
        FactJsonWriter.Write(json, fact);
        json.Flush();
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads a fact. Never throws for bad data.</summary>
    /// <param name="utf8">The JSON of one fact.</param>
    /// <param name="zones">The time zones that contacts, callbacks and settings name.</param>
    /// <returns>The fact; or the first thing that is wrong, with its path and what was expected in <see cref="CampaignDataRefusal.Detail"/>.</returns>
    public static Result<CampaignFact, CampaignDataRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return new FactJsonReader(zones).Read(JsonPlace.Root(document));
        }
        catch (JsonRefusedException e)
        {
            var reason = e.Refusal.Reason switch
            {
                CampaignSettingsReason.SettingsJsonNewer => CampaignDataReason.DataNewer,
                CampaignSettingsReason.SettingsZoneUnknown => CampaignDataReason.DataZoneUnknown,
                _ => CampaignDataReason.DataInvalid,
            };
            return new CampaignDataRefusal(reason, 1, 1, $"{e.Refusal.Path}: expected {e.Refusal.Expected}");
        }
    }
}
