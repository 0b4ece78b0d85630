using System.Collections;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;

namespace CallingDomain.Programs.Tests;

/// <summary>The map of a portal's numbers answers as a dictionary does, from an empty leaf to a tree of several levels.</summary>
[Properties(Arbitrary = [typeof(PhoneNumberMapProperties)])]
public sealed class PhoneNumberMapProperties
{
    /// <summary>Numbers to set (positive) and to remove (negative).</summary>
    public sealed record Changes(int[] Numbers);

    public static Arbitrary<Changes> AnyChanges() => Arb.From(
        from most in Gen.Elements(5, 40, 400, 1500)
        from count in Gen.Choose(0, 2 * most)
        from numbers in Gen.Choose(-most / 2, most).ArrayOf(count)
        select new Changes(numbers),
        changes => Shrinking.Items(changes.Numbers).Select(numbers => new Changes([.. numbers])));

    [Property]
    public bool SetAndRemove_AnyNumbers_AnswersAsADictionary(Changes changes)
    {
        var (map, model) = (PhoneNumberMap<int>.Empty, new Dictionary<PhoneNumber, int>());
        for (var at = 0; at < changes.Numbers.Length; at++)
        {
            var number = Numbered(Math.Abs(changes.Numbers[at]));
            var isThere = model.ContainsKey(number);
            Assert.Equal(isThere, map.TryGet(number, out var before));
            if (isThere) Assert.Equal(model[number], before);
            if (changes.Numbers[at] > 0)
            {
                (map, model[number]) = (map.Set(number, at), at);
                continue;
            }

            var without = map.Remove(number);
            Assert.Equal(isThere, !ReferenceEquals(map, without));
            Assert.Equal(isThere, map.TryGet(number, out _)); // the map itself is as it was
            map = without;
            model.Remove(number);
        }

        Assert.Equal(model.Count, map.Count);
        Assert.Equal(model.OrderBy(each => each.Key), map.OrderBy(each => each.Key));
        return ((IEnumerable)map).Cast<object>().Count() == map.Count;
    }

    [Fact]
    public void Remove_AllOfManyNumbers_LeavesTheEmptyMap()
    {
        var map = Enumerable.Range(1, 2000).Aggregate(PhoneNumberMap<int>.Empty, (numbers, number) => numbers.Set(Numbered(number), number));
        map = Enumerable.Range(1, 2000).Aggregate(map, (numbers, number) => numbers.Remove(Numbered(number)));
        Assert.Equal(0, map.Count);
        Assert.Empty(map);
        Assert.False(map.TryGet(Numbered(1), out _));
    }

    private static PhoneNumber Numbered(int number) => PhoneNumber.FromDigits(15013330000 + (ulong)number);
}
