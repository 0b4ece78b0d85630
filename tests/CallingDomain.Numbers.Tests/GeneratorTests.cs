using CallingDomain.Tests;

namespace CallingDomain.Numbers.Tests;

/// <summary>Seeds are fixed, and failures shrink to small cases.</summary>
public sealed class GeneratorTests
{
    private static readonly List<string> Cases = [];

    [Theory]
    [InlineData(null, ReproduciblePropertiesAttribute.FixedSeed)]
    [InlineData("", ReproduciblePropertiesAttribute.FixedSeed)]
    [InlineData("fresh", null)]
    [InlineData("12,34,5", "12,34,5")]
    public void SeedFrom_Variable_IsTheFixedOneAFreshOneOrTheGivenOne(string? variable, string? seed) => Assert.Equal(seed, ReproduciblePropertiesAttribute.SeedFrom(variable));

    [Theory]
    [InlineData(null, 500)]
    [InlineData("", 500)]
    [InlineData("100", 100)]
    public void CasesFrom_Variable_IsTheFixedNumberOrTheGivenOne(string? variable, int cases) => Assert.Equal(cases, ReproduciblePropertiesAttribute.CasesFrom(variable));

    [Property(Replay = ReproduciblePropertiesAttribute.FixedSeed, MaxTest = 3)]
    public void Property_SameSeed_GivesTheSameCases(E164Text text)
    {
        Cases.Add(text.Value);
        Assert.Equal(((string[])["+67465374", "+9819467245171", "+5927751839347"])[..Cases.Count], Cases);
    }

    [Fact]
    public void E164Texts_Failure_ShrinksToTheShortestText() => Assert.Matches("^[+][1-9].{3}$", Shrunk.Failure(NumberGenerators.E164Texts(), text => text.Value.Length < 5).Value);

    [Fact]
    public void BentNumbers_Failure_ShrinksToTheOneCharacter() => Assert.Equal("x", Shrunk.Failure(TypedNumberGenerators.BentNumbers(), text => !text.Value.Contains('x', StringComparison.Ordinal)).Value);

    [Fact]
    public void GroupedDigits_Failure_ShrinksToTheTwoDigits() => Assert.Equal("00", Shrunk.Failure(TypedNumberGenerators.GroupedDigits(), text => !text.Value.Contains("00", StringComparison.Ordinal)).Value);

    [Fact]
    public void Texts_Failure_ShrinksToTheCharacters() =>
        Assert.Equal("++", Shrunk.Failure(TextGenerators.Text<PhoneNumberProperties.NumberSigns>(), text => text.Value.Count(character => character == '+') < 2).Value);

    [Fact]
    public void TemplateFiles_Failure_ShrinksToTheTwoRows() =>
        Assert.Equal("\",\\n,\"", Shrunk.Failure(NumberTemplateProperties.Files(), file => file.Rows.Count(row => row.Contains(',', StringComparison.Ordinal)) < 2).ToString());
}
