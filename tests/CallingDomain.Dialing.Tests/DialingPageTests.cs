using CallingDomain.Tests;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Dialing.Tests;

/// <summary>The seed's example as in <c>docs/dialing.md</c>.</summary>
public sealed class DialingPageTests
{
    private static readonly string[] Phones = ["primary", "Office", "Holiday"];

    [Fact]
    public void SeedExample_CallsOfNoLength_AreThoseOfTheTable() =>
        Assert.Equal(Rows.Select(row => row[2]), Run(Duration.Zero).History.Select(entry => Time(entry.Attempt.DialedAt)));

    [Fact]
    public void SeedExample_CallsThatRing_AreThoseOfTheTable() =>
        Assert.Equal(Rows.Select(row => row[3]), Run(Duration.FromSeconds(30)).History.Select(entry => $"{Time(entry.Attempt.DialedAt)} {Time(entry.EndedAt!.Value)}"));

    [Fact]
    public void SeedExample_PassesPhonesCountsAndWhatFollows_AreThoseOfTheTable()
    {
        var campaign = Run(Duration.Zero);
        var counts = new int[Phones.Length];
        var rows = campaign.History.Select((entry, i) =>
        {
            var phone = Array.IndexOf(Phones, entry.Attempt.Phone.Type?.Name ?? "primary");
            counts[phone]++;
            var then = i + 1 == campaign.History.Count ? campaign.Final[0].Reason.ToString() : phone == 2 ? nameof(WaitReason.RetryDelay) : nameof(WaitReason.AdditionalDelay);
            return $"{entry.Attempt.Pass} {Phones[phone]} {string.Join(' ', counts)} {then}";
        });
        Assert.Equal(Rows.Select(row => $"{row[0]} {row[1]} {row[4]} {row[5]}"), rows);
    }

    [Fact]
    public void SeedExample_Final_IsHolidayWithThreeNoAnswer()
    {
        var final = Assert.Single(Run(Duration.Zero).Final);
        Assert.Equal(("Holiday", "NoAnswer 3", "Holiday", CallStatus.NoAnswer), (final.Phone!.Value.Type!.Name, final.Attempts.ToString(), final.CausePhone!.Value.Type!.Name, final.CauseStatus));
    }

    private static IEnumerable<string[]> Rows => Repository.Text("docs", "dialing.md").Split('\n')
        .Where(line => line.StartsWith("| 1 |", StringComparison.Ordinal) || line.StartsWith("| 2 |", StringComparison.Ordinal) || line.StartsWith("| 3 |", StringComparison.Ordinal))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    private static Campaign Run(Duration ring)
    {
        var campaign = KeptCampaign.Of(SeedExample.Settings);
        campaign.Load(SeedExample.Contact, SeedExample.Start);
        Simulation.Run(campaign, new OutcomeScript { RingTime = ring }, SeedExample.Start);
        return campaign;
    }

    private static string Time(Instant instant) => LocalTimePattern.ExtendedIso.Format(instant.InUtc().TimeOfDay);
}
