using System.Text;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Numbers.Tests;

public sealed class PlanBuilderTests
{
    private const string Two =
        """
        {"version":4,
         "country_calling_codes":{"7":["RU","KZ"]},
         "countries":{
          "RU":["7","810","[3489]\\d{9}",[10],[["(\\d{3})(\\d{3})(\\d{2})(\\d{2})","$1 $2-$3-$4",["[3489]"],"8 ($1)"]],"8",0,0,0,0,"[3489]",[["[348]\\d{9}"],["9\\d{9}",[10]]],"8~10"],
          "KZ":["7","810","[78]\\d{9}",[10],0,"8",0,0,0,0,"7",[0,["7\\d{9}"],["800\\d{7}"]]]},
         "nonGeographic":{"800":["800",0,"\\d{8}",[8],[["(\\d{4})(\\d{4})","$1 $2",["\\d"]]],0,0,0,0,0,0,[0,0,["\\d{8}"]]]}}
        """;

    private static readonly PlanSource Source = new("test 1", new DateOnly(2026, 3, 1));

    [Theory]
    [InlineData("+73012345678", "RU", NumberType.FixedLine)]
    [InlineData("+79012345678", "RU", NumberType.Mobile)]
    [InlineData("+77012345678", "KZ", NumberType.Mobile)]
    [InlineData("+78001234567", "RU", NumberType.FixedLine)]
    [InlineData("+80012345678", "001", NumberType.TollFree)]
    [InlineData("+71012345678", "", NumberType.Unknown)]
    public void Build_SharedCallingCode_LeadingDigitsDecide(string text, string region, NumberType type)
    {
        var plan = Plan(Two);
        var verdict = plan.Read(text).Value.Info;
        Assert.Equal((region, type), (verdict.Region.ToString(), verdict.Type));
        Assert.Equal(("test 1", new DateOnly(2026, 3, 1)), (plan.SourceVersion, plan.SourceDate!.Value));
    }

    [Theory]
    [InlineData("8 (901) 234-56-78", "RU", "+79012345678", "8 (901) 234-56-78", "+7 901 234-56-78")]
    [InlineData("810 800 1234 5678", "KZ", "+80012345678", "1234 5678", "+800 1234 5678")]
    public void Build_FormatsAndPrefixes_AreReadAndWritten(string text, string region, string number, string national, string international)
    {
        var plan = Plan(Two);
        var read = plan.Read(text, RegionCode.Read(region).Value).Value.Number;
        Assert.Equal((number, national, international), (read.ToString(), plan.FormatNational(read), plan.FormatInternational(read)));
    }

    [Fact]
    public void Build_Twice_SameBytes()
    {
        var metadata = Encoding.UTF8.GetBytes(Two);
        Assert.Equal(PlanBuilder.Build(metadata, Source).Value, PlanBuilder.Build(metadata, Source).Value);
    }

    [Theory]
    [InlineData("", PlanReason.MetadataNotJson)]
    [InlineData("{", PlanReason.MetadataNotJson)]
    [InlineData("[]", PlanReason.MetadataLayout)]
    [InlineData("""{"version":3}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{},"countries":{},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["8",0,"1",[1]]},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"1",[99]]},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"1+",[1]]},"nonGeographic":{}}""", PlanReason.MetadataPattern)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"\ud800",[1]]},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"(?:(?:(?:\\d{20}){20}){20}){20}",[10],0,0,0,0,0,0,0,[["1"]]]},"nonGeographic":{}}""", PlanReason.TooLarge)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"1",[1]]},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    [InlineData("""{"version":4,"country_calling_codes":{"7":["RU"]},"countries":{"RU":["7",0,"1",[1],0,0,0,0,0,0,0,[0,["1"]]]},"nonGeographic":{}}""", PlanReason.MetadataLayout)]
    public void Build_OtherMetadata_GivesTheReason(string json, PlanReason reason) =>
        Assert.Equal(reason, PlanBuilder.Build(Encoding.UTF8.GetBytes(json), Source).Reason);

    [Fact]
    public void Build_NoSource_Throws() => Assert.Throws<ArgumentNullException>(() => PlanBuilder.Build(Encoding.UTF8.GetBytes(Two), null!));

    [Fact]
    public void Source_OfPackage_NamesBothVersionsAndTheDay()
    {
        var source = PlanSource.OfPackage(
            """{"name":"libphonenumber-js","version":"1.2.3"}""",
            "1.2.3 / 9.11.2026\n=====\n\n* Fixed\n\n1.2.2 / 1.1.2026\n====\n* Updated metadata to version 9.0.1:\n");
        Assert.Equal(new PlanSource("libphonenumber 9.0.1 (libphonenumber-js 1.2.3)", new DateOnly(2026, 11, 9)), source);
        Assert.Equal(PlanSource.Unknown, PlanSource.OfPackage("nothing", ""));
        Assert.Equal(new PlanSource("a 1", null), PlanSource.OfPackage("""{"name":"a","version":"1"}""", ""));
    }

    [Fact]
    public void Build_LongSourceOfAnyScript_IsCutAndMadeAscii()
    {
        var plan = NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(Two), new PlanSource("\u00E9" + new string('v', 100), null)).Value).Value;
        Assert.Equal(("?" + new string('v', 71), null), (plan.SourceVersion, plan.SourceDate));
    }

    private static NumberingPlan Plan(string metadata) => NumberingPlan.Load(PlanBuilder.Build(Encoding.UTF8.GetBytes(metadata), Source).Value).Value;
}
