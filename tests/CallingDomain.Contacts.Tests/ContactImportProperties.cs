using System.Globalization;
using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

[Properties(Arbitrary = [typeof(ContactImportProperties)])]
public sealed class ContactImportProperties
{
    private const string Heading = "Id,Name,Phone,Priority,Zone,Office,Home,Other,City\r\n";

    private static readonly ContactItemType Office = new("Office", 1), Home = new("Home", 1);

    private static readonly Gen<string> PhoneCell = Gen.Frequency(
        (6, Gen.Choose(0, 40).Select(line => $"+3906123456{line:D2}")),
        (2, Gen.Constant("")),
        (1, Gen.Elements("'+390612345678", "x", "+3906", "=\"+390612345601\"", "+39 06 1234 5602", "+15551234567", "\"+3906\"1", " ")));

    private static readonly Gen<string> TextCell = Gen.Frequency(
        (6, Gen.Elements("Ada", "Bob", "Zoë", "ADA ", "")), (1, Gen.Elements("\"Smith, J\"", "\"two\r\nlines\"", "=1+1", "+5", "a\"b")));

    private static readonly Gen<string> Row = Gen.Frequency(
        (20, from id in Gen.Choose(1, 30)
             from name in TextCell
             from phones in PhoneCell.Four()
             from priority in Gen.Elements("", "1", "3", "0")
             from zone in Gen.Elements("", "Europe/Rome", "UTC", "Mars")
             from city in TextCell
             select $"{id},{name},{phones.Item1},{priority},{zone},{phones.Item2},{phones.Item3},{phones.Item4},{city}"),
        (1, Gen.Elements("", ",,,,,,,,", " ", "1,2,3", "1,Ada,+390612345611,,,,,,,extra")));

    private static readonly Gen<ContactImportOptions> Options =
        from phones in Gen.Elements(DuplicatePhones.None, DuplicatePhones.Primary, DuplicatePhones.Any)
        from name in ArbMap.Default.GeneratorFor<bool>()
        from city in ArbMap.Default.GeneratorFor<bool>()
        from drops in Gen.Elements(false, true)
        from ids in ArbMap.Default.GeneratorFor<bool>()
        select new ContactImportOptions
        {
            Columns = new ContactColumns
            {
                Id = ids ? "Id" : null,
                Name = "Name",
                PrimaryPhone = "Phone",
                Priority = "Priority",
                TimeZone = "Zone",
                AdditionalPhones = [new PhoneColumn("Office", Office), new PhoneColumn("Home", Home), new PhoneColumn("Other")],
                Fields = [new FieldColumn("city", "City")],
            },
            Zones = DateTimeZoneProviders.Tzdb,
            Duplicates = new DuplicateRule { Phones = phones, Name = name, Fields = city ? ["city"] : [] },
            DropInvalidPhones = drops,
        };

    public sealed record ImportCase(string[] Rows, ContactImportOptions Options)
    {
        public string File => Heading + string.Join("\r\n", Rows);

        public override string ToString() => $"{File.Replace("\r\n", "\\r\\n", StringComparison.Ordinal)} {Options}";
    }

    public sealed class TextSigns : IAlphabet
    {
        public static string Characters => "'=+-@,;| ab\u200B\uFF1D";
    }

    public sealed class PhoneColumnSigns : IAlphabet
    {
        public static string Characters => "Phone,+39\"\n;\r";
    }

    internal static Arbitrary<ImportCase> Cases() => Arb.From(
        from rows in Row.ArrayOf() from options in Options select new ImportCase(rows, options),
        one => Shrinking.Items(one.Rows).Select(rows => one with { Rows = rows }));

    [Property]
    public bool Read_AnyRows_AccountsForEveryLine(ImportCase given)
    {
        var reading = Read(given.File, given.Options);
        var counts = reading.Counts;
        var lines = 1 + given.File.Count(character => character == '\n') - (given.File.EndsWith('\n') ? 1 : 0);
        return counts.Lines == lines && counts.HeadingLines == 1
            && counts.Contacts == reading.Contacts.Length && counts.Rejected == reading.Rejected.Length && counts.Duplicates == reading.Duplicates.Length
            && reading.Rejected.All(row => row.Issues.Any(issue => issue.IsError))
            && reading.Contacts.All(row => row.Notices.All(issue => !issue.IsError));
    }

    [Property]
    public bool Run_DryOrNot_GivesTheSameReport(ImportCase given)
    {
        var table = new ContactTable();
        var run = Run(given.File, given.Options, table, out _);
        var reading = Read(given.File, given.Options);
        return Run(given.File, given.Options, into: null, out _).Equals(run) && run == reading with { Contacts = [], Rejected = [], Duplicates = [] }
            && table.SequenceEqual(reading.Contacts.Select(row => row.Contact)) && Enumerable.Range(0, table.Count).Select(table.LineOf).SequenceEqual(reading.Contacts.Select(row => row.Line));
    }

    [Property]
    public bool Read_Duplicates_AgreeWithANaiveComparison(ImportCase given)
    {
        var all = Read(given.File, given.Options with { Duplicates = DuplicateRule.None, Columns = given.Options.Columns with { Id = null } });
        var ids = given.Options.Columns.Id is null ? null : Read(given.File, given.Options with { Duplicates = DuplicateRule.None, Columns = given.Options.Columns with { Fields = [new FieldColumn("city", "City"), new FieldColumn("id", "Id")], Id = null } });
        var taken = new List<(Contact Contact, string? Id)>();
        var expected = new List<int>();
        for (var i = 0; i < all.Contacts.Length; i++)
        {
            var contact = all.Contacts[i].Contact;
            var id = ids?.Contacts[i].Contact.Fields.FirstOrDefault(each => each.Name == "id")?.Value;
            if (ids is not null && id is null) continue; // rejected: no identity
            if (taken.Any(other => (id is not null && other.Id == id) || AreSame(other.Contact, contact, given.Options.Duplicates))) continue;
            taken.Add((contact, id));
            expected.Add(all.Contacts[i].Line);
        }

        return Read(given.File, given.Options).Contacts.Select(row => row.Line).SequenceEqual(expected);
    }

    [Property]
    public bool Read_ContactsOfTheFirstRunExist_ImportsNothingAgain(ImportCase given)
    {
        var first = Read(given.File, given.Options);
        var index = new ContactIndex(given.Options.Duplicates);
        foreach (var row in first.Contacts) index.Add(row.Contact);
        var again = Read(given.File, given.Options with { Existing = index });
        var hasIds = given.Options.Columns.Id is not null; // without one, only contacts with a compared field are recognized
        return first.Contacts.All(row => index.Contains(row.Contact)) && again.Duplicates.All(row => row.FirstLine is null or > 0)
            && (!hasIds || again.Contacts.IsEmpty) && again.Contacts.Length + again.Duplicates.Length == first.Contacts.Length + first.Duplicates.Length;
    }

    [Property]
    public bool RejectedRows_Corrected_AreImported(ImportCase given)
    {
        var options = given.Options with { Duplicates = DuplicateRule.None, Columns = given.Options.Columns with { Id = null } };
        var summary = Run(given.File, options, into: null, out var export);
        if (summary.Counts.Rejected == 0) return export.Length == 0;
        var again = Read(export, options);
        if (again.Counts.Rejected != summary.Counts.Rejected || again.Counts.Contacts != 0) return false;

        // Mended: each cell that an issue names is emptied, and each row has a phone.
        var mended = Mend(export, again);
        var reading = Read(mended, options);
        return reading.Rejected.IsEmpty && reading.Contacts.Length == summary.Counts.Rejected;
    }

    // The export escapes formulas; the import restores them.
    [Property]
    public bool RejectedRows_AnyTexts_AreImportedUnchanged(TextOf<TextSigns> nameText, TextOf<TextSigns> cityText)
    {
        var (name, city) = (nameText.Value.Trim(), cityText.Value.Trim());
        if (name.Length == 0) return true;
        string Row(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var options = new ContactImportOptions { Columns = new ContactColumns { Name = "Name", PrimaryPhone = "Phone", Fields = [new FieldColumn("city", "City")] } };
        var file = $"Name,Phone,City\n{Row(name)},+39061234567800000,{Row(city)}\n";
        if (file.EnumerateRunes().Any(rune => rune.Value is 0 or 0xFFFD) || !ContactImport.Read(Encoding.UTF8.GetBytes(file), options).IsOk) return true;
        Run(file, options, into: null, out var export);
        var mended = export.Replace("'+39061234567800000", "+390612345678", StringComparison.Ordinal);
        var again = Read(mended, options).Contacts.Single().Contact;
        var first = Read(file.Replace("+39061234567800000", "+390612345678", StringComparison.Ordinal), options).Contacts.Single().Contact;
        Run(export, options, into: null, out var second);
        return again.Name == Restored(first.Name) && City(again) == Restored(City(first)) && export.Split('\n').Length == second.Split('\n').Length && Read(second.Replace("'+39061234567800000", "+390612345678", StringComparison.Ordinal), options).Contacts.Single().Contact.Name == again.Name;
    }

    [Property]
    public bool Read_PhoneColumnsInAnyOrder_GiveTheSameCallingOrder(ImportCase given)
    {
        var columns = given.Options.Columns;
        var turned = given.Options with { Columns = columns with { AdditionalPhones = [columns.AdditionalPhones[2], columns.AdditionalPhones[1], columns.AdditionalPhones[0]] } };
        var (left, right) = (Read(given.File, given.Options), Read(given.File, turned));
        return left.Contacts.Select(row => Order(row.Contact)).SequenceEqual(right.Contacts.Select(row => Order(row.Contact)));
    }

    [Property]
    public bool Read_AnyCulture_GivesTheSameContacts(ImportCase given)
    {
        var before = CultureInfo.CurrentCulture;
        var usual = Read(given.File, given.Options);
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (odd.NumberFormat.NegativeSign, odd.NumberFormat.PositiveSign, odd.NumberFormat.NumberDecimalSeparator) = ("~", "0", "1");
            (odd.DateTimeFormat.DateSeparator, odd.DateTimeFormat.TimeSeparator) = ("2", "3");
            CultureInfo.CurrentCulture = odd;
            return Read(given.File, given.Options).Contacts.SequenceEqual(usual.Contacts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Property]
    public bool Read_Utf16_GivesTheSameContactsAsUtf8(ImportCase given)
    {
        foreach (var encoding in (Encoding[])[Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(given.File)];
            if (!ContactImport.Read(file, given.Options).Value.Contacts.SequenceEqual(Read(given.File, given.Options).Contacts)) return false;
        }

        return true;
    }

    [Property]
    public bool Read_AnyBytes_GivesContactsOrAReason(byte[] file) => IsReadOrRefused(file);

    [Property]
    public bool Read_AnyTextBelowAHeading_GivesContactsOrAReason(TextOf<PhoneColumnSigns> text) => IsReadOrRefused(Encoding.UTF8.GetBytes("Phone\n" + text.Value));

    private static bool IsReadOrRefused(byte[] file) => ContactImport.Read(file, new ContactImportOptions { Columns = new ContactColumns { PrimaryPhone = "Phone" } })
        is { IsOk: true } or { Reason.Reason: not FileReason.Unspecified };

    private static ContactImportReport Read(string file, ContactImportOptions options) => ContactImport.Read(Encoding.UTF8.GetBytes(file), options).Value;

    private static ContactImportReport Run(string file, ContactImportOptions options, ContactTable? into, out string export)
    {
        var output = new MemoryStream();
        using var rows = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), options);
        ContactImportReport report;
        using (var rejected = new RejectedContactWriter(output, code => code)) report = ContactImport.Run(rows, into, rejected).Value;
        export = Encoding.UTF8.GetString(output.ToArray()).TrimStart('\uFEFF');
        return report;
    }

    // The exported file with its bad cells put right, the cells parted by what no cell has.
    private static string Mend(string export, ContactImportReport reading)
    {
        var rows = new List<string[]>();
        using (var csv = CsvHelper.CsvReader.FromText(export, new CsvHelper.CsvReaderOptions { HasHeader = false, Separator = ',' }))
        {
            while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }

        var phone = Array.IndexOf(rows[0], "Phone");
        for (var i = 0; i < reading.Rejected.Length; i++)
        {
            var row = rows[i + 1];
            foreach (var issue in reading.Rejected[i].Issues.Where(issue => issue.IsError && issue.Column <= row.Length)) row[issue.Column - 1] = "";
            if (row.Length > phone) row[phone] = "+390699999999";
            else rows[i + 1] = [.. row, .. Enumerable.Repeat("", phone - row.Length), "+390699999999"];
        }

        return string.Join("\r\n", rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
    }

    private static string Restored(string text) => Encoding.UTF8.GetString(SpreadsheetText.UnescapeFormula(Encoding.UTF8.GetBytes(text)));

    private static bool AreSame(Contact left, Contact right, DuplicateRule rule)
    {
        if (rule == DuplicateRule.None) return false;
        var phones = rule.Phones switch
        {
            DuplicatePhones.Primary => left.PrimaryPhone != PhoneNumber.None && left.PrimaryPhone == right.PrimaryPhone,
            DuplicatePhones.Any => CallingOrder.Of(left).Select(phone => phone.Phone).Intersect(CallingOrder.Of(right).Select(phone => phone.Phone)).Any(),
            _ => (rule.Name && left.Name.Length > 0) || (rule.Fields.Length > 0 && City(left).Length > 0),
        };
        return phones && (!rule.Name || Folded(left.Name) == Folded(right.Name)) && (rule.Fields.IsEmpty || Folded(City(left)) == Folded(City(right)));
    }

    private static string City(Contact contact) => contact.Fields.FirstOrDefault(each => each.Name == "city")?.Value ?? "";

    private static string Folded(string text) => text.Trim().ToUpperInvariant();

    private static string Order(Contact contact) => string.Join(' ', CallingOrder.Of(contact).Select(phone => $"{phone.Phone.ToMaskedString()}{phone.Type?.Name}{phone.Phone}"));
}
