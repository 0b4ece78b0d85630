using System.Collections.Immutable;
using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Numbers that are never to be called: single ones, and all that begin with some digits.</summary>
/// <remarks>Immutable, compared by content, thread-safe. A look takes the time of one hash, and of one more for each length of prefix. Source: XCALLY Motion, blacklists; VICIdial, do-not-call lists with area codes.</remarks>
public sealed class Blacklist : IEquatable<Blacklist>
{
    private readonly ImmutableHashSet<PhoneNumber> _numbers;
    private readonly ImmutableHashSet<PhoneNumber> _prefixes;
    private readonly ImmutableArray<int> _prefixLengths; // shortest first

    private Blacklist(ImmutableHashSet<PhoneNumber> numbers, ImmutableHashSet<PhoneNumber> prefixes)
    {
        (_numbers, _prefixes) = (numbers, prefixes);
        _prefixLengths = [.. prefixes.Select(prefix => CountOf(prefix.Digits)).Distinct().Order()];
    }

    /// <summary>No number.</summary>
    public static Blacklist Empty { get; } = new([], []);

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => _numbers.IsEmpty && _prefixes.IsEmpty;

    /// <summary>How many numbers and prefixes it holds.</summary>
    public int Count => _numbers.Count + _prefixes.Count;

    /// <summary>The whole numbers, by their digits; sorted anew at each call.</summary>
    public ImmutableArray<PhoneNumber> Numbers => [.. _numbers.Order()];

    /// <summary>The digits with which numbers begin, written as numbers, by their digits; sorted anew at each call.</summary>
    public ImmutableArray<PhoneNumber> Prefixes => [.. _prefixes.Order()];

    /// <summary>A blacklist.</summary>
    /// <param name="numbers">Whole numbers.</param>
    /// <param name="prefixes">The digits with which numbers begin, calling code first, written as numbers: <c>+39899</c>.</param>
    /// <exception cref="ArgumentException">One of them is <see cref="PhoneNumber.None"/>.</exception>
    public static Blacklist Of(IEnumerable<PhoneNumber> numbers, IEnumerable<PhoneNumber>? prefixes = null)
    {
        ImmutableHashSet<PhoneNumber> whole = [.. numbers], beginnings = [.. prefixes ?? []];
        return whole.Contains(PhoneNumber.None) || beginnings.Contains(PhoneNumber.None)
            ? throw new ArgumentException("A blacklist holds numbers and prefixes, not nothing.", nameof(numbers))
            : new Blacklist(whole, beginnings);
    }

    /// <summary>The blacklist with one number more.</summary>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public Blacklist With(PhoneNumber number) => number == PhoneNumber.None ? throw new ArgumentException("A blacklist holds numbers.", nameof(number)) : new Blacklist(_numbers.Add(number), _prefixes);

    /// <summary>The blacklist without a number; a prefix that it begins with stays.</summary>
    public Blacklist Without(PhoneNumber number) => new(_numbers.Remove(number), _prefixes);

    /// <summary>Whether a number is never to be called.</summary>
    public bool Contains(PhoneNumber number) => Find(number) != PhoneNumber.None;

    /// <summary>What keeps a number from being called.</summary>
    /// <returns>The number itself, else the shortest prefix that it begins with; <see cref="PhoneNumber.None"/> when nothing does.</returns>
    public PhoneNumber Find(PhoneNumber number)
    {
        if (_numbers.Contains(number)) return number;
        if (_prefixLengths.IsEmpty) return PhoneNumber.None;
        var count = CountOf(number.Digits);
        foreach (var length in _prefixLengths)
        {
            if (length > count) break;
            var beginning = PhoneNumber.FromDigits(number.Digits / PowerOfTen(count - length));
            if (_prefixes.Contains(beginning)) return beginning;
        }

        return PhoneNumber.None;
    }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(Blacklist? other) => other is not null && _numbers.SetEquals(other._numbers) && _prefixes.SetEquals(other._prefixes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Blacklist);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numbers.Count, _prefixes.Count);

    /// <summary>How many numbers and prefixes; none of them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_numbers.Count} numbers, {_prefixes.Count} prefixes");

    private static int CountOf(ulong digits)
    {
        var count = 0;
        for (; digits > 0; digits /= 10) count++;
        return count;
    }

    private static ulong PowerOfTen(int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
