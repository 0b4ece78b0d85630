using System.Runtime.InteropServices;
using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The contacts that are there already, by the fields of a duplicate rule and by their identities.</summary>
/// <remarks>
/// Exact: keys are compared whole, never by a hash alone. 16 to 32 bytes a number; texts besides. Not safe for several threads while it grows; afterwards it is.
/// </remarks>
public sealed class ContactIndex
{
    private static readonly ulong[] NoNumber = [0];

    private readonly NumberIndex _numbers = new();
    private readonly TextIndex _texts = new();
    private readonly TextIndex _ids = new();
    private readonly ContactKeys _own;

    /// <summary>An empty index.</summary>
    /// <param name="rule">By which fields two contacts are the same one.</param>
    public ContactIndex(DuplicateRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _own = new ContactKeys(rule);
    }

    /// <summary>The rule.</summary>
    public DuplicateRule Rule => _own.Rule;

    /// <summary>How many contacts were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a contact, whether it is there or not.</summary>
    public void Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Fill(_own, contact);
        AddId(Encoding.UTF8.GetBytes(contact.Id), line: 0);
        Add(_own, line: 0);
        Count++;
    }

    /// <summary>Whether a contact is there already, by its identity or by the rule's fields.</summary>
    public bool Contains(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var keys = new ContactKeys(Rule);
        Fill(keys, contact);
        return TryFindId(Encoding.UTF8.GetBytes(contact.Id), out _) || TryFind(keys, out _);
    }

    /// <summary>Makes room for so many contacts.</summary>
    internal void Expect(int count, bool haveIds)
    {
        if (haveIds) _ids.Expect(count);
        if (Rule.HasText) _texts.Expect(count);
        else if (!Rule.IsNone) _numbers.Expect(count);
    }

    /// <summary>Says that a contact will be looked for soon.</summary>
    internal void Prefetch(ReadOnlySpan<byte> id, PhoneNumber primary)
    {
        if (!id.IsEmpty) _ids.Prefetch(id);
        if (!Rule.HasText) _numbers.Prefetch(primary.Digits);
    }

    internal bool TryFindId(ReadOnlySpan<byte> id, out int line) => _ids.TryFind(id, out line);

    internal void AddId(ReadOnlySpan<byte> id, int line) => _ids.Add(id, line);

    /// <summary>Whether any of the keys is there, and the first line of all that are.</summary>
    internal bool TryFind(ContactKeys keys, out int line)
    {
        line = int.MaxValue;
        var found = false;
        if (keys.IsEmpty) return false;
        foreach (var number in NumbersOf(keys))
        {
            if (!(Rule.HasText ? _texts.TryFind(keys.WithTexts(number), out var first) : _numbers.TryFind(number, out first))) continue;
            line = Math.Min(line, first);
            found = true;
        }

        return found;
    }

    internal void Add(ContactKeys keys, int line)
    {
        if (keys.IsEmpty) return;
        foreach (var number in NumbersOf(keys))
        {
            if (Rule.HasText) _texts.Add(keys.WithTexts(number), line);
            else _numbers.Add(number, line);
        }
    }

    private static ReadOnlySpan<ulong> NumbersOf(ContactKeys keys) => keys.Rule.Phones == DuplicatePhones.None ? NoNumber : CollectionsMarshal.AsSpan(keys.Numbers);

    private void Fill(ContactKeys keys, Contact contact)
    {
        keys.Begin(contact.PrimaryPhone, [.. contact.AdditionalPhones.Select(phone => phone.Phone)]);
        if (Rule.Name) keys.AddText(contact.Name);
        foreach (var field in Rule.Fields) keys.AddText(contact.Fields.FirstOrDefault(each => each.Name == field)?.Value ?? "");
    }
}
