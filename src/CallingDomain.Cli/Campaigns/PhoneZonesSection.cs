using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The zones of phones in a campaign file, by how they begin: <c>{"+1212":["America/New_York"]}</c>.</summary>
internal static class PhoneZonesSection
{
    public static PhoneZones Read(JsonPlace place) =>
        PhoneZones.Of(place.Properties().Select(each => KeyValuePair.Create(Beginning(place, each.Name, each.Value), Zones(each.Value))));

    private static PhoneNumber Beginning(JsonPlace place, string name, JsonPlace zones)
    {
        var reading = PhoneNumber.Read(name);
        return reading.TryGet(out var beginning)
            ? beginning
            : throw new InputException(
                reading.Reason.Code(), $"{place.Path}: no phone number begins with '{name}', as with +1212: {Wording.Of(reading.Reason)}.", ("path", zones.Path));
    }

    private static CallZones Zones(JsonPlace list)
    {
        var zones = CallZones.All(list.Items().Select(zone => zone.TimeZone()));
        return zones.IsNone ? throw list.Refuse(InputReason.PropertyRange, "at least one time zone is needed here") : zones;
    }
}
