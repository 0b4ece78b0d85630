using NodaTime;
using NodaTime.Text;
using static CallingDomain.Programs.Tests.Acme;

namespace CallingDomain.Programs.Tests;

/// <summary>Schedules on the first and last days of the calendar.</summary>
public sealed class EndsOfTimeTests
{
    [Theory]
    [InlineData("9999-01-01T08:00", "9999-12-31T00:00", "America/Chicago", "9999-01-01T14:00:00Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("9999-03-01T08:00", "9999-06-01T18:00", "America/Chicago", "9999-03-01T14:00:00Z", "9999-06-01T23:00:00Z")]
    [InlineData("9999-12-31T08:00", "9999-12-31T18:00", "America/Chicago", "9999-12-31T14:00:00Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("9999-12-31T23:00", "9999-12-31T23:30", "America/Chicago", "9999-12-31T23:59:59.999999998Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("9999-12-31T08:00", "9999-12-31T18:00", "Asia/Tokyo", "9999-12-30T23:00:00Z", "9999-12-31T23:59:59.999999999Z")]
    [InlineData("-9998-01-01T00:00", "-9998-01-01T02:00", "Asia/Tokyo", "-9998-01-01T00:00:00Z", "-9998-01-01T00:00:00.000000001Z")]
    [InlineData("-9998-01-01T00:00", "-9998-01-01T12:00", "Asia/Tokyo", "-9998-01-01T00:00:00Z", "-9998-01-01T02:41:01Z")] // local mean time
    [InlineData("-9998-01-01T00:00", "-9998-01-01T02:00", "Etc/UTC", "-9998-01-01T00:00:00Z", "-9998-01-01T02:00:00Z")]
    [InlineData("-9998-01-02T00:00", "-9998-06-01T02:00", "Etc/UTC", "-9998-01-02T00:00:00Z", "-9998-06-01T02:00:00Z")]
    public void Schedule_FirstOrLastDayOfCalendar_GivesPeriod(string start, string end, string zone, string from, string to)
    {
        var plan = Plan(start, end, zone);
        Assert.Equal("", Codes(plan));
        var period = Acme.Portal.Apply(plan, "test").Value.Portal.Programs["summer"].Periods.Single();
        Assert.Equal((from, to), (InstantPattern.ExtendedIso.Format(period.Start), InstantPattern.ExtendedIso.Format(period.End)));
    }

    [Theory]
    [InlineData("9999-12-31T18:00", "9999-12-31T08:00", "America/Chicago")]
    [InlineData("9999-12-31T18:00", "9999-12-31T18:00", "Etc/UTC")]
    [InlineData("9999-12-31T00:00", "9999-12-30T00:00", "Etc/UTC")]
    [InlineData("-9998-01-01T08:00", "-9998-01-01T08:00", "Asia/Tokyo")]
    public void Schedule_LastDayOfCalendarEndBeforeStart_IsRefused(string start, string end, string zone) =>
        Assert.Equal("SCHEDULE_END_NOT_AFTER_START", Codes(Plan(start, end, zone)));

    [Fact]
    public void Schedule_EveryZoneOnLastDays_NeverThrows()
    {
        foreach (var zone in DateTimeZoneProviders.Tzdb.Ids)
        {
            Assert.Equal("", Codes(Plan("-9998-01-01T12:00", "9999-12-31T12:00", zone)));
            Assert.Equal("", Codes(Plan("9999-12-30T00:00", "9999-12-30T23:59", zone)));
            Assert.Equal("", Codes(Plan("-9998-01-02T00:00", "-9998-01-02T23:59", zone)));
        }
    }

    [Fact]
    public void Schedule_Null_IsMissing()
    {
        var draft = Draft("support", "Summer") with { Schedules = [null!] };
        Assert.Equal("SCHEDULE_START_MISSING SCHEDULE_END_MISSING", Codes(Acme.Portal.Plan(new CreateProgram(Now, "summer", draft), Options)));
    }

    private static PortalPlan Plan(string start, string end, string zone)
    {
        var pattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");
        var draft = Draft("support", "Summer") with { Schedules = [new ProgramSchedule(pattern.Parse(start).Value, pattern.Parse(end).Value, zone)] };
        return Acme.Portal.Plan(new CreateProgram(Now, "summer", draft), Options);
    }
}
