using System.Collections.Immutable;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The calling hours of a campaign file: windows of the week, and dates on which it is closed.</summary>
internal static class HoursSection
{
    private static readonly CallingWindow WholeDays = new(LocalTime.Midnight, LocalTime.Midnight, CallingWindow.EveryDay);

    public static CallingHours Read(JsonPlace campaign)
    {
        var windows = campaign.Maybe("callingHours") is { } place ? Windows(place) : [];
        ImmutableArray<SpecialDate> closed =
        [
            .. Dates(campaign.Maybe("closedDates")).Concat(Dates(campaign.Maybe("holidays"))).Distinct().Select(SpecialDate.Closed),
        ];
        if (windows.IsEmpty && closed.IsEmpty) return CallingHours.Always;
        return CallingHours.Of(windows.IsEmpty ? [WholeDays] : windows, closed);
    }

    private static ImmutableArray<CallingWindow> Windows(JsonPlace place)
    {
        var windows = place.Items().Select(Window).ToImmutableArray();
        return windows.IsEmpty
            ? throw place.Refuse(InputReason.PropertyRange, "calling hours without a window would never open; leave them out for every hour")
            : windows;
    }

    private static IEnumerable<LocalDate> Dates(JsonPlace? list) => (list?.Items() ?? []).Select(date => date.Date());

    private static CallingWindow Window(JsonPlace window)
    {
        window.Only("days", "from", "to");
        var days = CallingWindow.EveryDay;
        if (window.Maybe("days") is { } place)
        {
            days = [.. place.Items().Select(day => day.Word<IsoDayOfWeek>()).Distinct()];
            if (days.IsEmpty) throw place.Refuse(InputReason.PropertyRange, "a window without days would never open; leave them out for every day");
        }

        return new CallingWindow(window.The("from").TimeOfDay(), window.The("to").EndOfTimeOfDay(), days);
    }
}
