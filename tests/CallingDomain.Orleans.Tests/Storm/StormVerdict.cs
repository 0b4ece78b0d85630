using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Hosting;
using CallingDomain.Storage.PostgreSql;
using Npgsql;

namespace CallingDomain.Orleans.Tests.Storm;

/// <summary>Checks after a storm what must hold, by the carrier's records, the tables, and the facts.</summary>
/// <param name="cluster">The cluster, whose silos have stopped.</param>
/// <param name="loaded">The contacts whose loading was answered.</param>
/// <param name="canceled">The contacts that were canceled by a command that was answered.</param>
internal sealed class StormVerdict(StormCluster cluster, HashSet<string> loaded, HashSet<string> canceled)
{
    private const int MostShown = 5;

    private bool _holds = true;

    public async Task<bool> JudgeAsync(ClusterCampaignStatus status)
    {
        var history = (await cluster.ReadAsync($"SELECT shard, attempt, contact_id, phone, phone_attempt, status FROM callingdomain.history WHERE campaign = '{StormPlan.Campaign}' ORDER BY shard, attempt"))
            .ConvertAll(row => (Key: $"{StormPlan.Campaign}/{row[0]}/{row[1]}", Contact: row[2], Number: row[3], Count: row[4], Status: row[5]));
        var calls = cluster.Carrier.Calls;
        var dialed = history.FindAll(row => row.Status != nameof(CallStatus.NotDialed)).ToDictionary(row => row.Key);
        Console.WriteLine($"{calls.Count} calls of the carrier, at most {cluster.Carrier.MostCalls} at once; {history.Count} attempts, {history.Count - dialed.Count} not dialed; keys placed again {cluster.Carrier.Repeated.PlacedAgain}, refused by the carrier {cluster.Carrier.Repeated.Refused}; reports refused: {string.Join(", ", cluster.Refused.Select(each => $"{each.Value} {each.Key}"))}");

        Check("no key twice, no number in two calls at once, lines, limit of a number, pause (the carrier's records)", cluster.Carrier.Violations);
        Check("each call of the carrier is an attempt in History with its number and status", calls.Where(call => !dialed.TryGetValue(call.Key, out var row) || row.Number != $"+{call.Number}" || row.Status != cluster.Plan.StatusOf(call.Number, call.Count).ToString()).Select(call => $"{call.Key} {dialed.GetValueOrDefault(call.Key).Status}"));
        Check("each dialed attempt in History is a call of the carrier", dialed.Keys.Except(calls.Select(call => call.Key)));
        Check("each call of a contact's phone is placed once", dialed.Values.GroupBy(row => (row.Contact, row.Number, row.Count)).Where(rows => rows.Count() > 1).Select(rows => string.Join(' ', rows.Select(row => row.Key))));
        Check("each answered report is in History", cluster.Reported.Where(report => !dialed.TryGetValue(report.Key, out var row) || row.Status != report.Value.ToString()).Select(report => report.Key));
        Check("reports are refused only as repeated", cluster.Refused.Keys.Where(reason => reason != CampaignReason.AttemptAlreadyEnded).Select(reason => reason.ToString()));
        Check("requests fail only as the documentation says", cluster.Unexpected.Select(failure => $"{failure.Value} times {failure.Key}"));
        Check("each shard has the last change", status.Shards.Where(shard => shard.LastChange != status.LastChange || status.MaxConcurrentCalls != StormPlan.MoreLines).Select(shard => $"shard {shard.Shard}"));
        var finals = (await cluster.ReadAsync($"SELECT contact_id, reason, last_phone, cause_phone, cause_status, attempts, all_attempts FROM callingdomain.final WHERE campaign = '{StormPlan.Campaign}'")).ToDictionary(row => row[0], row => string.Join(' ', row[1..]));
        await CheckFactsAsync(finals);
        CheckEqual(dialed.Values.GroupBy(row => row.Contact).ToDictionary(rows => rows.Key, rows => string.Join(' ', rows.Select(row => $"{row.Number}:{row.Status}"))), finals);
        Console.WriteLine(_holds ? "Everything holds." : "NOT everything holds.");
        return _holds;
    }

    // The campaigns as the facts give them.
    private async Task CheckFactsAsync(Dictionary<string, string> finals)
    {
        var (lost, notCanceled, otherFinal) = (new List<string>(), new List<string>(), new List<string>());
        await using var source = NpgsqlDataSource.Create(cluster.Server.ConnectionString);
        for (var shard = 0; shard < StormPlan.Shards; shard++)
        {
            await using var journal = new PostgreSqlCampaignJournal(source, StormPlan.Campaign, shard);
            await using var runner = await CampaignRunner.StartAsync(journal, StormPlan.Settings with { MaxConcurrentCalls = StormPlan.MoreLines });
            var own = loaded.Where(id => ShardMap.ShardOf(id, StormPlan.Shards) == shard).ToList();
            await runner.ExecuteAsync((campaign, _) =>
            {
                lost.AddRange(own.Where(id => campaign.FindContact(id) is null));
                notCanceled.AddRange(own.Where(id => canceled.Contains(id) && campaign.FinalOf(id)?.Reason != CloseReason.Canceled));
                otherFinal.AddRange(own.Where(id => campaign.FindContact(id) is not null && (campaign.FinalOf(id) is { } final ? SingleRun.TextOf(final) : null) != finals.GetValueOrDefault(id)));
                return campaign.CallsUnderWay;
            });
        }

        Check($"each of {loaded.Count} contacts whose loading was answered is in the facts", lost);
        Check($"each of {canceled.Count} contacts whose cancellation was answered is canceled", notCanceled);
        Check("Final in the tables is that of the facts", otherFinal);
    }

    private void CheckEqual(Dictionary<string, string> calls, Dictionary<string, string> finals)
    {
        var contacts = cluster.Plan.Contacts;
        var single = SingleRun.Of(cluster.Plan, contacts);
        var compared = contacts.Where(contact => !StormPlan.IsHot(contact)).ToList();
        Check(
            $"calls and Final of {compared.Count} contacts, {compared.Count(contact => StormPlan.IsSharing(contact.Id))} of them with shared numbers, equal those of a single process",
            compared.Where(contact => calls.GetValueOrDefault(contact.Id) != single.Calls.GetValueOrDefault(contact.Id) || finals.GetValueOrDefault(contact.Id) != single.Final.GetValueOrDefault(contact.Id))
                .Select(contact => $"{contact.Id}: {calls.GetValueOrDefault(contact.Id)} {finals.GetValueOrDefault(contact.Id)}; single: {single.Calls.GetValueOrDefault(contact.Id)} {single.Final.GetValueOrDefault(contact.Id)}"));
        // Which of the contacts is called depends on the order; how many calls their number gets does not.
        var hot = contacts.Where(StormPlan.IsHot).GroupBy(contact => contact.PrimaryPhone).ToList();
        Check(
            $"{hot.Count} numbers with more contacts than the limit allows (left out above: {contacts.Count - compared.Count} contacts) have as many calls as in a single process",
            hot.Where(users => CountOf(users.Select(user => user.Id), calls) != CountOf(users.Select(user => user.Id), single.Calls)).Select(users => string.Create(CultureInfo.InvariantCulture, $"+{users.Key.Digits}: {CountOf(users.Select(user => user.Id), calls)}")));
    }

    private static int CountOf(IEnumerable<string> contacts, IReadOnlyDictionary<string, string> calls) => contacts.Sum(id => calls.TryGetValue(id, out var own) ? own.Count(letter => letter == ':') : 0);

    private void Check(string what, IEnumerable<string> violations)
    {
        var found = violations.ToList();
        _holds &= found.Count == 0;
        Console.WriteLine($"{(found.Count == 0 ? "ok    " : $"FAILED {found.Count}:")} {what}");
        foreach (var violation in found.Take(MostShown)) Console.WriteLine($"         {violation}");
    }
}
