using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>contacts check FILE</c>: a contacts file for an import, with an answer for each row.</summary>
internal static class ContactsCheckCommand
{
    private static readonly WordOption<bool> BadPhones = new(
        "--bad-phones", "Whether an additional phone that cannot be read rejects its row, or is dropped with a notice.", [("reject", false), ("drop", true)]);

    private static readonly WordOption<PhoneCheck> Checks = new(
        "--require", "Which numbers are accepted: those of a possible length, or those that the numbering plan knows as valid.", [("possible", PhoneCheck.Possible), ("valid", PhoneCheck.Valid)]);

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The contacts, a .csv or .txt file with a heading, or - for standard input." };
        var types = new Option<string?>("--types") { HelpName = "TYPES.json", Description = "The contact item types. Default: none." };
        var columns = new Option<string?>("--columns") { HelpName = "COLUMNS.json", Description = "Which column holds what. Default: the columns whose heading and cells agree, which are printed." };
        var preset = new Option<string?>(PresetOption.Name) { HelpName = "NAME", Description = "The layout of another product's file: a name such as google, a file PRESET.json, or auto to detect it." };
        preset.CompletionSources.Add([PresetOption.Auto, .. ContactPresets.All.Select(each => each.Name)]);
        var ignored = new Option<string?>(IgnoredColumnsOption.Name) { HelpName = "A,B", Description = "Columns that are not used on purpose. Any other unused column with phone numbers makes the exit status 1." };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "Also read national forms of a region, such as IT. Default: numbers begin with a plus sign." };
        var (require, badPhones) = (Checks.Create(), BadPhones.Create());
        var several = new Option<bool>("--several") { Description = "A cell of additional phones may hold several, separated by semicolon, comma, bar or line break." };
        var duplicates = new Option<string>("--duplicates")
        {
            HelpName = "FIELDS",
            DefaultValueFactory = _ => "primaryPhone",
            Description = "The fields by which two rows are the same contact: primaryPhone or anyPhone, name, and custom fields, separated by commas; or none.",
        };
        var doNotCall = new Option<string?>("--do-not-call") { HelpName = "LIST", Description = "Numbers that must not be called: a do-not-call file, or a blacklist of 'contacts blacklist'. They are left out." };
        var report = new Option<string?>("--report") { HelpName = "REPORT.csv", Description = "Write the rejected rows and the duplicates with codes and reasons. Once corrected, this file can be imported." };
        var target = TargetOption.Create();
        var all = new Option<bool>("--all") { Description = "Print all rows instead of the first 1,000 of each kind." };
        var delimiter = new Option<string?>("--delimiter") { HelpName = "CHAR", Description = "The separator of columns: comma, semicolon, bar or tab. Default: detected." };
        var (plan, areaCodes) = (PlanOption.Create(), AreaCodesOption.Create());
        var command = new ToolCommand(
            "check",
            "Checks a contacts file for an import, row by row.",
            file, types, columns, preset, ignored, region, require, badPhones, several, duplicates, doNotCall, delimiter, target, report, all, plan, areaCodes, CommonOptions.Json())
        {
            Examples = ["callingdomain contacts check contacts.csv --ignore-columns \"Office phone\"", "callingdomain contacts check contacts.csv --columns columns.json --types types.json --region IT"],
            Files =
            [
                new ExampleFile("contacts.csv", "Name,Phone,Office phone\nAda,+390612345678,+390612345679\n"),
                new ExampleFile("columns.json", """
                    {"name":"Name","primaryPhone":"Phone","additionalPhones":{"Office":"Office phone"}}

                    """),
                new ExampleFile("types.json", """
                    [{"name":"Office","orderBy":1,"color":"#2E86C1"}]

                    """),
            ],
            Formats =
            [
                ("FILE", "CSV or TXT with a heading, of any length."),
                ("COLUMNS.json", "JSON with comments. 'callingdomain schema columns' prints the JSON Schema."),
                ("TYPES.json", "JSON with comments. 'callingdomain schema types' prints the JSON Schema."),
                ("PRESET.json", "A preset of your own. docs/contacts.md describes the form."),
                ("REPORT.csv", "The rejected rows and duplicates, with codes and reasons before the columns of the file."),
            ],
        };
        command.SetAction(arguments =>
        {
            var path = arguments.GetRequiredValue(file);
            var (typesPath, columnsPath, reportPath, planPath) = (arguments.GetValue(types), arguments.GetValue(columns), arguments.GetValue(report), arguments.GetValue(plan));
            if (reportPath is "" or InputFile.StandardInput) throw new InputException(InputReason.ArgumentsInvalid, "--report: expected the name of a file.", ("option", "--report"));
            OutputFile.RefuseToLose(path, "FILE", reportPath);
            OutputFile.RefuseToLose(typesPath, "TYPES.json", reportPath);
            OutputFile.RefuseToLose(columnsPath, "COLUMNS.json", reportPath);
            OutputFile.RefuseToLose(planPath, "the plan", reportPath);
            OutputFile.RefuseToLose(arguments.GetValue(doNotCall), "LIST", reportPath);
            OutputFile.RefuseToLose(arguments.GetValue(areaCodes), "the table of area codes", reportPath);
            var numbers = PlanOption.Load(planPath, terminal.Input);
            var itemTypes = ReadTypes(typesPath);
            var (asked, format) = columnsPath is null ? (null, new ContactFileFormat()) : ReadColumns(columnsPath, itemTypes);
            var layout = arguments.GetValue(preset);
            if (asked is not null && layout is not null) throw new InputException(InputReason.ArgumentsInvalid, $"--columns and {PresetOption.Name} exclude each other.", ("option", PresetOption.Name));
            var named = layout is null ? null : PresetOption.Read(layout, ("option", PresetOption.Name));
            var leftOut = IgnoredColumnsOption.Read(arguments.GetValue(ignored));
            if (asked is not null) ColumnsSection.RefuseBoth(asked, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
            var phones = RegionPhones.Read(arguments.GetValue(region), numbers, Checks.Read(arguments.GetRequiredValue(require)), ("option", "--region"), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input));
            var sign = ReadDelimiter(arguments.GetValue(delimiter));
            var limits = TargetOption.Read(arguments.GetValue(target));
            var forbidden = ReadDoNotCall(arguments.GetValue(doNotCall), path, terminal, phones);
            using var answers = new ContactAnswers(arguments.GetValue(all));
            var (counts, found, taken) = InputFile.Use(path, terminal.Input, stream =>
            {
                var options = new ContactImportOptions
                {
                    IgnoredColumns = leftOut,
                    Phones = phones,
                    DoNotCall = forbidden,
                    Zones = DateTimeZoneProviders.Tzdb,
                    Format = sign is null ? format : format with { Delimiter = sign },
                    Types = itemTypes,
                    TakesPhoneZones = true, // they are printed
                    DropInvalidPhones = BadPhones.Read(arguments.GetRequiredValue(badPhones)),
                    CellSeparators = arguments.GetValue(several) ? ContactImportOptions.DefaultCellSeparators : [],
                };
                using var copy = asked is not null || stream.CanSeek ? null : TemporaryFile.CopyOf(stream);
                var contacts = copy ?? stream;
                if (layout is not null)
                {
                    var match = named is null ? PresetOption.Detect(path, contacts) : null;
                    var chosenPreset = named ?? match!.Preset;
                    var fit = chosenPreset.LayoutOf(contacts, itemTypes);
                    ColumnsSection.RefuseBoth(fit.Columns, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
                    options = fit.ApplyTo(options);
                    if (sign is not null) options = options with { Format = options.Format with { Delimiter = sign } };
                    options = options with { Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(duplicates), fit.Columns) };
                    return Check(terminal, path, contacts, options, reportPath, answers, fit.Types, proposal: null, limits, PresetRow.Of(chosenPreset, match));
                }

                var proposal = asked is null ? ProposedColumns.Read(path, contacts, itemTypes, options) : null;
                var chosen = asked ?? proposal!.Columns;
                options = options with { Columns = chosen, Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(duplicates), chosen) };
                return Check(terminal, path, contacts, options, reportPath, answers, itemTypes, proposal, limits);
            });
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) answers.WriteJson(terminal.Output, counts, found, taken);
            else answers.Print(terminal, counts, found, taken);
            return counts.Rejected + counts.Duplicates == 0 && !found.HasUnusedPhones && taken?.IsTaken != false ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static (ContactCounts Counts, ColumnReport Columns, TargetAnswers? Target) Check(
        Terminal terminal, string path, Stream stream, ContactImportOptions options, string? reportPath, ContactAnswers answers, ContactItemTypes types, ColumnProposal? proposal, ContactTarget? target, PresetRow? preset = null)
    {
        var length = stream.CanSeek ? (int)Math.Min(stream.Length >> 10, int.MaxValue) : 0;
        using var bar = new ProgressBar(terminal, "KiB read", length);
        using var watched = new WatchedStream(stream, bar);
        using var rows = ContactsFile.Open(watched, options);
        using var output = reportPath is null ? null : new OutputStream(reportPath);
        var limits = target is null ? null : new ContactTargetCheck(target);
        using (var report = output is null ? null : new RejectedContactWriter(output, Wording.Of))
        {
            while (rows.Read())
            {
                answers.Add(rows);
                limits?.Add(rows);
                if (rows.Kind is ContactRowKind.Rejected or ContactRowKind.Duplicate) report?.Add(rows);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
        output?.Commit();
        return (rows.Counts, new ColumnReport(rows.UsedColumns, rows.UnusedColumns, types, proposal, preset), target is null ? null : new TargetAnswers(target, limits!.End(watched.BytesRead)));
    }

    internal static ContactItemTypes ReadTypes(string? path)
    {
        if (path is null) return ContactItemTypes.Empty;
        return JsonFile.ReadSettings(NotStandardInput(path, "--types"), "a list of contact item types", place => ItemTypesSection.Read(place));
    }

    internal static (ContactColumns? Columns, ContactFileFormat Format) ReadColumns(string path, ContactItemTypes types) =>
        JsonFile.ReadSettings<(ContactColumns?, ContactFileFormat)>(NotStandardInput(path, "--columns"), "the columns of a contacts file", place => (ColumnsSection.Read(place, types), FileSection.OfColumns(place)));

    private static Blacklist? ReadDoNotCall(string? list, string contacts, Terminal terminal, PhoneReader phones) =>
        list != InputFile.StandardInput || contacts != InputFile.StandardInput
            ? DoNotCallList.Read(list, terminal.Input, phones)
            : throw new InputException(InputReason.ArgumentsInvalid, "--do-not-call: standard input has the contacts. Expected a file.", ("option", "--do-not-call"));

    private static string NotStandardInput(string path, string option) =>
        path != InputFile.StandardInput ? path : throw new InputException(InputReason.ArgumentsInvalid, $"{option}: expected a file, not standard input.", ("option", option));

    private static char? ReadDelimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [',' or ';' or '|' or '\t'] => text[0],
        _ => throw InputException.Unknown(InputReason.ValueUnknown, "--delimiter", "value", text, [",", ";", "|", "tab"], ("option", "--delimiter")),
    };
}
