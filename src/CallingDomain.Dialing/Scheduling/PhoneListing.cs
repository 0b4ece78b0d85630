using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The campaign's blacklist as it is now: that of its settings, with the numbers blocked and unblocked since.</summary>
internal sealed class PhoneListing(Blacklist blacklist)
{
    private readonly HashSet<PhoneNumber> _blocked = [];
    private readonly HashSet<PhoneNumber> _unblocked = [];
    private bool _isEmpty = blacklist.Equals(Blacklist.Empty);

    /// <summary>The numbers blocked since the settings, in their order.</summary>
    public IEnumerable<PhoneNumber> Blocked => _blocked.Order();

    /// <summary>The numbers unblocked since the settings, in their order.</summary>
    public IEnumerable<PhoneNumber> Unblocked => _unblocked.Order();

    public bool IsListed(PhoneNumber number) => !_isEmpty && ((blacklist.Contains(number) && !_unblocked.Contains(number)) || _blocked.Contains(number));

    public void Set(PhoneNumber number, bool isListed)
    {
        _isEmpty &= !isListed;
        (isListed ? _blocked : _unblocked).Add(number);
        (isListed ? _unblocked : _blocked).Remove(number);
    }

    /// <summary>The same under other settings: a number that was unblocked is listed again when it comes with these settings anew.</summary>
    public PhoneListing Under(Blacklist other)
    {
        var listing = new PhoneListing(other);
        foreach (var number in _blocked) listing.Set(number, isListed: true);
        foreach (var number in _unblocked)
        {
            if (!other.Contains(number) || blacklist.Contains(number)) listing.Set(number, isListed: false);
        }

        return listing;
    }
}
