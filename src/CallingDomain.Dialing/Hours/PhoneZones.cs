using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>In which zones numbers are, by the digits with which they begin.</summary>
/// <remarks>
/// Data of the caller's: an area code says where a number was given out, not where its owner is, so that some rules want the postal code's zone besides. The longest beginning that fits counts. Immutable, compared by content, thread-safe.
/// </remarks>
public sealed class PhoneZones : IEquatable<PhoneZones>
{
    private readonly ImmutableSortedDictionary<PhoneNumber, CallZones> _zones;
    private readonly ImmutableArray<int> _lengths; // longest first

    private PhoneZones(ImmutableSortedDictionary<PhoneNumber, CallZones> zones)
    {
        _zones = zones;
        _lengths = [.. zones.Keys.Select(CountOf).Distinct().OrderDescending()];
    }

    /// <summary>Nothing is known of any number.</summary>
    public static PhoneZones None { get; } = new(ImmutableSortedDictionary<PhoneNumber, CallZones>.Empty);

    /// <summary>The beginnings of numbers, calling code first, with their zones, in the order of their digits.</summary>
    public IReadOnlyDictionary<PhoneNumber, CallZones> Beginnings => _zones;

    /// <summary>Zones by beginnings of numbers, written as numbers: <c>+1212</c>.</summary>
    /// <exception cref="ArgumentException">A beginning stands twice, is <see cref="PhoneNumber.None"/>, or has no zone.</exception>
    public static PhoneZones Of(IEnumerable<KeyValuePair<PhoneNumber, CallZones>> beginnings)
    {
        ArgumentNullException.ThrowIfNull(beginnings);
        var zones = ImmutableSortedDictionary.CreateBuilder<PhoneNumber, CallZones>();
        foreach (var (beginning, zone) in beginnings)
        {
            if (beginning == PhoneNumber.None || zone.IsNone || !zones.TryAdd(beginning, zone)) throw new ArgumentException("A beginning stands once, and has a zone.", nameof(beginnings));
        }

        return new PhoneZones(zones.ToImmutable());
    }

    /// <summary>The zones of a number; none when no beginning fits.</summary>
    public CallZones ZonesOf(PhoneNumber number)
    {
        if (_lengths.IsEmpty) return CallZones.None;
        var count = CountOf(number);
        foreach (var length in _lengths)
        {
            if (length <= count && _zones.TryGetValue(BeginningOf(number, count - length), out var zones)) return zones;
        }

        return CallZones.None;
    }

    /// <inheritdoc/>
    public bool Equals(PhoneZones? other) => other is not null && _zones.SequenceEqual(other._zones);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PhoneZones);

    /// <inheritdoc/>
    public override int GetHashCode() => _zones.Count;

    /// <summary>How many beginnings there are.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_zones.Count} beginnings");

    private static int CountOf(PhoneNumber number)
    {
        var count = 0;
        for (var digits = number.Digits; digits > 0; digits /= 10) count++;
        return count;
    }

    private static PhoneNumber BeginningOf(PhoneNumber number, int without)
    {
        var digits = number.Digits;
        for (var i = 0; i < without; i++) digits /= 10;
        return PhoneNumber.FromDigits(digits);
    }
}
