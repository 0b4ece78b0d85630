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

    private static PhoneNumber Number(string digits) => PhoneNumber.Parse("+" + digits);
}
