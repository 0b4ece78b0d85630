using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>contacts check FILE</c>: a contacts file as an import takes it, each row answered.</summary>
internal static class ContactsCheckCommand
{
    private static readonly (string Word, BadPhoneRule Rule)[] BadPhones = [("reject", BadPhoneRule.RejectRow), ("drop", BadPhoneRule.DropPhone)];
    private static readonly (string Word, PhoneCheck Check)[] Checks = [("possible", PhoneCheck.Possible), ("valid", PhoneCheck.Valid)];

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The contacts: a .csv or .txt file with a heading, or - for standard input." };
        var types = new Option<string?>("--types") { HelpName = "TYPES.json", Description = "The contact item types: a list of name, orderBy and color. Default: none." };
        var columns = new Option<string?>("--columns") { HelpName = "COLUMNS.json", Description = "Which column holds what. Default: as the heading of the file suggests, and printed." };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "Also read national forms of a region, such as IT. Default: numbers begin with a plus." };
        var require = Word("--require", "possible|valid", "possible", "What a number has to be: of a possible length, or valid by the numbering plan.");
        var badPhones = Word("--bad-phones", "reject|drop", "reject", "What an additional phone that cannot be read does: rejects its row, or is left out with a notice.");
        var several = new Option<bool>("--several") { Description = "A cell of additional phones may hold several, parted by semicolon, comma, bar or line break." };
        var duplicates = Word("--duplicates", "FIELDS", "primaryPhone", "By which fields rows are the same contact: primaryPhone or anyPhone, name, and custom fields, parted by commas; or none.");
        var report = new Option<string?>("--report") { HelpName = "REPORT.csv", Description = "Write the rejected rows and the duplicates with their codes and reasons; mended there, the file can be imported." };
        var all = new Option<bool>("--all") { Description = "Print all rows, not only the first 1,000 of each kind." };
        var delimiter = new Option<string?>("--delimiter") { HelpName = "SIGN", Description = "The sign that parts the columns, or tab. Default: found among comma, semicolon, tab and bar." };
        var (plan, areaCodes) = (PlanOption.Create(), AreaCodesOption.Create());
        var command = new Command("check", "Checks a contacts file as an import takes it: what each row becomes, and why not.")
        {
            file, types, columns, region, require, badPhones, several, duplicates, delimiter, report, all, plan, areaCodes, CommonOptions.Json,
        };
        command.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file);
            var (typesPath, columnsPath, reportPath, planPath) = (arguments.GetValue(types), arguments.GetValue(columns), arguments.GetValue(report), arguments.GetValue(plan));
            if (reportPath is "" or InputFile.StandardInput) throw new InputException(InputReason.ArgumentsInvalid, "--report: the name of a file is needed.", ("option", "--report"));
            OutputFile.RefuseToLose(path, "FILE", reportPath);
            OutputFile.RefuseToLose(typesPath, "TYPES.json", reportPath);
            OutputFile.RefuseToLose(columnsPath, "COLUMNS.json", reportPath);
            OutputFile.RefuseToLose(planPath, "the plan", reportPath);
            OutputFile.RefuseToLose(arguments.GetValue(areaCodes), "the table of area codes", reportPath);
            var numbers = PlanOption.Load(planPath, terminal.Input);
            var itemTypes = ReadTypes(typesPath);
            var asked = columnsPath is null ? null : ReadColumns(columnsPath, itemTypes);
            var chosen = asked ?? Propose(path, itemTypes);
            var options = new ContactImportOptions
            {
                Columns = chosen,
                Phones = RegionPhones.Read(arguments.GetValue(region), numbers, WordOption.Read("--require", arguments.GetRequiredValue(require), Checks), ("option", "--region"), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input)),
                Zones = DateTimeZoneProviders.Tzdb,
                Delimiter = ReadDelimiter(arguments.GetValue(delimiter)),
                BadPhones = WordOption.Read("--bad-phones", arguments.GetRequiredValue(badPhones), BadPhones),
                CellSeparators = arguments.GetValue(several) ? ContactImportOptions.UsualCellSeparators : [],
                Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(duplicates), chosen),
            };
            using var answers = new ContactAnswers(arguments.GetValue(all));
            var counts = InputFile.Use(path, terminal.Input, stream => Check(terminal, path, stream, options, reportPath, answers));
            var proposed = asked is null ? chosen : null;
            if (arguments.GetValue(CommonOptions.Json)) answers.WriteJson(terminal.Output, counts, proposed);
            else answers.Print(terminal, counts, proposed);
            return counts.Rejected + counts.Duplicates == 0 ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static ContactCounts Check(Terminal terminal, string path, Stream stream, ContactImportOptions options, string? reportPath, ContactAnswers answers)
    {
        var length = stream.CanSeek ? (int)Math.Min(stream.Length >> 10, int.MaxValue) : 0;
        using var bar = new ProgressBar(terminal, "KiB read", length);
        using var rows = ContactImport.Open(new WatchedStream(stream, bar, 0), options);
        using var output = reportPath is null ? null : new OutputStream(reportPath);
        using (var report = output is null ? null : new ContactExport(output, Wording.Of))
        {
            while (rows.Read())
            {
                answers.Add(rows);
                if (rows.Kind is ContactRowKind.Rejected or ContactRowKind.Duplicate) report?.Add(rows);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
        output?.Commit();
        return rows.Counts;
    }

    private static ContactItemTypes ReadTypes(string? path)
    {
        if (path is null) return ContactItemTypes.Empty;
        using var json = JsonFile.Read(NotStandardInput(path, "--types"), Stream.Null);
        return ItemTypesSection.Read(new JsonPlace(json.RootElement, "$"));
    }

    private static ContactColumns ReadColumns(string path, ContactItemTypes types)
    {
        using var json = JsonFile.Read(NotStandardInput(path, "--columns"), Stream.Null);
        return ColumnsSection.Read(new JsonPlace(json.RootElement, "$"), types);
    }

    private static ContactColumns Propose(string path, ContactItemTypes types)
    {
        if (path == InputFile.StandardInput)
            throw new InputException(InputReason.ArgumentsInvalid, "--columns is needed for standard input, whose heading cannot be looked at before it is read.", ("option", "--columns"));
        var headings = InputFile.Use(path, Stream.Null, stream => stream.CanSeek
            ? ContactImport.ReadHeadings(stream)
            : throw new InputException(InputReason.ArgumentsInvalid, $"--columns is needed for '{path}', which can be read only once.", ("option", "--columns")));
        if (!headings.TryGet(out var names)) throw Refusals.Of(path, headings.Reason!);
        var columns = ColumnProposal.Of(names, types).Columns;
        return columns.PrimaryPhone is null && columns.AdditionalPhones.IsEmpty
            ? throw new InputException(FileReason.FileColumnNotFound.Code(), $"The file '{path}' cannot be used. No column of phones can be told by its heading; --columns names it.", ("file", path))
            : columns;
    }

    private static string NotStandardInput(string path, string option) =>
        path != InputFile.StandardInput ? path : throw new InputException(InputReason.ArgumentsInvalid, $"{option}: a file is needed here, not standard input.", ("option", option));

    private static char? ReadDelimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [',' or ';' or '|' or '\t'] => text[0],
        _ => throw new InputException(InputReason.ValueUnknown, $"--delimiter: '{text}' is none of comma, semicolon, bar and tab.", ("option", "--delimiter")),
    };

    private static Option<string> Word(string name, string words, string otherwise, string description) =>
        new(name) { HelpName = words, DefaultValueFactory = _ => otherwise, Description = $"{description} Default: {otherwise}." };
}
