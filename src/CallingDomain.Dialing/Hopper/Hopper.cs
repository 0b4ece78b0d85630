using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Who is due next: contacts that may be called now in the order of <see cref="HopperOrder"/>, the others by the instant from which they may.</summary>
/// <remarks>
/// Holds each contact at most once. What it gives depends on the entries alone, never on the order in which they were put in. Time is whatever the caller says and does not go
/// back. Putting, taking and removing take time in the logarithm of the count. Not safe for several threads at once.
/// </remarks>
public sealed class Hopper
{
    private static readonly Comparer<HopperEntry> ByDueInstant = Comparer<HopperEntry>.Create(
        (left, right) => left.DueAt != right.DueAt ? left.DueAt.CompareTo(right.DueAt) : HopperOrder.Ascending.Compare(left, right));

    private readonly SortedSet<HopperEntry> _ready;
    private readonly SortedSet<HopperEntry> _future = new(ByDueInstant);
    private readonly Dictionary<string, HopperEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>An empty hopper.</summary>
    /// <param name="due">Which of two contacts of the same priority, both due, is first.</param>
    public Hopper(DueOrder due = DueOrder.Ascending) => _ready = new SortedSet<HopperEntry>(HopperOrder.Of(due));

    /// <summary>How many contacts it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>Puts a contact in, or moves it if it is in already.</summary>
    public void Put(HopperEntry entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry.ContactId);
        Remove(entry.ContactId);
        _entries.Add(entry.ContactId, entry);
        _future.Add(entry);
    }

    /// <summary>Takes a contact out, whether it is due or not.</summary>
    /// <returns>Whether it was in.</returns>
    public bool Remove(string contactId)
    {
        if (!_entries.Remove(contactId, out var entry)) return false;
        if (!_future.Remove(entry)) _ready.Remove(entry);
        return true;
    }

    /// <summary>Takes out the contact that is to be called next.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="next">The first of them in the hopper's order.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(Instant now, out HopperEntry next)
    {
        while (_future.Count > 0 && _future.Min is var due && due.DueAt <= now)
        {
            _future.Remove(due);
            _ready.Add(due);
        }

        next = _ready.Min;
        return _ready.Count > 0 && Remove(next.ContactId);
    }

    /// <summary>From when on <see cref="TryTake"/> gives a contact: in the past when one is ready already; null when the hopper is empty.</summary>
    public Instant? NextDue => _ready.Count > 0 ? _ready.Min.DueAt : _future.Count > 0 ? _future.Min.DueAt : null;
}
