using System.CommandLine;
using System.CommandLine.Help;
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
            if (arguments.Errors.Count > 0) throw Misunderstood(arguments);
            json = arguments.GetValue(CommonOptions.Json);
            var status = arguments.Invoke(new InvocationConfiguration
            {
                Output = terminal.Tables.Profile.Out.Writer,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null, // Unfinished handles signals
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
                + $"{VisibleText.Of(e.Message)}"); // errors of files never come here
            return ExitStatus.CannotUse;
        }
    }

    /// <summary>The commands of the tool.</summary>
    public static RootCommand Root(Terminal terminal)
    {
        var width = terminal.Tables.Profile.Width;
        var root = new RootCommand("callingdomain: the CallingDomain libraries on real files. Exit status: 0 nothing refused, 1 something refused or rejected, 2 the arguments or a file cannot be used.")
        {
            new Command("numbers", "Phone numbers of a business.") { NumbersInspectCommand.Create(terminal), NumbersCheckCommand.Create(terminal) },
            new Command("portal", "Businesses, their calling programs and numbers.") { PortalRunCommand.Create(terminal) },
            new Command("contacts", "Contacts and their phones.") { ContactsCheckCommand.Create(terminal) },
            new Command("campaign", "Calling campaigns.") { CampaignInitCommand.Create(terminal), CampaignSimulateCommand.Create(terminal), CampaignExplainCommand.Create(terminal) },
            new Command("plan", "The numbering plan.") { PlanShowCommand.Create(terminal), PlanBuildCommand.Create(terminal) },
            SchemaCommand.Create(terminal),
        };
        root.Options.OfType<HelpOption>().Single().Action = new HelpPage(width, isAsked: true);
        root.Action = new HelpPage(width, isAsked: false);
        foreach (var group in root.Subcommands.Where(command => command.Subcommands.Any())) group.Action = root.Action;
        return root;
    }

    /// <summary>The refusal of an option that a command does not have.</summary>
    public static InputException UnknownOption(string where, Command command, string option) =>
        InputException.Unknown(InputReason.ArgumentsInvalid, where, "option", option, [.. command.Options.Select(each => each.Name).Append("--help").Distinct()]);

    private static InputException Misunderstood(ParseResult arguments)
    {
        var command = arguments.CommandResult.Command;
        var path = PathOf(arguments.CommandResult);
        return arguments.UnmatchedTokens switch
        {
            [] => new InputException(InputReason.ArgumentsInvalid, $"{path}: {WhatIsMissing(arguments) ?? string.Join(' ', arguments.Errors.Select(error => error.Message).Distinct())} See '{path} --help'."),
            [['-', _, ..] option, ..] => UnknownOption(path, command, option),
            [var name, ..] when command.Subcommands.Any() => InputException.Unknown(InputReason.ArgumentsInvalid, path, "command", name, [.. command.Subcommands.Select(each => each.Name)]),
            [var argument, ..] => new InputException(InputReason.ArgumentsInvalid, $"{path}: unexpected argument '{argument}'. See '{path} --help'."),
        };
    }

    // The message of System.CommandLine names the command, not the argument.
    private static string? WhatIsMissing(ParseResult arguments) =>
        arguments.CommandResult.Command.Arguments.FirstOrDefault(each => each.Arity.MinimumNumberOfValues > 0 && arguments.GetResult(each) is null or { Tokens: [] }) is { } argument
            ? $"missing argument {argument.Name}."
            : null;

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "callingdomain";
}
