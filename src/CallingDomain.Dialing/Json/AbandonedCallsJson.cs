using System.Text.Json;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>The JSON of limits of abandoned calls.</summary>
internal static class AbandonedCallsJson
{
    /// <exception cref="JsonRefusedException">The value is not such a limit.</exception>
    public static AbandonedCallLimit Read(JsonPlace place, ZoneFormat zones)
    {
        place.Only("maxShare", "days", "calendar", "zone", "rolling");
        var share = place.The("maxShare").Share();
        var (days, calendar, rolling) = (place.Maybe("days"), place.Maybe("calendar"), place.Maybe("rolling"));
        if ((days is null ? 0 : 1) + (calendar is null ? 0 : 1) + (rolling is null ? 0 : 1) > 1 || (calendar is null && place.Maybe("zone") is not null))
            throw place.Refuse(CampaignSettingsReason.PeriodAmbiguous, "at most one of days, calendar, rolling; a zone only with calendar");
        if (days is { } count) return AbandonedCallLimit.PerDays(share, count.WholeNumber(1, AttemptLimit.MaxPeriod.Days));
        if (rolling is { } length) return AbandonedCallLimit.Rolling(share, length.Period(AttemptLimit.MaxPeriod));
        if (calendar is not { } unit) return AbandonedCallLimit.PerCampaign(share);
        var zone = place.Maybe("zone")?.Zone(zones);
        return unit.Word(JsonWords.AbandonmentPeriod) == CalendarUnit.Day ? AbandonedCallLimit.PerCalendarDay(share, zone) : AbandonedCallLimit.PerCalendarMonth(share, zone);
    }

    public static void Write(Utf8JsonWriter json, AbandonedCallLimit limit, ZoneFormat zones)
    {
        json.WriteStartObject();
        json.WriteNumber("maxShare", limit.MaxShare);
        if (limit.Days is { } days) json.WriteNumber("days", days);
        if (limit.Unit is { } unit) json.WriteString("calendar", JsonWords.AbandonmentPeriod[unit]);
        if (limit.Zone is { } zone)
        {
            json.WritePropertyName("zone");
            zones.Write(json, zone);
        }

        if (limit.RollingPeriod is { } length) json.WriteString("rolling", DurationText.Write(length));
        json.WriteEndObject();
    }
}
