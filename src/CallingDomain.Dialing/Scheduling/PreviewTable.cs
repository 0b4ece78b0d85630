namespace CallingDomain.Dialing;

/// <summary>The reservations of contacts by agents, until the ends of their leases.</summary>
internal sealed class PreviewTable
{
    private readonly Dictionary<int, ReservedPreview> _reserved = [];
    private readonly SortedSet<(long Until, int Contact)> _ends = [];

    public bool IsEmpty => _reserved.Count == 0;

    /// <summary>All reservations by contact.</summary>
    public IEnumerable<KeyValuePair<int, ReservedPreview>> All => _reserved.OrderBy(each => each.Key);

    /// <summary>When the first lease ends; null for none.</summary>
    public long? NextEnd => _ends.Count > 0 ? _ends.Min.Until : null;

    /// <summary>The reservation of a contact at an instant; null for none.</summary>
    public ReservedPreview? Of(int contact, long now) => _reserved.Count > 0 && _reserved.TryGetValue(contact, out var preview) && preview.Until > now ? preview : null;

    public void Put(int contact, ReservedPreview preview)
    {
        Remove(contact);
        _reserved.Add(contact, preview);
        _ends.Add((preview.Until, contact));
    }

    public void Remove(int contact)
    {
        if (_reserved.Count > 0 && _reserved.Remove(contact, out var before)) _ends.Remove((before.Until, contact));
    }

    /// <summary>Removes the first reservation whose lease has ended.</summary>
    public bool TryEnd(long now, out int contact, out ReservedPreview preview)
    {
        (contact, preview) = (-1, null!);
        if (NextEnd is not { } until || until > now) return false;
        contact = _ends.Min.Contact;
        preview = _reserved[contact];
        Remove(contact);
        return true;
    }
}
