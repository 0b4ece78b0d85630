namespace CallingDomain.Numbers.Tests;

/// <summary>What a caller gives by mistake throws; what a request brings never does.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Options_Impossible_Throw()
    {
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { Regions = [default] });
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { Purposes = [CallPurpose.Unspecified] });
        Assert.Throws<ArgumentException>(() => NumberPolicy.World with { Purposes = [(CallPurpose)99] });
        Assert.Throws<ArgumentNullException>(() => NumberPolicy.World with { AreaCodes = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PhoneReader(check: (PhoneCheck)3));
        Assert.Throws<ArgumentNullException>(() => new TemplateWriter(null!));
    }

    [Fact]
    public void Read_EntriesWithoutTexts_GivesMissingReasons()
    {
        var reading = NumberTemplate.Strict.Read([new NumberEntry(null!, "Survey"), new NumberEntry("5013334444", null!), null!, new NumberEntry("5013334445", "Survey")]);
        Assert.Equal(
            [(1, "NUMBER_MISSING", ",Survey"), (2, "PURPOSE_MISSING", "5013334444,"), (3, "NUMBER_MISSING PURPOSE_MISSING", ",")],
            reading.Rejected.Select(row => (row.Line, row.Reasons.ToString(), row.Text)));
        Assert.Equal(4, Assert.Single(reading.Accepted).Line);
    }

    [Fact]
    public void TemplateReading_WithoutLists_IsEmpty()
    {
        var reading = new TemplateReading(default, default, default);
        Assert.Equal(0, reading.Lines);
        Assert.Empty((reading with { Accepted = default }).Accepted);
        Assert.Empty(reading.CorrectedLines());
    }
}
