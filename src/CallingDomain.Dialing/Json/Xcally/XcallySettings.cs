using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Settings read from the JSON of a campaign of XCALLY Motion, and the differences between both.</summary>
/// <remarks>
/// Only fields whose names are known from public sources are read (<c>docs/coming-from-xcally.md</c>); every other field gives a notice. An absent or null field has XCALLY's
/// default, with a notice if this library has another one. Immutable, compared by content, thread-safe.
/// </remarks>
public sealed record XcallySettings
{
    private readonly Items<XcallyNotice> _notices;

    /// <summary>Settings with their differences.</summary>
    public XcallySettings(CampaignSettings settings, bool? isActive, ImmutableArray<XcallyNotice> notices) => (Settings, IsActive, Notices) = (settings, isActive, notices);

    /// <summary>The settings.</summary>
    public CampaignSettings Settings { get; init; }

    /// <summary>Whether the campaign is active in XCALLY; null if the JSON does not say so.</summary>
    public bool? IsActive { get; init; }

    /// <summary>The differences: those of known fields in a fixed order, then those of all others in the order of the JSON.</summary>
    public ImmutableArray<XcallyNotice> Notices
    {
        get => _notices;
        init => _notices = value;
    }

    /// <summary>Reads the JSON object that XCALLY's API returns for one campaign. Never throws for bad data; takes time linear in the length of the JSON, and memory of a few times its length.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="zones">The caller's time zones.</param>
    /// <param name="serverZone">The time zone of the XCALLY server, for a campaign without <c>dialTimezone</c>; null if unknown.</param>
    /// <param name="intervals">
    /// The parts of the time interval that <c>IntervalId</c> names, such as <c>09:00-17:59,mon-fri,*,*</c>: calls may be placed in any of them, within
    /// <c>dialGlobalInterval</c>. Empty for an interval of type Always; null if unknown, which is refused if the campaign names an interval.
    /// </param>
    /// <returns>The settings with their notices; or the first reason for a refusal, its place, and the expected value.</returns>
    public static Result<XcallySettings, CampaignSettingsRefusal> Read(ReadOnlySpan<byte> utf8, IDateTimeZoneProvider zones, DateTimeZone? serverZone = null, IEnumerable<string>? intervals = null)
    {
        var parts = intervals?.ToList();
        return CampaignSettingsJson.Read(utf8, zones, (place, format) => new XcallyReader(format, serverZone).Read(place, parts));
    }
}
