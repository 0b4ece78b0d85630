using System.CommandLine;
using System.CommandLine.Parsing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>The tool <c>callingdomain</c>.</summary>
internal static class Cli
{
    public static int Main(string[] args)
    {
        var signals = Unfinished.RemoveOnSignals();
        var status = Run(args, Terminal.OfProcess());
        foreach (var signal in signals) signal.Dispose();
        return status;
    }

    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        var json = args.Any(each => each == CommonOptions.Json.Name || each == $"{CommonOptions.Json.Name}=true");
        try
        {
            var arguments = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (arguments.Errors.Count > 0)
                throw new InputException(
                    InputReason.ArgumentsInvalid,
                    $"{string.Join(' ', arguments.Errors.Select(error => error.Message).Distinct())} "
                        + $"See 'callingdomain {PathOf(arguments.CommandResult)}--help'.");
            json = arguments.GetValue(CommonOptions.Json);
            var status = arguments.Invoke(new InvocationConfiguration
            {
                Output = terminal.Tables.Profile.Out.Writer,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Unfinished ends the process
            });
            terminal.Flush();
            return status;
        }
        catch (InputException refusal)
        {
            terminal.Error.WriteLine($"{refusal.Code}: {VisibleText.Of(refusal.Message)}");
            if (json) JsonContract.Write(terminal.Output, new ErrorDocument(new ErrorBody(refusal.Code, refusal.Message, refusal.Parameters)));
            return ExitStatus.CannotUse;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(
                $"{InputReason.OutputUnwritable.Code()}: Standard output cannot be written: "
                + $"{VisibleText.Of(e.Message)}"); // files are handled where they are read
            return ExitStatus.CannotUse;
        }
    }

    private static RootCommand Root(Terminal terminal) => new(
        "The CallingDomain libraries on real files. "
        + "Exit status: 0 nothing refused, 1 something refused or rejected, 2 arguments or a whole file that cannot be used.")
    {
        new Command("numbers", "Phone numbers of a business.") { NumbersInspectCommand.Create(terminal), NumbersCheckCommand.Create(terminal) },
        new Command("portal", "Businesses, their calling programs and numbers.") { PortalRunCommand.Create(terminal) },
        new Command("contacts", "Contacts and their phones.") { ContactsCheckCommand.Create(terminal) },
        new Command("campaign", "Calling campaigns.") { CampaignSimulateCommand.Create(terminal), CampaignExplainCommand.Create(terminal) },
        new Command("plan", "The numbering plan.") { PlanShowCommand.Create(terminal), PlanBuildCommand.Create(terminal) },
    };

    private static string PathOf(CommandResult command)
    {
        var path = command.Command is RootCommand ? "" : command.Command.Name + " ";
        return command.Parent is CommandResult parent ? PathOf(parent) + path : path;
    }
}
