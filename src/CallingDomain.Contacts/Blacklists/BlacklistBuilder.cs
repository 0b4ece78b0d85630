using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Builds a <see cref="Blacklist"/> from numbers in any order, such as those of a registry of a hundred million numbers.</summary>
/// <remarks>
/// Numbers in ascending order are faster. Memory: about 1 to 2 bytes for each number, and a block of at most 32 MiB. Not thread-safe; a blacklist that was built does not change.
/// </remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class BlacklistBuilder
{
    private readonly NumberRuns _numbers = new();
    private readonly ImmutableHashSet<PhoneNumber>.Builder _prefixes = ImmutableHashSet.CreateBuilder<PhoneNumber>();

    /// <summary>Adds a whole number. A number that is added again changes nothing.</summary>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> numbers.</exception>
    public void Add(PhoneNumber number) => _numbers.Add(Blacklist.NotNone(number).Digits);

    /// <summary>Adds a prefix with the calling code, written as a number: <c>+39899</c>.</summary>
    /// <exception cref="ArgumentException">The prefix is <see cref="PhoneNumber.None"/>.</exception>
    public void AddPrefix(PhoneNumber prefix) => _prefixes.Add(Blacklist.NotNone(prefix));

    /// <summary>Adds the numbers and prefixes of a blacklist.</summary>
    /// <exception cref="ArgumentNullException">The blacklist is null.</exception>
    public void Add(Blacklist blacklist)
    {
        ArgumentNullException.ThrowIfNull(blacklist);
        if (blacklist.TryGetPacked(out var numbers)) _numbers.Add(numbers);
        else foreach (var number in blacklist.EnumerateNumbers()) _numbers.Add(number.Digits);
        _prefixes.UnionWith(blacklist.PrefixSet);
    }

    /// <summary>Creates a blacklist with all numbers and prefixes so far. More may be added afterwards, for another blacklist.</summary>
    /// <exception cref="OverflowException">There are more than <see cref="int.MaxValue"/> numbers.</exception>
    public Blacklist Build() => Blacklist.Of(_numbers.ToNumbers(), _prefixes.ToImmutable());
}
