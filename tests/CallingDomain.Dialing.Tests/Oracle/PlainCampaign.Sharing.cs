using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <content>Lent lines, and numbers that are called only while they are leased.</content>
internal sealed partial class PlainCampaign
{
    private readonly SortedDictionary<PhoneNumber, bool> _shared = []; // whether each is leased

    public int? LentLines { get; set; }

    public void ShareNumber(PhoneNumber number) => _shared.TryAdd(number, false);

    public bool LeaseNumber(PhoneNumber number)
    {
        if (!_shared.ContainsKey(number)) return false;
        _shared[number] = true;
        if (IsInCall(number)) return true; // contacts wait for the call
        foreach (var waiting in _contacts.Where(contact => contact.WaitsForNumber == number)) waiting.WaitsForNumber = null;
        return true;
    }

    public bool ReturnNumber(PhoneNumber number)
    {
        if (!_shared.GetValueOrDefault(number) || IsInCall(number)) return false;
        _shared[number] = false;
        return true;
    }

    public SharingRow SharingRow() => new(
        LentLines,
        string.Join(' ', _shared.Keys.Where(number => IsUnleased(number) && !IsInCall(number) && _contacts.Exists(contact => contact.WaitsForNumber == number))),
        string.Join(' ', _shared.Keys.Where(number => _shared[number])));

    public IReadOnlyList<DueGroup> CountDue(Instant at)
    {
        if (!IsInCallingYears(at)) return [];
        Advance(at);
        var groups = new List<DueGroup>();
        if (_now >= EndAt) return groups;
        var (due, moved) = (_contacts.Where(contact => IsInHopper(contact, agent: null) && contact.DueAt <= _now).ToList(), new HashSet<PlainContact>());
        while (due.Count > 0)
        {
            var first = due.Aggregate((one, other) => IsBefore(one, other) ? one : other);
            due.Remove(first);
            if (moved.Contains(first))
            {
                Count(groups, first);
            }
            else if (!IsInCall(first.NextPhone))
            {
                var (seen, closed) = (first.Copy(), _final.Count);
                Place(seen, _now);
                _final.RemoveRange(closed, _final.Count - closed);
                if (seen.Phase != PlainPhase.Waiting || seen.DueAt > _now) continue;
                var isPlaced = (seen.Pass, seen.Phone) == (first.Pass, first.Phone);
                if (isPlaced && IsUnleased(first.NextPhone)) first.WaitsForNumber = first.NextPhone;
                else if (isPlaced) Count(groups, first);
                else if (!IsInCall(seen.NextPhone) && moved.Add(seen)) due.Add(seen);
            }
        }

        return groups;
    }

    private void Count(List<DueGroup> groups, PlainContact contact)
    {
        var (@class, priority) = (ClassOf(contact), contact.Contact.Priority);
        if (groups is [.., var last] && (last.Class, last.Priority) == (@class, priority)) groups[^1] = last with { Count = last.Count + 1 };
        else groups.Add(new DueGroup(@class, priority, Count: 1));
    }

    private bool IsUnleased(PhoneNumber number) => _shared.TryGetValue(number, out var isLeased) && !isLeased;

    private bool MustWait(PhoneNumber number) => IsInCall(number) || IsUnleased(number);
}
