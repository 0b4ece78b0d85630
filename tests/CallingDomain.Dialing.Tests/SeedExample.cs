using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>The example of the multi-number page: a primary phone, Office (1) and Holiday (2), retry after 2 minutes, additional phones after 1.</summary>
internal static class SeedExample
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);
    public static readonly PhoneNumber Primary = PhoneNumber.Parse("+390612345678");
    public static readonly PhoneNumber Office = PhoneNumber.Parse("+390612345679");
    public static readonly PhoneNumber Holiday = PhoneNumber.Parse("+390612345680");

    public static readonly ContactItemType OfficeType = new("Office", 1), HolidayType = new("Holiday", 2);

    public static readonly Contact Contact = new("c1", Primary)
    {
        AdditionalPhones = [new AdditionalPhone(Holiday, HolidayType), new AdditionalPhone(Office, OfficeType)],
    };

    public static readonly RetrySettings Retry =
        new RetrySettings { CallAdditionalPhoneAfter = Duration.FromMinutes(1) }.WithDefault(new RetryRule(3, Duration.FromMinutes(2)));

    public static readonly CampaignSettings Settings = new() { Retry = Retry };

    /// <summary>The timeline of the page for calls that take no time and are never answered: minutes from <see cref="Start"/> to each call. <see cref="SeedExampleTests"/> asserts it; other tests refer to it.</summary>
    public static readonly double[] Minutes = [0, 1, 2, 4, 5, 6, 8, 9, 10];

    /// <summary>Runs a contact, by default the seed's, with other settings.</summary>
    public static (Campaign Campaign, Simulation Summary) Run(
        CampaignSettings? settings = null,
        OutcomeScript? outcomes = null,
        Contact? contact = null,
        Instant? until = null)
    {
        var campaign = KeptCampaign.Of(settings ?? Settings);
        campaign.Load(contact ?? Contact, Start).AssertOk();
        return (campaign, Simulation.Run(campaign, outcomes ?? new OutcomeScript(), Start, until));
    }

    /// <summary>A script from lines such as <c>(Primary, "NoAnswer Busy Reached")</c>.</summary>
    public static OutcomeScript Script(params (PhoneNumber Phone, string Statuses)[] lines) => new()
    {
        Phones = lines.ToDictionary(line => line.Phone, line => line.Statuses.Split(' ').Select(Enum.Parse<CallStatus>).ToArray()).Aggregate(
            ImmutableDictionary<PhoneNumber, ImmutableArray<CallStatus>>.Empty,
            (script, line) => script.Add(line.Key, [.. line.Value])),
    };
}
