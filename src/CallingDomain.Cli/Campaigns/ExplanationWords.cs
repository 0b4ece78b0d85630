using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CallingDomain.Dialing;
using NodaTime;
using NodaTime.Text;

namespace CallingDomain.Cli;

/// <summary>An explanation in sentences, in local times of the contact's phone.</summary>
internal sealed class ExplanationWords
{
    private const int MostNames = 5; // of contacts in the hopper

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu 'at' HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("dddd d MMMM uuuu 'at' HH:mm:ss");

    private readonly Campaign _campaign;
    private readonly Explanation _explanation;
    private readonly DateTimeZone _zone;

    private ExplanationWords(Campaign campaign, Explanation explanation)
    {
        (_campaign, _explanation) = (campaign, explanation);
        var phone = explanation.NextPhone ?? explanation.Final?.Phone;
        var zones = phone is { } known ? campaign.ZonesOf(explanation.Contact, known.Phone) : [];
        _zone = zones.IsEmpty ? campaign.Settings.TimeZone : zones[0];
    }

    private string Id => _explanation.ContactId;

    /// <summary>The explanation, one sentence after the other.</summary>
    /// <param name="campaign">The campaign, as it was explained.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="at">The explained instant.</param>
    public static ImmutableArray<string> Of(Campaign campaign, Explanation explanation, Instant at)
    {
        var words = new ExplanationWords(campaign, explanation);
        return [.. words.State(at), .. words.SkippedPhones(), .. words.Needs(at), .. words.Sources(at)];
    }

    /// <summary>Why a contact was closed, as a clause after "because".</summary>
    public static string Of(FinalEntry final) => final.Reason switch
    {
        CloseReason.Reached => $"it was reached at {final.CausePhone?.Phone}",
        CloseReason.StatusLimit => $"{final.CausePhone?.Phone} has as many attempts with the status {final.CauseStatus} as the campaign allows",
        CloseReason.GlobalLimit => $"{final.CausePhone?.Phone.ToString() ?? "it"} has as many attempts over all statuses as the campaign allows",
        CloseReason.NoDialablePhone => "it has no phone that may be called",
        CloseReason.Blacklisted => "all its phones are on the blacklist",
        CloseReason.Deleted => "it was deleted",
        CloseReason.Canceled => "the host closed it",
        CloseReason.NeverCallable => "the calling hours in the time zones of its phones are never open",
        CloseReason.CampaignEnded => "the campaign ended",
        CloseReason.CallbackLimit => "it asked for more callbacks than the campaign allows",
        CloseReason.LostLimit => "it has as many lost calls as the campaign allows",
        CloseReason.ListDetached => "its list was detached",
        CloseReason.FactMissing => "a rule set needs a fact, such as a consent, that it lacks",
        CloseReason.Disposition => "the disposition, the outcome or a signal of its last call closes contacts",
        _ => throw new UnreachableException(),
    };

    /// <summary>Why a phone is not called.</summary>
    public static string Of(SkippedPhone skipped) => skipped.Reason switch
    {
        SkipReason.Blacklisted => $"{skipped.Phone.Phone} is not called, because it is on the blacklist.",
        SkipReason.Duplicate => $"{skipped.Phone.Phone} is called at its first place only, because the contact has it more than once.",
        SkipReason.Missing => "A phone is not called, because it has no number.",
        SkipReason.NeverCallable => $"{skipped.Phone.Phone} is not called, because the calling hours in its time zones are never open at the same time.",
        SkipReason.FactMissing => $"{skipped.Phone.Phone} is not called, because a rule set needs a fact, such as a consent, that the contact lacks.",
        _ => throw new UnreachableException(),
    };

    private IEnumerable<string> State(Instant at) => _explanation.Phase switch
    {
        ContactPhase.Waiting => Waiting(at),
        ContactPhase.Reserved => [$"A call of {Id} to {_explanation.NextPhone?.Phone} is claimed, and not dialed yet."],
        ContactPhase.InCall => InCall(),
        ContactPhase.Closed => [$"{Id} was closed {On(_explanation.Final!.Value.ClosedAt)} local time ({_zone.Id}), because {Of(_explanation.Final.Value)}.", "It is not called again, unless it is reset, reopened or loaded again."],
        _ => throw new UnreachableException(),
    };

    private IEnumerable<string> InCall()
    {
        var began = _explanation.History is [.., { EndedAt: null } last] ? $", which began {On(last.Attempt.DialedAt)} local time ({_zone.Id})" : "";
        yield return $"{Id} is in a call at {_explanation.NextPhone?.Phone}{began}.";
        yield return "If the call does not reach it, the retry settings decide whether and when it is called again.";
    }

    private IEnumerable<string> Waiting(Instant at)
    {
        var (causes, now) = (_explanation.NotBefore, $"{On(at)} local time ({_zone.Id})");
        if (causes.IsEmpty)
        {
            yield return $"{Id} is called now, {now}, at {_explanation.NextPhone?.Phone}: it is due, a line is free, and no contact is before it.";
            yield break;
        }

        yield return $"{Id} is not called now, {now}, because {ReportText.List([.. causes.Select(Of)])}.";
        yield return Future(causes);
        if (_explanation.AheadInHopper is > 0 and var ahead)
        {
            var names = _campaign.Preview(at, Math.Min(ahead, MostNames)).Select(each => each.ContactId).ToList();
            if (names.Count < ahead) names.Add($"{ReportText.Count(ahead - names.Count)} more");
            yield return $"Before it in the hopper: {ReportText.List(names)}.";
        }
    }

    private string Future(ImmutableArray<WaitCause> causes)
    {
        const string Unless = "unless no line is free then, other contacts come first, its number is in another call, or the campaign changes";
        var phone = _explanation.NextPhone?.Phone;
        if (causes.Any(cause => cause.Why == WaitReason.CampaignEnd)) return "It will not be called, unless the campaign gets a later end.";
        if (causes.Any(cause => cause is { Why: WaitReason.Window, Until: null }) || _explanation.DueAt == Instant.MaxValue) return "It will not be called, unless the campaign gets other calling hours.";
        if (causes.Any(cause => cause.Why is WaitReason.Held or WaitReason.Paused)) return $"It will be called at {phone} after it is released, and not before the other causes have passed.";
        if (_explanation.AheadInHopper is not null || causes.All(cause => cause.Why == WaitReason.NumberInCall)) return $"It will be called at {phone} when its turn comes, unless its calling hours close before, or the campaign changes.";
        var due = Instant.Max(_explanation.DueAt ?? Instant.MinValue, causes.Max(cause => cause.Until ?? Instant.MinValue));
        return $"It will be called {On(due)} local time ({_zone.Id}), at {phone}, {Unless}.";
    }

    // A clause after "because".
    private string Of(WaitCause cause) => cause.Why switch
    {
        WaitReason.FirstCall => $"its first call is due {On(cause.Until)}",
        WaitReason.AdditionalDelay => $"the delay between two phones of a pass ends {On(cause.Until)}",
        WaitReason.RetryDelay => $"the retry delay before its next pass ends {On(cause.Until)}",
        WaitReason.Window when cause.Until is null => $"the calling hours of {NameOf(cause.Rule)} do not open again as far as can be foreseen",
        WaitReason.Window => $"the calling hours of {NameOf(cause.Rule)} open {On(cause.Until)}",
        WaitReason.InCall => "its call is under way",
        WaitReason.Turn => $"{(_explanation.AheadInHopper is { } ahead and not 1 ? $"{ReportText.Count(ahead)} contacts are" : "1 contact is")} called first",
        WaitReason.NumberInCall => "its number is in a call of another contact",
        WaitReason.Callback => $"its callback is due {On(cause.Until)}",
        WaitReason.Lockout => $"a lockout of {NameOf(cause.Rule)} forbids calls until {Full(cause.Until)}",
        WaitReason.AttemptLimit => $"an attempt limit of {NameOf(cause.Rule)} forbids calls until {Full(cause.Until)}",
        WaitReason.Held => cause.Rule is { } list ? $"its list '{list}' is on hold" : "it is on hold",
        WaitReason.Paused => "the campaign is paused",
        WaitReason.Line => $"no line is free: {ReportText.Count(_campaign.CallsUnderWay, "call")} {(_campaign.CallsUnderWay == 1 ? "is" : "are")} under way",
        WaitReason.Owner => $"its callback is reserved for the agent '{cause.Rule}'{Until(cause.Until)}",
        WaitReason.CampaignEnd => "the campaign ends before its next call",
        WaitReason.FactMissing => $"the rule set '{cause.Rule}' needs a fact, such as a consent, that the contact lacks{Until(cause.Until)}",
        WaitReason.Preview => $"the agent '{cause.Rule}' has reserved it for a preview{Until(cause.Until)}",
        _ => throw new UnreachableException(),
    };

    // The sources of the rule sets that are named, each once.
    private IEnumerable<string> Sources(Instant at)
    {
        var named = _explanation.NotBefore.Select(cause => cause.Rule).Concat(Unmet(at).Select(rules => rules.Name)).ToHashSet();
        return _campaign.Settings.Rules.Where(rules => named.Contains(rules.Name)).Select(RuleWords.Source).OfType<string>();
    }

    // What the rule sets need that are not met, and what the contact has instead.
    private IEnumerable<string> Needs(Instant at)
    {
        var fields = _campaign.ContactOf(_explanation.Contact)?.Fields ?? [];
        return Unmet(at).SelectMany(rules => RuleWords.Missing(rules, fields));
    }

    // The rule sets that need a fact which the contact lacks, for phones that are left out for it or wait for it.
    private IEnumerable<CallingRuleSet> Unmet(Instant at)
    {
        var phones = _campaign.SkippedPhones.Where(phone => phone.Contact == _explanation.Contact && phone.Reason == SkipReason.FactMissing).Select(phone => phone.Phone.Phone);
        if (_explanation.NextPhone is { } next && _explanation.NotBefore.Any(cause => cause.Why == WaitReason.FactMissing)) phones = phones.Append(next.Phone);
        var contact = _campaign.ContactOf(_explanation.Contact);
        return phones.SelectMany(phone => _campaign.Settings.RulesFor(contact, phone, at)).Where(each => each.Standing == RuleStanding.FactMissing).Select(each => each.Rules).Distinct();
    }

    private IEnumerable<string> SkippedPhones() => _campaign.SkippedPhones.Where(phone => phone.Contact == _explanation.Contact).Select(Of);

    private string On(Instant? at) => at is null ? "at an unknown time" : $"on {Full(at)}";

    private string Until(Instant? at) => at is null ? "" : $" until {Full(at)}";

    private string Full(Instant? at)
    {
        if (at is not { } instant || instant == Instant.MaxValue) return "an unknown time";
        if (instant < Campaign.FirstInstant || instant > Campaign.LastInstant) return InstantText.Write(instant);
        var local = instant.InZone(_zone);
        var text = (local is { Second: 0, NanosecondOfSecond: 0 } ? Minutes : Seconds).Format(local.LocalDateTime);
        return _zone.MapLocal(local.LocalDateTime).Count > 1 ? $"{text} ({local.Offset.ToString("g", CultureInfo.InvariantCulture)})" : text; // the local time occurs twice
    }

    private static string NameOf(string? rule) => rule is null or "campaign" ? "the campaign" : $"the rule set '{rule}'";
}
