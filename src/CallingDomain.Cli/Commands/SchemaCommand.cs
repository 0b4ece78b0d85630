using System.CommandLine;

namespace CallingDomain.Cli;

/// <summary><c>schema NAME</c>: the JSON Schema of a file that the tool reads.</summary>
internal static class SchemaCommand
{
    public static readonly EmbeddedFiles Schemas = new("schemas", ".schema.json", ["campaign", "scenario", "types", "columns", "preset", "prices", "rules"]);

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = $"The kind of file: {string.Join(", ", Schemas.Names)}." };
        name.CompletionSources.Add([.. Schemas.Names]);
        var command = new ToolCommand("schema", "Prints the JSON Schema of a file that the tool reads.", name, CommonOptions.Json())
        {
            Examples = ["callingdomain schema campaign > campaign.schema.json"],
            Formats = [("campaign", "The file of 'campaign simulate' and 'campaign explain'."), ("scenario", "The file of 'portal run'."), ("types", "The file of --types."), ("columns", "The file of --columns."), ("preset", "A file of --preset."), ("prices", "The file of --prices."), ("rules", "A rule set: a file of 'rules check' and of the rules of a campaign.")],
        };
        command.SetAction(arguments =>
        {
            terminal.Output.Write(Schemas.Read(arguments.GetRequiredValue(name), name.Name));
            return ExitStatus.NothingRefused;
        });
        return command;
    }
}
