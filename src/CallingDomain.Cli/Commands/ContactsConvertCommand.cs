using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary><c>contacts convert FILE</c>: the contacts of a file in the layout of another product.</summary>
internal static class ContactsConvertCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The contacts, a .csv or .txt file with a heading, or - for standard input." };
        var to = new Option<string>("--to") { HelpName = "PRESET", Required = true, Description = "The layout of the new file, such as google." };
        var output = new Option<string>("--out") { HelpName = "OUT.csv", Required = true, Description = "The new file." };
        var types = new Option<string?>("--types") { HelpName = "TYPES.json", Description = "The contact item types. Default: none." };
        var columns = new Option<string?>("--columns") { HelpName = "COLUMNS.json", Description = "Which column of FILE holds what. Default: the columns whose heading and cells agree." };
        var ignored = new Option<string?>(IgnoredColumnsOption.Name) { HelpName = "A,B", Description = "Columns of FILE that are not used on purpose." };
        var region = new Option<string?>("--region") { HelpName = "REGION", Description = "Also read national forms of a region, such as IT. Default: numbers begin with a plus sign." };
        var callingCode = new Option<int>("--calling-code") { HelpName = "CODE", DefaultValueFactory = _ => 1, Description = "The calling code of the national numbers that a layout without calling codes has, such as 39; other numbers are left out and reported." };
        var duplicates = new Option<string>("--duplicates") { HelpName = "FIELDS", DefaultValueFactory = _ => "primaryPhone", Description = "The fields by which two rows are the same contact, as in contacts check; or none." };
        to.CompletionSources.Add(Names);
        var (plan, areaCodes) = (PlanOption.Create(), AreaCodesOption.Create());
        var command = new ToolCommand(
            "convert",
            "Writes contacts in the layout of a product.",
            file, to, output, types, columns, ignored, region, callingCode, duplicates, plan, areaCodes, CommonOptions.Json())
        {
            Examples = ["callingdomain contacts convert people.csv --to google --out google.csv"],
            Files = [new ExampleFile("people.csv", "Name,Phone\nAda,+390612345678\n")],
            Formats =
            [
                ("FILE", "CSV or TXT with a heading, of any length."),
                ("COLUMNS.json", "JSON with comments. 'callingdomain schema columns' prints the JSON Schema."),
                ("TYPES.json", "JSON with comments. 'callingdomain schema types' prints the JSON Schema."),
                ("OUT.csv", "The layout of PRESET. Rows that are rejected, and duplicates, are not in it."),
            ],
        };
        command.SetAction(arguments =>
        {
            var (path, outPath) = (arguments.GetRequiredValue(file), arguments.GetRequiredValue(output));
            var (typesPath, columnsPath, planPath) = (arguments.GetValue(types), arguments.GetValue(columns), arguments.GetValue(plan));
            if (outPath is "" or InputFile.StandardInput) throw new InputException(InputReason.ArgumentsInvalid, "--out: expected the name of a file.", ("option", "--out"));
            OutputFile.RefuseToLose(path, "FILE", outPath);
            OutputFile.RefuseToLose(typesPath, "TYPES.json", outPath);
            OutputFile.RefuseToLose(columnsPath, "COLUMNS.json", outPath);
            OutputFile.RefuseToLose(planPath, "the plan", outPath);
            OutputFile.RefuseToLose(arguments.GetValue(areaCodes), "the table of area codes", outPath);
            var preset = PresetOf(arguments.GetRequiredValue(to));
            var numbers = PlanOption.Load(planPath, terminal.Input);
            var itemTypes = ContactsCheckCommand.ReadTypes(typesPath);
            var (asked, format) = columnsPath is null ? (null, new ContactFileFormat()) : ContactsCheckCommand.ReadColumns(columnsPath, itemTypes);
            var leftOut = IgnoredColumnsOption.Read(arguments.GetValue(ignored));
            if (asked is not null) ColumnsSection.RefuseBoth(asked, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
            var phones = RegionPhones.Read(arguments.GetValue(region), numbers, PhoneCheck.Possible, ("option", "--region"), AreaCodesOption.Load(arguments.GetValue(areaCodes), terminal.Input));
            var answers = InputFile.Use(path, terminal.Input, stream =>
            {
                using var copy = stream.CanSeek ? null : TemporaryFile.CopyOf(stream);
                var contacts = copy ?? stream;
                var options = new ContactImportOptions { IgnoredColumns = leftOut, Phones = phones, Zones = DateTimeZoneProviders.Tzdb, Format = format, Types = itemTypes };
                options = options with { Columns = asked ?? ProposedColumns.Read(path, contacts, itemTypes, options).Columns };
                options = options with { Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(duplicates), options.Columns) };
                var export = new ExportOptions { Types = itemTypes, Plan = numbers, MaxPhones = CountPhones(path, contacts, options), CallingCode = CallingCodeOf(arguments.GetRequiredValue(callingCode)) };
                return Convert(path, contacts, options, outPath, preset, export);
            });
            if (arguments.GetValue<bool>(CommonOptions.JsonName)) answers.WriteJson(terminal.Output);
            else answers.Print(terminal.Tables);
            return answers.IsComplete ? ExitStatus.NothingRefused : ExitStatus.SomethingRefused;
        });
        return command;
    }

    private static string[] Names => [.. ContactPresets.All.Where(preset => !preset.Export.IsEmpty).Select(preset => preset.Name)];

    private static ContactPreset PresetOf(string name) =>
        ContactPresets.Find(name) is { Export.IsEmpty: false } preset ? preset : throw InputException.Unknown(InputReason.ValueUnknown, "--to", "value", name, Names, ("option", "--to"), ("to", name));

    private static int CallingCodeOf(int code) =>
        code is >= 1 and <= 999 ? code : throw new InputException(InputReason.ArgumentsInvalid, "--calling-code: expected a calling code, such as 39.", ("option", "--calling-code"));

    // A first pass: families of columns need the largest number of phones.
    private static int CountPhones(string path, Stream file, ContactImportOptions options)
    {
        var start = file.Position;
        var most = 1;
        using var rows = ContactImport.Open(file, options);
        while (rows.Read())
        {
            if (rows.Kind == ContactRowKind.Contact) most = Math.Max(most, rows.AdditionalPhones.Length + (rows.PrimaryPhone == PhoneNumber.None ? 0 : 1));
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
        file.Position = start;
        return most;
    }

    private static ConversionAnswers Convert(string path, Stream file, ContactImportOptions options, string outPath, ContactPreset preset, ExportOptions export)
    {
        var answers = new ConversionAnswers(preset);
        using var rows = ContactImport.Open(file, options);
        using var output = new OutputStream(outPath);
        using (var writer = new ContactFileWriter(output, preset, export))
        {
            while (rows.Read())
            {
                if (rows.Kind == ContactRowKind.Contact) answers.Add(rows.Line, writer.Add(rows.ToContact()));
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.Of(path, refusal);
        output.Commit();
        answers.Counts = rows.Counts;
        return answers;
    }
}
