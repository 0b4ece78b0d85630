using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>
/// A priority queue of contacts, numbered in the order of loading. The next contact is the first of the due contacts by class, priority,
/// due instant, attempts and number.
/// </summary>
/// <remarks>
/// Contains each contact at most once, up to tens of millions. The next contact depends on the contacts and their places only, not on
/// the order of earlier operations. Put, take and remove take constant time on average for up to 64 pairs of class and priority in use at
/// once, and logarithmic time for contacts with other pairs, as long as time does not go back. A million contacts that become due at the same
/// instant are sorted piece by piece while they are taken. Allocates only for more contacts than before. Not thread-safe.
/// </remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class Hopper
{
    private readonly ContactRecords _records;
    private readonly LaneBoard _lanes;
    private readonly OddLane _odd;
    private Lane? _takenFrom; // the lane of the last taken contact

    /// <summary>Creates an empty hopper.</summary>
    /// <param name="due">The order of two due contacts with the same class and priority.</param>
    /// <param name="capacity">The number of contacts to allocate at once, 0 to 2,000,000,000; more can be added. Default: 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is out of range.</exception>
    public Hopper(DueOrder due = DueOrder.Ascending, int capacity = 0)
        : this(due, capacity, HopperSizes.Default)
    {
    }

    internal Hopper(DueOrder due, int capacity, HopperSizes sizes)
        : this(new ContactRecords(due), sizes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 2_000_000_000);
        _records.Reserve(capacity);
    }

    /// <summary>Creates an empty hopper for records of another owner; no record may be marked as contained.</summary>
    internal Hopper(ContactRecords records, HopperSizes sizes)
    {
        _records = records;
        _lanes = new LaneBoard(records, sizes);
        _odd = new OddLane(records);
    }

    /// <summary>The number of contacts.</summary>
    public int Count { get; private set; }

    /// <summary>The earliest due instant of all contacts; null if the hopper is empty.</summary>
    public Instant? NextDue => Count == 0 ? null : DueTime.ToInstant(Math.Min(_lanes.NextDue(), _odd.NextDue()));

    /// <summary>Whether the hopper contains a contact.</summary>
    /// <param name="contact">The contact's number.</param>
    public bool Contains(int contact) => contact >= 0 && contact < _records.Capacity && _records[contact].Lane != ContactRecords.Out;

    /// <summary>Gets the place of a contact.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <param name="place">Its place, with the due instant as stored; the default if the hopper does not contain it.</param>
    /// <returns>Whether the hopper contains the contact.</returns>
    public bool TryGetPlace(int contact, out HopperPlace place)
    {
        var isIn = Contains(contact);
        place = isIn ? PlaceOf(contact) : default;
        return isIn;
    }

    /// <summary>Adds a contact, or moves a contained one.</summary>
    /// <param name="contact">The contact's number, at least 0. Allocates space for all lower numbers.</param>
    /// <param name="place">Its place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number or the attempts are negative.</exception>
    public void Put(int contact, HopperPlace place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contact);
        ArgumentOutOfRangeException.ThrowIfNegative(place.Attempts);
        Put(contact, DueTime.Of(place.DueAt), place.Priority, place.Class, place.Attempts);
    }

    /// <summary>Adds or moves contacts with consecutive numbers; their places may be in any order.</summary>
    /// <param name="first">The number of the first contact, at least 0.</param>
    /// <param name="places">One place for each contact.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number or the attempts of a place are negative, or a number exceeds <see cref="int.MaxValue"/>.</exception>
    public void PutRange(int first, ReadOnlySpan<HopperPlace> places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Array.MaxLength - places.Length);
        if (!places.IsEmpty) _records.MakeRoomFor(first + places.Length - 1);
        for (var i = 0; i < places.Length; i++) Put(first + i, places[i]);
    }

    /// <summary>Removes a contact, due or not.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <returns>Whether the hopper contained the contact.</returns>
    public bool Remove(int contact)
    {
        if (!Contains(contact)) return false;
        Leave(contact);
        return true;
    }

    /// <summary>Gets the next contact without removing it.</summary>
    /// <param name="now">The current instant: contacts due at it or earlier are due.</param>
    /// <param name="contact">The number of the next contact; 0 for none.</param>
    /// <returns>False if no contact is due.</returns>
    public bool TryPeek(Instant now, out int contact) => TryFindNext(DueTime.Of(now), out contact, out _);

    /// <summary>Removes the next contact.</summary>
    /// <param name="now">The current instant: contacts due at it or earlier are due.</param>
    /// <param name="contact">The number of the next contact; 0 for none.</param>
    /// <param name="place">Its place before.</param>
    /// <returns>False if no contact is due.</returns>
    public bool TryTake(Instant now, out int contact, out HopperPlace place) => TryTake(DueTime.Of(now), out contact, out place, withPlace: true);

    /// <summary>Removes the next contact.</summary>
    /// <param name="now">The current instant: contacts due at it or earlier are due.</param>
    /// <param name="contact">The number of the next contact; 0 for none.</param>
    /// <returns>False if no contact is due.</returns>
    public bool TryTake(Instant now, out int contact) => TryTake(DueTime.Of(now), out contact, out _, withPlace: false);

    /// <summary>Removes the next contacts, at most the length of <paramref name="contacts"/>.</summary>
    /// <param name="now">The current instant: contacts due at it or earlier are due.</param>
    /// <param name="contacts">Receives the numbers in calling order.</param>
    /// <returns>The number of removed contacts.</returns>
    public int TakeMany(Instant now, Span<int> contacts)
    {
        var at = DueTime.Of(now);
        var taken = 0;
        while (taken < contacts.Length && TryTake(at, out contacts[taken], out _, withPlace: false)) taken++;
        return taken;
    }

    /// <summary>Prefetch hint: the contact likely to be taken n-th after the last taken contact; -1 if unknown.</summary>
    internal int Predict(int after) => _takenFrom?.Predict(after) ?? -1;

    /// <summary>Prefetch hint: returns about once each contact that is likely to be among the next <paramref name="upTo"/> taken.</summary>
    internal bool TryPredict(int upTo, out int contact)
    {
        contact = -1;
        return _takenFrom is not null && _takenFrom.TryPredict(upTo, out contact);
    }

    /// <summary>Removes the next contact, with nanoseconds of <see cref="DueTime"/>.</summary>
    internal bool TryTake(long now, out int contact) => TryTake(now, out contact, out _, withPlace: false);

    /// <summary>Adds or moves a contact, with nanoseconds of <see cref="DueTime"/>; number and attempts must not be negative.</summary>
    internal void Put(int contact, long due, int priority, byte @class, int attempts)
    {
        _records.MakeRoomFor(contact);
        ref var record = ref _records[contact];
        var lane = _lanes.Find(LaneBoard.RankOf(@class, priority));
        if (record.Lane != ContactRecords.Out)
        {
            if (lane?.Id == record.Lane && record.Due == due && record.Attempts == attempts) return;
            Leave(contact);
        }

        Count++;
        (record.Due, record.Class, record.Attempts) = (due, @class, attempts);
        if (lane is not null)
        {
            (record.Lane, record.Sweep) = (lane.Id, lane.Epoch);
            _lanes.Insert(lane, contact, due, attempts);
        }
        else
        {
            record.Lane = OddLane.Id;
            _odd.Insert(contact, priority);
        }
    }

    private void Leave(int contact)
    {
        ref var record = ref _records[contact];
        var lane = record.Lane;
        record.Lane = ContactRecords.Out;
        Count--;
        if (lane == OddLane.Id) _odd.Leave(contact);
        else _lanes[lane].Leave();
    }

    private bool TryTake(long now, out int contact, out HopperPlace place, bool withPlace)
    {
        place = default;
        if (!TryFindNext(now, out contact, out var lane)) return false;
        if (withPlace) place = lane is null ? PlaceOf(contact) : PlaceOf(lane);
        if (!ReferenceEquals(_takenFrom, lane)) _takenFrom = lane; // a comparison is cheaper than writing a reference
        if (lane is null) _odd.RemoveNext();
        else _lanes.RemoveNext(lane);
        _records[contact].Lane = ContactRecords.Out;
        Count--;
        return true;
    }

    private bool TryFindNext(long now, out int contact, out Lane? lane)
    {
        lane = _lanes.Next(now);
        contact = lane?.Next.Contact ?? 0;
        if (_odd.Live == 0 || !_odd.TryNext(now, out var odd)) return lane is not null;
        if (lane is not null && new OddTurn(lane.Rank, lane.Next).CompareTo(odd) < 0) return true;
        (contact, lane) = (odd.Turn.Contact, null);
        return true;
    }

    // The turn of a lane's next contact has its whole place, so the record is not read.
    private HopperPlace PlaceOf(Lane lane) =>
        new(DueTime.ToInstant(_records.DueOf(lane.Next.Due)), LaneBoard.PriorityOf(lane.Rank), LaneBoard.ClassOf(lane.Rank), lane.Next.Attempts);

    private HopperPlace PlaceOf(int contact)
    {
        ref var record = ref _records[contact];
        var priority = record.Lane == OddLane.Id ? _odd.PriorityOf(contact) : LaneBoard.PriorityOf(_lanes[record.Lane].Rank);
        return new HopperPlace(DueTime.ToInstant(record.Due), priority, record.Class, record.Attempts);
    }
}
