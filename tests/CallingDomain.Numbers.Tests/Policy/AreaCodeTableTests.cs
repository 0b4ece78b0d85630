using System.Text;

namespace CallingDomain.Numbers.Tests;

public sealed class AreaCodeTableTests
{
    private const string Heading = "areaCode,status,region,place,from,checked,source\n";

    [Fact]
    public void Default_Entries_AreDatedSourcedAndAbsentFromThePlan()
    {
        var table = AreaCodeTable.Default;
        Assert.Equal(new DateOnly(2026, 11, 28), table.CheckedOn);
        Assert.Equal(table.Codes.Select(code => code.Code).Order(), table.Codes.Select(code => code.Code));
        Assert.All(table.Codes, code => Assert.True(code.Source.Length > 0 && code.Place.Length > 0 && code.CheckedOn <= table.CheckedOn));
        Assert.All(table.Codes.Where(code => code.Status == AreaCodeStatus.InService), code => Assert.True(code.From <= code.CheckedOn));
        Assert.All(table.Codes, code => Assert.False(NumberingPlan.Default.LookupPrefix(1000 + (ulong)code.Code).CanContinue, $"The plan knows {code.Code}."));
    }

    [Theory]
    [InlineData(436, "InService", "US", "2024-03-01")]
    [InlineData(679, "InService", "US", "2025-11-07")]
    [InlineData(861, "InService", "US", "2023-02-24")]
    [InlineData(387, "Reserved", "CA", "")]
    [InlineData(565, "Planned", "US", "")]
    public void Default_AreaCode_HasTheValuesOfItsSource(int code, string status, string region, string from)
    {
        var entry = AreaCodeTable.Default.Find(code)!;
        Assert.Equal((status, region, from), (entry.Status.ToString(), entry.Region.ToString(), entry.From?.ToString("yyyy-MM-dd", null) ?? ""));
    }

    [Fact]
    public void Find_AreaCodeWithoutAnEntry_GivesNull()
    {
        Assert.Null(AreaCodeTable.Default.Find(501));
        Assert.Null(AreaCodeTable.Empty.Find(436));
        Assert.Null(AreaCodeTable.Empty.CheckedOn);
    }

    [Fact]
    public void Read_QuotesMarkBlankLinesAndSpaces_AreUnderstood()
    {
        var table = Read("\uFEFF" + Heading + "\r\n 232 , planned ,, \"A, B\" ,2027-01-02,2026-11-28,\"The \"\"source\"\"\"\r\n").Value;
        var code = Assert.Single(table.Codes);
        Assert.Equal((232, AreaCodeStatus.Planned, RegionCode.None, "A, B", "The \"source\""), (code.Code, code.Status, code.Region, code.Place, code.Source));
        Assert.Equal((new DateOnly(2027, 1, 2), new DateOnly(2026, 11, 28)), (code.From!.Value, code.CheckedOn));
    }

    [Theory]
    [InlineData("", "AREA_CODES_NOT_TEXT", null)]
    [InlineData("\n\n", "AREA_CODES_HEADING", null)]
    [InlineData("232,inService,US,,,2026-11-28,x\n", "AREA_CODES_HEADING", 1)]
    [InlineData(Heading + "232,inService,US,,,2026-11-28\n", "AREA_CODES_COLUMN_COUNT", 2)]
    [InlineData(Heading + "232,inService,US,,,2026-11-28,x,y\n", "AREA_CODES_COLUMN_COUNT", 2)]
    [InlineData(Heading + "232,inService,US,\"a\"b,,2026-11-28,x\n", "AREA_CODES_QUOTE", 2)]
    [InlineData(Heading + "232,inService,US,\"open,,2026-11-28,x\n", "AREA_CODES_QUOTE", 2)]
    [InlineData(Heading + "\n\n23,inService,US,,,2026-11-28,x\n", "AREA_CODES_CODE_INVALID", 4)]
    [InlineData(Heading + "+32,inService,US,,,2026-11-28,x\n", "AREA_CODES_CODE_INVALID", 2)]
    [InlineData(Heading + "911,inService,US,,,2026-11-28,x\n", "AREA_CODES_CODE_INVALID", 2)]
    [InlineData(Heading + "822,inService,US,,,2026-11-28,x\n", "AREA_CODES_CODE_INVALID", 2)]
    [InlineData(Heading + "132,inService,US,,,2026-11-28,x\n", "AREA_CODES_CODE_INVALID", 2)]
    [InlineData(Heading + "232,inService,US,\"two\nlines\",,2026-11-28,x\n232,planned,US,,,2026-11-28,x\n", "AREA_CODES_DUPLICATE", 4)]
    [InlineData(Heading + "232,InService,US,,,2026-11-28,x\n", "AREA_CODES_STATUS_UNKNOWN", 2)]
    [InlineData(Heading + "232,inService,,,,2026-11-28,x\n", "AREA_CODES_REGION_INVALID", 2)]
    [InlineData(Heading + "232,inService,USA,,,2026-11-28,x\n", "AREA_CODES_REGION_INVALID", 2)]
    [InlineData(Heading + "232,planned,001,,,2026-11-28,x\n", "AREA_CODES_REGION_INVALID", 2)]
    [InlineData(Heading + "232,inService,US,,2026-02-30,2026-11-28,x\n", "AREA_CODES_DATE_INVALID", 2)]
    [InlineData(Heading + "232,inService,US,,,,x\n", "AREA_CODES_DATE_INVALID", 2)]
    [InlineData(Heading + "232,inService,US,,,2026-11-28, \n", "AREA_CODES_SOURCE_MISSING", 2)]
    public void Read_OtherFile_GivesReasonAndLine(string file, string code, int? line)
    {
        var refusal = Read(file).Reason!;
        Assert.Equal((code, line), (refusal.Reason.Code(), refusal.Line));
    }

    [Fact]
    public void Read_BytesThatAreNotText_AreRefused()
    {
        Assert.Equal(AreaCodeReason.NotText, AreaCodeTable.Read([0xFF, 0xFE, 0x41, 0x00]).Reason!.Reason);
        Assert.Equal(AreaCodeReason.TooLarge, AreaCodeTable.Read(new byte[AreaCodeTable.MaxBytes + 1]).Reason!.Reason);
    }

    private static Result<AreaCodeTable, AreaCodeRefusal> Read(string file) => AreaCodeTable.Read(Encoding.UTF8.GetBytes(file));
}
