using System.Text.Json.Nodes;
using NodaTime;
using static CallingDomain.Cli.Tests.CampaignSamples;

namespace CallingDomain.Cli.Tests;

/// <summary>Reports over a date that a time zone skips as a whole.</summary>
public sealed class SkippedDateTests : IDisposable
{
    private readonly Folder _folder = new();

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-28T22:00:00Z", "Sat 31 Dec", "Fri 30 Dec")]
    [InlineData("Pacific/Kwajalein", "1993-08-19T22:00:00Z", "Sun 22 Aug", "Sat 21 Aug")]
    public void Report_OverTheDate_HasNoTickOfIt(string zone, string start, string after, string skipped)
    {
        var report = _folder.PathOf("r.html");
        var run = Tool.RunWith(Campaign(campaign =>
        {
            campaign["start"] = start;
            campaign["timeZone"] = zone;
            campaign.Remove("callingHours");
            campaign["retry"] = JsonNode.Parse("""{"globalMaxAttempts":5,"default":{"maxAttempts":5,"retryAfter":"P1D"}}""");
        }), "campaign", "simulate", "-", "--report", report);
        Assert.Equal(0, run.Status);
        var page = File.ReadAllText(report);
        Assert.Contains(">clocks +1 d<", page, StringComparison.Ordinal);
        Assert.Contains($">{after}<", page, StringComparison.Ordinal);
        Assert.DoesNotContain(skipped, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pacific/Apia", 2011, 12, 29, 5, "29, 31, 1, 2")]
    [InlineData("Pacific/Kwajalein", 1993, 8, 20, 4, "20, 22, 23")]
    [InlineData("America/Sao_Paulo", 2017, 10, 14, 3, "14, 15, 16")] // midnight of the 15th is skipped, the date is not
    [InlineData("Europe/Rome", 2026, 10, 24, 3, "24, 25, 26")]
    public void Steps_OfADay_BeginAtTheFirstInstantOfEachDate(string zone, int year, int month, int day, int days, string expected)
    {
        var tz = DateTimeZoneProviders.Tzdb[zone];
        var from = tz.AtStartOfDay(new LocalDate(year, month, day)).ToInstant();
        var (step, times) = LocalSteps.Between(from, tz.AtStartOfDay(new LocalDate(year, month, day).PlusDays(days)).ToInstant() - Duration.FromSeconds(1), tz, days + 1);
        Assert.Equal(Duration.FromDays(1), step);
        Assert.Equal(expected, string.Join(", ", times.Select(at => at.InZone(tz).Day)));
        Assert.All(times, at => Assert.Equal(tz.AtStartOfDay(at.InZone(tz).Date).ToInstant(), at));
    }

    [Fact]
    public void Bins_FromTheDayAfterASkippedDate_BeginAtItsStart()
    {
        var zone = DateTimeZoneProviders.Tzdb["Pacific/Apia"];
        var start = zone.AtStartOfDay(new LocalDate(2011, 12, 31)).ToInstant();
        var bins = new TimeBins(zone, start + Duration.FromMinutes(90), 1);
        bins.Add(0, start + Duration.FromHours(30));
        Assert.Equal(0, (bins.StartOf(0) - start).BclCompatibleTicks % bins.Length.BclCompatibleTicks);
    }

    public void Dispose() => _folder.Dispose();
}
