using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Reads the settings of a campaign from the JSON object of XCALLY Motion's API.</summary>
/// <remarks>
/// Only fields whose names are known from public sources are read (<c>docs/coming-from-xcally.md</c>); every other field is a notice. An absent or null field has XCALLY's
/// default, with a notice where ours differs. Stateless.
/// </remarks>
public static class XcallySettingsJson
{
    /// <summary>Reads settings. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON of one campaign, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <param name="serverZone">The time zone of XCALLY's server, which counts where <c>dialTimezone</c> is absent; null if it is not known.</param>
    /// <param name="intervals">
    /// The parts of the time interval that <c>IntervalId</c> names, such as <c>09:00-17:59,mon-fri,*,*</c>: calls may be placed in any of them, within
    /// <c>dialGlobalInterval</c>. None for an interval of type Always; null if they are not known, which is refused if the campaign names an interval.
    /// </param>
    /// <returns>The settings with their notices; or the first <see cref="CampaignSettingsReason"/>, its place, and what was expected.</returns>
    public static Result<XcallySettings, CampaignSettingsRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones, DateTimeZone? serverZone = null, IEnumerable<string>? intervals = null)
    {
        ArgumentNullException.ThrowIfNull(zones);
        try
        {
            using var document = JsonPlace.Parse(utf8);
            return new XcallyReader(zones, serverZone).Read(JsonPlace.Root(document), intervals?.ToList());
        }
        catch (JsonRefusedException e)
        {
            return e.Refusal;
        }
    }
}
