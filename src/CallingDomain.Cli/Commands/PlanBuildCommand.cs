using System.CommandLine;
using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Cli;

/// <summary><c>plan build METADATA OUT</c>: a numbering plan from public metadata.</summary>
internal static class PlanBuildCommand
{
    private const int MaxBytes = 16 << 20; // of the metadata, which has some hundred thousand bytes, and of each file in its folder

    public static Command Create(Terminal terminal)
    {
        var metadata = new Argument<string>("METADATA")
        {
            Description = "metadata.max.json of the npm package libphonenumber-js. The package.json and CHANGELOG.md in its folder give version and date.",
        };
        var output = new Argument<string>("OUT") { Description = "The file of the plan. An existing file is replaced only if the metadata is valid." };
        var command = new ToolCommand("build", "Builds a numbering plan from public metadata.", metadata, output, CommonOptions.Json)
        {
            Examples = ["callingdomain plan build metadata.max.json newer.plan"],
            Formats = [("METADATA", "metadata.max.json of the npm package libphonenumber-js ('npm pack libphonenumber-js')."), ("OUT", "A numbering plan for --plan. The same metadata gives the same bytes.")],
        };
        command.SetAction(arguments =>
            Run(terminal, arguments.GetRequiredValue(metadata), arguments.GetRequiredValue(output), arguments.GetValue(CommonOptions.Json)));
        return command;
    }

    private static int Run(Terminal terminal, string metadata, string output, bool json)
    {
        if (metadata != InputFile.StandardInput && OutputFile.IsSame(metadata, output))
            throw new InputException(InputReason.ArgumentsInvalid, $"OUT and METADATA name the same file, '{output}', which would be overwritten.", ("file", output));
        var build = PlanBuilder.Build(InputFile.ReadText(metadata, terminal.Input, MaxBytes), SourceOf(metadata));
        if (!build.TryGet(out var bytes)) throw Refusals.Of(metadata, build.Reason);
        OutputFile.Write(output, bytes);
        PlanShowCommand.Show(terminal, NumberingPlan.Load(bytes).Value, json);
        return ExitStatus.NothingRefused;
    }

    private static PlanSource SourceOf(string metadata)
    {
        var folder = metadata == InputFile.StandardInput ? null : Path.GetDirectoryName(Path.GetFullPath(metadata));
        return folder is null ? PlanSource.Unknown : PlanSource.OfPackage(TextBeside("package.json"), TextBeside("CHANGELOG.md"));

        string TextBeside(string name) =>
            File.Exists(Path.Combine(folder, name))
                ? Encoding.UTF8.GetString(InputFile.Read(Path.Combine(folder, name), Stream.Null, MaxBytes))
                : "";
    }
}
