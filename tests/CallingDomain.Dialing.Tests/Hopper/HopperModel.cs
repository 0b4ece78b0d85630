using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>A model of <see cref="Hopper"/> with sorted sets.</summary>
internal sealed class HopperModel(DueOrder order)
{
    private static readonly Instant Earliest = Instant.FromUnixTimeTicks(0) + Duration.FromNanoseconds(long.MinValue + 1);
    private static readonly Instant Latest = Instant.FromUnixTimeTicks(0) + Duration.FromNanoseconds(long.MaxValue - 1);

    private readonly Dictionary<int, HopperPlace> _places = [];
    private readonly SortedSet<(Instant DueAt, int Contact)> _waiting = [];
    private readonly SortedSet<(Instant DueAt, int Contact)> _all = [];
    private readonly SortedSet<(int Contact, HopperPlace Place)> _ready = new(Comparer<(int Contact, HopperPlace Place)>.Create((left, right) =>
    {
        var ((x, a), (y, b)) = (left, right);
        var due = order == DueOrder.Ascending ? a.DueAt.CompareTo(b.DueAt) : b.DueAt.CompareTo(a.DueAt);
        return a.Class != b.Class ? a.Class.CompareTo(b.Class) :
            a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority) :
            due != 0 ? due :
            a.Attempts != b.Attempts ? a.Attempts.CompareTo(b.Attempts) :
            x.CompareTo(y);
    }));

    private Instant _readyAt = Instant.MinValue;

    public int Count => _places.Count;

    public Instant? NextDue => _all.Count == 0 ? null : _all.Min.DueAt;

    public HopperPlace? PlaceOf(int contact) => _places.TryGetValue(contact, out var place) ? place : null;

    public void Put(int contact, HopperPlace place)
    {
        Remove(contact);
        place = place with { DueAt = Kept(place.DueAt) };
        _places.Add(contact, place);
        _waiting.Add((place.DueAt, contact));
        _all.Add((place.DueAt, contact));
    }

    public bool Remove(int contact)
    {
        if (!_places.Remove(contact, out var place)) return false;
        _waiting.Remove((place.DueAt, contact));
        _all.Remove((place.DueAt, contact));
        _ready.Remove((contact, place));
        return true;
    }

    public int? Peek(Instant now)
    {
        if (now < _readyAt)
        {
            foreach (var (contact, place) in _ready) _waiting.Add((place.DueAt, contact));
            _ready.Clear();
        }

        _readyAt = now;
        while (_waiting.Count > 0 && _waiting.Min.DueAt <= Kept(now))
        {
            var contact = _waiting.Min.Contact;
            _waiting.Remove(_waiting.Min);
            _ready.Add((contact, _places[contact]));
        }

        return _ready.Count == 0 ? null : _ready.Min.Contact;
    }

    public int? Take(Instant now)
    {
        var next = Peek(now);
        if (next is { } contact) Remove(contact);
        return next;
    }

    private static Instant Kept(Instant instant) =>
        instant == Instant.MaxValue || instant == Instant.MinValue ? instant :
        instant > Campaign.LastInstant ? Latest :
        instant < Campaign.FirstInstant ? Earliest :
        instant;
}
