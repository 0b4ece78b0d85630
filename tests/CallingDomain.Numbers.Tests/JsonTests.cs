using System.ComponentModel;
using System.Text.Json;

namespace CallingDomain.Numbers.Tests;

public sealed class JsonTests
{
    private static readonly PhoneNumber Number = PhoneNumber.Parse("+15013334444");
    private static readonly RegionCode Italy = RegionCode.Read("IT").Value;

    [Fact]
    public void Values_Written_AreAsDocumented()
    {
        Assert.Equal("\"\\u002B15013334444\"", JsonSerializer.Serialize(Number));
        Assert.Equal("\"\"", JsonSerializer.Serialize(PhoneNumber.None));
        Assert.Equal("{\"\\u002B15013334444\":1}", JsonSerializer.Serialize(new Dictionary<PhoneNumber, int> { [Number] = 1 }));
        Assert.Equal("[\"IT\",\"001\",\"\"]", JsonSerializer.Serialize(new[] { Italy, RegionCode.World, RegionCode.None }));
        Assert.Equal("[\"NUMBER_MISSING\",\"PURPOSE_MISSING\"]", JsonSerializer.Serialize(NumberReasons.None.With(NumberReason.PurposeMissing).With(NumberReason.NumberMissing)));
        Assert.Equal("\"CustomerService\"", JsonSerializer.Serialize(CallPurpose.CustomerService));
        Assert.Equal("\"default\"", JsonSerializer.Serialize(AreaCodeTable.Default));
        Assert.Equal("{\"Reason\":\"FILE_TOO_LARGE\",\"Actual\":2,\"Max\":1,\"Line\":null,\"Delimiter\":null,\"Column\":null}", JsonSerializer.Serialize(new FileRefusal(FileReason.TooLarge) { Actual = 2, Max = 1 }));
    }

    [Fact]
    public void Values_WrittenAndRead_AreEqual()
    {
        RoundTrip(Number);
        RoundTrip(PhoneNumber.None);
        RoundTrip<PhoneNumber?>(null);
        RoundTrip(Italy);
        RoundTrip(NumberReasons.None.With(NumberReason.NumberScientific).With(NumberReason.DuplicateInBatchConflict));
        RoundTrip(new FileRefusal(FileReason.DelimiterNotComma) { Delimiter = ';', Line = 3 });
        RoundTrip(new AreaCodeRefusal(AreaCodeReason.DateInvalid, 2));
        RoundTrip(new NumberEntry("501", "Survey"));
        RoundTrip(new TemplateLine(Number, CallPurpose.Survey));
        RoundTrip(new AcceptedRow(1, 2, Number, CallPurpose.DoNotOriginate, NumberReason.PurposeDoNotOriginate));
        RoundTrip(new IgnoredRow(1, 1, NumberReason.RowBlank));
        RoundTrip(new StatusChange(NumberStatus.Removed, StatusReason.RemovedByOwner));
        RoundTrip(new StatusChanged(NumberStatus.Pending, NumberStatus.Active, StatusReason.Unspecified));
        RoundTrip(NumberingPlan.Default.Lookup(Number));
        RoundTrip(NumberingPlan.Default.Lookup(PhoneNumber.Parse("+80012345678")));
        RoundTrip(default(NumberInfo));
        RoundTrip(PhoneReader.International.Read("'+15013334444").Value);
        RoundTrip(NumberingPlan.Default.CheckAsYouType("5013334444", RegionCode.Read("US").Value));
        RoundTrip(NumberingPlan.Default.CheckAsYouType("501 1", RegionCode.Read("US").Value));
        RoundTrip(NumberTemplate.Strict.Check("(416) 333-4444", "Survy"));
        RoundTrip(NumberPolicy.Lab.Check(Number));
    }

    [Fact]
    public void TemplateReading_WrittenAndRead_IsEqual() =>
        RoundTrip(NumberTemplate.Tolerant.Read("5013334444;Survey\n\n501-333-4445;Survy\n5013334444;Survey\n"u8).Value);

    [Fact]
    public void NumberPolicy_WrittenAndRead_IsEqual()
    {
        var table = AreaCodeTable.Read("areaCode,status,region,place,from,checked,source\n232,planned,US,\"A, B\",2027-01-02,2026-11-28,S"u8).Value;
        RoundTrip(NumberPolicy.UsBusiness);
        RoundTrip(NumberPolicy.World with { AreaCodes = table, WarnOnly = NumberReason.NumberFictional, Purposes = [CallPurpose.Survey] });
        RoundTrip(NumberPolicy.Lab with { AreaCodes = AreaCodeTable.Empty });
        Assert.NotEqual(NumberPolicy.UsBusiness, NumberPolicy.UsBusiness with { Regions = [Italy] });
    }

    [Theory]
    [InlineData(NumberType.Unknown, NumberPossibility.TooShort, -1)]
    [InlineData(NumberType.Unknown, NumberPossibility.TooShort, 1000)]
    [InlineData((NumberType)15, NumberPossibility.IsPossible, 1)]
    [InlineData(NumberType.Unknown, (NumberPossibility)64, 1)]
    public void NumberInfo_ValueOutOfRange_Throws(NumberType type, NumberPossibility possibility, int callingCode) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NumberInfo(RegionCode.None, type, possibility, callingCode));

    [Theory]
    [InlineData("\"5013334444\"")]
    [InlineData("15013334444")]
    [InlineData("null")]
    public void PhoneNumber_OtherJson_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PhoneNumber>(json));

    [Theory]
    [InlineData("[\"NUMBER_UNHEARD_OF\"]")]
    [InlineData("[\"UNSPECIFIED\"]")]
    [InlineData("\"NUMBER_MISSING\"")]
    public void NumberReasons_OtherJson_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<NumberReasons>(json));

    [Fact]
    public void Services_Written_AreRefused()
    {
        Refused(NumberingPlan.Default);
        Refused<INumberingPlan>(NumberingPlan.Default);
        Refused(PhoneReader.International);
        Refused(NumberTemplate.Strict);
        Refused(new NumberEntryList(NumberTemplate.Strict));
        Refused<Result<PhoneNumber, NumberReason>>(Number);
        Refused<Result<PhoneNumber, NumberReason>>(NumberReason.NumberMissing);
        using var rows = NumberTemplate.Strict.Open(Stream.Null);
        Refused(rows);
    }

    [Fact]
    public void TypeConverter_OfPhoneNumber_ConvertsText()
    {
        var converter = TypeDescriptor.GetConverter(typeof(PhoneNumber));
        Assert.Equal(Number, converter.ConvertFromInvariantString("+15013334444"));
        Assert.Equal("+15013334444", converter.ConvertToInvariantString(Number));
        Assert.Equal(PhoneNumber.None, converter.ConvertFromInvariantString(""));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString("5013334444"));
    }

    private static void RoundTrip<TValue>(TValue value) => Assert.Equal(value, JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(value)));

    private static void Refused<TValue>(TValue value) => Assert.Contains("cannot be written as JSON", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(value)).Message, StringComparison.Ordinal);
}
