using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class BlacklistTests
{
    private static PhoneNumber Number(string text) => PhoneNumber.Parse(text);

    [Theory]
    [InlineData("+390612345678", "+390612345678")]
    [InlineData("+39899123", "+39899")]
    [InlineData("+39899", "+39899")]
    [InlineData("+3989", "")]
    [InlineData("+390612345679", "")]
    public void Find_NumberOrPrefix_GivesTheEntry(string number, string because) =>
        Assert.Equal(because, Blacklist.Of([Number("+390612345678")], [Number("+39899"), Number("+3989912")]).Find(Number(number)).ToString());

    [Fact]
    public void NumbersAndPrefixes_AnyOrder_AreSortedByDigits()
    {
        var list = Blacklist.Of([Number("+3915"), Number("+399"), Number("+3915")], [Number("+44"), Number("+1"), Number("+3915")]);
        Assert.Equal("+399 +3915", string.Join(' ', list.Numbers));
        Assert.Equal("+1 +44 +3915", string.Join(' ', list.Prefixes));
    }

    [Fact]
    public void WithAndWithout_OneNumber_IsAddedAndRemoved()
    {
        var list = Blacklist.Empty.With(Number("+391"));
        Assert.True(list.Contains(Number("+391")));
        Assert.Equal(Blacklist.Empty, list.Without(Number("+391")));
        Assert.Equal("1 numbers, 0 prefixes", list.ToString());
    }

    [Fact]
    public void Of_None_Throws()
    {
        Assert.False(Blacklist.Of([Number("+391")]).Contains(PhoneNumber.None));
        Assert.Throws<ArgumentException>(() => Blacklist.Of([PhoneNumber.None]));
        Assert.Throws<ArgumentException>(() => Blacklist.Empty.With(PhoneNumber.None));
    }

    [Property]
    public bool Contains_AnyPrefixes_IsThatTheTextBeginsWithOne(PhoneNumber[] prefixes, PhoneNumber number, byte length)
    {
        var near = PhoneNumber.Parse(number.ToString()[..Math.Min(number.ToString().Length, 2 + (length % 4))]); // makes hits frequent
        PhoneNumber[] all = length < 128 ? [.. prefixes, near] : prefixes;
        return Blacklist.Of([], all).Contains(number) == all.Any(prefix => number.ToString().StartsWith(prefix.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Count_NumbersAndPrefixes_IsTheirSum()
    {
        var (number, prefix) = (PhoneNumber.Parse("+390612345678"), PhoneNumber.Parse("+39899"));
        var blacklist = Blacklist.Of([number], [prefix]);
        Assert.Equal((2, false), (blacklist.Count, blacklist.IsEmpty));
        Assert.Equal((1, false), (Blacklist.Of([], [prefix]).Count, Blacklist.Of([], [prefix]).IsEmpty));
        Assert.Equal((0, true), (Blacklist.Empty.Count, Blacklist.Empty.IsEmpty));
        Assert.Equal(blacklist.GetHashCode(), Blacklist.Of([number], [prefix]).GetHashCode());
    }
}
