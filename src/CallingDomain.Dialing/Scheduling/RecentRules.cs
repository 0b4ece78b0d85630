using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The rules of the phones of the contact that was looked up last, so that its conditions are evaluated once for each phone.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class RecentRules
{
    private const int MostPhones = 16; // more are evaluated again: a search among many would take longer

    private readonly List<(PhoneNumber Number, (int Rules, DatedRules? Dated) Found)> _phones = [];
    private (Contact? Contact, DateTimeZone? Zone) _of;

    /// <summary>Finds the rules of a phone, and makes the contact the one that was looked up last.</summary>
    public bool TryFind(PhoneNumber number, DateTimeZone? zone, Contact? contact, out (int Rules, DatedRules? Dated) found)
    {
        if (!ReferenceEquals(contact, _of.Contact) || !Equals(zone, _of.Zone) || _phones.Count >= MostPhones)
        {
            Clear();
            _of = (contact, zone);
        }

        foreach (var phone in _phones)
        {
            if (phone.Number != number) continue;
            found = phone.Found;
            return true;
        }

        found = default;
        return false;
    }

    /// <summary>Adds the rules of a phone of the contact that was looked up last.</summary>
    public void Add(PhoneNumber number, (int Rules, DatedRules? Dated) found) => _phones.Add((number, found));

    /// <summary>Removes all.</summary>
    public void Clear()
    {
        _phones.Clear();
        _of = default;
    }
}
