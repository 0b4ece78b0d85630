using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Numbers that must not be called: whole numbers, and prefixes of numbers.</summary>
/// <remarks>
/// Immutable, compared by content, thread-safe. A lookup costs one hash, and one more for each distinct length of a prefix. As JSON: a list of numbers such as <c>+390612345678</c> and prefixes such as
/// <c>+39899*</c>. Source: XCALLY Motion, blacklists; VICIdial, do-not-call lists with area codes.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class Blacklist : IEquatable<Blacklist>
{
    private readonly ImmutableHashSet<PhoneNumber> _numbers;
    private readonly ImmutableHashSet<PhoneNumber> _prefixes;
    private readonly ImmutableArray<int> _prefixLengths; // shortest first

    private Blacklist(ImmutableHashSet<PhoneNumber> numbers, ImmutableHashSet<PhoneNumber> prefixes)
    {
        (_numbers, _prefixes) = (numbers, prefixes);
        _prefixLengths = NumberPrefix.LengthsOf(prefixes);
    }

    /// <summary>No numbers.</summary>
    public static Blacklist Empty { get; } = new([], []);

    /// <summary>Whether the blacklist is empty.</summary>
    public bool IsEmpty => _numbers.IsEmpty && _prefixes.IsEmpty;

    /// <summary>The count of numbers and prefixes.</summary>
    public int Count => _numbers.Count + _prefixes.Count;

    /// <summary>The whole numbers, ordered by their digits; sorted at each call.</summary>
    public ImmutableArray<PhoneNumber> Numbers => [.. _numbers.Order()];

    /// <summary>The prefixes, written as numbers, ordered by their digits; sorted at each call.</summary>
    public ImmutableArray<PhoneNumber> Prefixes => [.. _prefixes.Order()];

    /// <summary>Creates a blacklist.</summary>
    /// <param name="numbers">Whole numbers.</param>
    /// <param name="prefixes">Prefixes with the calling code, written as numbers: <c>+39899</c>.</param>
    /// <exception cref="ArgumentException">A number or prefix is <see cref="PhoneNumber.None"/>.</exception>
    public static Blacklist Of(IEnumerable<PhoneNumber> numbers, IEnumerable<PhoneNumber>? prefixes = null)
    {
        ImmutableHashSet<PhoneNumber> whole = [.. numbers], prefixSet = [.. prefixes ?? []];
        return whole.Contains(PhoneNumber.None) || prefixSet.Contains(PhoneNumber.None)
            ? throw new ArgumentException("A blacklist cannot contain PhoneNumber.None.", nameof(numbers))
            : new Blacklist(whole, prefixSet);
    }

    /// <summary>The blacklist with a number added.</summary>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Blacklist With(PhoneNumber number) => number == PhoneNumber.None ? throw new ArgumentException("A blacklist cannot contain PhoneNumber.None.", nameof(number)) : new Blacklist(_numbers.Add(number), _prefixes);

    /// <summary>The blacklist with a number removed; prefixes stay.</summary>
    public Blacklist Without(PhoneNumber number) => new(_numbers.Remove(number), _prefixes);

    /// <summary>Whether a number must not be called.</summary>
    public bool Contains(PhoneNumber number) => Find(number) != PhoneNumber.None;

    /// <summary>Finds the entry that applies to a number.</summary>
    /// <returns>The number itself, or the shortest matching prefix; <see cref="PhoneNumber.None"/> if the number may be called.</returns>
    public PhoneNumber Find(PhoneNumber number)
    {
        if (_numbers.Contains(number)) return number;
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

    /// <summary>Whether both have the same content.</summary>
    public bool Equals(Blacklist? other) => other is not null && _numbers.SetEquals(other._numbers) && _prefixes.SetEquals(other._prefixes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Blacklist);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers.Count, _prefixes.Count);

    /// <summary>The counts of numbers and prefixes; no number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_numbers.Count} numbers, {_prefixes.Count} prefixes");
}
