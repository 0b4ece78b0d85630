using System.Text;
using CallingDomain.Tests;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactPresetTests
{
    private static readonly string Samples = Repository.PathOf("docs", "examples", "contacts", "presets");

    private static readonly ContactItemTypes Office = ContactItemTypes.Empty.Add(new ContactItemType("Office", 3)).Value.Add(new ContactItemType("Mobile", 7)).Value;

    public static TheoryData<string> Names => [.. ContactPresets.All.Select(preset => preset.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Detect_SampleOfAPreset_FindsItAlone(string name)
    {
        using var file = Open(name);
        var match = Assert.Single(ContactPresets.Detect(file));
        Assert.Equal((name, 0), (match.Preset.Name, file.Position));
        Assert.True(match.Headings.Length + match.Remark.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Preset_Data_HasASourceAndNamesEachColumnOnce(string name)
    {
        var preset = ContactPresets.Find(name)!;
        Assert.All([preset.Title, preset.Product, preset.Source, preset.ReadOn], text => Assert.NotEqual("", text));
        Assert.True(preset.Columns is { HasPhone: true, AllowsMissing: true } || preset.Text.MarkedPhone is not null);
        Assert.Equal(preset.Export.Length, preset.Export.Select(column => column.Heading).Distinct().Count());
        Assert.DoesNotContain(preset.Columns.References(), preset.IgnoredColumns.Contains);
        Assert.Equal($"{preset.Name} ({preset.Title})", preset.ToString());
    }

    [Fact]
    public void Docs_Table_IsThatOfThePresets()
    {
        var rows = File.ReadLines(Repository.PathOf("docs", "presets.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && ContactPresets.Find(line.Split('`')[1]) is not null);
        Assert.Equal(
            ContactPresets.All.Select(preset => $"| `{preset.Name}` | {preset.Title} | {preset.Source} {preset.ReadOn} | {string.Join(' ', preset.Unconfirmed)} |"),
            rows.Select(line => line.Replace("\\|", "|", StringComparison.Ordinal)));
    }

    [Fact]
    public void Find_UnknownName_GivesNull() => Assert.Null(ContactPresets.Find("Google"));

    [Fact]
    public void Detect_FileOfNoPreset_FindsNone()
    {
        using var file = FileOf("Name;Phone\nAda;+12025550101\n");
        Assert.Empty(ContactPresets.Detect(file));
    }

    [Fact]
    public void Detect_PresetsThatKnowEquallyManyColumns_GivesThemAll()
    {
        var twins = new[] { "one", "two" }.Select(name => Preset($$$"""{"name":"{{{name}}}","signatures":[["Name","Phone"]],"columns":{"name":"Name","primaryPhone":"Phone"}}"""));
        using var file = FileOf("Name|Phone|Remark\nAda|+12025550101|\n");
        Assert.Equal([("one", 2), ("two", 2)], ContactPresets.Detect(file, [.. twins]).Select(match => (match.Preset.Name, match.KnownColumns)));
    }

    [Fact]
    public void Detect_QuotedLineBreaksAndHeadingAfterALine_ReadsTheHeading()
    {
        var preset = Preset("""{"name":"dated","signatures":[["Full \"name\"","Phone"]],"file":{"linesBeforeHeading":1,"delimiter":";","ignoresHeadingCase":true},"columns":{"primaryPhone":"Phone"}}""");
        using var file = FileOf("File Date;2026-11-29\r\n\"FULL \"\"NAME\"\"\";phone;\"A\nB\"\r\nAda;+12025550101;\r\n");
        Assert.Equal(["Full \"name\"", "Phone"], Assert.Single(ContactPresets.Detect(file, [preset])).Headings.AsEnumerable());
    }

    [Fact]
    public void Detect_ExportWithoutRowsOfOneContact_IsNoListWithARowForEachPhone()
    {
        using var file = FileOf("vendor_lead_code\tphone_code\tphone_number\towner\nA\t1\t2025550101\tHOME\nB\t1\t2025550102\tCELL\n");
        Assert.Empty(ContactPresets.Detect(file));
    }

    [Theory]
    [InlineData("1|2|3|1|2025550101|\n", "rows of six cells")]
    [InlineData("", "no rows")]
    public void Detect_RowsOfAnotherShape_FindsNone(string text, string why)
    {
        using var file = FileOf(text);
        Assert.True(ContactPresets.Detect(file).IsEmpty, why);
    }

    [Fact]
    public void Detect_LineThatNamesTheDelimiter_ReadsTheHeadingAfterIt()
    {
        using var file = FileOf("sep=;\r\nVorname;Nachname;Telefon geschäftlich;Telefon privat;Mobiltelefon\r\n");
        Assert.Equal("outlook-de", Assert.Single(ContactPresets.Detect(file)).Preset.Name);
    }

    [Fact]
    public void Detect_Utf16_ReadsTheHeading()
    {
        using var file = new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("Vorname\tNachname\tTelefon geschäftlich\tTelefon privat\tMobiltelefon\n")]);
        Assert.Equal("outlook-de", Assert.Single(ContactPresets.Detect(file)).Preset.Name);
    }

    [Theory]
    [InlineData("Käthe;Grün;030 23125101;;\n", true, FileEncoding.Detect)]
    [InlineData("Käthe;Grün;030 23125101;;\n", false, FileEncoding.Windows1252)]
    public void LayoutOf_FileInAnotherEncodingThanThePreset_TakesThatOfTheFile(string row, bool isUtf8, FileEncoding expected)
    {
        var text = $"Vorname;Nachname;Telefon geschäftlich;Telefon privat;Mobiltelefon\n{row}";
        using var file = new MemoryStream((isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetBytes(text));
        Assert.Equal(expected, ContactPresets.Find("outlook-de")!.LayoutOf(file, ContactItemTypes.Empty).Format.Encoding);
    }

    [Fact]
    public void LayoutOf_TypesOfTheUser_ComeBeforeThoseOfThePreset()
    {
        using var file = Open("google");
        var layout = ContactPresets.Find("google")!.LayoutOf(file, Office);
        Assert.Equal([("Office", 3), ("Mobile", 7), ("Work", 9), ("Home", 10), ("Main", 11), ("Other", 12)], layout.Types.All.Select(type => (type.Name, type.OrderBy)));
        var options = layout.ApplyTo(new ContactImportOptions { IgnoredColumns = ["Photo", "Nickname"] });
        Assert.Equal((layout.Columns, layout.Format, layout.Types), (options.Columns, options.Format, options.Types));
        Assert.Equal(["Nickname", "Photo"], options.IgnoredColumns.Order());
    }

    [Fact]
    public void LayoutOf_ColumnsNamedLikeTypes_HoldTheirPhones()
    {
        using var file = Open("xcally");
        var layout = ContactPresets.Find("xcally")!.LayoutOf(file, Office);
        Assert.Equal(["Office"], layout.Columns.AdditionalPhones.Where(phone => phone.Type is not null).Select(phone => phone.Column));
    }

    [Fact]
    public void LayoutOf_MarkedColumns_AreThePhones()
    {
        using var file = Open("genesys-cloud");
        var phones = ContactPresets.Find("genesys-cloud")!.LayoutOf(file, ContactItemTypes.Empty).Columns.AdditionalPhones;
        Assert.Equal([("Home", "Callable-{column}", "ContactableByVoice-{column}"), ("Cell", "Callable-{column}", "ContactableByVoice-{column}")], phones.Select(phone => (phone.Column, phone.DoNotCall[0].Column, phone.DoNotCall[1].Column)));
    }

    [Theory]
    [InlineData("vicidial-export", "list_id[2]")]
    [InlineData("google-old", "Priority")]
    [InlineData("vicidial", null)]
    public void LayoutOf_IgnoredColumns_AreThoseOfTheFile(string name, string? ignored)
    {
        using var file = Open(name);
        Assert.Equal(ignored is null ? [] : [ignored], ContactPresets.Find(name)!.LayoutOf(file, ContactItemTypes.Empty).IgnoredColumns.AsEnumerable());
        using var other = FileOf("phone_number\n2025550101\n");
        Assert.Empty(ContactPresets.Find(name)!.LayoutOf(other, ContactItemTypes.Empty).IgnoredColumns);
    }

    [Theory]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"colums":1}""", "$", "Unknown property 'colums'.")]
    [InlineData("""{"name":"x","name":"y","columns":{"primaryPhone":"A"}}""", "$", "Duplicate property 'name'.")]
    [InlineData("""{"columns":{"primaryPhone":"A"}}""", "$", "Missing property 'name'.")]
    [InlineData("""{"name":1,"columns":{"primaryPhone":"A"}}""", "$.name", "Expected a text.")]
    [InlineData("""{"name":"x"}""", "$", "Missing property 'columns'.")]
    [InlineData("""{"name":"x","columns":{"phone":"A"}}""", "$.columns", "Unknown property 'phone'.")]
    [InlineData("""{"name":"x","columns":{"additionalPhones":{"Mobile":"A"}}}""", "$.columns", "'Mobile'")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"file":{"quoting":"single"}}""", "$.file", "Unknown value 'single'.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"types":[{"name":"A","orderBy":1},{"name":"A","orderBy":2}]}""", "$.types[1]", "CONTACT_ITEM_TYPE_DUPLICATE")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"types":[{"name":"A","orderBy":1.5}]}""", "$.types[0].orderBy", "Expected a whole number.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"typesAreColumns":"yes"}""", "$.typesAreColumns", "Expected true or false.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"shape":{"columns":[3],"phones":["5"]}}""", "$.shape.phones[0]", "#5")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"shape":{"columns":[3],"phones":[]}}""", "$.shape", "Expected a column of phones.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"shape":{"columns":[3],"phones":["#4"]}}""", "$.shape", "A column is not in all rows.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"unconfirmed":"nothing"}""", "$.unconfirmed", "Expected a list.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"export":[{"heading":"A"}]}""", "$.export[0]", "Missing property 'value'.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"export":[{"heading":"A","value":"phones","from":0}]}""", "$.export[0].from", "Expected a whole number from 1.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"export":[{"heading":"A","value":"phone[0]"}]}""", "$.export[0].value", "Unknown value 'phone[0]'.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"export":[{"heading":"A","value":"phone[Mobile]"}]}""", "$.export[0].value", "Unknown value 'phone[Mobile]'.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"shape":{"columns":[],"phones":["#1"]}}""", "$.shape", "Expected a number of columns.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":" "}}""", "$.columns", "A heading is blank.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A","consentAt":{"column":"B","format":"QQ"}}}""", "$.columns", "The format 'QQ' of the column 'B' is not a pattern of dates.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"marked":{"by":["B-{column}"],"phone":{"column":"{column}","active":{"column":"C","yes":["1"],"no":["1"]}}}}""", "$.marked.phone", "means yes and no")]
    [InlineData("""{"name":"x","$schema":1,"columns":{"primaryPhone":"A"}}""", "$.$schema", "Expected a text.")]
    [InlineData("""{"name":"x","columns":{"primaryPhone":"A"},"marked":[]}""", "$.marked", "Expected an object.")]
    [InlineData("""{"name":""", "$", "Invalid JSON")]
    public void Read_InvalidPreset_SaysWhatAndWhere(string text, string path, string message)
    {
        var problem = ContactPreset.Read(Encoding.UTF8.GetBytes(text)).Reason!;
        Assert.StartsWith(path, problem.Path, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal($"{problem.Path}: {problem.Message}", problem.ToString());
    }

    [Fact]
    public void Read_CommentsAndSmallestPreset_HasDefaults()
    {
        var preset = Preset("""{ /* ours */ "name": "ours", "columns": {"primaryPhone": "Phone"}, }""");
        Assert.Equal(("ours", "ours", "", "", ""), (preset.Name, preset.Title, preset.Product, preset.Source, preset.ReadOn));
        Assert.Equal((new ContactFileFormat(), ContactItemTypes.Empty), (preset.Format, preset.Types));
        Assert.Empty(preset.Unconfirmed);
    }

    [Fact]
    public void Streams_ThatCannotSeek_AreRefused()
    {
        using var file = new System.IO.Compression.GZipStream(Stream.Null, System.IO.Compression.CompressionMode.Compress);
        Assert.Throws<ArgumentException>(() => ContactPresets.Detect(file));
        Assert.Throws<ArgumentException>(() => ContactPresets.Find("google")!.LayoutOf(file, ContactItemTypes.Empty));
    }

    [Theory]
    [InlineData("Phone {n} - Value", "Phone 12 - Value", true)]
    [InlineData("Phone {n} - Value", "Phone x - Value", false)]
    [InlineData("Phone {n} - Value", "Phone  - Value", false)]
    [InlineData("Mobile {n?}", "Mobile", true)]
    [InlineData("Mobile {n?}", "Mobile 2", true)]
    [InlineData("Mobile {n?}", "Mobile Fax", false)]
    [InlineData("Mobile{n?}", "Mobile2", true)]
    [InlineData("phone[*]", "phone", true)]
    [InlineData("list_id[2]", "list_id", true)]
    [InlineData("Callable-{column}", "Callable-Home", true)]
    [InlineData("Callable-{column}", "Callable-", false)]
    [InlineData("Phone", "phone", false)]
    public void Reference_Heading_FitsOrNot(string reference, string heading, bool fits) => Assert.Equal(fits, HeadingReference.Fits(reference, heading, StringComparer.Ordinal));

    private static ContactPreset Preset(string json) => ContactPreset.Read(Encoding.UTF8.GetBytes(json)).Value;

    private static MemoryStream FileOf(string text) => new(Encoding.UTF8.GetBytes(text));

    private static FileStream Open(string name) => File.OpenRead(Directory.GetFiles(Samples, $"{name}.*").Single(path => !path.EndsWith(".json", StringComparison.Ordinal)));
}
