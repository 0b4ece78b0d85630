using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary><c>contacts convert FILE</c>: the contacts of a file in the layout of another product.</summary>
internal static class ContactsConvertCommand
{
    private static readonly ExportIssue ZoneLeftOut = new(ExportReason.TimeZoneLeftOut);

    public static Command Create(Terminal terminal)
    {
        var file = new ContactsFileOptions();
        var to = new Option<string>("--to") { HelpName = "PRESET", Required = true, Description = "The layout of the new file, such as google." };
        var output = new Option<string>("--out") { HelpName = "OUT.csv", Required = true, Description = "The new file." };
        var callingCode = new Option<int>("--calling-code") { HelpName = "CODE", DefaultValueFactory = _ => 1, Description = "The calling code of the national numbers that a layout without calling codes has, such as 39; other numbers are left out and reported." };
        to.CompletionSources.Add(Names);
        var command = new ToolCommand(
            "convert",
            "Writes contacts in the layout of a product.",
            [.. file.All, to, output, callingCode, CommonOptions.Json()])
        {
            Examples = ["callingdomain contacts convert people.csv --to google --out google.csv"],
            Files = [new ExampleFile("people.csv", "Name,Phone\nAda,+390612345678\n")],
            Formats =
            [
                .. ContactsFileOptions.Formats,
                ("OUT.csv", "The layout of PRESET. Rows that are rejected, and duplicates, are not in it."),
            ],
        };
        command.SetAction(arguments =>
        {
            var outPath = arguments.GetRequiredValue(output);
            var preset = PresetOf(arguments.GetRequiredValue(to));
            var code = CallingCodeOf(arguments.GetRequiredValue(callingCode));
            var answers = file.Use(arguments, terminal, ("--out", outPath), readsTwice: true, source => Convert(source, outPath, preset, code));
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
    private static int CountPhones(ContactsFileSource source, ContactImportOptions options)
    {
        var start = source.File.Position;
        var most = 1;
        using var rows = ContactImport.Open(source.File, options);
        while (rows.Read())
        {
            if (rows.Kind == ContactRowKind.Contact) most = Math.Max(most, rows.AdditionalPhones.Length + (rows.PrimaryPhone == PhoneNumber.None ? 0 : 1));
        }

        if (rows.Refusal is { } refusal) throw Refusals.OfContacts(source.Path, refusal);
        source.File.Position = start;
        return most;
    }

    private static ConversionAnswers Convert(ContactsFileSource source, string outPath, ContactPreset preset, int callingCode)
    {
        var options = source.Options with { TakesPhoneZones = true }; // a phone of another zone than its contact is written too
        var export = new ExportOptions { Types = source.Types, Plan = source.Plan, MaxPhones = CountPhones(source, options), CallingCode = callingCode };
        var answers = new ConversionAnswers(preset);
        using var rows = ContactImport.Open(source.File, options);
        using var output = new OutputStream(outPath);
        using (var writer = new ContactFileWriter(output, preset, export))
        {
            while (rows.Read())
            {
                if (rows.Kind != ContactRowKind.Contact) continue;
                var issues = writer.Add(rows.ToContact());
                if (!rows.PhoneZones.IsEmpty && !issues.Contains(ZoneLeftOut)) issues = issues.Add(ZoneLeftOut); // no layout has a zone for each phone
                answers.Add(rows.Line, issues);
            }
        }

        if (rows.Refusal is { } refusal) throw Refusals.OfContacts(source.Path, refusal);
        output.Commit();
        answers.Counts = rows.Counts;
        answers.MissingDoNotCall = ColumnReport.RowsOf(rows.MissingDoNotCall);
        return answers;
    }
}
