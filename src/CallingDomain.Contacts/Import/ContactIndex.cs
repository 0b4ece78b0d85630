using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>An index of existing contacts by identity and by the fields of a duplicate rule.</summary>
/// <remarks>
/// Exact: whole keys are compared, never a hash alone. 14 to 18 bytes per number, plus the texts. Not thread-safe while contacts are added; then safe to read from several threads.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactIndex
{
    private static readonly ulong[] NoNumber = [0];

    private readonly NumberIndex _numbers = new();
    private readonly TextIndex _texts = new();
    private readonly TextIndex _ids = new();
    private readonly ContactKeys _own;

    /// <summary>Creates an empty index.</summary>
    /// <param name="rule">The fields by which contacts are duplicates.</param>
    public ContactIndex(DuplicateRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _own = new ContactKeys(rule);
    }

    /// <summary>The fields by which contacts are duplicates.</summary>
    public DuplicateRule Rule => _own.Rule;

    /// <summary>The number of contacts that were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a contact, even a duplicate.</summary>
    public void Add(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        Fill(_own, contact);
        AddId(Encoding.UTF8.GetBytes(contact.Id), line: 0);
        Add(_own, line: 0);
        Count++;
    }

    /// <summary>Whether the index has the same contact, by identity or by the fields of the rule.</summary>
    public bool Contains(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var keys = new ContactKeys(Rule);
        Fill(keys, contact);
        return TryFindId(Encoding.UTF8.GetBytes(contact.Id), out _) || TryFind(keys, out _);
    }

    /// <summary>Reserves space for a count of contacts.</summary>
    internal void Reserve(int count, bool haveIds)
    {
        if (haveIds) _ids.Reserve(count);
        if (Rule.HasText) _texts.Reserve(count);
        else if (!Rule.IsNone) _numbers.Reserve(count);
    }

    /// <summary>Prefetches the entries of identities that will be looked up soon.</summary>
    internal void PrefetchIds(ReadOnlySpan<uint> hashes) => _ids.Prefetch(hashes);

    /// <summary>Prefetches the entries of numbers that will be looked up soon.</summary>
    internal void PrefetchNumbers(ReadOnlySpan<uint> hashes) => _numbers.Prefetch(hashes);

    internal bool TryFindId(ReadOnlySpan<byte> id, out int line) => TryFindId(id, IndexHash.Of(id), out line);

    internal bool TryFindId(ReadOnlySpan<byte> id, uint hash, out int line) => _ids.TryFind(id, hash, out line);

    internal bool TryFindId(ReadOnlySpan<byte> id, uint hash, out int line, out OrdinalSlots.Probe free) => _ids.TryFind(id, hash, out line, out free);

    /// <summary>Adds an identity that was not found, before any other is added.</summary>
    internal void AddId(OrdinalSlots.Probe free, ReadOnlySpan<byte> id, int line) => _ids.Add(free, id, line);

    internal void AddId(ReadOnlySpan<byte> id, int line) => _ids.Add(id, IndexHash.Of(id), line);

    /// <summary>Finds a primary phone, for a rule by it alone.</summary>
    internal bool TryFindNumber(ulong number, uint hash, out int line) => _numbers.TryFind(number, hash, out line);

    /// <summary>Adds a primary phone, for a rule by it alone; false if it is there, and its first line.</summary>
    internal bool TryAddNumber(ulong number, uint hash, int line, out int firstLine) => _numbers.TryAdd(number, hash, line, out firstLine);

    /// <summary>Adds the primary phones of consecutive rows, as <see cref="NumberIndex.AddNew"/>, for a rule by them alone.</summary>
    internal int AddNewNumbers(ReadOnlySpan<PhoneNumber> numbers, ReadOnlySpan<uint> hashes, ReadOnlySpan<int> lines, out int firstLine) => _numbers.AddNew(numbers, hashes, lines, out firstLine);

    /// <summary>Finds any of the keys, and the first line of all that are found.</summary>
    internal bool TryFind(ContactKeys keys, out int line)
    {
        line = int.MaxValue;
        var found = false;
        if (keys.IsEmpty) return false;
        foreach (var number in NumbersOf(keys))
        {
            if (!(Rule.HasText ? TryFindText(keys.WithTexts(number), out var first) : _numbers.TryFind(number, IndexHash.Of(number), out first))) continue;
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
            if (Rule.HasText) AddText(keys.WithTexts(number), line);
            else _numbers.TryAdd(number, IndexHash.Of(number), line, out _);
        }
    }

    private bool TryFindText(ReadOnlySpan<byte> key, out int line) => _texts.TryFind(key, IndexHash.Of(key), out line);

    private void AddText(ReadOnlySpan<byte> key, int line) => _texts.Add(key, IndexHash.Of(key), line);

    private static ReadOnlySpan<ulong> NumbersOf(ContactKeys keys) => keys.Rule.Phones == DuplicatePhones.None ? NoNumber : CollectionsMarshal.AsSpan(keys.Numbers);

    private void Fill(ContactKeys keys, Contact contact)
    {
        keys.Begin(contact.PrimaryPhone, [.. contact.AdditionalPhones.Select(phone => phone.Phone)]);
        if (Rule.Name) keys.AddText(contact.Name);
        foreach (var field in Rule.Fields) keys.AddText(contact.Fields.FirstOrDefault(each => each.Name == field)?.Value ?? "");
    }
}
