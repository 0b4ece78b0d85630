using System.Globalization;

namespace CallingDomain.Dialing.Tests;

/// <summary>The holiday calendars of <c>docs/examples/rules</c> against lists that are written down day by day.</summary>
/// <remarks>
/// Lists of offices: US federal (OPM), Brazil 2025 and 2026 (the ministry's orders of 2024-12-30 and 2025-12-30), Spain 2026 (BOE, resolution of 2025-10-17), British Columbia 2026 (list of an accountant), South Africa by the
/// rule of the act, with days besides for holidays on Sunday as in the proclaimed list of 2021. All other lists were worked out by hand from the text of the statutes and the dates of Easter, not copied from an office.
/// </remarks>
public sealed class RuleCalendarTests
{
    [Theory]
    [InlineData("US federal", 2025, "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData("US federal", 2026, "01-01 01-19 02-16 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25")]
    [InlineData("US federal", 2027, "01-01 01-18 02-15 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31")]
    [InlineData("US federal", 2028, "01-01 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25")]
    [InlineData("Alabama", 2025, "01-01 01-20 02-17 04-28 05-26 06-02 06-19 07-04 09-01 10-13 11-11 11-27 12-25")]
    [InlineData("Alabama", 2026, "01-01 01-19 02-16 04-27 05-25 06-01 06-19 07-03 07-04 09-07 10-12 11-11 11-26 12-25")]
    [InlineData("Alabama", 2027, "01-01 01-18 02-15 04-26 05-31 06-07 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 12-24 12-25 12-31")]
    [InlineData("Alabama", 2028, "01-01 01-17 02-21 04-24 05-29 06-05 06-19 07-04 09-04 10-09 11-10 11-11 11-23 12-25")]
    [InlineData("Louisiana", 2025, "01-01 01-08 01-20 02-17 03-04 04-18 05-26 06-20 06-21 07-04 08-30 09-01 10-13 11-01 11-11 11-27 11-28 12-25")]
    [InlineData("Louisiana", 2026, "01-01 01-08 01-19 02-16 02-17 04-03 05-25 06-19 06-20 07-03 07-04 08-30 09-07 10-12 11-01 11-03 11-11 11-26 11-27 12-25")]
    [InlineData("Louisiana", 2027, "01-01 01-08 01-18 02-09 02-15 03-26 05-31 06-18 06-19 07-04 07-05 08-30 09-06 10-11 11-01 11-11 11-25 11-26 12-24 12-25 12-31")]
    [InlineData("Louisiana", 2028, "01-01 01-08 01-17 02-21 02-29 04-14 05-29 06-16 06-17 07-04 08-30 09-04 10-09 11-01 11-07 11-11 11-23 11-24 12-25")]
    [InlineData("Rhode Island", 2025, "01-01 01-20 02-17 05-04 05-05 05-26 06-19 07-04 08-11 09-01 10-13 11-11 11-27 12-25")]
    [InlineData("Rhode Island", 2026, "01-01 01-19 02-16 05-04 05-25 06-19 07-04 07-06 08-10 09-07 10-12 11-03 11-11 11-26 12-25")]
    [InlineData("Rhode Island", 2027, "01-01 01-18 02-15 05-04 05-31 06-19 06-21 07-04 07-05 08-09 09-06 10-11 11-11 11-25 12-25 12-27")]
    [InlineData("Rhode Island", 2028, "01-01 01-03 01-17 02-21 05-04 05-29 06-19 07-04 08-14 09-04 10-09 11-07 11-11 11-13 11-23 12-25")]
    [InlineData("Pennsylvania", 2025, "01-01 01-20 02-17 04-18 05-26 06-14 07-04 09-01 10-13 11-04 11-11 11-27 12-25")]
    [InlineData("Pennsylvania", 2026, "01-01 01-19 02-16 04-03 05-25 06-14 06-15 07-04 09-07 10-12 11-03 11-11 11-26 12-25")]
    [InlineData("Pennsylvania", 2027, "01-01 01-18 02-15 03-26 05-31 06-14 07-04 07-05 09-06 10-11 11-02 11-11 11-25 12-25")]
    [InlineData("Pennsylvania", 2028, "01-01 01-17 02-21 04-14 05-29 06-14 07-04 09-04 10-09 11-07 11-11 11-23 12-25")]
    [InlineData("Utah", 2025, "01-01 01-20 02-17 05-26 06-16 07-04 07-24 09-01 10-13 11-11 11-27 12-25")]
    [InlineData("Utah", 2026, "01-01 01-19 02-16 05-25 06-15 07-03 07-24 09-07 10-12 11-11 11-26 12-25")]
    [InlineData("Utah", 2027, "01-01 01-18 02-15 03-26 05-31 06-21 07-05 07-23 09-06 10-11 11-11 11-25 12-24 12-31")]
    [InlineData("Utah", 2028, "01-17 02-21 04-14 05-29 06-19 07-04 07-24 09-04 10-09 11-10 11-23 12-25")]
    [InlineData("Nebraska", 2025, "01-01 01-20 02-17 04-25 05-26 06-19 07-04 09-01 10-13 11-11 11-27 11-28 12-25")]
    [InlineData("Nebraska", 2026, "01-01 01-19 02-16 04-24 05-25 06-19 07-03 07-04 09-07 10-12 11-11 11-26 11-27 12-25")]
    [InlineData("Nebraska", 2027, "01-01 01-18 02-15 04-30 05-31 06-18 06-19 07-04 07-05 09-06 10-11 11-11 11-25 11-26 12-24 12-25 12-31")]
    [InlineData("Nebraska", 2028, "01-01 01-17 02-21 04-28 05-29 06-19 07-04 09-04 10-09 11-10 11-11 11-23 11-24 12-25")]
    [InlineData("British Columbia", 2025, "01-01 02-17 04-18 05-19 07-01 08-04 09-01 09-30 10-13 11-11 12-25")]
    [InlineData("British Columbia", 2026, "01-01 02-16 04-03 05-18 07-01 08-03 09-07 09-30 10-12 11-11 12-25")]
    [InlineData("British Columbia", 2027, "01-01 02-15 03-26 05-24 07-01 08-02 09-06 09-30 10-11 11-11 12-25")]
    [InlineData("British Columbia", 2028, "01-01 02-21 04-14 05-22 07-01 08-07 09-04 09-30 10-09 11-11 12-25")]
    [InlineData("Brazil", 2023, "01-01 04-07 04-21 05-01 09-07 10-12 11-02 11-15 12-25")]
    [InlineData("Brazil", 2025, "01-01 04-18 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25")]
    [InlineData("Brazil", 2026, "01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25")]
    [InlineData("Brazil", 2027, "01-01 03-26 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25")]
    [InlineData("Brazil", 2028, "01-01 04-14 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25")]
    [InlineData("Mexico", 2025, "01-01 02-03 03-17 05-01 09-16 11-17 12-25")]
    [InlineData("Mexico", 2026, "01-01 02-02 03-16 05-01 09-16 11-16 12-25")]
    [InlineData("Mexico", 2027, "01-01 02-01 03-15 05-01 09-16 11-15 12-25")]
    [InlineData("Mexico", 2028, "01-01 02-07 03-20 05-01 09-16 11-20 12-25")]
    [InlineData("Mexico", 2030, "01-01 02-04 03-18 05-01 09-16 10-01 11-18 12-25")]
    [InlineData("France, L3133-1", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("France, L3133-1", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("France, L3133-1", 2027, "01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("France, L3133-1", 2028, "01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25")]
    [InlineData("Italy", 2025, "01-01 01-06 04-20 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26")]
    [InlineData("Italy", 2026, "01-01 01-06 04-05 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("Italy", 2027, "01-01 01-06 03-28 03-29 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("Italy", 2028, "01-01 01-06 04-16 04-17 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26")]
    [InlineData("Spain", 2025, "01-01 01-06 04-18 05-01 08-15 10-12 11-01 12-06 12-08 12-25")]
    [InlineData("Spain", 2026, "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25")]
    [InlineData("Spain", 2027, "01-01 01-06 03-26 05-01 08-15 10-12 11-01 12-06 12-08 12-25")]
    [InlineData("Spain", 2028, "01-01 01-06 04-14 05-01 08-15 10-12 11-01 12-06 12-08 12-25")]
    [InlineData("Germany, all states", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26")]
    [InlineData("Germany, all states", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26")]
    [InlineData("Germany, all states", 2027, "01-01 03-26 03-29 05-01 05-06 05-17 10-03 12-25 12-26")]
    [InlineData("Germany, all states", 2028, "01-01 04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26")]
    [InlineData("Netherlands", 2025, "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26")]
    [InlineData("Netherlands", 2026, "01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26")]
    [InlineData("Netherlands", 2027, "01-01 03-26 03-29 04-27 05-05 05-06 05-17 12-25 12-26")]
    [InlineData("Netherlands", 2028, "01-01 04-14 04-17 04-27 05-05 05-25 06-05 12-25 12-26")]
    [InlineData("Netherlands, evenings that end early", 2026, "12-05 12-24")]
    [InlineData("Australia, national", 2025, "01-01 01-26 01-27 04-18 04-21 04-25 12-25 12-26")]
    [InlineData("Australia, national", 2026, "01-01 01-26 04-03 04-06 04-25 12-25 12-26 12-28")]
    [InlineData("Australia, national", 2027, "01-01 01-26 03-26 03-29 04-25 12-25 12-26 12-27 12-28")]
    [InlineData("Australia, national", 2028, "01-01 01-03 01-26 04-14 04-17 04-25 12-25 12-26")]
    [InlineData("South Africa", 2021, "01-01 03-21 03-22 04-02 04-05 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27")]
    [InlineData("South Africa", 2025, "01-01 03-21 04-18 04-21 04-27 04-28 05-01 06-16 08-09 09-24 12-16 12-25 12-26")]
    [InlineData("South Africa", 2026, "01-01 03-21 04-03 04-06 04-27 05-01 06-16 08-09 08-10 09-24 12-16 12-25 12-26")]
    [InlineData("South Africa", 2027, "01-01 03-21 03-22 03-26 03-29 04-27 05-01 06-16 08-09 09-24 12-16 12-25 12-26 12-27")]
    [InlineData("South Africa", 2028, "01-01 03-21 04-14 04-17 04-27 05-01 06-16 08-09 09-24 09-25 12-16 12-25 12-26")]
    public void Calendar_OfALibraryFile_HasTheDaysOfItsList(string name, int year, string days)
    {
        var calendar = RuleLibrary.Calendars.First(each => each.Name == name);
        Assert.Equal(days, string.Join(' ', calendar.In(year).Select(day => day.Date.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Calendars_OfOneName_AreEqualInAllFiles() =>
        Assert.All(RuleLibrary.Calendars.GroupBy(calendar => calendar.Name), same => Assert.Single(same.Distinct()));

    [Theory]
    [InlineData("2023-07-03", "Day before Independence Day, by proclamation")]
    [InlineData("2020-12-24", "Christmas Eve, proclamation 163 JBE 2020")]
    [InlineData("2023-11-24", "Acadian Day, by proclamation")]
    public void Louisiana_ProclaimedDay_IsAHoliday(string date, string name) =>
        Assert.Equal(name, RuleLibrary.Calendars.Single(calendar => calendar.Name == "Louisiana").NameOf(NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value));
}
