using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>Properties of campaigns with several contacts, numbered as in the domain's list of properties.</summary>
[Properties(Arbitrary = [typeof(SimulationProperties)])]
public sealed class SimulationProperties
{
    private static readonly CallingHours Hours = CallingHours.Of([new CallingWindow(new LocalTime(9, 0), new LocalTime(9, 20), CallingWindow.EveryDay)]);

    private static readonly Gen<Contact[]> Contacts =
        (from phones in Gen.Choose(1, 3)
         from priority in Gen.Choose(1, 3)
         from later in Gen.Choose(0, 9)
         from zone in Gen.Elements("UTC", "Europe/Rome", "America/New_York")
         select (phones, priority, later, zone)).ArrayOf().Select(drawn => drawn.Select((one, i) => new Contact($"c{i}", Phone(i, 0))
         {
             Priority = one.priority,
             TimeZone = DateTimeZoneProviders.Tzdb[one.zone],
             ScheduledAt = SeedExample.Start + Duration.FromMinutes(one.later),
             AdditionalPhones = [.. Enumerable.Range(1, one.phones - 1).Select(phone => new AdditionalPhone(Phone(i / 2 * 2, phone)))], // neighbors share them
         }).ToArray());

    private static readonly Gen<Scenario> Any =
        from contacts in Contacts
        from lines in Gen.Choose(1, 3)
        from order in Gen.Elements(DueOrder.Ascending, DueOrder.Descending)
        from withHours in Gen.Elements(true, false)
        from ring in Gen.Choose(0, 120)
        from statuses in Gen.Elements(CallStatuses.Outcomes.ToArray()).NonEmptyListOf()
        select new Scenario(contacts, lines, order, withHours, Duration.FromSeconds(ring), [.. statuses]);

    internal static Arbitrary<Scenario> Scenarios() => Arb.From(Any, scenario => Shrinking.Items(scenario.Contacts, ContactGenerators.Smaller).Select(contacts => scenario with { Contacts = contacts })
        .Concat(Shrinking.Items(scenario.Statuses).Where(statuses => statuses.Length > 0).Select(statuses => scenario with { Statuses = [.. statuses] }))
        .Concat(Shrinking.Value(scenario.WithHours, false).Select(withHours => scenario with { WithHours = withHours })));

    [Property]
    public bool Property2_NoContact_IsInTwoCallsAtOnce(Scenario one) =>
        one.Run().Campaign.History.GroupBy(entry => entry.Attempt.ContactId).All(contact =>
            contact.Zip(contact.Skip(1)).All(pair => pair.First.EndedAt <= pair.Second.Attempt.DialedAt));

    [Property]
    public bool Property2_NoNumber_IsInTwoCallsAtOnce(Scenario one) =>
        one.Run().Campaign.History.GroupBy(entry => entry.Attempt.Phone.Phone).All(number =>
            number.Zip(number.Skip(1)).All(pair => pair.First.EndedAt <= pair.Second.Attempt.DialedAt));

    [Property]
    public bool Property4_EveryCall_LiesInOpenHours(Scenario one) =>
        one.Run().Campaign.History.All(entry =>
        !one.WithHours || Hours.IsOpen(entry.Attempt.DialedAt, one.Contacts.Single(contact => contact.Id == entry.Attempt.ContactId).TimeZone!));

    [Property]
    public bool Property8_EveryContact_EndsExactlyOnce(Scenario one)
    {
        var (campaign, summary) = one.Run();
        return campaign.Final.Select(entry => entry.ContactId).Order().SequenceEqual(one.Contacts.Select(contact => contact.Id).Order())
            && summary.Open == 0
            && !campaign.OpenContacts(Instant.MaxValue).Any();
    }

    [Property]
    public bool Property12_SameInput_GivesTheSameHistory(Scenario one) => one.Run().Campaign.History.SequenceEqual(one.Run().Campaign.History);

    [Property]
    public bool Summary_OfAnyRun_CountsItsHistory(Scenario one)
    {
        var (campaign, summary) = one.Run();
        var peak = campaign.History
            .Select(entry => campaign.History.Count(other =>
                other.Attempt.Id <= entry.Attempt.Id
                && (other.EndedAt > entry.Attempt.DialedAt || other.Attempt.DialedAt == entry.Attempt.DialedAt)))
            .DefaultIfEmpty()
            .Max();
        return summary.Attempts == campaign.History.Count
            && summary.ByStatus.Sum(status => status.Value) == summary.Attempts
            && summary.PeakConcurrentCalls <= Math.Min(one.Lines, peak)
            && summary.Reached == campaign.History.Count(entry => entry.Status == CallStatus.Reached);
    }

    private static PhoneNumber Phone(int contact, int phone) => PhoneNumber.Parse($"+3906{contact + 100}{phone}");

    public sealed record Scenario(Contact[] Contacts, int Lines, DueOrder Order, bool WithHours, Duration Ring, ImmutableArray<CallStatus> Statuses)
    {
        public CampaignSettings Settings => new()
        {
            Retry = SeedExample.Retry,
            MaxConcurrentCalls = Lines,
            Order = Order,
            CallingHours = WithHours ? Hours : CallingHours.Always,
        };

        public (Campaign Campaign, Simulation Summary) Run()
        {
            var campaign = KeptCampaign.Of(Settings);
            foreach (var contact in Contacts) campaign.Load(contact, SeedExample.Start);
            return (campaign, Simulation.Run(campaign, new OutcomeScript { Others = Statuses, RingTime = Ring }, SeedExample.Start));
        }
    }
}
