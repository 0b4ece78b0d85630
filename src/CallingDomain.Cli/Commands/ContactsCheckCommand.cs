using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>contacts check FILE</c>: a contacts file as an import takes it, each row answered.</summary>
internal static class ContactsCheckCommand
{
    private static readonly (string Word, bool Drops)[] BadPhones = [("reject", false), ("drop", true)];
    private static readonly (string Word, PhoneCheck Check)[] Checks = [("possible", PhoneCheck.Possible), ("valid", PhoneCheck.Valid)];

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The contacts: a .csv or .txt file with a heading, or - for standard input." };
        var types = new Option<string?>("--types") { HelpName = "TYPES.json", Description = "The contact item types: a list of name, orderBy and color. Default: none." };
        var columns = new Option<string?>("--columns") { HelpName = "COLUMNS.json", Description = "Which column holds what. Default: as headings and cells of the file agree, and printed." };
        var ignored = new Option<string?>(IgnoredColumnsOption.Name) { HelpName = "A,B", Description = "Columns to leave out knowingly. Any other unused column with phone numbers makes the exit status 1." };
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
            file, types, columns, ignored, region, require, badPhones, several, duplicates, delimiter, report, all, plan, areaCodes, CommonOptions.Json,
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
            var leftOut = IgnoredColumnsOption.Read(arguments.GetValue(ignored));
            if (asked is not null) ColumnsSection.RefuseBoth(asked, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
            var phones = RegionPhones.Read(arguments.GetValue(region), numbers, WordOption.Read("--require", arguments.GetRequiredValue(require), Checks), ("option", "--region"), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input));
            var sign = ReadDelimiter(arguments.GetValue(delimiter));
            using var answers = new ContactAnswers(arguments.GetValue(all));
            var (counts, found) = InputFile.Use(path, terminal.Input, stream =>
            {
                var options = new ContactImportOptions
                {
                    IgnoredColumns = leftOut,
                    Phones = phones,
                    Zones = DateTimeZoneProviders.Tzdb,
                    Delimiter = sign,
                    DropInvalidPhones = WordOption.Read("--bad-phones", arguments.GetRequiredValue(badPhones), BadPhones),
                    CellSeparators = arguments.GetValue(several) ? ContactImportOptions.DefaultCellSeparators : [],
                };
                using var copy = asked is not null || stream.CanSeek ? null : TemporaryFile.CopyOf(stream);
                var contacts = copy ?? stream;
                var proposal = asked is null ? ProposedColumns.Read(path, contacts, itemTypes, options) : null;
                var chosen = asked ?? proposal!.Columns;
                options = options with { Columns = chosen, Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(duplicates), chosen) };
                return Check(terminal, path, contacts, options, reportPath, answers, itemTypes, proposal);
            });
            if (arguments.GetValue(CommonOptions.Json)) answers.WriteJson(terminal.Output, counts, found);
            else answers.Print(terminal, counts, found);
            return counts.Rejected + counts.Duplicates == 0 && !found.HasUnusedPhones ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static (ContactCounts Counts, ColumnReport Columns) Check(
        Terminal terminal, string path, Stream stream, ContactImportOptions options, string? reportPath, ContactAnswers answers, ContactItemTypes types, ColumnProposal? proposal)
    {
        var length = stream.CanSeek ? (int)Math.Min(stream.Length >> 10, int.MaxValue) : 0;
        using var bar = new ProgressBar(terminal, "KiB read", length);
        using var rows = ContactImport.Open(new WatchedStream(stream, bar), options);
        using var output = reportPath is null ? null : new OutputStream(reportPath);
        using (var report = output is null ? null : new RejectedContactWriter(output, Wording.Of))
        {
            while (rows.Read())
            {
                answers.Add(rows);
                if (rows.Kind is ContactRowKind.Rejected or ContactRowKind.Duplicate) report?.Add(rows);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
        output?.Commit();
        return (rows.Counts, new ColumnReport(rows.UsedColumns, rows.UnusedColumns, types, proposal));
    }

    private static ContactItemTypes ReadTypes(string? path)
    {
        if (path is null) return ContactItemTypes.Empty;
        using var json = JsonFile.Read(NotStandardInput(path, "--types"), Stream.Null, JsonFile.MaxSettingsBytes);
        return ItemTypesSection.Read(new JsonPlace(json.RootElement, "$"));
    }

    private static ContactColumns ReadColumns(string path, ContactItemTypes types)
    {
        using var json = JsonFile.Read(NotStandardInput(path, "--columns"), Stream.Null, JsonFile.MaxSettingsBytes);
        return ColumnsSection.Read(new JsonPlace(json.RootElement, "$"), types);
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
