namespace CallingDomain.Numbers.Tests;

public sealed class TypingTests
{
    private static readonly NumberingPlan Plan = NumberingPlan.Default;

    [Theory]
    [InlineData("", "US", TypingState.Incomplete)]
    [InlineData("(", "US", TypingState.Incomplete)]
    [InlineData("+", "US", TypingState.Incomplete)]
    [InlineData("1", "US", TypingState.Incomplete)]
    [InlineData("(501) 3", "US", TypingState.Incomplete)]
    [InlineData("(501) 333-4444", "US", TypingState.Complete)]
    [InlineData("1 501 333 4444", "US", TypingState.Complete)]
    [InlineData("+1 501 333 444", "IT", TypingState.Incomplete)]
    [InlineData("06 12", "IT", TypingState.Incomplete)]
    [InlineData("06 1234 5678", "IT", TypingState.Complete)]
    [InlineData("0044 20", "FR", TypingState.Incomplete)]
    [InlineData("004", "FR", TypingState.Incomplete)]
    [InlineData("0", "FR", TypingState.Incomplete)]
    [InlineData("+44 (0)20 7946 09", "US", TypingState.Incomplete)]
    [InlineData("+44 (0)20 7946 0958", "US", TypingState.Complete)]
    [InlineData("011 15 2345", "AR", TypingState.Incomplete)]
    [InlineData("464 12", "AG", TypingState.Incomplete)]
    public void Check_GoodSoFar_SaysHowFar(string typed, string region, TypingState expected) =>
        Assert.Equal(expected, Plan.Check(typed, RegionCode.Read(region).Value).State);

    [Theory]
    [InlineData("02", "US", NumberReason.NumberAreaCodeInvalid)]
    [InlineData("1 0", "US", NumberReason.NumberAreaCodeInvalid)]
    [InlineData("501 1", "US", NumberReason.NumberExchangeInvalid)]
    [InlineData("501 333 4444 5", "US", NumberReason.NumberLength)]
    [InlineData("232", "US", NumberReason.NumberUnassigned)]
    [InlineData("+999", "US", NumberReason.NumberCallingCodeUnknown)]
    [InlineData("501a", "US", NumberReason.NumberHasLetters)]
    [InlineData("501 333", "ZZ", NumberReason.NumberRegionUnknown)]
    public void Check_NoNumberBeginsLikeThis_SaysWhy(string typed, string region, NumberReason expected)
    {
        var check = Plan.Check(typed, RegionCode.Read(region).Value);
        Assert.Equal((TypingState.Impossible, expected), (check.State, check.Reason));
    }

    [Fact]
    public void DigitsTyped_Default_IsNoAnswer() =>
        Assert.Equal((TypingState.Unspecified, PhoneNumber.None), (default(DigitsTyped).State, default(DigitsTyped).Number));

    // The path to a valid number is never called impossible. +375 8 10...: what stands first looks like a trunk prefix.
    [Fact]
    public void Check_EveryBeginningOfAValidNumber_IsNotImpossible()
    {
        var wrong = new List<string>();
        foreach (var row in Vectors.Of("formats.csv").Where((row, at) => at % 20 == 0 && !row[0].StartsWith("+3758", StringComparison.Ordinal)))
        {
            for (var length = 1; length <= row[2].Length; length++)
            {
                var check = Plan.Check(row[2].AsSpan(0, length), RegionCode.None);
                if (check.State == TypingState.Impossible) wrong.Add($"{row[2][..length]} {check.Reason}");
            }
        }

        Assert.Empty(wrong);
    }
}
