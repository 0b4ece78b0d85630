using System.CommandLine;
using System.Text.Json.Nodes;

namespace CallingDomain.Cli;

/// <summary><c>campaign init</c>: a commented campaign file to start from.</summary>
internal static class CampaignInitCommand
{
    public static readonly EmbeddedFiles Campaigns = new("examples", ".jsonc", ["multi-number", "callbacks", "limits", "contacts-file"]);

    public static Command Create(Terminal terminal)
    {
        var example = new Option<string>("--example")
        {
            HelpName = "NAME",
            DefaultValueFactory = _ => Campaigns.Names[0],
            Description = $"The example: {string.Join(", ", Campaigns.Names)}.",
        };
        example.CompletionSources.Add([.. Campaigns.Names]);
        var command = new ToolCommand("init", "Prints a commented campaign file to start from.", example, CommonOptions.Json())
        {
            Examples = ["callingdomain campaign init > campaign.json", "callingdomain campaign init --example limits | callingdomain campaign simulate -"],
            Formats = [("campaign.json", "JSON with comments. 'callingdomain schema campaign' prints the JSON Schema.")],
        };
        command.SetAction(arguments =>
        {
            var campaign = Campaigns.Read(arguments.GetRequiredValue(example), example.Name);
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) WriteWithoutComments(terminal.Output, campaign);
            else terminal.Output.Write(campaign);
            return ExitStatus.NothingRefused;
        });
        return command;
    }

    private static void WriteWithoutComments(Stream output, byte[] campaign)
    {
        using var json = JsonFile.Parse(campaign);
        JsonContract.WriteNode(output, JsonObject.Create(json.RootElement)!);
    }
}
