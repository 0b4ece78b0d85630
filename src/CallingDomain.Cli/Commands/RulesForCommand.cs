using System.Collections.Immutable;
using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;
using NodaTime.TimeZones;

namespace CallingDomain.Cli;

/// <summary><c>rules for NUMBER</c>: which rule sets hold for a call of a number at an instant, and whether it may begin.</summary>
internal static class RulesForCommand
{
    public static Command Create(Terminal terminal)
    {
        var number = new Argument<string>("NUMBER") { Description = "The number, as people write it." };
        var at = new Option<string>("--at") { HelpName = "INSTANT", Required = true, Description = "The instant of the call, such as 2026-12-01T15:00:00Z." };
        var region = new Option<string>("--region") { HelpName = "REGION", DefaultValueFactory = _ => "US", Description = "The region whose national forms are read, such as US or IT." };
        var zones = new Option<string[]>("--zone") { HelpName = "ZONE", Description = "A time zone in which the person may be; several times for several. Default: all zones of the number's region." };
        var kinds = new Option<string[]>("--kind") { HelpName = "KIND", Description = "A kind of the call, such as Sales; several times for several. Default: unknown." };
        var fields = new Option<string[]>("--field") { HelpName = "NAME=VALUE", Description = "A custom field of the person, such as consentOn=2026-03-01; several times for several." };
        var rules = new Option<string?>("--rules") { HelpName = "DIR", Description = "A folder whose *.json files are the rule sets. Default: the library of the tool." };
        var (plan, tzdb) = (PlanOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("for", "Shows which rule sets hold for a call of a number.", number, at, region, zones, kinds, fields, rules, plan, tzdb, CommonOptions.Json())
        {
            Examples =
            [
                "callingdomain rules for +13055550103 --at 2026-12-02T00:30:00Z --zone America/New_York --kind Sales",
                "callingdomain rules for +33140000001 --at 2026-12-01T10:00:00Z --zone Europe/Paris --kind Sales --field consentOn=2026-09-01",
            ],
            Formats = [("DIR", "Files as in docs/examples/rules.")],
        };
        command.SetAction(arguments =>
        {
            var numberingPlan = PlanOption.Load(arguments.GetValue(plan), terminal.Input);
            var data = TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input);
            var instant = InstantOption.Read(at.Name, arguments.GetRequiredValue(at));
            if (instant < Campaign.FirstInstant || instant > Campaign.LastInstant) throw CampaignFile.OutOfRange(at.Name);
            var (phone, home) = Phone(arguments.GetRequiredValue(number), arguments.GetRequiredValue(region), numberingPlan);
            var answer = new NumberRules(
                phone,
                Fields(arguments.GetValue(fields) ?? []),
                Zones(arguments.GetValue(zones) ?? [], home, data.Zones),
                Kinds(arguments.GetValue(kinds) ?? []),
                instant,
                Sets(arguments.GetValue(rules), data.Zones));
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) JsonContract.Write(terminal.Output, answer.ToDocument());
            else answer.Print(terminal.Tables);
            return answer.IsOpen ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static (PhoneNumber Number, RegionCode Region) Phone(string text, string region, NumberingPlan plan)
    {
        var reader = new PhoneReader(Regions.Require(region, plan), PhoneCheck.None, plan);
        var reading = reader.Read(text);
        return reading.TryGet(out var read) ? (read.Number, read.Info.Region) : throw new InputException(reading.Reason.Code(), $"NUMBER: '{text}' is not a phone number: {Wording.Of(reading.Reason)}.", ("argument", "NUMBER"));
    }

    private static ImmutableArray<ContactField> Fields(string[] texts)
    {
        ImmutableArray<ContactField> fields =
        [
            .. texts.Select(text => text.Split('=', 2) is [var name, var value] && !string.IsNullOrWhiteSpace(name)
                ? new ContactField(name, value)
                : throw Refuse("--field", $"'{text}' is not of the form NAME=VALUE (example: consentOn=2026-03-01).")),
        ];
        return fields.CountBy(field => field.Name, StringComparer.Ordinal).FirstOrDefault(each => each.Value > 1).Key is { } twice ? throw Refuse("--field", $"duplicate field '{twice}'.") : fields;
    }

    private static ImmutableArray<string> Kinds(string[] kinds)
    {
        if (kinds.FirstOrDefault(kind => string.IsNullOrWhiteSpace(kind) || kind.Length > CampaignSettings.MaxKeyLength) is { } wrong) throw Refuse("--kind", $"'{wrong}' is not a text of 1 to {CampaignSettings.MaxKeyLength} characters (example: Sales).");
        return [.. kinds.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static InputException Refuse(string option, string why) => new(InputReason.ArgumentsInvalid, $"{option}: {why}", ("option", option));

    // Of a region, the person may be in any zone.
    private static ImmutableArray<DateTimeZone> Zones(string[] asked, RegionCode region, IDateTimeZoneProvider zones)
    {
        if (asked.Length > 0) return [.. asked.Select(each => ZoneOption.Read("--zone", each, zones))];
        ImmutableArray<DateTimeZone> all =
        [
            .. TzdbDateTimeZoneSource.Default.ZoneLocations!.Where(place => place.CountryCode == region.ToString()).Select(place => zones.GetZoneOrNull(place.ZoneId)).OfType<DateTimeZone>(),
        ];
        return !all.IsEmpty ? all : throw new InputException(InputReason.ArgumentsInvalid, "--zone: required, because the region of the number has no time zone.", ("option", "--zone"));
    }

    private static IReadOnlyList<(string File, CallingRuleSet Set)> Sets(string? folder, IDateTimeZoneProvider zones)
    {
        if (folder is null) return [.. RuleLibrary.Files.Names.Select(name => (name, RuleLibrary.Find(name, "NUMBER", zones)!))];
        if (!Directory.Exists(folder)) throw new InputException(InputReason.FileNotFound, $"The folder '{folder}' does not exist.", ("file", folder));
        var files = Directory.GetFiles(folder, "*.json");
        if (files.Length is 0) throw new InputException(InputReason.FileNotFound, $"The folder '{folder}' has no file *.json.", ("file", folder));
        RuleLibrary.RequireCount(files.Length);
        return [.. files.Order(StringComparer.Ordinal).Select(path => (path, RuleLibrary.Read(path, Stream.Null, zones)))];
    }
}
