using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>Where two strategies part for a contact: the first of its calls that differs in phone or time.</summary>
/// <param name="Contact">The number of the contact.</param>
/// <param name="Attempt">The number of the call among those of the contact, from 1.</param>
/// <param name="First">The call of the first strategy; null if it does not call the contact again.</param>
/// <param name="Other">The call of the other strategy; null if it does not call the contact again.</param>
internal sealed record Parting(int Contact, int Attempt, LoggedCall? First, LoggedCall? Other)
{
    /// <summary>The earlier of the two calls.</summary>
    public Instant At => Instant.Min(First?.DialedAt ?? Instant.MaxValue, Other?.DialedAt ?? Instant.MaxValue);
}

/// <summary>Compares the calls of a simulation with those of the first strategy, contact by contact, while it runs.</summary>
/// <param name="first">The calls of the first strategy.</param>
internal sealed class Partings(CallLog first)
{
    /// <summary>The maximum number of partings that are told in full.</summary>
    public const int MostTold = 20;

    private const int Parted = -2;

    private readonly SortedSet<Parting> _told = new(Comparer<Parting>.Create((left, right) => (left.At, left.Contact).CompareTo((right.At, right.Contact))));
    private readonly SortedDictionary<int, int> _byAttempt = [];
    private readonly int[] _next = [.. Enumerable.Range(0, first.ContactCount).Select(first.FirstOf)]; // the next call of the first strategy, by contact
    private readonly ushort[] _calls = new ushort[first.ContactCount];

    /// <summary>The number of contacts for which the strategies part.</summary>
    public int Count { get; private set; }

    /// <summary>The number of contacts by the number of the first call that differs.</summary>
    public IReadOnlyDictionary<int, int> ByAttempt => _byAttempt;

    /// <summary>The earliest partings, by time and then by the order of the contacts.</summary>
    public IReadOnlyCollection<Parting> Earliest => _told;

    /// <summary>Compares the next call of a contact.</summary>
    public void Add(in HistoryEntry entry)
    {
        var contact = entry.Attempt.Contact;
        ref var next = ref _next[contact];
        if (next == Parted) return;
        var call = LoggedCall.Of(entry);
        if (_calls[contact] < ushort.MaxValue) _calls[contact]++;
        LoggedCall? expected = next == CallLog.None ? null : first[next];
        if (expected is { } same && same.IsSameAs(call))
        {
            next = first.Next(next);
            return;
        }

        Part(contact, _calls[contact], expected, call);
    }

    /// <summary>Ends the comparison: the first strategy may have called contacts again.</summary>
    public void End()
    {
        for (var contact = 0; contact < _next.Length; contact++)
        {
            if (_next[contact] >= 0) Part(contact, _calls[contact] + 1, first[_next[contact]], other: null);
        }
    }

    private void Part(int contact, int attempt, LoggedCall? expected, LoggedCall? other)
    {
        Count++;
        _byAttempt[attempt] = _byAttempt.GetValueOrDefault(attempt) + 1;
        _next[contact] = Parted;
        _told.Add(new Parting(contact, attempt, expected, other));
        if (_told.Count > MostTold) _told.Remove(_told.Max!);
    }
}
