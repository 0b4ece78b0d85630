using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using Spectre.Console;

namespace CallingDomain.Cli;

/// <summary>What rule sets say about a call of a number at an instant, one by one and together.</summary>
internal sealed class NumberRules
{
    private const string Person = "person";

    private readonly PhoneNumber _number;
    private readonly ImmutableArray<ContactField> _fields;
    private readonly ImmutableArray<DateTimeZone> _zones;
    private readonly ImmutableArray<string> _kinds;
    private readonly Instant _at;
    private readonly List<NumberRule> _rules;
    private readonly CallTime _together;
    private readonly int _others;

    /// <param name="number">The number.</param>
    /// <param name="fields">The custom fields of the called person.</param>
    /// <param name="zones">The zones in which the person may be: at least one.</param>
    /// <param name="kinds">The kinds of the call; empty if unknown.</param>
    /// <param name="at">The instant.</param>
    /// <param name="sets">The rule sets with their files or names.</param>
    public NumberRules(PhoneNumber number, ImmutableArray<ContactField> fields, ImmutableArray<DateTimeZone> zones, ImmutableArray<string> kinds, Instant at, IReadOnlyList<(string File, CallingRuleSet Set)> sets)
    {
        (_number, _fields, _zones, _kinds, _at) = (number, fields, zones, kinds, at);
        var standings = sets.Select(each => (each.File, Standing: Settings([each.Set]).RulesFor(Contact, number, at).Single()));
        _rules = [.. standings.Where(each => each.Standing.Standing != RuleStanding.DoesNotApply).Select(each => new NumberRule(each.File, each.Standing, IsInForce(each.Standing.Rules), TimeUnder([each.Standing.Rules])))];
        _others = sets.Count - _rules.Count;
        _together = TimeUnder([.. _rules.Select(rule => rule.Standing.Rules)]);
    }

    /// <summary>Whether the call may begin.</summary>
    public bool IsOpen => _together.IsOpen;

    private Contact Contact => new(Person, _number) { Fields = _fields };

    public NumberRulesDocument ToDocument() => new(
        _number.ToString(), InstantText.Write(_at), [.. _zones.Select(zone => zone.Id)], IsOpen, _together.Next,
        [.. _rules.Select(rule => rule.ToRow())], _others);

    public void Print(IAnsiConsole console)
    {
        var table = Tables.Create($"Rules for {_number}", "Rule set", "Standing", "Open", "Opens", "Confidence", "Read on", "Source").Wrapping("Rule set", "Source");
        foreach (var rule in _rules)
        {
            var row = rule.ToRow();
            table.AddTextRow($"{row.Name} ({Path.GetFileNameWithoutExtension(row.File)})", row.InForce ? row.Standing : "not in force", row.Open ? "yes" : "no", row.Open ? "" : row.NextOpen ?? "never", row.Confidence, row.ReadOn ?? "unknown", row.Source);
        }

        var others = $"{ReportText.Count(_others, "other set")} {(_others == 1 ? "does" : "do")} not apply.";
        table.Caption = IsOpen ? $"A call may begin at {InstantText.Write(_at)}. {others}" : $"No call may begin at {InstantText.Write(_at)}{(_together.Next is { } next ? $", and next at {next}" : "")}. {others}";
        console.Write(table);
        foreach (var rule in _rules.Where(rule => rule.IsInForce && rule.Standing.Standing == RuleStanding.FactMissing))
        {
            foreach (var sentence in RuleWords.Missing(rule.Standing.Rules, _fields)) console.WriteLine(VisibleText.Of(sentence));
        }

        console.WriteLine(_zones.Length == 1 ? $"The person is in {_zones[0].Id}." : $"The person may be in any of {ReportText.Count(_zones.Length)} time zones, and the hours hold in all of them: --zone names the right one.");
    }

    private CampaignSettings Settings(ImmutableArray<CallingRuleSet> sets) => new() { TimeZone = _zones[0], PhoneZones = PhoneZones.Of([new(_number, _zones)]), CallKinds = _kinds, Rules = sets };

    // Of a person who may be in several zones, a rule is in force if it is in force in any of them.
    private bool IsInForce(CallingRuleSet set) => _zones.Select(zone => _at.InZone(zone).Date).Any(date => !(date < set.InForceFrom || date >= set.RepealedFrom));

    // As a campaign answers for a person who was never called.
    private CallTime TimeUnder(ImmutableArray<CallingRuleSet> sets)
    {
        var campaign = new Campaign(Settings(sets));
        if (!campaign.Load(Contact, _at).IsOk) return new CallTime(false, null);
        var explanation = campaign.Explain(Person, _at)!;
        if (explanation.Phase != ContactPhase.Waiting) return new CallTime(false, null);
        return explanation.NotBefore.IsEmpty ? new CallTime(true, null) : new CallTime(false, explanation.NotBefore.All(cause => cause.Until is not null) ? InstantText.WriteOrNever(explanation.NotBefore.Max(cause => cause.Until)) : null);
    }

    /// <summary>Whether a call may begin at the instant, and if not, when next; null for never or unknown.</summary>
    private sealed record CallTime(bool IsOpen, string? Next);

    private sealed record NumberRule(string File, RuleSetStanding Standing, bool IsInForce, CallTime Time)
    {
        public NumberRuleRow ToRow()
        {
            var set = Standing.Rules;
            return new NumberRuleRow(
                File, set.Name, Standing.Standing.Code(), IsInForce, Time.IsOpen, Time.Next, set.Source, set.SourceUrl, set.ReadOn is { } day ? NodaTimeConverters.Dates.Format(day) : null, set.Confidence.Code(), set.Needs?.ToString());
        }
    }
}
