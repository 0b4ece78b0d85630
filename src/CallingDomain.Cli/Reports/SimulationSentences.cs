using CallingDomain.Dialing;

namespace CallingDomain.Cli;

/// <summary>What happened in a simulation, in three sentences.</summary>
internal static class SimulationSentences
{
    private const int MostNamed = 5; // calls and reasons

    public static IEnumerable<string> Of(SimulationResult result) => [Placed(result), Reached(result), Ended(result)];

    private static string Placed(SimulationResult result)
    {
        var (summary, zone, called) = (result.Summary, result.Campaign.Settings.TimeZone, result.Records.Figures.CalledContacts);
        if (summary.FirstDialAt is not { } first) return $"The campaign placed no call to its {ReportText.Count(result.Campaign.ContactCount, "contact")}.";
        var to = called == result.Campaign.ContactCount ? ReportText.Count(called, "contact") : $"{ReportText.Count(called)} of {ReportText.Count(result.Campaign.ContactCount, "contact")}";
        var last = summary.LastEndAt ?? first;
        return $"From {ReportText.Local(first, zone)} to {ReportText.LocalAfter(last, first, zone)} ({zone.Id}), the campaign placed {ReportText.Count(summary.Attempts, "call")} to {to}.";
    }

    private static string Reached(SimulationResult result)
    {
        var (reached, contacts, byCall) = (result.Summary.Reached, result.Campaign.ContactCount, result.Records.Figures.ByCall);
        if (reached == 0) return contacts == 1 ? "It did not reach the contact." : $"It reached none of the {ReportText.Count(contacts, "contact")}.";
        var named = byCall.Take(MostNamed).Select((figures, i) => (Call: ReportText.Ordinal(i + 1), figures.Reached)).Where(call => call.Reached > 0).ToList();
        var later = byCall.Skip(MostNamed).Sum(figures => figures.Reached);
        List<string> parts = [.. named.Select((call, i) => $"{ReportText.Count(call.Reached)} with {(i == 0 ? "their" : "the")} {call.Call}{(i == 0 ? " call" : "")}")];
        if (later > 0) parts.Add($"{ReportText.Count(later)} with later calls");
        return contacts == 1
            ? $"It reached the contact with its {ReportText.Ordinal(byCall.TakeWhile(figures => figures.Reached == 0).Count() + 1)} call."
            : $"It reached {ReportText.Count(reached)} of {ReportText.Count(contacts, "contact")} ({ReportText.Share(reached, contacts)}): {ReportText.List(parts)}.";
    }

    private static string Ended(SimulationResult result)
    {
        var (summary, zone) = (result.Summary, result.Campaign.Settings.TimeZone);
        if (summary.Open == 0)
        {
            if (result.Campaign.ContactCount == 1 && result.Records.FirstClosings is [var only])
            {
                var counts = CampaignRows.Of(only).Attempts.Select(count => $"{count.Value} {count.Key}").ToList();
                var cause = only is { Reason: CloseReason.StatusLimit or CloseReason.GlobalLimit, CausePhone: { } phone } ? $": {ReportText.List(counts)} on the last phone called{(only.CausePhone == only.Phone ? $", {TimelineChart.NameOf(phone)}" : "")}" : "";
                return $"The contact was closed at {ReportText.Local(only.ClosedAt, zone)} because {(only.Reason == CloseReason.Reached ? "it was reached" : "of " + Because(only.Reason))}{cause}.";
            }

            var others = result.Records.ByReason.Where(each => each.Key != CloseReason.Reached).OrderByDescending(each => each.Value).Select(each => $"{ReportText.Count(each.Value)} because of {Because(each.Key)}").ToList();
            return $"All contacts are closed{(result.Records.LastClosedAt is { } at ? $", the last one at {ReportText.Local(at, zone)}" : "")}{(others.Count == 0 ? "" : $": {ReportText.List(others)}{(summary.Reached > 0 ? ", all others because they were reached" : "")}")}.";
        }

        var waits = result.OpenByCause.OrderByDescending(each => each.Value).Select(each => $"{ReportText.Count(each.Value)} for {Waiting(each.Key)}").ToList();
        var closed = summary.Closed == summary.Reached ? "" : $", and {ReportText.Count(summary.Closed - summary.Reached)} closed without having been reached";
        return $"At {ReportText.Local(result.EndsAt, zone)}, {ReportText.Count(summary.Open, "contact")} {(summary.Open == 1 ? "is" : "are")} open{closed}; of the open ones, {(summary.Open == 1 ? "it waits" : "they wait")}: {ReportText.List(waits)}.";
    }

    private static string Because(CloseReason reason) => reason switch
    {
        CloseReason.StatusLimit => "the limit of a status",
        CloseReason.GlobalLimit => "the limit of all attempts",
        CloseReason.NoDialablePhone => "no phone that may be called",
        CloseReason.Blacklisted => "the blacklist",
        CloseReason.NeverCallable => "hours that never open",
        CloseReason.CampaignEnded => "the end of the campaign",
        CloseReason.CallbackLimit => "the limit of callbacks",
        CloseReason.LostLimit => "the limit of lost calls",
        CloseReason.FactMissing => "a fact that a rule set needs",
        CloseReason.Disposition => "a disposition or an outcome",
        _ => reason.ToString(),
    };

    private static string Waiting(WaitReason why) => why switch
    {
        WaitReason.FirstCall => "the time of their first call",
        WaitReason.AdditionalDelay => "the delay before the next phone",
        WaitReason.RetryDelay => "the retry delay",
        WaitReason.Window => "the calling hours",
        WaitReason.InCall => "the end of a call",
        WaitReason.Turn => "their turn or a free line",
        WaitReason.NumberInCall => "another call to the same number",
        WaitReason.Callback => "a callback",
        WaitReason.Lockout => "the end of a lockout",
        WaitReason.AttemptLimit => "the end of a period with an attempt limit",
        WaitReason.CampaignEnd => "nothing, because the campaign ends before",
        _ => why.ToString(),
    };
}
