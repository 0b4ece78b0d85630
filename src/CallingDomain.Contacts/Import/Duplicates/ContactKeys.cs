using System.Buffers.Binary;
using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The keys of a contact under a duplicate rule; one object makes the keys of all contacts.</summary>
internal sealed class ContactKeys(DuplicateRule rule)
{
    private const int NumberLength = sizeof(ulong);

    private byte[] _key = new byte[256]; // a number, then the texts, each with its length
    private int _length;
    private bool _hasText;

    public DuplicateRule Rule { get; } = rule;

    /// <summary>The numbers to compare; empty if the rule compares none.</summary>
    public List<ulong> Numbers { get; } = [];

    /// <summary>Whether the contact has none of the chosen fields.</summary>
    public bool IsEmpty => Numbers.Count == 0 && (Rule.Phones != DuplicatePhones.None || !_hasText);

    /// <summary>Begins a contact with its phones; the primary phone may be none.</summary>
    public void Begin(PhoneNumber primary, ReadOnlySpan<PhoneNumber> additional)
    {
        Numbers.Clear();
        (_length, _hasText) = (NumberLength, false);
        if (Rule.Phones != DuplicatePhones.None && primary != PhoneNumber.None) Numbers.Add(primary.Digits);
        if (Rule.Phones != DuplicatePhones.Any) return;
        foreach (var phone in additional) Numbers.Add(phone.Digits);
    }

    /// <summary>Adds the next text of the rule: the name, then the fields.</summary>
    public void AddText(string text)
    {
        var folded = text.Trim().ToUpperInvariant();
        _hasText |= folded.Length > 0;
        var maxLength = _length + sizeof(int) + Encoding.UTF8.GetMaxByteCount(folded.Length);
        if (maxLength > _key.Length) Array.Resize(ref _key, 2 * maxLength);
        var length = Encoding.UTF8.GetBytes(folded, _key.AsSpan(_length + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(_key.AsSpan(_length), length); // so that different lists of texts have different keys
        _length += sizeof(int) + length;
    }

    /// <summary>The key of one of the numbers, or of 0 for none, and all texts.</summary>
    public ReadOnlySpan<byte> WithTexts(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_key, number);
        return _key.AsSpan(0, _length);
    }
}
