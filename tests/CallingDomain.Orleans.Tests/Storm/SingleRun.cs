using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using NodaTime;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>The calls and the Final of each contact.</summary>
/// <param name="Calls">For each contact, its calls in order: phone and status.</param>
/// <param name="Final">For each closed contact, how it was closed.</param>
internal sealed record StormResults(IReadOnlyDictionary<string, string> Calls, IReadOnlyDictionary<string, string> Final);

/// <summary>The same contacts and endings in one campaign of one process, in simulated time and without a limit of lines.</summary>
internal static class SingleRun
{
    public static StormResults Of(StormPlan plan, IEnumerable<Contact> contacts)
    {
        var campaign = new Campaign(StormPlan.Settings with { MaxConcurrentCalls = 1_000_000 }, new CampaignOptions { KeepHistory = true });
        var now = Instant.FromUtc(2026, 3, 2, 9, 0);
        foreach (var contact in contacts)
        {
            if (!campaign.Load(contact, now).IsOk) throw new InvalidOperationException($"{contact.Id} is refused.");
        }

        var ends = new PriorityQueue<Attempt, Instant>();
        var over = now + Duration.FromHours(12); // before the limits of a day end
        while (true)
        {
            while (campaign.TryClaim(now, out var attempt)) ends.Enqueue(attempt, now + Duration.FromTimeSpan(plan.LengthOf(attempt.Phone.Phone.Digits, attempt.PhoneAttempt)));
            var next = ends.TryPeek(out var first, out var end) && end <= (campaign.NextWakeUp ?? Instant.MaxValue) ? end : campaign.NextWakeUp ?? Instant.MaxValue;
            if (next > over) break;
            now = next;
            if (end != next || ends.Count == 0) continue;
            ends.Dequeue();
            campaign.End(first.Id, plan.StatusOf(first.Phone.Phone.Digits, first.PhoneAttempt), now);
        }

        return new StormResults(
            campaign.History.GroupBy(call => call.Attempt.ContactId).ToDictionary(calls => calls.Key, calls => string.Join(' ', calls.Select(call => $"{call.Attempt.Phone.Phone}:{call.Status}"))),
            campaign.Final.ToDictionary(final => final.ContactId, final => TextOf(final)));
    }

    /// <summary>How a contact was closed, without the time.</summary>
    public static string TextOf(in FinalEntry final) => string.Create(
        CultureInfo.InvariantCulture,
        $"{final.Reason} {final.Phone?.Phone} {final.CausePhone?.Phone} {(final.CauseStatus == CallStatus.Unspecified ? "" : final.CauseStatus)} {final.Attempts.Total} {final.AllAttempts.Total}");
}
