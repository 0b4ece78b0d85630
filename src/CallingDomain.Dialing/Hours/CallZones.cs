using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The zones in which the called person may be, usually one. A call needs open hours in all of them.</summary>
/// <remarks>
/// A number's region may span zones, and its area code and the contact's postal code may speak for different ones: then the stricter wins.
/// Immutable, thread-safe. Compared as sets. Default: <see cref="None"/>.
/// </remarks>
public readonly struct CallZones : IEquatable<CallZones>
{
    private readonly DateTimeZone? _first;
    private readonly ImmutableArray<DateTimeZone> _all; // only where there are several, by identity

    private CallZones(DateTimeZone? first, ImmutableArray<DateTimeZone> all) => (_first, _all) = (first, all);

    /// <summary>No zone is known.</summary>
    public static CallZones None => default;

    /// <summary>Whether no zone is known.</summary>
    public bool IsNone => _first is null;

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

    /// <summary>Zones by their identities, such as <c>America/New_York</c>.</summary>
    /// <param name="ids">At least one.</param>
    /// <param name="provider">The caller's zones.</param>
    /// <returns>The zones; or <see cref="CallZoneReason"/>.</returns>
    public static Result<CallZones, CallZoneReason> Read(IEnumerable<string> ids, IDateTimeZoneProvider provider)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(provider);
        var zones = ids.Select(provider.GetZoneOrNull).ToList();
        if (zones.Count == 0) return CallZoneReason.CallZoneMissing;
        return zones.Contains(null) ? CallZoneReason.CallZoneUnknown : All(zones!);
    }

    /// <summary>The zones of a call: the phone's, else the contact's, else the campaign's.</summary>
    /// <param name="phone">Those that are known of the phone itself, by its area code for one.</param>
    /// <param name="contact">Those of the contact, by its postal code for one.</param>
    /// <param name="campaign">The campaign's own, for whom nothing better is known.</param>
    public static CallZones ForCall(CallZones phone, CallZones contact, CallZones campaign) => phone.Or(contact).Or(campaign);

    /// <summary>These zones, or others where none is known.</summary>
    public CallZones Or(CallZones others) => IsNone ? others : this;

    /// <summary>These zones and others: what is known from two sources, of which either may be right.</summary>
    public CallZones And(CallZones others) => others.IsNone || Equals(others) ? this : IsNone ? others : All([.. Zones, .. others.Zones]);

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

    /// <summary>The zones' identities with commas between them; empty for none.</summary>
    public override string ToString() => string.Join(", ", Zones.Select(zone => zone.Id));

    /// <summary>Whether both are the same zones.</summary>
    public static bool operator ==(CallZones left, CallZones right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(CallZones left, CallZones right) => !left.Equals(right);

    /// <summary>One zone; <see cref="None"/> for null.</summary>
    public static implicit operator CallZones(DateTimeZone? zone) => Of(zone);
}
