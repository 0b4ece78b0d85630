using System.CommandLine;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>campaign explain CAMPAIGN.json</c>: why a contact is called at an instant of the simulation, still waits, or is closed.</summary>
internal static class CampaignExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("CAMPAIGN") { Description = "The campaign, a JSON file, or - for standard input." };
        var contact = new Option<string>("--contact") { HelpName = "ID", Required = true, Description = "The identity of the contact." };
        var at = new Option<string>("--at") { HelpName = "INSTANT", Required = true, Description = "The instant, such as 2026-03-02T12:00:00Z. Its own events are included." };
        var (seed, plan, tzdb) = (SeedOption.Create(), PlanOption.Create(), TzdbOption.Create());
        var command = new ToolCommand("explain", "Explains why a contact is called at an instant, or waits.", file, contact, at, seed, plan, tzdb, CommonOptions.Json())
        {
            Examples = ["callingdomain campaign init | callingdomain campaign explain - --contact c1 --at 2026-03-02T09:00:30Z"],
            Formats = [("CAMPAIGN", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema, 'callingdomain campaign init' an example.")],
        };
        command.SetAction(arguments =>
        {
            var instant = InstantOption.Read(at.Name, arguments.GetRequiredValue(at));
            using var campaign = CampaignFile.Read(
                arguments.GetRequiredValue(file),
                terminal.Input,
                PlanOption.Load(arguments.GetValue(plan), terminal.Input),
                TzdbOption.Load(arguments.GetValue(tzdb), terminal.Input),
                SeedOption.Read(arguments.GetRequiredValue(seed)));
            var result = Run(terminal, campaign, arguments.GetRequiredValue(contact), instant);
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) JsonContract.Write(terminal.Output, result.ToDocument());
            else result.Print(terminal.Tables);
            return campaign.ContactsFile is { Columns.IsComplete: false } ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
        });
        return command;
    }

    private static ExplanationResult Run(Terminal terminal, CampaignFile file, string contact, Instant at)
    {
        var campaign = file.ToCampaign(terminal, new CampaignOptions { KeepHistory = true });
        if (campaign.FindContact(contact) is null)
            throw new InputException(CampaignReason.ContactUnknown.Code(), $"--contact: the campaign has no contact '{contact}'.", ("option", "--contact"), ("contact", contact));
        if (at < Campaign.FirstInstant || at > Campaign.LastInstant) throw CampaignFile.OutOfRange("--at");
        using (var progress = new ProgressBar(terminal, "contacts closed", campaign.ContactCount)) Simulation.Run(campaign, file.Outcomes, file.Start, at, progress);
        return new ExplanationResult(campaign.Explain(contact, at)!, at, campaign, file);
    }
}
