using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>
/// Who is due next: contacts that may be called now in the order of <see cref="HopperOrder"/>, the others by the instant from which they may.
/// </summary>
/// <remarks>
/// Holds each contact at most once. What it gives depends on the entries alone, never on the order in which they were put in. Time is
/// whatever the caller says and does not go back. Putting, taking and removing take time in the logarithm of the count, on average.
/// Not safe for several threads at once.
/// </remarks>
public sealed class Hopper
{
    private const int StaleThatDoNotMatter = 64;

    private static readonly Comparer<HopperEntry> ByDueInstant = Comparer<HopperEntry>.Create(
        (left, right) => left.DueAt != right.DueAt ? left.DueAt.CompareTo(right.DueAt) : HopperOrder.Ascending.Compare(left, right));

    // What is in. A heap may also hold places that contacts have left since: they are passed over when they come up.
    private readonly Dictionary<string, HopperEntry> _entries = new(StringComparer.Ordinal);
    private readonly PriorityQueue<HopperEntry, HopperEntry> _ready;
    private readonly PriorityQueue<HopperEntry, HopperEntry> _future = new(ByDueInstant);

    /// <summary>An empty hopper.</summary>
    /// <param name="due">Which of two contacts of the same priority, both due, is first.</param>
    public Hopper(DueOrder due = DueOrder.Ascending) => _ready = new PriorityQueue<HopperEntry, HopperEntry>(HopperOrder.Of(due));

    /// <summary>How many contacts it holds.</summary>
    public int Count => _entries.Count;

    /// <summary>Puts a contact in, or moves it if it is in already.</summary>
    public void Put(HopperEntry entry)
    {
        ArgumentException.ThrowIfNullOrEmpty(entry.ContactId);
        _entries[entry.ContactId] = entry;
        _future.Enqueue(entry, entry);
        if (_future.Count + _ready.Count > (2 * _entries.Count) + StaleThatDoNotMatter) Rebuild();
    }

    /// <summary>Takes a contact out, whether it is due or not.</summary>
    /// <returns>Whether it was in.</returns>
    public bool Remove(string contactId) => _entries.Remove(contactId);

    /// <summary>Takes out the contact that is to be called next.</summary>
    /// <param name="now">Contacts due at this instant or before are ready.</param>
    /// <param name="next">The first of them in the hopper's order.</param>
    /// <returns>False when none is due.</returns>
    public bool TryTake(Instant now, out HopperEntry next)
    {
        while (TryPeek(_future, out var due) && due.DueAt <= now) _ready.Enqueue(due, _future.Dequeue());
        if (!TryPeek(_ready, out next)) return false;
        _ready.Dequeue();
        return _entries.Remove(next.ContactId);
    }

    /// <summary>From when on <see cref="TryTake"/> gives a contact: in the past when one is ready already; null when the hopper is empty.</summary>
    public Instant? NextDue => TryPeek(_ready, out var ready) ? ready.DueAt : TryPeek(_future, out var due) ? due.DueAt : null;

    private bool TryPeek(PriorityQueue<HopperEntry, HopperEntry> heap, out HopperEntry first)
    {
        while (heap.TryPeek(out first, out _))
        {
            if (_entries.TryGetValue(first.ContactId, out var current) && current == first) return true;
            heap.Dequeue();
        }

        return false;
    }

    private void Rebuild()
    {
        _ready.Clear();
        _future.Clear();
        _future.EnqueueRange(_entries.Values.Select(entry => (entry, entry)));
    }
}
