using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Fictional contacts of a campaign file: a number of contacts with shares of additional phones and of time zones, so that a strategy can be tried without a contacts file.</summary>
/// <remarks>
/// A contact depends on its place, the seed and the shares only, so that a smaller number gives the first contacts of a larger one.
/// The phones begin with <c>+999</c>, a calling code that ITU-T has reserved and no network uses.
/// </remarks>
internal sealed class GeneratedContacts
{
    /// <summary>The maximum number of contacts.</summary>
    public const int MostContacts = 1_000_000;

    private const int MostKinds = 99; // of phones; two digits of a number
    private const int ShareDigits = 9; // the sum of three rounded thirds is 1
    private const ulong Prefix = 999_00_0000000; // the calling code, two digits of the kind, seven of the contact
    private const ulong KindStep = 10_000_000, OfZone = 1UL << 32; // above all kinds

    private readonly ulong _seed;
    private readonly ImmutableArray<(ContactItemType Type, ulong Kind, decimal Share)> _types;
    private readonly ImmutableArray<(DateTimeZone Zone, decimal UpTo)> _zones;

    private GeneratedContacts(int count, int seed, ImmutableArray<(ContactItemType Type, ulong Kind, decimal Share)> types, ImmutableArray<(DateTimeZone Zone, decimal UpTo)> zones) =>
        (Count, _seed, _types, _zones) = (count, SplitMix64.Next((ulong)seed), types, zones);

    /// <summary>The number of contacts.</summary>
    public int Count { get; }

    /// <param name="place">The section.</param>
    /// <param name="types">The contact item types of the campaign.</param>
    /// <param name="zones">The time zones.</param>
    public static GeneratedContacts Read(JsonPlace place, ContactItemTypes types, IDateTimeZoneProvider zones)
    {
        place.Only("count", "seed", "additionalPhones", "timeZones");
        return new GeneratedContacts(place.The("count").WholeNumber(1, MostContacts), place.Maybe("seed")?.WholeNumber(0, int.MaxValue) ?? 0, TypesOf(place.Maybe("additionalPhones"), types), ZonesOf(place.Maybe("timeZones"), zones));
    }

    /// <summary>The contacts in their order, with the identities <c>g1</c>, <c>g2</c> …</summary>
    public IEnumerable<Contact> All()
    {
        for (var i = 1; i <= Count; i++)
        {
            var state = SplitMix64.Next(_seed ^ (ulong)i);
            yield return new Contact(string.Create(CultureInfo.InvariantCulture, $"g{i}"), NumberOf(0, i))
            {
                AdditionalPhones = [.. _types.Where(each => Draw(state, each.Kind) < (double)each.Share).Select(each => new AdditionalPhone(NumberOf(each.Kind, i), each.Type, null))],
                TimeZone = ZoneOf(state),
            };
        }
    }

    private DateTimeZone? ZoneOf(ulong state)
    {
        if (_zones.IsEmpty) return null;
        var drawn = Draw(state, OfZone);
        return _zones.FirstOrDefault(each => drawn < (double)each.UpTo, _zones[^1]).Zone;
    }

    // From 0, inclusive, to 1, exclusive.
    private static double Draw(ulong state, ulong what) => SplitMix64.Share(SplitMix64.Next(state ^ what));

    private static PhoneNumber NumberOf(ulong kind, int contact) => PhoneNumber.FromDigits(Prefix + (kind * KindStep) + (ulong)contact);

    // The kind of a type does not depend on the order in which types are called, which strategies may change.
    private static ImmutableArray<(ContactItemType Type, ulong Kind, decimal Share)> TypesOf(JsonPlace? place, ContactItemTypes types)
    {
        var shares = (place?.Properties() ?? []).Select(each => (Type: ItemTypesSection.TypeOf(place!.Value, each.Name, types), Share: each.Value.Decimal(0, 1))).OrderBy(each => each.Type.Name, StringComparer.Ordinal).ToList();
        if (shares.Count > MostKinds) throw place!.Value.Refuse(InputReason.PropertyRange, $"expected at most {MostKinds} contact item types");
        return [.. shares.Select((each, i) => (each.Type, (ulong)i + 1, each.Share))];
    }

    private static ImmutableArray<(DateTimeZone Zone, decimal UpTo)> ZonesOf(JsonPlace? place, IDateTimeZoneProvider zones)
    {
        var (sum, all) = (0m, ImmutableArray.CreateBuilder<(DateTimeZone Zone, decimal UpTo)>());
        foreach (var (name, share) in place?.Properties() ?? [])
        {
            var zone = zones.GetZoneOrNull(name) ?? throw InputException.UnknownZone(InputReason.TimeZoneUnknown.Code(), place!.Value.Path, name, zones);
            all.Add((zone, sum += share.Decimal(0, 1)));
        }

        if (place is { } given && Math.Round(sum, ShareDigits) != 1) throw given.Refuse(InputReason.PropertyRange, string.Create(CultureInfo.InvariantCulture, $"the sum of the shares is {sum}; expected 1"));
        return all.DrainToImmutable();
    }
}
