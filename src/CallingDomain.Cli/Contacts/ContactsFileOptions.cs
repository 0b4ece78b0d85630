using System.CommandLine;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Cli;

/// <summary>The arguments that say which contacts file a command reads, and how.</summary>
internal sealed class ContactsFileOptions
{
    private static readonly WordOption<bool> BadPhones = new(
        "--bad-phones", "Whether an additional phone that cannot be read rejects its row, or is dropped with a notice.", [("reject", false), ("drop", true)]);

    private static readonly WordOption<PhoneCheck> Checks = new(
        "--require", "Which numbers are accepted: those of a possible length, or those that the numbering plan knows as valid.", [("possible", PhoneCheck.Possible), ("valid", PhoneCheck.Valid)]);

    private readonly Argument<string> _file = new("FILE") { Description = "The contacts, a .csv or .txt file with a heading, or - for standard input." };
    private readonly Option<string?> _types = new("--types") { HelpName = "TYPES.json", Description = "The contact item types. Default: none." };
    private readonly Option<string?> _columns = new("--columns") { HelpName = "COLUMNS.json", Description = "Which column holds what. Default: the columns whose heading and cells agree, which are printed." };
    private readonly Option<string?> _preset = new(PresetOption.Name) { HelpName = "NAME", Description = "The layout of another product's file: a name such as google, a file PRESET.json, or auto to detect it." };
    private readonly Option<string?> _ignored = new(IgnoredColumnsOption.Name) { HelpName = "A,B", Description = "Columns that are not used on purpose. Any other unused column with phone numbers makes the exit status 1." };
    private readonly Option<string?> _region = new("--region") { HelpName = "REGION", Description = "Also read national forms of a region, such as IT. Default: numbers begin with a plus sign." };
    private readonly Option<string> _require = Checks.Create();
    private readonly Option<string> _badPhones = BadPhones.Create();
    private readonly Option<bool> _several = new("--several") { Description = "A cell of additional phones may hold several, separated by semicolon, comma, bar or line break." };
    private readonly Option<string> _duplicates = new("--duplicates")
    {
        HelpName = "FIELDS",
        DefaultValueFactory = _ => "primaryPhone",
        Description = "The fields by which two rows are the same contact: primaryPhone or anyPhone, name, and custom fields, separated by commas; or none.",
    };
    private readonly Option<string?> _doNotCall = new("--do-not-call") { HelpName = "LIST", Description = "Numbers that must not be called: a do-not-call file, or a blacklist of 'contacts blacklist'. They are left out." };
    private readonly Option<string?> _delimiter = new("--delimiter") { HelpName = "CHAR", Description = "The separator of columns: comma, semicolon, bar or tab. Default: detected." };
    private readonly Option<string?> _encoding = EncodingOption.Create();
    private readonly Option<string?> _plan = PlanOption.Create();
    private readonly Option<string?> _areaCodes = AreaCodesOption.Create();

    public ContactsFileOptions() => _preset.CompletionSources.Add([PresetOption.Auto, .. ContactPresets.All.Select(each => each.Name)]);

    /// <summary>The arguments, in the order of the help.</summary>
    public IEnumerable<Symbol> All => [_file, _types, _columns, _preset, _ignored, _region, _require, _badPhones, _several, _duplicates, _doNotCall, _delimiter, _encoding, _plan, _areaCodes];

    /// <summary>The forms of the files that the arguments name.</summary>
    public static IEnumerable<(string Name, string Form)> Formats =>
    [
        ("FILE", "CSV or TXT with a heading, of any length."),
        ("COLUMNS.json", "JSON with comments. 'callingdomain schema columns' prints the JSON Schema."),
        ("TYPES.json", "JSON with comments. 'callingdomain schema types' prints the JSON Schema."),
        ("PRESET.json", "A preset of your own: JSON with comments. 'callingdomain schema preset' prints the JSON Schema."),
    ];

    /// <summary>Reads the arguments, opens the file and passes it on.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="terminal">Where standard input is.</param>
    /// <param name="output">The option and the path of the file that the command writes; a null path for none.</param>
    /// <param name="readsTwice">Whether the file is read more than once.</param>
    /// <param name="use">Reads the contacts.</param>
    public T Use<T>(ParseResult arguments, Terminal terminal, (string Option, string? Path) output, bool readsTwice, Func<ContactsFileSource, T> use)
    {
        var path = arguments.GetRequiredValue(_file);
        var (typesPath, columnsPath, planPath) = (arguments.GetValue(_types), arguments.GetValue(_columns), arguments.GetValue(_plan));
        if (output.Path is "" or InputFile.StandardInput) throw new InputException(InputReason.ArgumentsInvalid, $"{output.Option}: expected the name of a file.", ("option", output.Option));
        OutputFile.RefuseToLose(path, "FILE", output.Path);
        OutputFile.RefuseToLose(typesPath, "TYPES.json", output.Path);
        OutputFile.RefuseToLose(columnsPath, "COLUMNS.json", output.Path);
        OutputFile.RefuseToLose(planPath, "the plan", output.Path);
        OutputFile.RefuseToLose(arguments.GetValue(_doNotCall), "LIST", output.Path);
        OutputFile.RefuseToLose(arguments.GetValue(_areaCodes), "the table of area codes", output.Path);
        var plan = PlanOption.Load(planPath, terminal.Input);
        var types = ReadTypes(typesPath);
        var (asked, format) = columnsPath is null ? (null, new ContactFileFormat()) : ReadColumns(columnsPath, types);
        var layout = arguments.GetValue(_preset);
        if (asked is not null && layout is not null) throw new InputException(InputReason.ArgumentsInvalid, $"--columns and {PresetOption.Name} exclude each other.", ("option", PresetOption.Name));
        var named = layout is null ? null : PresetOption.Read(layout, ("option", PresetOption.Name));
        var leftOut = IgnoredColumnsOption.Read(arguments.GetValue(_ignored));
        if (asked is not null) ColumnsSection.RefuseBoth(asked, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
        var phones = RegionPhones.Read(arguments.GetValue(_region), plan, Checks.Read(arguments.GetRequiredValue(_require)), ("option", "--region"), AreaCodesOption.Load(arguments.GetValue(_areaCodes), terminal.Input));
        var delimiter = ReadDelimiter(arguments.GetValue(_delimiter));
        var encoding = EncodingOption.Read(arguments.GetValue(_encoding));
        ContactFileFormat Given(ContactFileFormat format) => format with { Delimiter = delimiter ?? format.Delimiter, Encoding = encoding ?? format.Encoding };
        var options = new ContactImportOptions
        {
            IgnoredColumns = leftOut,
            Phones = phones,
            DoNotCall = ReadDoNotCall(arguments.GetValue(_doNotCall), path, terminal, phones),
            Zones = DateTimeZoneProviders.Tzdb,
            Format = Given(format),
            Types = types,
            DropInvalidPhones = BadPhones.Read(arguments.GetRequiredValue(_badPhones)),
            CellSeparators = arguments.GetValue(_several) ? ContactImportOptions.DefaultCellSeparators : [],
        };
        return InputFile.Use(path, terminal.Input, stream =>
        {
            using var copy = (asked is not null && !readsTwice) || stream.CanSeek ? null : TemporaryFile.CopyOf(stream);
            var source = new ContactsFileSource(path, copy ?? stream, options) { Types = types, Plan = plan };
            if (layout is not null)
            {
                var match = named is null ? PresetOption.Detect(path, source.File, encoding ?? FileEncoding.Detect) : null;
                var preset = named ?? match!.Preset;
                var fit = preset.LayoutOf(source.File, types, encoding ?? FileEncoding.Detect);
                ColumnsSection.RefuseBoth(fit.Columns, leftOut, ("option", IgnoredColumnsOption.Name), InputReason.ArgumentsInvalid);
                options = fit.ApplyTo(options);
                options = options with { Format = Given(options.Format) };
                source = source with { Types = fit.Types, Preset = PresetRow.Of(preset, match) };
            }
            else
            {
                source = source with { Proposal = asked is null ? ProposedColumns.Read(path, source.File, types, options) : null };
                options = options with { Columns = asked ?? source.Proposal!.Columns };
            }

            return use(source with { Options = options with { Duplicates = DuplicatesOption.Read(arguments.GetRequiredValue(_duplicates), options.Columns) } });
        });
    }

    private static ContactItemTypes ReadTypes(string? path) => path is null
        ? ContactItemTypes.Empty
        : JsonFile.ReadSettings(NotStandardInput(path, "--types"), "a list of contact item types", place => ItemTypesSection.Read(place));

    private static (ContactColumns? Columns, ContactFileFormat Format) ReadColumns(string path, ContactItemTypes types) =>
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
