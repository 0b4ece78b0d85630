using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
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
        var json = args.Any(each => each == CommonOptions.JsonName || each == $"{CommonOptions.JsonName}=true");
        try
        {
            if (args is ["help", .. var asked]) args = [.. asked, "--help"];
            var arguments = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (UnknownCommand(arguments) is { } unknown) throw unknown;
            if (arguments.Errors.Count > 0) throw Misunderstood(arguments);
            json = arguments.GetValue<bool>(CommonOptions.JsonName);
            RefuseInvalidPosition(arguments);
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
            return refusal.Status;
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
            new Command("contacts", "Contacts and their phones.") { ContactsCheckCommand.Create(terminal), ContactsConvertCommand.Create(terminal), ContactsBlacklistCommand.Create(terminal) },
            new Command("campaign", "Calling campaigns.") { CampaignInitCommand.Create(terminal), CampaignSimulateCommand.Create(terminal), CampaignExplainCommand.Create(terminal), CampaignRunCommand.Create(terminal), CampaignCompareCommand.Create(terminal) },
            new Command("rules", "Rules of law by place.") { RulesCheckCommand.Create(terminal), RulesForCommand.Create(terminal) },
            new Command("plan", "The numbering plan.") { PlanShowCommand.Create(terminal), PlanBuildCommand.Create(terminal) },
            ResultCommand.Create(terminal),
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
        if (arguments.UnmatchedTokens is not [var unexpected, ..]) return Invalid(path, string.Join("; ", Mistakes(arguments)));
        var words = command.Arguments.SelectMany(argument => arguments.GetResult(argument)?.Tokens ?? []).Select(token => token.Value).Append(unexpected); // an unknown option may have become an argument
        return words.FirstOrDefault(word => word is ['-', _, ..]) is { } option ? UnknownOption(path, command, option) : Invalid(path, $"unexpected argument '{unexpected}'");
    }

    // System.CommandLine reports an unknown word before a command as an argument of the command, and ignores it before --help.
    private static InputException? UnknownCommand(ParseResult arguments)
    {
        var (command, path) = ((Command)arguments.RootCommandResult.Command, PathOf(arguments.RootCommandResult));
        if (arguments.Tokens.Any(token => token.Type == TokenType.Directive)) return null;
        foreach (var word in arguments.Tokens.Select(token => token.Value).Where(word => !word.StartsWith('-')))
        {
            if (!command.Subcommands.Any()) break;
            if (command.Subcommands.FirstOrDefault(each => each.Name == word) is not { } next)
                return InputException.Unknown(InputReason.ArgumentsInvalid, path, "command", word, [.. command.Subcommands.Select(each => each.Name)]);
            (command, path) = (next, $"{path} {word}");
        }

        return null;
    }

    // In the words of this tool: System.CommandLine names no argument and no form of a value.
    private static IEnumerable<string> Mistakes(ParseResult arguments)
    {
        var command = arguments.CommandResult.Command;
        if (command.Arguments.FirstOrDefault(each => each.Arity.MinimumNumberOfValues > 0 && arguments.GetResult(each) is null or { Tokens: [] }) is { } argument) yield return $"missing argument {argument.Name}";
        foreach (var option in command.Options)
        {
            if (arguments.GetResult(option) is not { Implicit: false } result)
            {
                if (option.Required) yield return $"missing option {option.Name}";
            }
            else if (result.IdentifierTokenCount > 1 && option.Arity.MaximumNumberOfValues == 1)
            {
                yield return $"{option.Name} is given {result.IdentifierTokenCount} times, but may be given once";
            }
            else if (result.Tokens.Count < option.Arity.MinimumNumberOfValues)
            {
                yield return $"{option.Name} has no value (expected: {option.HelpName})";
            }
        }
    }

    // System.CommandLine would throw.
    private static void RefuseInvalidPosition(ParseResult arguments)
    {
        var directive = ((RootCommand)arguments.RootCommandResult.Command).Directives.OfType<SuggestDirective>().Single();
        if (arguments.GetResult(directive) is not { Values: [var position, ..] }) return;
        var length = arguments.Tokens is [_, .., var line] ? line.Value.Length : 0;
        if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > length)
            throw new InputException(InputReason.ArgumentsInvalid, $"[suggest:{position}]: expected a position from 0 to the length of the line, {length}.");
    }

    private static InputException Invalid(string path, string mistake) => new(InputReason.ArgumentsInvalid, $"{path}: {mistake}. See '{path} --help'.");

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "callingdomain";
}
