using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing.Tests;

/// <summary>When a person may be called under rule sets of the library, as a campaign answers for every quarter of an hour.</summary>
/// <param name="Sets">The names of the rule sets.</param>
/// <param name="Number">The person's number.</param>
/// <param name="Zone">The person's zone, in which times are shown.</param>
/// <param name="Kind">The kind of the campaign's calls.</param>
internal sealed record RuleTimetable(string[] Sets, string Number, string Zone, string Kind)
{
    private const string Subject = "the subject";
    private const int MinutesOfAStep = 15;
    private const byte ManyAttempts = 200;

    /// <summary>The custom fields of the person.</summary>
    public (string Name, string Value)[] Fields { get; init; } = [];

    /// <summary>The local time of a conversation about the subject, placed elsewhere; null for none.</summary>
    public LocalDateTime? Conversation { get; init; }

    private DateTimeZone Place => DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>The stretches of a date in which a call may begin, such as <c>10:00–13:00 14:00–20:00</c>.</summary>
    public string Open(LocalDate date)
    {
        var campaign = Started(StartOf(date.PlusDays(-1)), Duration.FromHours(1));
        List<(Instant Start, Instant End)> stretches = [];
        foreach (var at in StepsOf(date, date))
        {
            Report(campaign, at);
            if (campaign.Explain("person", at) is not { Phase: ContactPhase.Waiting, NotBefore.IsEmpty: true }) continue;
            var end = at + Duration.FromMinutes(MinutesOfAStep);
            if (stretches is [.., var last] && last.End == at) stretches[^1] = (last.Start, end);
            else stretches.Add((at, end));
        }

        return stretches.Count == 0 ? "closed" : string.Join(' ', stretches.Select(each => $"{Time(each.Start)}–{(each.End == StartOf(date.PlusDays(1)) ? "24:00" : Time(each.End))}"));
    }

    /// <summary>The calls of each date, if nobody ever answers, and the person is called as soon as the rules and a delay allow it.</summary>
    public ILookup<LocalDate, string> Calls(LocalDateTime from, LocalDate until, Duration retryAfter)
    {
        var campaign = Started(from.InZoneStrictly(Place).ToInstant(), retryAfter);
        List<Instant> calls = [];
        foreach (var at in StepsOf(from.Date, until).Where(at => at >= from.InZoneStrictly(Place).ToInstant()))
        {
            Report(campaign, at);
            if (campaign.Claim(at) is not { } attempt) continue;
            campaign.End(attempt.Id, CallStatus.NoAnswer, at);
            calls.Add(at);
        }

        return calls.ToLookup(at => at.InZone(Place).Date, Time);
    }

    private Campaign Started(Instant at, Duration retryAfter)
    {
        var campaign = new Campaign(new CampaignSettings
        {
            TimeZone = Place,
            Subject = Subject,
            Caller = "the caller",
            CallKinds = [Kind],
            Rules = [.. Sets.Select(RuleLibrary.Set)],
            Retry = new RetrySettings { GlobalMaxAttempts = ManyAttempts }.WithDefault(new RetryRule(ManyAttempts, retryAfter)),
        });
        Assert.True(campaign.Load(new Contact("person", PhoneNumber.Parse(Number)) { Fields = [.. Fields.Select(field => new ContactField(field.Name, field.Value))] }, at).IsOk);
        return campaign;
    }

    private void Report(Campaign campaign, Instant at)
    {
        if (Conversation?.InZoneStrictly(Place).ToInstant() is not { } spoke || spoke > at || spoke + Duration.FromMinutes(MinutesOfAStep) <= at) return;
        Assert.True(campaign.RecordOutsideCall(PhoneNumber.Parse(Number), spoke, CallStatus.Reached, at, Subject, outcome: CallOutcome.Spoke).IsOk);
    }

    private IEnumerable<Instant> StepsOf(LocalDate first, LocalDate last)
    {
        for (var at = StartOf(first); at < StartOf(last.PlusDays(1)); at += Duration.FromMinutes(MinutesOfAStep)) yield return at;
    }

    private Instant StartOf(LocalDate date) => Place.AtStartOfDay(date).ToInstant();

    private string Time(Instant at) => at.InZone(Place).ToString("HH:mm", CultureInfo.InvariantCulture);
}
