using System.CommandLine;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>rules check FILE…</c>: what rule sets say in a week, and which are old or can never be met.</summary>
internal static class RulesCheckCommand
{
    private const string MaxAgeName = "--max-age";
    private const int MostDays = 36_600;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Rule sets: JSON files, - for standard input, or names of the library, such as us-florida.",
        };
        var zone = new Option<string>("--zone") { HelpName = "ZONE", DefaultValueFactory = _ => "UTC", Description = "The time zone of the called party." };
        var date = new Option<string?>("--date") { HelpName = "DATE", Description = "The first date of the week, to which ages are counted. Default: today." };
        var maxAge = new Option<string?>(MaxAgeName) { HelpName = "DAYS", Description = "Refuse a rule set whose source was read longer ago." };
        var tzdb = TzdbOption.Create();
        var command = new ToolCommand("check", "Shows what rule sets say in a week, and what is wrong.", files, zone, date, maxAge, tzdb, CommonOptions.Json())
        {
            Examples = ["callingdomain rules check us-louisiana --zone America/Chicago --date 2026-12-21", "callingdomain rules check us-federal-hours us-florida --zone America/New_York --date 2026-12-01 --max-age 365"],
            Formats = [("FILE", "JSON of a rule set, as in docs/examples/rules.")],
        };
        command.SetAction(arguments =>
        {
            var named = arguments.GetRequiredValue(files);
            if (named.FirstOrDefault(file => file is ['-', '-', ..]) is { } option) throw Cli.UnknownOption("callingdomain rules check", command, option);
            RuleLibrary.RequireCount(named.Length);
            var data = TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input);
            var called = ZoneOption.Read(zone.Name, arguments.GetRequiredValue(zone), data.Zones);
            var first = arguments.GetValue(date) is { } text ? DateOption.Read(date.Name, text) : Instant.FromDateTimeOffset(terminal.Time.GetUtcNow()).InZone(called).Date;
            var oldest = MaxAge(arguments.GetValue(maxAge));
            var rules = named.Select(file => CheckedRule.Of(file, RuleLibrary.Open(file, () => file, files.Name, terminal.Input, data.Zones), first, called, oldest)).ToList();
            return Answer(terminal, rules, first, called, arguments.GetValue<bool>(CommonOptions.JsonName));
        });
        return command;
    }

    private static int Answer(Terminal terminal, List<CheckedRule> rules, LocalDate first, DateTimeZone zone, bool json)
    {
        var together = AreNeverOpenTogether(rules, first, zone);
        if (json)
        {
            JsonContract.Write(terminal.Output, new RulesCheckDocument(
                zone.Id, NodaTimeConverters.Dates.Format(first), [.. rules.Select(rule => rule.ToRow())], together ? [RuleFindingReason.NeverOpenTogether.Code()] : []));
        }
        else
        {
            foreach (var rule in rules) rule.Print(terminal.Tables);
            if (together) terminal.Error.WriteLine($"{RuleFindingReason.NeverOpenTogether.Code()}: The hours of these rule sets are never open at once in {zone.Id}.");
        }

        return together || rules.Any(rule => !rule.Findings.IsEmpty) ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
    }

    // Of sets that apply to everybody: whether the sets ever apply to one phone is not asked.
    private static bool AreNeverOpenTogether(List<CheckedRule> rules, LocalDate first, DateTimeZone zone)
    {
        var settings = new CampaignSettings { TimeZone = zone, Rules = [.. rules.Select(rule => rule.Set with { AppliesTo = null, LiftedBy = null, Needs = null })] };
        return rules.Count > 1 && !settings.Check(zone.AtStartOfDay(first).ToInstant()).IsOk;
    }

    private static int? MaxAge(string? text)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays
            ? days
            : throw new InputException(InputReason.ArgumentsInvalid, string.Create(CultureInfo.InvariantCulture, $"{MaxAgeName}: '{text}' is not a number of days from 0 to {MostDays}."), ("option", MaxAgeName));
    }
}
