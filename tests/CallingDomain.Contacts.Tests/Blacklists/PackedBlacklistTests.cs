using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

/// <summary>Blacklists of many numbers, beside a <see cref="HashSet{T}"/>.</summary>
public sealed class PackedBlacklistTests
{
    private const int Many = 6_000;

    /// <summary>Sets of numbers by the distance between neighbors: bitmaps, codes of every width, chunks that end at a wide distance.</summary>
    public static TheoryData<ulong, ulong> Distances => new()
    {
        { 12_015_550_000, 1 }, { 12_015_550_000, 2 }, { 12_015_550_000, 7 }, { 12_015_550_000, 20 }, { 1, 130 }, { 10_000_000, 5_000 }, { 390_000_000_000, 1_000_000 },
        { 200_000_000, 70_000_000 }, { 1_000, 20_000_000_000 },
    };

    [Theory]
    [MemberData(nameof(Distances))]
    public void Contains_NumbersAtRandomDistances_IsThatOfAHashSet(ulong first, ulong distance)
    {
        var numbers = Numbers(first, distance);
        var listed = numbers.ToHashSet();
        var blacklist = Blacklist.Of(numbers);
        Assert.Equal(listed.Count, blacklist.Count);
        foreach (var digits in numbers.Select(number => number.Digits))
        {
            foreach (var near in (ulong[])[digits - 1, digits, digits + 1, digits + distance, digits ^ 64])
            {
                var number = PhoneNumber.FromDigits(Math.Min(near, 999_999_999_999_999));
                if (blacklist.Contains(number) != listed.Contains(number)) Assert.Fail($"The answer for {number} differs.");
            }
        }

        Assert.False(blacklist.Contains(PhoneNumber.None));
        Assert.False(blacklist.Contains(PhoneNumber.FromDigits(999_999_999_999_999)));
    }

    // Dense blocks beside wide gaps: many numbers of a chunk have the same first bits.
    [Theory]
    [InlineData(250, 1)]
    [InlineData(255, 3)]
    [InlineData(256, 1)]
    [InlineData(40, 2)]
    [InlineData(1, 1)]
    public void Contains_DenseBlocksBesideGaps_IsThatOfAHashSet(int length, ulong step)
    {
        const ulong gap = 3_000_000;
        var listed = Enumerable.Range(0, 20).SelectMany(block => Enumerable.Range(0, length).Select(i => PhoneNumber.FromDigits(12_015_550_000 + ((ulong)block * gap) + ((ulong)i * step)))).ToHashSet();
        listed.UnionWith(Enumerable.Range(0, FewNumbers.MaxCount).Select(i => PhoneNumber.FromDigits(39_000_000_000 + (ulong)i))); // more than a table of few numbers takes
        var blacklist = Blacklist.Of(listed);
        for (var block = 0UL; block < 20; block++)
        {
            for (var digits = 12_015_549_990 + (block * gap); digits < 12_015_550_000 + (block * gap) + ((ulong)length * step) + 10; digits++)
            {
                var number = PhoneNumber.FromDigits(digits);
                if (blacklist.Contains(number) != listed.Contains(number)) Assert.Fail($"The answer for {number} differs.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Distances))]
    public void Build_AnyOrder_IsTheSameBlacklist(ulong first, ulong distance)
    {
        var numbers = Numbers(first, distance);
        var sorted = numbers.Distinct().Order().ToImmutableArray();
        var blacklist = Blacklist.Of(numbers);
        Assert.Equal([.. sorted], blacklist.Numbers.ToArray());
        Assert.Equal([.. sorted], blacklist.EnumerateNumbers().ToArray());
        Assert.Equal(Blacklist.Of(sorted), blacklist);
        Assert.Equal(Blacklist.Of(sorted.Reverse()), blacklist);
        Assert.NotEqual(Blacklist.Of(sorted[1..].Append(PhoneNumber.FromDigits(7))), blacklist);
    }

    [Fact]
    public void Add_Blacklists_IsTheirUnion()
    {
        var (odd, even) = (Range(1, 40_000, 2), Range(2, 40_000, 2));
        var builder = new BlacklistBuilder();
        builder.Add(Blacklist.Of(odd, [PhoneNumber.FromDigits(1900)]));
        builder.Add(Blacklist.Of(even.Skip(1)).With(even[0]));
        var first = builder.Build();
        Assert.Equal(Blacklist.Of([.. odd, .. even], [PhoneNumber.FromDigits(1900)]), first);
        builder.Add(PhoneNumber.FromDigits(5_000_000));
        Assert.Equal(first.With(PhoneNumber.FromDigits(5_000_000)), builder.Build());
        Assert.False(first.Contains(PhoneNumber.FromDigits(5_000_000)));
        Assert.Throws<ArgumentException>(() => builder.Add(PhoneNumber.None));
        Assert.Throws<ArgumentException>(() => builder.AddPrefix(PhoneNumber.None));
    }

    // More numbers than a block, in an order that makes several runs.
    [Theory]
    [InlineData(512)]
    [InlineData(4_096)]
    public void ToNumbers_MoreThanABlock_MergesTheRuns(int block)
    {
        const ulong count = 50_000, step = 2_654_435_761; // coprime to the count, so that each number comes once
        var runs = new NumberRuns(block);
        for (var i = 0UL; i < count; i++) runs.Add(12_000_000_000 + (i * step % count * 3));
        var numbers = runs.ToNumbers();
        Assert.Equal(Blacklist.Of(Range(12_000_000_000, (int)count, 3)), Blacklist.Of(numbers, []));
        runs.Add(7);
        Assert.Equal((int)count + 1, runs.ToNumbers().Count);
    }

    [Property]
    public bool PlaceByHalves_AnyWord_IsThatOfTheBit(ulong word) =>
        Enumerable.Range(0, 64).Where(bit => ((word >> bit) & 1) != 0).Select((bit, before) => PackedNumbers.PlaceByHalves(word, before + 1) == bit).All(isRight => isRight);

    [Theory]
    [InlineData(0)]
    [InlineData(2_000)]
    [InlineData(10_000)]
    public void Sort_AnyNumbers_IsInAscendingOrder(int count)
    {
        var random = new Random(24);
        foreach (var most in (long[])[1, 2, 300, 100_000, 20_000_000_000, 999_999_999_999_999])
        {
            var numbers = Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(most)).ToArray();
            var sorted = numbers.Order().ToArray();
            NumberSort.Sort(numbers, new ulong[count]);
            Assert.Equal(sorted, numbers);
        }
    }

    [Property]
    public bool WithAndWithout_AnyChanges_IsThatOfAHashSet(byte[] added, (byte Number, bool IsAdded)[] changes)
    {
        var blacklist = Blacklist.Of(added.Select(Near));
        var listed = added.Select(Near).ToHashSet();
        foreach (var (number, isAdded) in changes)
        {
            blacklist = isAdded ? blacklist.With(Near(number)) : blacklist.Without(Near(number));
            _ = isAdded ? listed.Add(Near(number)) : listed.Remove(Near(number));
        }

        var fresh = Blacklist.Of(listed);
        return blacklist.Count == listed.Count && blacklist.IsEmpty == (listed.Count == 0) && blacklist.Numbers.SequenceEqual(listed.Order()) && blacklist.Equals(fresh) && fresh.Equals(blacklist)
            && blacklist.GetHashCode() == fresh.GetHashCode() && Enumerable.Range(0, 256).All(number => blacklist.Contains(Near((byte)number)) == listed.Contains(Near((byte)number)))
            && SavedBlacklistTests.Loaded(SavedBlacklistTests.Saved(blacklist)).Value.Equals(fresh);
    }

    [Fact]
    public void Equals_OtherContent_IsFalse()
    {
        var blacklist = Blacklist.Of(Range(10, 1000, 1));
        var (less, more) = (blacklist.Without(PhoneNumber.FromDigits(10)), blacklist.With(PhoneNumber.FromDigits(5)));
        Assert.NotEqual(less, more);
        Assert.NotEqual(less.With(PhoneNumber.FromDigits(5)), blacklist.Without(PhoneNumber.FromDigits(11)).With(PhoneNumber.FromDigits(5)));
        Assert.NotEqual(less.With(PhoneNumber.FromDigits(5)), Blacklist.Of(Range(10, 1000, 1)));
        Assert.Equal(less.With(PhoneNumber.FromDigits(10)), blacklist);
        Assert.NotEqual(blacklist, Blacklist.Of(Range(10, 1000, 1), [PhoneNumber.FromDigits(1)]));
        Assert.False(blacklist.Equals((object?)null));
        Assert.Same(blacklist, blacklist.With(PhoneNumber.FromDigits(10)));
        Assert.Same(blacklist, blacklist.Without(PhoneNumber.FromDigits(5)));
    }

    // A registry as exchanges have it: a part of the numbers of each block of ten thousand.
    [Fact]
    public void Bytes_NumbersOfARegistry_AreAboutOneForEach()
    {
        var writer = new PackedNumbersWriter();
        var random = new Random(24);
        for (var number = 12_012_000_000UL; number < 12_032_000_000; number += (ulong)random.Next(1, 30)) writer.Add(number);
        var numbers = writer.ToNumbers();
        Assert.InRange((double)numbers.Bytes / numbers.Count, 0.7, 0.9);
    }

    [Fact]
    public void Bytes_NumbersFarApart_AreAtMostThirty()
    {
        var writer = new PackedNumbersWriter();
        for (var number = 1_000_000UL; number < 900_000_000_000_000; number += 90_000_000_000) writer.Add(number);
        var numbers = writer.ToNumbers();
        Assert.InRange((double)numbers.Bytes / numbers.Count, 24, 33);
        Assert.True(numbers.Contains(1_000_000));
        Assert.False(numbers.Contains(90_000_000_000));
    }

    private static PhoneNumber Near(byte number) => PhoneNumber.FromDigits(12_025_550_100UL + number);

    private static PhoneNumber[] Range(ulong first, int count, ulong step) => [.. Enumerable.Range(0, count).Select(i => PhoneNumber.FromDigits(first + ((ulong)i * step)))];

    private static PhoneNumber[] Numbers(ulong first, ulong distance)
    {
        var random = new Random(24);
        var numbers = new PhoneNumber[Many];
        var digits = first;
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = PhoneNumber.FromDigits(digits);
            digits += (ulong)random.NextInt64((2 * (long)distance) + 1);
        }

        random.Shuffle(numbers);
        return numbers;
    }
}
