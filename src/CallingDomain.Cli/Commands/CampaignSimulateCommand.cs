using System.CommandLine;
using CallingDomain.Dialing;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>campaign simulate CAMPAIGN.json</c>: the whole campaign before it is launched.</summary>
internal static class CampaignSimulateCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("CAMPAIGN") { Description = "The campaign: a JSON file, or - for standard input." };
        var until = new Option<string?>("--until")
        {
            HelpName = "INSTANT",
            Description = "The last instant to simulate, such as 2026-03-02T12:00:00Z. Default: until all contacts are closed.",
        };
        var plan = PlanOption.Create();
        var command = new Command("simulate", "Runs a campaign through made-up time and prints its History, its Final and what is still open.")
        {
            file,
            until,
            plan,
            CommonOptions.Json,
        };
        command.SetAction(arguments => Run(
            terminal,
            arguments.GetRequiredValue(file),
            arguments.GetValue(until),
            PlanOption.Load(arguments.GetValue(plan), terminal.Input),
            arguments.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? untilText, NumberingPlan plan, bool json)
    {
        Instant? until = null;
        if (untilText is not null)
            until = InstantText.Read(untilText)
                ?? throw new InputException(
                    InputReason.InstantInvalid,
                    $"--until: '{untilText}' is no instant such as 2026-03-02T12:00:00Z.",
                    ("option", "--until"));

        var file = CampaignFile.Read(path, terminal.Input, plan);
        var campaign = new Campaign(file.Settings);
        foreach (var contact in file.Contacts)
        {
            if (campaign.Load(contact, file.Start) is { } reason)
                throw new InvalidOperationException($"A checked campaign file was refused: {reason}."); // identities are unique by now
        }

        SimulationSummary summary;
        using (var progress = new ProgressBar(terminal, "contacts closed", file.Contacts.Length))
            summary = Simulation.Run(campaign, file.Outcomes, file.Start, until, progress);

        var result = new SimulationResult(file, campaign, summary, until);
        if (json) JsonContract.Write(terminal.Output, result.ToDocument());
        else result.Print(terminal.Tables);
        return file.ContactsFile is { Counts: { Rejected: > 0 } or { Duplicates: > 0 } } ? ExitStatus.SomethingRefused : ExitStatus.NothingRefused;
    }
}
