namespace CallingDomain.Numbers.Tests;

public sealed class AsYouTypeTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Theory]
    [InlineData("", "US", false)]
    [InlineData("(", "US", false)]
    [InlineData("+", "US", false)]
    [InlineData("1", "US", false)]
    [InlineData("(501) 3", "US", false)]
    [InlineData("(501) 333-4444", "US", true)]
    [InlineData("1 501 333 4444", "US", true)]
    [InlineData("+1 501 333 444", "IT", false)]
    [InlineData("06 12", "IT", false)]
    [InlineData("06 1234 5678", "IT", true)]
    [InlineData("0044 20", "FR", false)]
    [InlineData("004", "FR", false)]
    [InlineData("0", "FR", false)]
    [InlineData("+44 (0)20 7946 09", "US", false)]
    [InlineData("+44 (0)20 7946 0958", "US", true)]
    [InlineData("011 15 2345", "AR", false)]
    [InlineData("464 12", "AG", false)]
    public void CheckAsYouType_StartOfAValidNumber_IsNotImpossible(string typed, string region, bool isComplete)
    {
        var check = Plan.CheckAsYouType(typed, RegionCode.Read(region).Value);
        Assert.Equal((isComplete, false), (check.IsComplete, check.IsImpossible));
    }

    [Theory]
    [InlineData("02", "US", NumberReason.NumberAreaCodeInvalid)]
    [InlineData("1 0", "US", NumberReason.NumberAreaCodeInvalid)]
    [InlineData("501 1", "US", NumberReason.NumberExchangeInvalid)]
    [InlineData("501 333 4444 5", "US", NumberReason.NumberLength)]
    [InlineData("232", "US", NumberReason.NumberUnassigned)]
    [InlineData("+999", "US", NumberReason.NumberCallingCodeUnknown)]
    [InlineData("501a", "US", NumberReason.NumberHasLetters)]
    [InlineData("501 333", "ZZ", NumberReason.NumberRegionUnknown)]
    public void CheckAsYouType_NoValidNumberStartsSo_GivesTheReason(string typed, string region, NumberReason expected)
    {
        var check = Plan.CheckAsYouType(typed, RegionCode.Read(region).Value);
        Assert.Equal((true, expected), (check.IsImpossible, check.Reason));
    }

    [Fact]
    public void AsYouTypeResult_Default_IsIncomplete() => Assert.Equal((false, false), (default(AsYouTypeResult).IsComplete, default(AsYouTypeResult).IsImpossible));

    // +375 8 10... is left out: it starts like a trunk prefix.
    [Fact]
    public void CheckAsYouType_EveryPrefixOfAValidNumber_IsNotImpossible()
    {
        var wrong = new List<string>();
        foreach (var text in ValidNumbers.All.Select(Plan.FormatInternational).Where(text => !text.StartsWith("+375 8", StringComparison.Ordinal)))
        {
            for (var length = 1; length <= text.Length; length++)
            {
                var check = Plan.CheckAsYouType(text.AsSpan(0, length), RegionCode.None);
                if (check.IsImpossible) wrong.Add($"{text[..length]} {check.Reason}");
            }
        }

        Assert.Empty(wrong);
    }
}
