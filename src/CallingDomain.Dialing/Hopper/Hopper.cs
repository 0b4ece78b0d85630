using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>
/// A queue of contacts, numbered in the order of loading, by due instant and priority. The next contact is, of the contacts that are due, the
/// first by class, priority, due instant, attempts and number.
/// </summary>
/// <remarks>
/// Holds each contact at most once, up to tens of millions of contacts. The next contact depends on the contacts and their places alone, not on
/// the order in which they were put in or on earlier calls. Putting, taking and removing a contact take constant time on average for up to 64
/// pairs of class and priority in use at once, and logarithmic time for contacts of further pairs as long as time does not go back. A million contacts that fall due at one
/// instant are sorted piece by piece as they are taken. Memory is allocated only for more contacts than before. Not thread-safe.
/// </remarks>
public sealed class Hopper
{
    private readonly ContactRecords _records;
    private readonly LaneBoard _lanes;
    private readonly OddLane _odd;
    private Lane? _takenFrom; // the lane of the contact taken last

    /// <summary>An empty hopper.</summary>
    /// <param name="due">Which of two contacts of the same class and priority, both due, is first.</param>
    /// <param name="capacity">How many contacts to make room for at once; more may come. Default: none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is negative.</exception>
    public Hopper(DueOrder due = DueOrder.Ascending, int capacity = 0)
        : this(due, capacity, HopperSizes.Usual)
    {
    }

    internal Hopper(DueOrder due, int capacity, HopperSizes sizes)
        : this(new ContactRecords(due), sizes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _records.Reserve(capacity);
    }

    /// <summary>An empty hopper for contacts whose records are kept elsewhere, none of them marked as in.</summary>
    internal Hopper(ContactRecords records, HopperSizes sizes)
    {
        _records = records;
        _lanes = new LaneBoard(records, sizes);
        _odd = new OddLane(records);
    }

    /// <summary>How many contacts it holds.</summary>
    public int Count { get; private set; }

    /// <summary>The least due instant of all contacts, ready or not; null when the hopper is empty.</summary>
    public Instant? NextDue => Count == 0 ? null : DueTime.ToInstant(Math.Min(_lanes.NextDue(), _odd.NextDue()));

    /// <summary>Whether a contact is in.</summary>
    /// <param name="contact">The contact's number.</param>
    public bool Contains(int contact) => contact >= 0 && contact < _records.Capacity && _records[contact].Lane != ContactRecords.Out;

    /// <summary>The place of a contact that is in.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <param name="place">Its place, the due instant as it is kept; the default when it is not in.</param>
    /// <returns>Whether it is in.</returns>
    public bool TryGetPlace(int contact, out HopperPlace place)
    {
        var isIn = Contains(contact);
        place = isIn ? PlaceOf(contact) : default;
        return isIn;
    }

    /// <summary>Puts a contact in, or moves it if it is in already.</summary>
    /// <param name="contact">The contact's number, 0 or more. Room is made for all numbers below.</param>
    /// <param name="place">Its place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number or the attempts are negative.</exception>
    public void Put(int contact, HopperPlace place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contact);
        ArgumentOutOfRangeException.ThrowIfNegative(place.Attempts);
        Put(contact, DueTime.Of(place.DueAt), place.Priority, place.Class, place.Attempts);
    }

    /// <summary>Puts contacts with successive numbers in, or moves them, in any order of their places.</summary>
    /// <param name="first">The number of the first, 0 or more.</param>
    /// <param name="places">A place for each.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number or the attempts of a place are negative, or numbers grow beyond an <see cref="int"/>.</exception>
    public void PutRange(int first, ReadOnlySpan<HopperPlace> places)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Array.MaxLength - places.Length);
        if (!places.IsEmpty) _records.MakeRoomFor(first + places.Length - 1);
        for (var i = 0; i < places.Length; i++) Put(first + i, places[i]);
    }

    /// <summary>Takes a contact out, whether it is due or not.</summary>
    /// <param name="contact">The contact's number.</param>
    /// <returns>Whether it was in.</returns>
    public bool Remove(int contact)
    {
        if (!Contains(contact)) return false;
        Leave(contact);
        return true;
    }

    /// <summary>Says which contact is to be called next.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="contact">The number of the first of them; 0 when none is due.</param>
    /// <returns>False when none is due.</returns>
    public bool TryPeek(Instant now, out int contact) => TryFindNext(DueTime.Of(now), out contact, out _);

    /// <summary>Takes out the contact that is to be called next.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="contact">The number of the first of them; 0 when none is due.</param>
    /// <param name="place">The place that it had.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(Instant now, out int contact, out HopperPlace place) => TryTake(DueTime.Of(now), out contact, out place, withPlace: true);

    /// <summary>Takes out the contact that is to be called next.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="contact">The number of the first of them; 0 when none is due.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(Instant now, out int contact) => TryTake(DueTime.Of(now), out contact, out _, withPlace: false);

    /// <summary>Takes out the contacts that are to be called next, as many as there is room for.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="contacts">Where their numbers go, in the order of calling.</param>
    /// <returns>How many were due, at most the length of <paramref name="contacts"/>.</returns>
    public int TakeMany(Instant now, Span<int> contacts)
    {
        var at = DueTime.Of(now);
        var taken = 0;
        while (taken < contacts.Length && TryTake(at, out contacts[taken], out _, withPlace: false)) taken++;
        return taken;
    }

    /// <summary>Prefetch hint: the contact likely to be taken n-th after the contact taken last, or -1 if unknown.</summary>
    internal int Foresee(int after) => _takenFrom?.Foresee(after) ?? -1;

    /// <summary>Prefetch hint: gives each contact about once that is likely to be among the next <paramref name="upTo"/> taken.</summary>
    internal bool TryForesee(int upTo, out int contact)
    {
        contact = -1;
        return _takenFrom is not null && _takenFrom.TryForesee(upTo, out contact);
    }

    /// <summary>Takes out the contact that is to be called next, by nanoseconds as <see cref="DueTime"/> counts them.</summary>
    internal bool TryTake(long now, out int contact) => TryTake(now, out contact, out _, withPlace: false);

    /// <summary>Puts a contact in, or moves it, by nanoseconds as <see cref="DueTime"/> counts them; number and attempts are not negative.</summary>
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

    // The place of a lane's next contact: its turn holds everything, so the record is not read.
    private HopperPlace PlaceOf(Lane lane) =>
        new(DueTime.ToInstant(_records.DueOf(lane.Next.Due)), LaneBoard.PriorityOf(lane.Rank), LaneBoard.ClassOf(lane.Rank), lane.Next.Attempts);

    private HopperPlace PlaceOf(int contact)
    {
        ref var record = ref _records[contact];
        var priority = record.Lane == OddLane.Id ? _odd.PriorityOf(contact) : LaneBoard.PriorityOf(_lanes[record.Lane].Rank);
        return new HopperPlace(DueTime.ToInstant(record.Due), priority, record.Class, record.Attempts);
    }
}
