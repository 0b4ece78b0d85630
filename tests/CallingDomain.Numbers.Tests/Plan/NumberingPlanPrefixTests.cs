using System.Globalization;

namespace CallingDomain.Numbers.Tests;

public sealed class NumberingPlanPrefixTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Fact]
    public void LengthsAfter_PrefixesOfValidNumbers_HaveTheirLength()
    {
        foreach (var number in ValidNumbers.All)
        {
            var digits = number.ToString()[1..];
            for (var typed = 1; typed < digits.Length; typed++) Assert.NotEqual(0, Plan.LengthsAfter(Number(digits[..typed])) >> digits.Length & 1);
        }
    }

    [Theory]
    [InlineData("1501333444", true, false)]
    [InlineData("15013334444", false, true)]
    [InlineData("1101", false, false)]
    [InlineData("1", true, false)]
    [InlineData("39", true, false)]
    [InlineData("390", true, false)]
    [InlineData("99", true, false)]
    [InlineData("999", false, false)]
    [InlineData("21", true, false)]
    [InlineData("210", false, false)]
    public void LookupPrefix_Digits_TellsWhetherTheyCanContinue(string digits, bool canContinue, bool isValid) =>
        Assert.Equal(new PrefixInfo(canContinue, isValid), Plan.LookupPrefix(Number(digits).Digits));

    // Every continuation by one digit that is valid must have been announced, and none else.
    [Theory]
    [InlineData("1501333444")]
    [InlineData("39066981234")]
    [InlineData("3906698123456")]
    [InlineData("4420794609")]
    [InlineData("80012345")]
    [InlineData("1310123")]
    [InlineData("290223")]
    [InlineData("79012345")]
    public void LengthsAfter_AllLastDigits_AgreeWithLookup(string typed)
    {
        var any = Enumerable.Range(0, 10).Any(digit => Plan.Lookup(Number(string.Create(CultureInfo.InvariantCulture, $"{typed}{digit}"))).IsValid);
        Assert.Equal(any, (Plan.LengthsAfter(Number(typed)) >> (typed.Length + 1) & 1) != 0);
    }

    [Fact]
    public void RegionsOf_PrefixesOfValidNumbers_HaveTheirRegion()
    {
        foreach (var number in ValidNumbers.All)
        {
            var (digits, region) = (number.ToString()[1..], Plan.Lookup(number).Region);
            for (var typed = 1; typed <= digits.Length; typed++) Assert.Contains(region, Plan.RegionsOf(Number(digits[..typed])));
        }
    }

    [Theory]
    [InlineData("1305", "US")]
    [InlineData("1876", "JM")]
    [InlineData("39", "IT VA")]
    [InlineData("44", "GB GG IM JE")]
    [InlineData("44153", "GB JE")]
    [InlineData("800", "001")]
    [InlineData("15013334444", "US")]
    [InlineData("150133344445", "")]
    [InlineData("999", "")]
    public void RegionsOf_Prefix_AreThoseOfItsValidNumbers(string digits, string regions) => Assert.Equal(regions, string.Join(' ', Plan.RegionsOf(Number(digits))));

    // Every region under a prefix has a number there, found digit by digit, and none else.
    [Theory]
    [InlineData("4415343")]
    [InlineData("44162495")]
    [InlineData("39066981")]
    [InlineData("2902")]
    public void RegionsOf_AllContinuations_AgreeWithLookup(string digits)
    {
        var found = new HashSet<RegionCode>();
        var longest = Math.Min(digits.Length + 5, 12);
        for (var length = digits.Length; length <= longest; length++)
        {
            for (var rest = 0; rest < Math.Pow(10, length - digits.Length); rest++)
            {
                var number = length == digits.Length ? digits : digits + rest.ToString(CultureInfo.InvariantCulture).PadLeft(length - digits.Length, '0');
                found.Add(Plan.Lookup(Number(number)).Region);
            }
        }

        found.Remove(RegionCode.None);
        Assert.Equal(found.OrderBy(region => region.ToString(), StringComparer.Ordinal), Plan.RegionsOf(Number(digits)));
    }

    [Fact]
    public void RegionsOf_NoPrefix_AreAllRegions() => Assert.Equal(Plan.Regions, Plan.RegionsOf(PhoneNumber.None));

    private static PhoneNumber Number(string digits) => PhoneNumber.Parse("+" + digits);
}
