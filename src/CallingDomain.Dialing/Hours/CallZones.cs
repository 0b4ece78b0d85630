using System.Collections.Immutable;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The zones in which the called person may be, usually one. A call needs open hours in all of them.</summary>
/// <remarks>
/// The region of a number may span zones, and its area code and the contact's postal code may name different ones: then the stricter wins.
/// Immutable, thread-safe. Compared as sets. Default: <see cref="None"/>.
/// </remarks>
internal readonly struct CallZones : IEquatable<CallZones>
{
    private readonly DateTimeZone? _first;
    private readonly ImmutableArray<DateTimeZone> _all; // only if there are several, by identity

    private CallZones(DateTimeZone? first, ImmutableArray<DateTimeZone> all) => (_first, _all) = (first, all);

    /// <summary>No zone is known.</summary>
    public static CallZones None => default;

    /// <summary>Whether no zone is known.</summary>
    public bool IsNone => _first is null;

    /// <summary>The first zone by identity; null if no zone is known.</summary>
    public DateTimeZone? First => _first;

    /// <summary>How many zones there are.</summary>
    public int Count => _first is null ? 0 : _all.IsDefault ? 1 : _all.Length;

    /// <summary>The zones, each once, in the order of their identities.</summary>
    public ImmutableArray<DateTimeZone> Zones => _first is null ? [] : _all.IsDefault ? [_first] : _all;

    /// <summary>One zone; <see cref="None"/> for null.</summary>
    public static CallZones Of(DateTimeZone? zone) => new(zone, default);

    /// <summary>Several zones, all of which have to be open.</summary>
    public static CallZones All(IEnumerable<DateTimeZone> zones)
    {
        ImmutableArray<DateTimeZone> all = [.. zones.Distinct().OrderBy(zone => zone.Id, StringComparer.Ordinal)];
        return all.Length > 1 ? new CallZones(all[0], all) : Of(all.SingleOrDefault());
    }

    /// <summary>The zones of a call: the phone's, else the contact's, else the campaign's.</summary>
    public static CallZones ForCall(CallZones phone, CallZones contact, CallZones campaign) => phone.Or(contact).Or(campaign);

    /// <summary>These zones, or others if none is known.</summary>
    public CallZones Or(CallZones others) => IsNone ? others : this;

    /// <summary>Whether both are the same zones.</summary>
    public bool Equals(CallZones other)
    {
        if (_all.IsDefault && other._all.IsDefault) return ReferenceEquals(_first, other._first) || Equals(_first, other._first);
        return _all.AsSpan().SequenceEqual(other._all.AsSpan());
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallZones other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _first is null ? 0 : _first.GetHashCode();

    /// <summary>The identities of the zones with commas between them; empty for none.</summary>
    public override string ToString() => string.Join(", ", Zones.Select(zone => zone.Id));

    public static bool operator ==(CallZones left, CallZones right) => left.Equals(right);

    public static bool operator !=(CallZones left, CallZones right) => !left.Equals(right);

    /// <summary>One zone; <see cref="None"/> for null.</summary>
    public static implicit operator CallZones(DateTimeZone? zone) => Of(zone);
}
