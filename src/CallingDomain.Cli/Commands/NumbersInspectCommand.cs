using System.CommandLine;
using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>numbers inspect TEXT…</c>: what the numbering plan and a policy say of numbers as people write them.</summary>
internal static class NumbersInspectCommand
{
    private const int RowsOfATable = 1000; // a table is built whole before it is printed
    private const int LongestText = 200;
    private const char EndOfFile = '\u001A'; // as DOS writes it

    public static Command Create(Terminal terminal)
    {
        var texts = new Argument<string[]>("TEXT")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Numbers as they are written, or - to read one a line from standard input.",
        };
        var region = new Option<string>("--region")
        {
            HelpName = "REGION",
            DefaultValueFactory = _ => "US",
            Description = "The region whose national forms are understood, such as US or IT.",
        };
        var policy = PolicyOption.Create();
        texts.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value is ['-', '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..]) is { } option)
                result.AddError($"There is no option '{option.Value}'.");
        });
        var plan = PlanOption.Create();
        var command = new Command(
            "inspect",
            "Says of each number whether it is possible and valid, whose it is, of what type, and whether it may be registered.")
        {
            texts,
            region,
            policy,
            plan,
            CommonOptions.Json,
        };
        command.SetAction(arguments =>
        {
            var inspection = new Inspection(
                PlanOption.Load(arguments.GetValue(plan), terminal.Input),
                arguments.GetRequiredValue(region),
                PolicyOption.Read(arguments.GetRequiredValue(policy)));
            return Run(terminal, Texts(arguments.GetRequiredValue(texts), terminal.Input), inspection, arguments.GetValue(CommonOptions.Json));
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

    // Only what is written, one number a line: a line break at the very end begins no further line.
    private static IEnumerable<string> Texts(string[] texts, Stream standardInput)
    {
        foreach (var text in texts)
        {
            if (text != InputFile.StandardInput)
            {
                yield return text;
                continue;
            }

            using var lines = new StreamReader(standardInput, Encoding.UTF8, leaveOpen: true);
            for (var line = ReadLine(lines); line is not null;)
            {
                var isEnd = line.EndsWith(EndOfFile);
                var next = isEnd ? ReadLine(lines) : null; // no line is held back that need not be
                if (isEnd && next is null && (line = line.TrimEnd(EndOfFile)).Length == 0) yield break;
                yield return line;
                line = isEnd ? next : ReadLine(lines);
            }
        }
    }

    private static string? ReadLine(StreamReader lines)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFile.Unreadable(InputFile.StandardInput, e.Message);
        }
    }

    private static void Print(Terminal terminal, IEnumerable<InspectedNumber> rows)
    {
        foreach (var some in rows.Chunk(RowsOfATable))
        {
            var table = Tables.Create("Numbers", "Text", "Number", "Valid", "Region", "Type", "National", "Accepted", "Why not");
            foreach (var row in some)
                table.AddTextRow(row.Text, row.Number, YesNo(row.Valid), row.Region, row.Type, row.National, YesNo(row.Accepted), string.Join('\n', row.Codes));
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
            _phones = new PhoneReader(plan, Regions.Read(region, plan)
                ?? throw new InputException(
                    NumberReason.NumberRegionUnknown.Code(),
                    $"--region: the numbering plan knows no region '{region}'.",
                    ("option", "--region"),
                    ("region", region)));
        }

        public InspectedNumber Of(string text)
        {
            var reading = _phones.Look(text, out var mended);
            int? length = text.Length > LongestText ? text.Length : null;
            if (!reading.TryGet(out var read))
                return new InspectedNumber(Shown(text), null, false, false, null, nameof(NumberType.Unknown), null, false, [reading.Reason.Code()]) { TextLength = length };
            var (number, verdict) = read;
            var causes = _policy.Judge(number, _plan).Refusals;
            return new InspectedNumber(
                Shown(text),
                number.ToString(),
                verdict.Valid,
                verdict.Possible,
                verdict.Valid ? verdict.Region.ToString() : null,
                verdict.Type.ToString(),
                _plan.FormatNational(number),
                causes.IsEmpty,
                [.. causes.Select(cause => cause.Code())])
            {
                Notices = mended.IsEmpty ? null : [.. mended.Select(notice => notice.Code())],
                TextLength = length,
            };
        }

        // A longer text is cut, never within a character.
        private static string Shown(string text) =>
            text.Length <= LongestText ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)}\u2026";
    }
}
