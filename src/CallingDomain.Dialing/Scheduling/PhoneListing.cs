using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The campaign's current blacklist: the blacklist of its settings, and the numbers added and removed since.</summary>
internal sealed class PhoneListing(Blacklist blacklist)
{
    private readonly HashSet<PhoneNumber> _added = [];
    private readonly HashSet<PhoneNumber> _removed = [];
    private bool _isEmpty = blacklist.Equals(Blacklist.Empty);

    /// <summary>The numbers added since the settings were applied, in ascending order.</summary>
    public IEnumerable<PhoneNumber> Added => _added.Order();

    /// <summary>The numbers removed since the settings were applied, in ascending order.</summary>
    public IEnumerable<PhoneNumber> Removed => _removed.Order();

    public bool IsListed(PhoneNumber number) => !_isEmpty && ((blacklist.Contains(number) && !_removed.Contains(number)) || _added.Contains(number));

    public void Set(PhoneNumber number, bool isListed)
    {
        _isEmpty &= !isListed;
        (isListed ? _added : _removed).Add(number);
        (isListed ? _removed : _added).Remove(number);
    }

    /// <summary>The listing under new settings. A removed number is listed again if only the new blacklist contains it.</summary>
    public PhoneListing Under(Blacklist other)
    {
        var listing = new PhoneListing(other);
        foreach (var number in _added) listing.Set(number, isListed: true);
        foreach (var number in _removed)
        {
            if (!other.Contains(number) || blacklist.Contains(number)) listing.Set(number, isListed: false);
        }

        return listing;
    }
}
