using System.Text;
using CallingDomain.Tests;
using PhoneNumbers;

namespace CallingDomain.Numbers.LibPhoneNumber.Tests;

public sealed class LibPhoneNumberPlanTests
{
    private const string OneTerritory =
        """
        <phoneNumberMetadata><territories>
          <territory id="AD" countryCode="376" internationalPrefix="00">
            <generalDesc><nationalNumberPattern>\d{6,11}</nationalNumberPattern></generalDesc>
            <fixedLine><possibleLengths national="6,9" localOnly="5,8"/><nationalNumberPattern>[78]\d{5}(?:\d{3})?</nationalNumberPattern></fixedLine>
          </territory>
        </territories></phoneNumberMetadata>
        """;

    [Fact]
    public void New_NoUtility_Throws() => Assert.Throws<ArgumentNullException>(() => new LibPhoneNumberPlan(null!));

    // What libphonenumber calls possible locally is said as for a number with its calling code.
    [Theory]
    [InlineData("+37671234", NumberPossibility.TooShort)]
    [InlineData("+376712345", NumberPossibility.IsPossible)]
    [InlineData("+3767123456", NumberPossibility.InvalidLength)]
    [InlineData("+37671234567", NumberPossibility.InvalidLength)]
    [InlineData("+376712345678", NumberPossibility.IsPossible)]
    [InlineData("+3767123456789", NumberPossibility.TooLong)]
    [InlineData("+15013334444", NumberPossibility.InvalidCountryCode)]
    public void Lookup_OtherMetadata_UsesItsLengths(string number, NumberPossibility possibility)
    {
        using var xml = new MemoryStream(Encoding.UTF8.GetBytes(OneTerritory));
        Assert.Equal(possibility, new LibPhoneNumberPlan(PhoneNumberUtil.CreateInstance(xml)).Lookup(PhoneNumber.Parse(number)).Possibility);
    }

    public sealed class ReadingSigns : IAlphabet
    {
        public static string Characters => "0123456789012345678901234567890123456789+ -.()/\u00A0\u2010xe,;='\u200B\uFF15";
    }

    public enum TypingRegion
    {
        US,
        IT,
        FR,
        AR,
        ZZ,
    }

    [Property]
    public bool Read_AnyText_GivesANumberOrAReason(TextOf<ReadingSigns> text, TypingRegion region)
    {
        var reading = LibPhoneNumberPlan.Default.Read(text.Value, RegionCode.Read(region.ToString()).Value);
        return reading.TryGet(out var number) ? number != PhoneNumber.None : reading.Reason != NumberReason.Unspecified;
    }
}
