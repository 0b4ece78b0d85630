using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The settings of a campaign file: time zones, retry, order, lines, calling hours and rules, blacklist.</summary>
internal static class SettingsSection
{
    public static CampaignSettings Read(JsonPlace campaign, CampaignFolder folder)
    {
        var settings = new CampaignSettings { Blacklist = NumbersOf(campaign.Maybe("blacklist")) };
        if (campaign.Maybe("timeZone") is { } zone) settings = settings with { TimeZone = zone.TimeZone() };
        if (campaign.Maybe("phoneZones") is { } phones) settings = settings with { PhoneZones = PhoneZonesSection.Read(phones) };
        if (campaign.Maybe("retry") is { } retry) settings = settings with { Retry = RetrySection.Read(retry) };
        if (campaign.Maybe("order") is { } order) settings = settings with { Order = order.Word<DueOrder>() };
        if (campaign.Maybe("profile") is { } profile) settings = settings with { Profile = profile.Word<HopperProfile>() };
        if (campaign.Maybe("maxConcurrentCalls") is { } lines) settings = settings with { MaxConcurrentCalls = lines.WholeNumber(1, int.MaxValue) };
        return settings with { CallingHours = HoursSection.Read(campaign), Rules = RulesSection.Read(campaign.Maybe("rules"), folder) };
    }

    // Whole numbers, and beginnings of numbers with a star behind them.
    private static Blacklist NumbersOf(JsonPlace? list)
    {
        var (numbers, beginnings) = (new List<PhoneNumber>(), new List<PhoneNumber>());
        foreach (var place in list?.Items() ?? [])
        {
            if (place.Text().EndsWith('*')) beginnings.Add(place.Beginning());
            else numbers.Add(place.Phone());
        }

        return Blacklist.Of(numbers, beginnings);
    }
}
