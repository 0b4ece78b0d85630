using System.CommandLine;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>numbers inspect TEXT…</c>: the answers of the numbering plan and of a policy for numbers as people write them.</summary>
internal static class NumbersInspectCommand
{
    private const int RowsPerTable = 1000; // a table is laid out as a whole before it is printed
    private const int LongestText = 200;

    public static Command Create(Terminal terminal)
    {
        var texts = new Argument<string[]>("TEXT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Numbers as people write them, or - to read one per line from standard input.",
        };
        var region = new Option<string>("--region")
        {
            HelpName = "REGION",
            DefaultValueFactory = _ => "US",
            Description = "The region whose national forms are read, such as US or IT.",
        };
        var policy = PolicyOption.Create();
        var (plan, areaCodes) = (PlanOption.Create(), AreaCodesOption.Create());
        var command = new ToolCommand("inspect", "Shows validity, region, type and acceptance of numbers.", texts, region, policy, plan, areaCodes, CommonOptions.Json())
        {
            Examples = ["callingdomain numbers inspect 5013334444 \"(501) 333-4445\"", "callingdomain numbers inspect \"06 1234 5678\" --region IT --policy world"],
        };
        command.SetAction(arguments =>
        {
            // An argument for one or more texts also takes unknown options.
            if (arguments.GetRequiredValue(texts).FirstOrDefault(text => text is ['-', '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..]) is { } option)
                throw Cli.UnknownOption("callingdomain numbers inspect", command, option);
            var inspection = new Inspection(
                PlanOption.Load(arguments.GetValue(plan), terminal.Input),
                arguments.GetRequiredValue(region),
                PolicyOption.Read(arguments.GetRequiredValue(policy), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input)));
            return Run(terminal, Texts(arguments.GetRequiredValue(texts), terminal.Input), inspection, arguments.GetValue<bool>(CommonOptions.JsonName));
        });
        return command;
    }

    private static int Run(Terminal terminal, IEnumerable<string> texts, Inspection inspection, bool json)
    {
        var accepted = true;
        var rows = texts.Select(text =>
        {
            var row = inspection.Of(text);
            accepted &= row.Accepted;
            return row;
        });
        if (json) JsonContract.WriteList(terminal.Output, "numbers", rows);
        else Print(terminal, rows);
        return accepted ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
    }

    private static IEnumerable<string> Texts(string[] texts, Stream standardInput)
    {
        foreach (var text in texts)
        {
            if (text != InputFile.StandardInput)
            {
                yield return text;
                continue;
            }

            using var lines = new LineReader(text, standardInput);
            while (lines.ReadLine() is { } line) yield return line;
        }
    }

    private static void Print(Terminal terminal, IEnumerable<InspectedNumber> rows)
    {
        foreach (var some in rows.Chunk(RowsPerTable))
        {
            var table = Tables.Create("Numbers", "Text", "Number", "Valid", "Possible", "Region", "Type", "National", "Accepted", "Codes", "Notices");
            foreach (var row in some)
                table.AddTextRow(VisibleText.Of(row.Text), row.Number, YesNo(row.Valid), YesNo(row.Possible), row.Region, row.Type, row.National, YesNo(row.Accepted), string.Join('\n', row.Codes), string.Join('\n', row.Notices ?? []));
            terminal.Tables.Write(table);
        }
    }

    private static string YesNo(bool answer) => answer ? "yes" : "no";

    private sealed class Inspection
    {
        private readonly NumberingPlan _plan;
        private readonly PhoneReader _phones;
        private readonly NumberPolicy _policy;

        public Inspection(NumberingPlan plan, string region, NumberPolicy policy)
        {
            (_plan, _policy) = (plan, policy);
            _phones = new PhoneReader(Regions.Require(region, plan), PhoneCheck.None, plan);
        }

        public InspectedNumber Of(string text)
        {
            var reading = _phones.Read(text);
            int? length = text.Length > LongestText ? text.Length : null;
            if (!reading.TryGet(out var read))
                return new InspectedNumber(Shown(text), null, false, false, null, nameof(NumberType.Unknown), null, false, [reading.Reason.Code()]) { TextLength = length };
            var (number, info, notices) = read;
            var check = _policy.Check(number, _plan);
            return new InspectedNumber(
                Shown(text),
                number.ToString(),
                info.IsValid,
                info.IsPossible,
                info.IsValid ? info.Region.ToString() : null,
                info.Type.ToString(),
                _plan.FormatNational(number),
                check.IsAccepted,
                [.. check.Reasons.Concat(check.Notices).Select(cause => cause.Code())])
            {
                Notices = notices.IsEmpty ? null : [.. notices.Select(notice => notice.Code())],
                TextLength = length,
            };
        }

        // A longer text is cut, but not inside a surrogate pair.
        private static string Shown(string text) =>
            text.Length <= LongestText ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)}\u2026";
    }
}
