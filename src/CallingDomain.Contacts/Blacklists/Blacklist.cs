using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Numbers that must not be called: whole numbers, and prefixes of numbers.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. The numbers are packed: those of a national registry take about one byte each, and numbers anywhere in the world at most three. A <see cref="BlacklistBuilder"/> builds a large
/// blacklist, <see cref="Save"/> writes it. <see cref="With"/> and <see cref="Without"/> keep the changed numbers beside the packed ones. A lookup takes two or three cache misses in a large blacklist, and one hash for each distinct
/// length of a prefix. As JSON: a list of numbers such as <c>+390612345678</c> and prefixes such as <c>+39899*</c>. Source: XCALLY Motion, blacklists; VICIdial, do-not-call lists with area codes.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class Blacklist : IEquatable<Blacklist>
{
    private readonly PackedNumbers _packed;
    private readonly ImmutableHashSet<PhoneNumber> _changed; // numbers that are either packed or listed, and not both
    private readonly int _added; // the changed numbers that are listed, less the others
    private readonly ImmutableHashSet<PhoneNumber> _prefixes;
    private readonly ImmutableArray<int> _prefixLengths; // shortest first

    private Blacklist(PackedNumbers packed, ImmutableHashSet<PhoneNumber> changed, int added, ImmutableHashSet<PhoneNumber> prefixes)
    {
        (_packed, _changed, _added, _prefixes) = (packed, changed, added, prefixes);
        _prefixLengths = NumberPrefix.LengthsOf(prefixes);
    }

    /// <summary>No numbers.</summary>
    public static Blacklist Empty { get; } = new(PackedNumbers.Empty, [], 0, []);

    /// <summary>Whether the blacklist is empty.</summary>
    public bool IsEmpty => NumberCount == 0 && _prefixes.IsEmpty;

    /// <summary>The count of numbers and prefixes.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/>.</exception>
    public int Count => NumberCount + _prefixes.Count;

    /// <summary>The whole numbers, ordered by their digits; a new list of eight bytes for each number at each call.</summary>
    public ImmutableArray<PhoneNumber> Numbers
    {
        get
        {
            var numbers = new PhoneNumber[NumberCount];
            var at = 0;
            foreach (var number in EnumerateNumbers()) numbers[at++] = number;
            return ImmutableCollectionsMarshal.AsImmutableArray(numbers);
        }
    }

    /// <summary>The prefixes, written as numbers, ordered by their digits; sorted at each call.</summary>
    public ImmutableArray<PhoneNumber> Prefixes => [.. _prefixes.Order()];

    internal ImmutableHashSet<PhoneNumber> PrefixSet => _prefixes;

    private int NumberCount => _packed.Count + _added;

    /// <summary>Creates a blacklist.</summary>
    /// <param name="numbers">Whole numbers.</param>
    /// <param name="prefixes">Prefixes with the calling code, written as numbers: <c>+39899</c>.</param>
    /// <exception cref="ArgumentException">A number or prefix is <see cref="PhoneNumber.None"/>.</exception>
    public static Blacklist Of(IEnumerable<PhoneNumber> numbers, IEnumerable<PhoneNumber>? prefixes = null)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var builder = new BlacklistBuilder();
        foreach (var number in numbers) builder.Add(number);
        foreach (var prefix in prefixes ?? []) builder.AddPrefix(prefix);
        return builder.Build();
    }

    /// <summary>The blacklist with a number added.</summary>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Blacklist With(PhoneNumber number) => IsListed(NotNone(number)) ? this : Changed(number, 1);

    /// <summary>The blacklist with a number removed; prefixes stay.</summary>
    public Blacklist Without(PhoneNumber number) => IsListed(number) ? Changed(number, -1) : this;

    /// <summary>Whether a number must not be called.</summary>
    public bool Contains(PhoneNumber number) => IsListed(number) || (!_prefixLengths.IsEmpty && FindPrefix(number) != PhoneNumber.None);

    /// <summary>Finds the entry that applies to a number.</summary>
    /// <returns>The number itself, or the shortest matching prefix; <see cref="PhoneNumber.None"/> if the number may be called.</returns>
    public PhoneNumber Find(PhoneNumber number) => IsListed(number) ? number : FindPrefix(number);

    /// <summary>The whole numbers one by one, ordered by their digits, without a copy of all.</summary>
    public IEnumerable<PhoneNumber> EnumerateNumbers()
    {
        using var added = _changed.Where(number => !_packed.Contains(number.Digits)).Order().GetEnumerator();
        var hasAdded = added.MoveNext();
        var numbers = new ulong[PackedChunk.MaxCount];
        for (var chunk = 0; chunk < _packed.Chunks.Length; chunk++)
        {
            var count = _packed.Unpack(chunk, numbers);
            for (var i = 0; i < count; i++)
            {
                var number = PhoneNumber.FromDigits(numbers[i]);
                for (; hasAdded && added.Current < number; hasAdded = added.MoveNext()) yield return added.Current;
                if (_changed.IsEmpty || !_changed.Contains(number)) yield return number;
            }
        }

        for (; hasAdded; hasAdded = added.MoveNext()) yield return added.Current;
    }

    /// <summary>Writes the blacklist in a compact format that later versions read.</summary>
    /// <param name="output">The stream, which stays open.</param>
    /// <remarks>
    /// The format: the text <c>CDBLIST</c> and the version 1 as a byte; the counts of chunks, words, prefixes and numbers, four bytes each; their checksum. Then the chunks (the first number in 51 bits, the width of its code in 5 and the count of
    /// its numbers less one in 8, in eight bytes; the distance of the last number in four bytes), the words of all chunks and the digits of the prefixes, eight bytes each: in blocks of at most 65,536, each with its checksum. Whole numbers are
    /// little-endian. A checksum is a CRC-32C of four lanes. The bytes contain phone numbers.
    /// </remarks>
    public void Save(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        BlacklistFile.Write(output, PackedOrMerged(), Prefixes);
    }

    /// <summary>Reads a blacklist that <see cref="Save"/> wrote, to the end of a stream.</summary>
    /// <param name="input">The stream, which stays open.</param>
    /// <returns>The blacklist; or why the data is not one. Memory is bounded by the length of the data.</returns>
    public static Result<Blacklist, BlacklistReason> Load(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return BlacklistFile.Read(input);
    }

    /// <summary>The length of the start of a saved blacklist, by which <see cref="IsSaved"/> recognizes it.</summary>
    public const int StartLength = 7;

    /// <summary>Whether data begins as a saved blacklist, of any version.</summary>
    /// <param name="start">The first bytes of the data, at least <see cref="StartLength"/>.</param>
    public static bool IsSaved(ReadOnlySpan<byte> start) => start.StartsWith(BlacklistFile.Name);

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(Blacklist? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || NumberCount != other.NumberCount || !_prefixes.SetEquals(other._prefixes)) return false;
        if (ReferenceEquals(_packed, other._packed)) return _changed.SetEquals(other._changed);
        return _changed.IsEmpty && other._changed.IsEmpty ? _packed.Equals(other._packed) : EnumerateNumbers().SequenceEqual(other.EnumerateNumbers());
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Blacklist);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(NumberCount, _prefixes.Count);

    /// <summary>The counts of numbers and prefixes; no number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{NumberCount} numbers, {_prefixes.Count} prefixes");

    internal static Blacklist Of(PackedNumbers numbers, ImmutableHashSet<PhoneNumber> prefixes) => numbers.Count == 0 && prefixes.IsEmpty ? Empty : new Blacklist(numbers, [], 0, prefixes);

    internal static PhoneNumber NotNone(PhoneNumber number) => number != PhoneNumber.None ? number : throw new ArgumentException("A blacklist cannot contain PhoneNumber.None.", nameof(number));

    /// <summary>The numbers, if all of them are packed.</summary>
    internal bool TryGetPacked(out PackedNumbers numbers)
    {
        numbers = _packed;
        return _changed.IsEmpty;
    }

    private PackedNumbers PackedOrMerged()
    {
        if (_changed.IsEmpty) return _packed;
        var merged = new PackedNumbersWriter();
        foreach (var number in EnumerateNumbers()) merged.Add(number.Digits);
        return merged.ToNumbers();
    }

    // A number that is changed back is not kept.
    private Blacklist Changed(PhoneNumber number, int added)
    {
        var changed = _changed.Remove(number);
        return new(_packed, ReferenceEquals(changed, _changed) ? _changed.Add(number) : changed, _added + added, _prefixes);
    }

    private bool IsListed(PhoneNumber number) => _packed.Contains(number.Digits) != (!_changed.IsEmpty && _changed.Contains(number));

    private PhoneNumber FindPrefix(PhoneNumber number)
    {
        if (_prefixLengths.IsEmpty) return PhoneNumber.None;
        var count = NumberPrefix.LengthOf(number);
        foreach (var length in _prefixLengths)
        {
            if (length > count) break;
            var prefix = NumberPrefix.Without(number, count - length);
            if (_prefixes.Contains(prefix)) return prefix;
        }

        return PhoneNumber.None;
    }
}
