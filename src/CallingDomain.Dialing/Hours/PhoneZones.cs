using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The time zones of phone numbers, by prefix.</summary>
/// <remarks>
/// The data are the caller's. An area code says where a number was issued, not where its owner is; some rules need the zone of the postal code as well.
/// The longest matching prefix wins. A call needs open hours in all zones of its prefix. Immutable, compared by content, thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class PhoneZones : IEquatable<PhoneZones>
{
    private readonly ImmutableSortedDictionary<PhoneNumber, CallZones> _zones;
    private readonly ImmutableArray<int> _lengths; // longest first

    private PhoneZones(ImmutableSortedDictionary<PhoneNumber, CallZones> zones)
    {
        _zones = zones;
        _lengths = [.. NumberPrefix.LengthsOf(zones.Keys).Reverse()];
    }

    /// <summary>No prefix.</summary>
    public static PhoneZones None { get; } = new(ImmutableSortedDictionary<PhoneNumber, CallZones>.Empty);

    /// <summary>The prefixes in the order of their digits, each with its zones in the order of their identities. Made anew at each call.</summary>
    public IReadOnlyDictionary<PhoneNumber, ImmutableArray<DateTimeZone>> Prefixes => _zones.ToImmutableSortedDictionary(each => each.Key, each => each.Value.Zones);

    /// <summary>Zones by prefix.</summary>
    /// <param name="prefixes">The first digits of numbers, calling code first, written as a number: <c>+1212</c>; each with at least one zone.</param>
    /// <exception cref="ArgumentException">Duplicate prefix, <see cref="PhoneNumber.None"/> as a prefix, or a prefix without a zone.</exception>
    public static PhoneZones Of(IEnumerable<KeyValuePair<PhoneNumber, ImmutableArray<DateTimeZone>>> prefixes)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        var zones = ImmutableSortedDictionary.CreateBuilder<PhoneNumber, CallZones>();
        foreach (var (prefix, several) in prefixes)
        {
            if (!zones.TryAdd(prefix, Checked(prefix, several.AsSpan()))) throw new ArgumentException("Duplicate prefix.", nameof(prefixes));
        }

        return new PhoneZones(zones.ToImmutable());
    }

    /// <summary>The same with the zones of one prefix, in place of those that it has.</summary>
    /// <param name="prefix">The first digits of numbers, calling code first, written as a number: <c>+1212</c>.</param>
    /// <param name="zones">At least one.</param>
    /// <exception cref="ArgumentException"><see cref="PhoneNumber.None"/> as a prefix, or no zone.</exception>
    public PhoneZones With(PhoneNumber prefix, params ReadOnlySpan<DateTimeZone> zones) => new(_zones.SetItem(prefix, Checked(prefix, zones)));

    /// <summary>The same with further zones of numbers: a call to such a number needs open hours in them and in the zones that the number has so far.</summary>
    /// <param name="zones">Numbers, or prefixes, each with a zone. One may occur several times.</param>
    /// <exception cref="ArgumentException"><see cref="PhoneNumber.None"/> as a number, or null as a zone.</exception>
    public PhoneZones WithZones(IEnumerable<KeyValuePair<PhoneNumber, DateTimeZone>> zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        var changed = new Dictionary<PhoneNumber, List<DateTimeZone>>();
        foreach (var (number, zone) in zones)
        {
            if (!changed.TryGetValue(number, out var all)) changed.Add(number, all = [.. ZonesOf(number)]);
            all.Add(zone ?? throw new ArgumentException("A zone is null.", nameof(zones)));
        }

        return changed.Count == 0 ? this : new PhoneZones(_zones.SetItems(changed.Select(each => KeyValuePair.Create(each.Key, Checked(each.Key, [.. each.Value])))));
    }

    /// <summary>The zones of a number; none if no prefix matches.</summary>
    public ImmutableArray<DateTimeZone> ZonesOf(PhoneNumber number) => Find(number).Zones;

    /// <inheritdoc/>
    public bool Equals(PhoneZones? other) => other is not null && _zones.SequenceEqual(other._zones);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhoneZones);

    /// <inheritdoc/>
    public override int GetHashCode() => _zones.Count;

    /// <summary>The number of prefixes.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_zones.Count} prefixes");

    /// <summary>The zones of a number; none if no prefix matches.</summary>
    internal CallZones Find(PhoneNumber number)
    {
        if (_lengths.IsEmpty) return CallZones.None;
        var count = NumberPrefix.LengthOf(number);
        foreach (var length in _lengths)
        {
            if (length <= count && _zones.TryGetValue(NumberPrefix.Without(number, count - length), out var zones)) return zones;
        }

        return CallZones.None;
    }

    private static CallZones Checked(PhoneNumber prefix, ReadOnlySpan<DateTimeZone> zones)
    {
        if (prefix == PhoneNumber.None) throw new ArgumentException("A prefix has at least one digit.", nameof(prefix));
        return zones.IsEmpty ? throw new ArgumentException("A prefix needs at least one zone.", nameof(zones)) : CallZones.All([.. zones]);
    }
}
