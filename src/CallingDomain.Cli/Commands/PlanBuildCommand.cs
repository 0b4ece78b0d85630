using System.CommandLine;
using System.Globalization;
using CallingDomain.Numbers;
using CallingDomain.Numbers.Build;

namespace CallingDomain.Cli;

/// <summary><c>plan build METADATA OUT</c>: a numbering plan from public metadata.</summary>
internal static class PlanBuildCommand
{
    private const int MaxBytes = 16 << 20; // the metadata has about one million

    public static Command Create(Terminal terminal)
    {
        var metadata = new Argument<string>("METADATA") { Description = "PhoneNumberMetadata.xml of Google's libphonenumber, or PhoneNumbers.dll of libphonenumber-csharp." };
        var output = new Argument<string>("OUT") { Description = "The file of the plan. An existing file is replaced only if the metadata is valid." };
        var release = new Option<string?>("--release") { HelpName = "VERSION", Description = "The release of libphonenumber that has the metadata, for 'plan show'." };
        var date = new Option<string?>("--date") { HelpName = "YYYY-MM-DD", Description = "The date of that release, for 'plan show'." };
        var command = new ToolCommand("build", "Builds a numbering plan from public metadata.", metadata, output, release, date, CommonOptions.Json())
        {
            Examples = ["callingdomain plan build PhoneNumberMetadata.xml newer.plan --release 9.0.43 --date 2026-11-06"],
            Formats = [("METADATA", "resources/PhoneNumberMetadata.xml of github.com/google/libphonenumber."), ("OUT", "A numbering plan for --plan. The same metadata and options give the same bytes.")],
        };
        command.SetAction(arguments => Run(
            terminal,
            arguments.GetRequiredValue(metadata),
            arguments.GetRequiredValue(output),
            new PlanSource(arguments.GetValue(release), Date(arguments.GetValue(date))),
            arguments.GetValue<bool>(CommonOptions.JsonName)));
        return command;
    }

    private static int Run(Terminal terminal, string metadata, string output, PlanSource source, bool json)
    {
        if (metadata != InputFile.StandardInput && OutputFile.IsSame(metadata, output))
            throw new InputException(InputReason.ArgumentsInvalid, $"OUT and METADATA name the same file, '{output}', which would be overwritten.", ("file", output));
        var build = PlanBuilder.Build(InputFile.Read(metadata, terminal.Input, MaxBytes), source);
        if (!build.TryGet(out var bytes)) throw Refusals.Of(metadata, build.Reason!.Reason, build.Reason.Line);
        OutputFile.Write(output, bytes);
        PlanShowCommand.Show(terminal, NumberingPlan.Load(bytes).Value, json);
        return ExitStatus.NothingRefused;
    }

    private static DateOnly? Date(string? text)
    {
        if (text is null) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new InputException(InputReason.ArgumentsInvalid, $"--date: '{text}' is not a date (example: 2026-11-06).", ("option", "--date"));
    }
}
