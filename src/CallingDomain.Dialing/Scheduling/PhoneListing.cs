using System.Diagnostics.CodeAnalysis;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The campaign's current blacklist: the blacklist of its settings, and the numbers added and removed since.</summary>
internal sealed class PhoneListing(Blacklist blacklist)
{
    private readonly Dictionary<PhoneNumber, ListedNumber> _added = [];
    private readonly HashSet<PhoneNumber> _removed = [];
    private readonly SortedSet<(long Until, PhoneNumber Number)> _ends = []; // of the added numbers that stay neither for good nor by the settings
    private bool _isEmpty = blacklist.Equals(Blacklist.Empty);

    /// <summary>The numbers added since the settings were applied, in ascending order.</summary>
    public IEnumerable<KeyValuePair<PhoneNumber, ListedNumber>> Added => _added.OrderBy(each => each.Key);

    /// <summary>The numbers removed since the settings were applied, in ascending order.</summary>
    public IEnumerable<PhoneNumber> Removed => _removed.Order();

    /// <summary>When the first entry ends; <see cref="DueTime.Never"/> for none.</summary>
    public long NextEnd => _ends.Count == 0 ? DueTime.Never : _ends.Min.Until;

    public bool IsListed(PhoneNumber number) => !_isEmpty && ((blacklist.Contains(number) && !_removed.Contains(number)) || _added.ContainsKey(number));

    /// <summary>Finds an added number.</summary>
    public bool TryFind(PhoneNumber number, [NotNullWhen(true)] out ListedNumber? entry) => _added.TryGetValue(number, out entry);

    /// <summary>Whether an entry is new or ends later than the present one. An entry of a number that the settings list counts as well: later settings may not list the number.</summary>
    public bool IsChangedBy(PhoneNumber number, ListedNumber entry) => !_added.TryGetValue(number, out var listed) || entry.Until > listed.Until;

    /// <summary>The added numbers whose entries have ended, by their end.</summary>
    public IEnumerable<PhoneNumber> EndedAt(long now) => _ends.TakeWhile(each => each.Until <= now).Select(each => each.Number);

    /// <summary>Adds a number, or removes it.</summary>
    /// <param name="number">The number.</param>
    /// <param name="entry">The entry; null removes the number.</param>
    public void Set(PhoneNumber number, ListedNumber? entry)
    {
        _isEmpty &= entry is null;
        if (_added.Remove(number, out var before) && before.Until != DueTime.Never) _ends.Remove((before.Until, number));
        if (entry is null)
        {
            _removed.Add(number);
            return;
        }

        _removed.Remove(number);
        _added.Add(number, entry);
        if (entry.Until != DueTime.Never && !blacklist.Contains(number)) _ends.Add((entry.Until, number));
    }

    /// <summary>The listing under new settings. A removed number is listed again if only the new blacklist contains it.</summary>
    public PhoneListing Under(Blacklist other)
    {
        var listing = new PhoneListing(other);
        foreach (var (number, entry) in _added) listing.Set(number, entry);
        foreach (var number in _removed)
        {
            if (!other.Contains(number) || blacklist.Contains(number)) listing.Set(number, entry: null);
        }

        return listing;
    }
}
