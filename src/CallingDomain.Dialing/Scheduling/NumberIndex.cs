using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>An index from phone numbers to contacts: a hash table of contact numbers, 4 bytes each, at most half full, without the phone numbers themselves.</summary>
/// <remarks>May return contacts that had the number before, and others: the caller checks. Constant time on average.</remarks>
internal sealed class NumberIndex
{
    private const ulong Golden = 0x9E37_79B9_7F4A_7C15;
    private const int Free = -1;

    private int[] _contacts = [Free, Free];
    private int _shift = 63;
    private int _count;

    /// <summary>Adds a contact for a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="contact">The contact.</param>
    /// <returns>False if the table is full and must be rebuilt with <see cref="Reserve"/>.</returns>
    public bool TryAdd(PhoneNumber number, int contact)
    {
        if (2 * (_count + 1) > _contacts.Length) return false;
        var place = PlaceOf(number);
        while (_contacts[place] != Free)
        {
            if (_contacts[place] == contact) return true; // added for this or another number: either way it is found
            place = (place + 1) & (_contacts.Length - 1);
        }

        _contacts[place] = contact;
        _count++;
        return true;
    }

    /// <summary>Empties the table and allocates space for a count of numbers.</summary>
    public void Reserve(int numbers)
    {
        var places = 2;
        while (places < 4L * Math.Max(1, numbers)) places *= 2;
        _contacts = new int[places];
        Array.Fill(_contacts, Free);
        (_shift, _count) = (64 - System.Numerics.BitOperations.Log2((uint)places), 0);
    }

    /// <summary>The contacts that may have a number, without duplicates, in ascending order.</summary>
    public int[] ContactsOf(PhoneNumber number)
    {
        var found = new SortedSet<int>();
        for (var place = PlaceOf(number); _contacts[place] != Free; place = (place + 1) & (_contacts.Length - 1)) found.Add(_contacts[place]);
        return [.. found];
    }

    private int PlaceOf(PhoneNumber number) => (int)(unchecked(number.Digits * Golden) >> _shift);
}
