using System.Text;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.Tests;

public sealed class PlanBuilderTests
{
    private const string Three =
        """
        <!-- A comment before the document type, as in the real file. -->
        <!DOCTYPE phoneNumberMetadata [<!ELEMENT phoneNumberMetadata (territories)><!ATTLIST territory id CDATA #REQUIRED>]>
        <phoneNumberMetadata><territories>
          <territory id="001" countryCode="800">
            <availableFormats><numberFormat pattern="(\d{4})(\d{4})"><leadingDigits>\d</leadingDigits><format>$1 $2</format></numberFormat></availableFormats>
            <generalDesc><nationalNumberPattern>\d{8}</nationalNumberPattern></generalDesc>
            <tollFree><possibleLengths national="8"/><nationalNumberPattern>\d{8}</nationalNumberPattern></tollFree>
          </territory>
          <territory id="KZ" countryCode="7" leadingDigits="7" internationalPrefix="810" nationalPrefix="8">
            <generalDesc><nationalNumberPattern>[78]\d{9}</nationalNumberPattern></generalDesc>
            <mobile><possibleLengths national="10" localOnly="[5-7]"/><exampleNumber>7710009998</exampleNumber><nationalNumberPattern>7\d{9}</nationalNumberPattern></mobile>
          </territory>
          <territory id="RU" countryCode="7" mainCountryForCode="true" leadingDigits="[3489]" preferredInternationalPrefix="8~10" internationalPrefix="810"
                     nationalPrefix="8" nationalPrefixFormattingRule="$NP ($FG)">
            <references><sourceUrl>https://example.com/</sourceUrl></references>
            <availableFormats>
              <numberFormat pattern="(\d{3})(\d{2})(\d{2})" nationalPrefixFormattingRule=""><leadingDigits>[3489]</leadingDigits><format>$1-$2-$3</format><intlFormat>NA</intlFormat></numberFormat>
              <numberFormat pattern="(\d{3})(\d{3})(\d{2})(\d{2})"><leadingDigits>[0-9]</leadingDigits><leadingDigits>
                3 |
                [489]
              </leadingDigits><format>$1 $2-$3-$4</format></numberFormat>
            </availableFormats>
            <generalDesc><nationalNumberPattern>
              8\d{6} |
              [3489]\d{9}
            </nationalNumberPattern></generalDesc>
            <noInternationalDialling><possibleLengths national="12"/><nationalNumberPattern>8\d{11}</nationalNumberPattern></noInternationalDialling>
            <fixedLine><possibleLengths national="10"/><nationalNumberPattern>[348]\d{9}</nationalNumberPattern></fixedLine>
            <mobile><possibleLengths national="10"/><nationalNumberPattern>9\d{9}</nationalNumberPattern></mobile>
            <uan><possibleLengths national="7,[9-11]"/><nationalNumberPattern>8\d{6}</nationalNumberPattern></uan>
          </territory>
        </territories></phoneNumberMetadata>
        """;

    private const string Line = """<territory id="RU" countryCode="7"><generalDesc/><fixedLine><possibleLengths national="10"/></fixedLine></territory>""";

    private static readonly PlanSource Source = new("1.2", new DateOnly(2026, 3, 1));

    [Theory]
    [InlineData("+73012345678", "RU", NumberType.FixedLine)]
    [InlineData("+79012345678", "RU", NumberType.Mobile)]
    [InlineData("+77012345678", "KZ", NumberType.Mobile)]
    [InlineData("+78001234567", "RU", NumberType.FixedLine)]
    [InlineData("+78001234", "RU", NumberType.Uan)]
    [InlineData("+80012345678", "001", NumberType.TollFree)]
    [InlineData("+71012345678", "", NumberType.Unknown)]
    [InlineData("+7800123456789", "", NumberType.Unknown)]
    public void Build_SharedCallingCode_LeadingDigitsDecide(string text, string region, NumberType type)
    {
        var plan = Plan(Three);
        var verdict = plan.Lookup(PhoneNumber.Parse(text));
        Assert.Equal((region, type), (verdict.Region.ToString(), verdict.Type));
        Assert.Equal(("libphonenumber 1.2", new DateOnly(2026, 3, 1)), (plan.SourceVersion, plan.SourceDate!.Value));
    }

    [Theory]
    [InlineData("+7901234567", NumberPossibility.IsPossible)]
    [InlineData("+790123456", NumberPossibility.InvalidLength)]
    [InlineData("+790123", NumberPossibility.TooShort)]
    [InlineData("+79012345678901", NumberPossibility.TooLong)]
    public void Build_LengthsOfTypes_AreTheLengthsOfTheRegion(string number, NumberPossibility possibility) => Assert.Equal(possibility, Plan(Three).Lookup(PhoneNumber.Parse(number)).Possibility);

    [Theory]
    [InlineData("8 (901) 234-56-78", "RU", "+79012345678", "8 (901) 234-56-78", "+7 901 234-56-78")]
    [InlineData("800-12-34", "RU", "+78001234", "800-12-34", "+7 8001234")]
    [InlineData("810 800 1234 5678", "KZ", "+80012345678", "1234 5678", "+800 1234 5678")]
    public void Build_FormatsAndPrefixes_AreReadAndWritten(string text, string region, string number, string national, string international)
    {
        var plan = Plan(Three);
        var read = plan.Read(text, RegionCode.Read(region).Value).Value.Number;
        Assert.Equal((number, national, international), (read.ToString(), plan.FormatNational(read), plan.FormatInternational(read)));
    }

    // As in libphonenumber: without any international format, the national formats serve.
    [Fact]
    public void Build_NoInternationalFormatAtAll_TheNationalOnesServe()
    {
        var plan = Plan(Three.Replace("$4</format>", "$4</format><intlFormat>NA</intlFormat>", StringComparison.Ordinal));
        Assert.Equal(("8 (901) 234-56-78", "+7 901 234-56-78"), (plan.FormatNational(PhoneNumber.Parse("+79012345678")), plan.FormatInternational(PhoneNumber.Parse("+79012345678"))));
    }

    [Fact]
    public void Build_Twice_SameBytes()
    {
        var metadata = Encoding.UTF8.GetBytes(Three);
        Assert.Equal(PlanBuilder.Build(metadata, Source).Value, PlanBuilder.Build(metadata, Source).Value);
    }

    [Fact]
    public void Build_Utf16WithByteOrderMark_GivesTheSamePlan() =>
        Assert.Equal(PlanBuilder.Build(Encoding.UTF8.GetBytes(Three), Source).Value, PlanBuilder.Build((byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Three)], Source).Value);

    [Theory]
    [InlineData("", PlanReason.MetadataNotXml)]
    [InlineData("{}", PlanReason.MetadataNotXml)]
    [InlineData("<phoneNumberMetadata>", PlanReason.MetadataNotXml)]
    [InlineData("<phoneNumberMetadata>&unknown;</phoneNumberMetadata>", PlanReason.MetadataNotXml)]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><phoneNumberMetadata>&e;</phoneNumberMetadata>", PlanReason.MetadataNotXml)]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/passwd'>]><phoneNumberMetadata>&e;</phoneNumberMetadata>", PlanReason.MetadataNotXml)]
    [InlineData("<?xml version='1.0' encoding='no-such-encoding'?><phoneNumberMetadata/>", PlanReason.MetadataNotXml)]
    [InlineData("<html/>", PlanReason.MetadataLayout)]
    [InlineData("<phoneNumberMetadata/>", PlanReason.MetadataLayout)]
    [InlineData("<phoneNumberMetadata><territories/></phoneNumberMetadata>", PlanReason.MetadataLayout)]
    [InlineData("MZ", PlanReason.MetadataLayout)]
    public void Build_OtherText_GivesTheReason(string text, PlanReason reason) => Assert.Equal(reason, PlanBuilder.Build(Encoding.UTF8.GetBytes(text), Source).Reason!.Reason);

    [Theory]
    [InlineData("id=\"RU\"", "id=\"Russia\"", PlanReason.MetadataLayout)]
    [InlineData("id=\"RU\"", "", PlanReason.MetadataLayout)]
    [InlineData("countryCode=\"7\"", "countryCode=\"0\"", PlanReason.MetadataLayout)]
    [InlineData("countryCode=\"7\"", "countryCode=\"1000\"", PlanReason.MetadataLayout)]
    [InlineData("countryCode=\"7\"", "countryCode=\" 7\"", PlanReason.MetadataLayout)]
    [InlineData("countryCode=\"7\"", "", PlanReason.MetadataLayout)]
    [InlineData("<generalDesc/>", "", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"0\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"18\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"[9-7]\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"[7-8-9]\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "national=\"7,\"", PlanReason.MetadataLayout)]
    [InlineData("national=\"10\"", "", PlanReason.MetadataLayout)]
    [InlineData("<generalDesc/>", "<availableFormats><numberFormat pattern=\"\\d\"/></availableFormats><generalDesc/>", PlanReason.MetadataLayout)]
    [InlineData("<generalDesc/>", "<availableFormats><numberFormat><format>$1</format></numberFormat></availableFormats><generalDesc/>", PlanReason.MetadataLayout)]
    [InlineData("<generalDesc/>", "<availableFormats><numberFormat pattern=\"(\\d)\"><format>$1</format><intlFormat/><intlFormat/></numberFormat></availableFormats><generalDesc/>", PlanReason.MetadataLayout)]
    [InlineData("<generalDesc/>", "<generalDesc><nationalNumberPattern>1+</nationalNumberPattern></generalDesc>", PlanReason.MetadataPattern)]
    [InlineData("<generalDesc/>", "<generalDesc><nationalNumberPattern>[a-z]</nationalNumberPattern></generalDesc>", PlanReason.MetadataPattern)]
    [InlineData("countryCode=\"7\"", "countryCode=\"7\" leadingDigits=\"x\"", PlanReason.MetadataPattern)]
    [InlineData("countryCode=\"7\"", "countryCode=\"7\" internationalPrefix=\"00 1\"", PlanReason.MetadataPattern)]
    [InlineData("countryCode=\"7\"", "countryCode=\"7\" nationalPrefixForParsing=\"0*\"", PlanReason.MetadataPattern)]
    [InlineData("<generalDesc/>", "<availableFormats><numberFormat pattern=\"(\\w)\"><format>$1</format></numberFormat></availableFormats><generalDesc/>", PlanReason.MetadataPattern)]
    public void Build_OtherTerritory_GivesTheReasonAndTheLine(string valid, string other, PlanReason reason)
    {
        Assert.True(PlanBuilder.Build(Territories(Line), Source).IsOk);
        Assert.Equal(new MetadataRefusal(reason, Line: 2), PlanBuilder.Build(Territories(Line.Replace(valid, other, StringComparison.Ordinal)), Source).Reason);
    }

    [Fact]
    public void Build_RegionTwice_GivesTheReason() => Assert.Equal(new MetadataRefusal(PlanReason.MetadataLayout, null), PlanBuilder.Build(Territories(Line + Line), Source).Reason);

    [Theory]
    [InlineData("$1 $2-$3-$4", "$1 $2-$3-$2")]
    [InlineData("$1 $2-$3-$4", "$1 $2-$3-$4-$5")]
    [InlineData("$NP ($FG)", "$NP (01234567890123456789012345678901234567890123456789 $FG)")]
    public void Build_FormatThatNoPlanMayHave_GivesTheReason(string valid, string other) =>
        Assert.Equal(new MetadataRefusal(PlanReason.MetadataPattern, null), PlanBuilder.Build(Encoding.UTF8.GetBytes(Three.Replace(valid, other, StringComparison.Ordinal)), Source).Reason);

    [Theory]
    [InlineData("(?:(?:(?:\\d{20}){20}){20}){20}")] // too many steps
    [InlineData("(?:(?:1?2?3?|[45]?6?|7[1-3]?){20}){20}")]
    [InlineData("\\d{0,9}(?:1\\d{9}|2\\d{9}|3\\d{9}|4\\d{9}|5\\d{9}|6\\d{9}|7\\d{9})")] // too many sets of steps
    public void Build_HugePattern_IsRefusedInBoundedMemory(string pattern)
    {
        var metadata = Territories(Line.Replace("\"/>", $"\"/><nationalNumberPattern>{pattern}</nationalNumberPattern>", StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PlanReason.TooLarge, PlanBuilder.Build(metadata, Source).Reason!.Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }

    [Fact]
    public void Build_DeepOrLongXml_IsRefusedInBoundedMemory()
    {
        var deep = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<a>", 1_000_000)));
        var wide = Encoding.ASCII.GetBytes($"<phoneNumberMetadata>{string.Concat(Enumerable.Repeat("<a/>", 1_000_000))}</phoneNumberMetadata>");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PlanReason.MetadataLayout, PlanBuilder.Build(deep, Source).Reason!.Reason);
        Assert.Equal(PlanReason.MetadataLayout, PlanBuilder.Build(wide, Source).Reason!.Reason);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 << 20);
    }

    [Fact]
    public void Build_NoSource_Throws() => Assert.Throws<ArgumentNullException>(() => PlanBuilder.Build(Encoding.UTF8.GetBytes(Three), null!));

    [Fact]
    public void Build_LongReleaseOfAnyScript_IsCutAndMadeAscii()
    {
        var plan = NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(Three), new PlanSource("\u00E9" + new string('v', 100), null)).Value).Value;
        Assert.Equal(("libphonenumber ?" + new string('v', 56), null), (plan.SourceVersion, plan.SourceDate));
    }

    [Fact]
    public void Build_UnknownRelease_NamesTheLibrary() =>
        Assert.Equal("libphonenumber", NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(Three), new PlanSource(null, null)).Value).Value.SourceVersion);

    private static byte[] Territories(string territories) => Encoding.UTF8.GetBytes($"<phoneNumberMetadata><territories>\n{territories}\n</territories></phoneNumberMetadata>");

    private static NumberingPlan Plan(string metadata) => NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(metadata), Source).Value).Value;
}
