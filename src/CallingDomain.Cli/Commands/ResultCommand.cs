using System.CommandLine;
using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>result TABLE WORD…</c>: how a call ended, from the words of telephone systems, and why.</summary>
internal static class ResultCommand
{
    private const string Path = "callingdomain result", Sip = "sip", Cause = "q850";

    private static readonly WordOption<CallEnder> Ender = new(
        "--ended-by",
        "The side that ended the call.",
        [.. Enum.GetValues<CallEnder>().Select(ender => (ender.Code(), ender))]);

    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("TABLE WORD")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Pairs of a table and a word of it, such as: sip 603, or: q850 17 twilio.status no-answer. docs/call-results.md lists them.",
        };
        var phrase = new Option<string?>("--reason") { HelpName = "PHRASE", Description = "The reason phrase of the SIP response, such as \"Network Blocked\"." };
        var header = new Option<string?>("--reason-header") { HelpName = "VALUE", Description = "The Reason header of the SIP response, such as \"Q.850;cause=17\"." };
        var alerted = new Option<bool>("--alerted") { Description = "Ringing was seen." };
        var answered = new Option<bool>("--answered") { Description = "The call was answered." };
        var connected = new Option<bool>("--agent-connected") { Description = "An agent was connected." };
        var notSent = new Option<bool>("--not-sent") { Description = "It is proven that no request left." };
        var doNotCall = new Option<bool>("--do-not-call") { Description = "The called party asked not to be called." };
        var json = CommonOptions.Json();
        var (ender, tables) = (Ender.Create(), new Option<string?>("--tables") { HelpName = "FILE", Description = "A JSON file with tables of your own, added to those of the tool." });
        var command = new ToolCommand(
            "result", "Says how a call ended, and why.", words, phrase, header, alerted, answered, connected, notSent, doNotCall, ender, tables, json)
        {
            Examples =
            [
                "callingdomain result sip 486",
                "callingdomain result sip 603 --reason \"Network Blocked\" --reason-header 'SIP;cause=603;text=\"v=analytics1;url=https://redress.example\"'",
                "callingdomain result twilio.status completed twilio.answeredby machine_start",
            ],
        };
        command.SetAction(arguments =>
        {
            var evidence = Evidence(arguments.GetRequiredValue(words)) with
            {
                SipPhrase = arguments.GetValue(phrase),
                SipReason = arguments.GetValue(header),
                IsAlerted = arguments.GetValue(alerted),
                IsAnswered = arguments.GetValue(answered),
                IsAgentConnected = arguments.GetValue(connected),
                IsSent = arguments.GetValue(notSent) ? false : null,
                IsDoNotCallAsked = arguments.GetValue(doNotCall),
                EndedBy = Ender.Read(arguments.GetRequiredValue(ender)),
            };
            var result = Load(arguments.GetValue(tables), terminal.Input).Judge(evidence);
            if (arguments.GetValue(json)) JsonContract.Write(terminal.Output, ResultDocument.Of(result));
            else Print(terminal, result);
            return ExitStatus.NothingRefused;
        });
        return command;
    }

    private static CallEvidence Evidence(string[] words)
    {
        // An argument for one or more texts also takes unknown options.
        if (words.FirstOrDefault(word => word is ['-', '-', ..]) is { } option) throw new InputException(InputReason.ArgumentsInvalid, $"{Path}: unknown option '{option}'. See '{Path} --help'.");
        if (words.Length % 2 != 0) throw new InputException(InputReason.ArgumentsInvalid, $"{Path}: missing word after the table '{words[^1]}'. See '{Path} --help'.");
        var evidence = new CallEvidence();
        for (var i = 0; i < words.Length; i += 2)
        {
            var (table, word) = (words[i], words[i + 1]);
            int? number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
            if (number is not null && evidence.SipCode is null && table.Equals(Sip, StringComparison.OrdinalIgnoreCase)) evidence = evidence with { SipCode = number };
            else if (number is not null && evidence.Cause is null && table.Equals(Cause, StringComparison.OrdinalIgnoreCase)) evidence = evidence with { Cause = number };
            else evidence = evidence with { Words = [.. evidence.Words, new CallWord(table, word)] };
        }

        return evidence;
    }

    private static CallResultTables Load(string? path, Stream standardInput)
    {
        if (path is null) return CallResultTables.Default;
        var reading = CallResultTables.Default.With(InputFile.ReadText(path, standardInput, JsonFile.MaxSettingsBytes).Span);
        if (reading.TryGet(out var tables)) return tables;
        var refusal = reading.Reason;
        throw new InputException(
            refusal.Reason.Code(), $"The file '{path}' has no tables of call results: {refusal.Path}: {Wording.Of(refusal)}.", ("file", path), ("path", refusal.Path), ("expected", refusal.Expected));
    }

    private static void Print(Terminal terminal, CallResult result)
    {
        var summary = Tables.Create("Result", "Property", "Value").Wrapping("Value");
        summary.AddTextRow("Status", result.Status.Code());
        summary.AddTextRow("Counted", YesNo(result.IsCounted));
        summary.AddTextRow("Signals", result.Signals.IsEmpty ? "none" : string.Join(", ", result.Signals.Select(signal => signal.Code())));
        summary.AddTextRow("Contradictory", YesNo(result.IsContradictory));
        summary.AddTextRow("Complete", YesNo(result.IsComplete));
        summary.AddTextRow("Confidence", result.Confidence.Code());
        summary.AddTextRow("Ended by", result.EndedBy.Code());
        terminal.Tables.Write(summary);

        var findings = Tables.Create("Findings", "Table", "Word", "Status", "Decisive", "Meaning", "Source").Wrapping("Meaning", "Source");
        foreach (var finding in result.Findings)
        {
            findings.AddTextRow(
                VisibleText.Of(finding.Table), VisibleText.Of(finding.Word), finding.Status?.Code() ?? "none", YesNo(finding.IsDecisive), finding.Meaning ?? "unknown word", finding.Source ?? "");
        }

        if (!result.Findings.IsEmpty) terminal.Tables.Write(findings);
    }

    private static string YesNo(bool answer) => answer ? "yes" : "no";
}
