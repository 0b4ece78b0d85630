using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <content>The contacts that have a phone number.</content>
internal sealed partial class Scheduler
{
    private NumberIndex? _index; // built on first use

    /// <summary>The contacts that have a number now, in the order of loading, without those that lost it by an edit.</summary>
    public IEnumerable<int> ContactsOf(PhoneNumber number) => ContactsWith(number).Where(contact => Has(contact, number));

    // Compares a loaded contact with all other contacts: its identity decides whether it may be loaded again itself.
    private bool IsDuplicate(int known, LoadedContact loaded, ListReplacement? replacement)
    {
        if (Settings.DuplicateCheck == DuplicateCheck.Never) return false;
        var isAny = Settings.DuplicatePhones == DuplicatePhones.Any;
        foreach (var number in ComparedNumbers(loaded))
        {
            if (replacement is not null && replacement.HasLoaded(number)) return true;
            if (ContactsWith(number).Any(other => other != known && IsCompared(other, replacement) && (isAny ? Has(other, number) : PrimaryOf(other) == number))) return true;
        }

        return false;
    }

    private PhoneNumber[] ComparedNumbers(LoadedContact loaded)
    {
        if (Settings.DuplicateCheck == DuplicateCheck.Never) return [];
        if (Settings.DuplicatePhones == DuplicatePhones.Any) return loaded.Phones;
        var primary = loaded.Contact is { } contact ? contact.PrimaryPhone : loaded.Phones.FirstOrDefault();
        return primary == PhoneNumber.None ? [] : [primary];
    }

    private bool IsCompared(int other, ListReplacement? replacement) =>
        (replacement is null || !replacement.HasLoaded(other)) && (Settings.DuplicateCheck == DuplicateCheck.Always || !IsClosedAfter(replacement, other));

    private bool Has(int contact, PhoneNumber number) => _spares.TryGetValue(contact, out var spare) ? spare.Order.AsSpan().Contains(number) : PhonesOf(contact).IndexOf(number) >= 0;

    private PhoneNumber PrimaryOf(int contact)
    {
        if (_host.PrimaryOf(contact) is { } primary) return primary;
        if (_spares.TryGetValue(contact, out var spare)) return spare.Order.FirstOrDefault();
        var phones = PhonesOf(contact);
        return phones.Count > 0 ? phones[0].Number : PhoneNumber.None;
    }

    private void AddToIndex(int contact, PhoneNumber[] numbers)
    {
        foreach (var number in numbers)
        {
            if (_index is not null && !_index.TryAdd(number, contact)) _index = null; // rebuilt on next use
        }
    }

    // The contacts that have the number or had it, and others: the index does not store the numbers.
    private int[] ContactsWith(PhoneNumber number)
    {
        if (_index is null)
        {
            _index = new NumberIndex();
            _index.Reserve(Enumerable.Range(0, _cards.Count).Sum(contact => _cards[contact].PhoneCount) + _spares.Values.Sum(spare => spare.Order.Length));
            for (var contact = 0; contact < _cards.Count; contact++)
            {
                foreach (var phone in PhonesOf(contact).All) _index.TryAdd(phone.Number, contact);
            }

            foreach (var (contact, spare) in _spares)
            {
                foreach (var other in spare.Order) _index.TryAdd(other, contact);
            }
        }

        return _index.ContactsOf(number);
    }
}
