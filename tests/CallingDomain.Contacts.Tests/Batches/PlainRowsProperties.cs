using System.Collections.Immutable;
using System.Text;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

/// <summary>The fast path for plain rows gives the answers of the general path.</summary>
[Properties(Arbitrary = [typeof(PlainRowsProperties)])]
public sealed class PlainRowsProperties
{
    private const string Heading = "Id,Name,Phone,Priority,Zone,Office,Home,City,Note,At";

    private static readonly ContactItemType Office = new("Office", 1), Home = new("Home", 1);

    private static readonly Gen<string> PhoneCell = Gen.Frequency(
        (12, Gen.Choose(0, 99).Select(line => $"+3906123456{line:D2}")),
        (6, Gen.Choose(0, 99).Select(line => $"+1501333{4400 + line}")),
        (3, Gen.Choose(0, 99).Select(line => $"(501) 333-{4400 + line}")),
        (3, Gen.Constant("")),
        (2, Gen.Choose(0, 99).Select(line => $"\"+3906123456{line:D2}\"")),
        (1, Gen.Elements("'+390612345678", "x", "+3906", "\"=\"\"+390612345601\"\"\"", "+39 06 1234 5602", "+15551234567", "\"+3906\"1", " ", "\" +390612345678 \"", "5013334455", "e501", "+44712345", "+447400123456")));

    private static readonly Gen<string> TextCell = Gen.Frequency(
        (12, Gen.Elements("Ada", "Bob", "Zoë", "ADA ", "", "c123", "12", " Ada", "\u00A0Ada\u00A0", "éclair", "Zoë é")),
        (2, Gen.Elements("\"Ada\"", "\" Ada \"", "\"Smith, J\"", "\"two\r\nlines\"", "\"\"")),
        (1, Gen.Elements("=1+1", "+5", "a\"b", "\"a\"\"b\"", "O'Neil", "'+5", "\"a\" ", " \"a\"", "\"a\"b", "44", "+390612345678;+390612345679")));

    private static readonly Gen<string> Row = Gen.Frequency(
        (30, from id in Gen.Frequency((9, Gen.Choose(1, 60).Select(number => $"{number}")), (1, TextCell))
             from name in TextCell
             from phones in PhoneCell.Three()
             from priority in Gen.Frequency((8, Gen.Elements("", "1", "3", "12")), (1, Gen.Elements("0", "-1", " 2", "007", "2147483647", "2147483648", "4294967297", "1a")))
             from zone in Gen.Frequency((8, Gen.Elements("", "Europe/Rome", "UTC", "America/Argentina/Buenos_Aires")), (1, Gen.Elements("Mars", " UTC")))
             from city in TextCell
             from note in TextCell
             from at in Gen.Frequency((8, Gen.Constant("")), (1, Gen.Elements("2026-03-02T09:00:00Z", "soon")))
             select $"{id},{name},{phones.Item1},{priority},{zone},{phones.Item2},{phones.Item3},{city},{note},{at}"),
        (1, Gen.Elements("", ",,,,,,,,,", " ", "1,2,3", "1,Ada,+390612345611,,,,,,,,extra", "1,Ada,+390612345611,,,,,,,,", "\"1,Ada")));

    private static readonly Gen<string> Break = Gen.Frequency((8, Gen.Constant("\r\n")), (2, Gen.Constant("\n")), (1, Gen.Constant("\r")));

    private static readonly Gen<ContactImportOptions> Options =
        from phones in Gen.Elements(DuplicatePhones.None, DuplicatePhones.Primary, DuplicatePhones.Primary, DuplicatePhones.Any)
        from name in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from parts in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from drops in Gen.Elements(false, true)
        from ids in Gen.Elements(false, true)
        from region in Gen.Elements("", "US", "IT")
        from noted in Gen.Elements(false, true)
        select new ContactImportOptions
        {
            Columns = new ContactColumns
            {
                Id = ids ? "Id" : null,
                Name = parts ? null : "Name",
                GivenName = parts ? "Name" : null,
                FamilyName = parts ? "City" : null,
                PrimaryPhone = "Phone",
                Priority = "Priority",
                TimeZone = "Zone",
                ScheduledAt = "At",
                AdditionalPhones = [new PhoneColumn("Office", Office, noted ? "Note" : null), new PhoneColumn("Home", Home)],
                Fields = parts ? [] : [new FieldColumn("city", "City")],
            },
            Zones = DateTimeZoneProviders.Tzdb,
            Phones = region.Length == 0 ? PhoneReader.International : new PhoneReader(RegionCode.Read(region).Value),
            Duplicates = new DuplicateRule { Phones = phones, Name = name },
            DropInvalidPhones = drops,
        };

    public sealed record FileCase(string[] Rows, string[] Breaks, ContactImportOptions Options, int BlockLength, bool HasMark)
    {
        public string Text => Heading + "\r\n" + string.Concat(Rows.Select((row, at) => row + (Breaks.Length == 0 ? "\n" : Breaks[at % Breaks.Length])));

        public override string ToString() => $"{System.Text.Json.JsonSerializer.Serialize(Text)} {BlockLength} {Options}";
    }

    internal static Arbitrary<FileCase> Cases() => Arb.From(
        from rows in Row.ArrayOf()
        from breaks in Break.ArrayOf()
        from options in Options
        from length in Gen.Choose(1, 400)
        from mark in Gen.Elements(false, true)
        select new FileCase(rows, breaks, options, length, mark),
        one => Shrinking.Items(one.Rows).Select(rows => one with { Rows = rows }));

    [Property(MaxTest = 300)]
    public void Read_AnyRows_GivesTheAnswersOfTheGeneralPath(FileCase given)
    {
        byte[] utf8 = [.. given.HasMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(given.Text)];
        var expected = Answers(utf8, given.Options with { ReadsPlainRows = false });
        Assert.Equal(expected, Answers(utf8, given.Options with { BlockLength = given.BlockLength }));
        Assert.Equal(expected, Answers(utf8, given.Options));
        Assert.Equal(expected, Answers(utf8, given.Options with { BlockLength = given.BlockLength, Threads = 2 }));
        Assert.Equal(expected, Answers(utf8, given.Options with { BlockLength = given.BlockLength, Threads = 4, ReadsPlainRows = false }));
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(given.Text)];
        Assert.Equal(expected, Answers(utf16, given.Options with { BlockLength = given.BlockLength }));
    }

    [Property(MaxTest = 300)]
    public void Run_AnyRows_KeepsTheContactsOfTheGeneralPath(FileCase given)
    {
        var utf8 = Encoding.UTF8.GetBytes(given.Text);
        var existing = new ContactIndex(given.Options.Duplicates);
        foreach (var row in Contacts(utf8, given.Options).Take(3)) existing.Add(row);
        foreach (var options in (ContactImportOptions[])[given.Options, given.Options with { Existing = existing }])
        {
            var (expected, expectedTable) = Run(utf8, options with { ReadsPlainRows = false });
            var (report, table) = Run(utf8, options with { BlockLength = given.BlockLength, Threads = 1 + (given.Rows.Length % 3) });
            Assert.Equal(expected, report);
            Assert.Equal(expectedTable, table);
            Assert.Equal(Enumerable.Range(0, table.Count).Select(expectedTable.LineOf), Enumerable.Range(0, table.Count).Select(table.LineOf));
        }
    }

    private static ImmutableArray<Contact> Contacts(byte[] file, ContactImportOptions options) => ContactImport.Read(file, options) is { IsOk: true } read ? [.. read.Value.Contacts.Select(row => row.Contact)] : [];

    private static (Result<ContactImportReport, FileRefusal> Report, ContactTable Table) Run(byte[] file, ContactImportOptions options)
    {
        var table = new ContactTable();
        using var reader = ContactImport.Open(new MemoryStream(file), options);
        return (ContactImport.Run(reader, table), table);
    }

    /// <summary>All that a reader says of each row, and at the end.</summary>
    private static List<string> Answers(byte[] file, ContactImportOptions options)
    {
        var answers = new List<string>();
        using var reader = ContactImport.Open(new MemoryStream(file), options);
        while (reader.Read())
        {
            var contact = reader.Kind is ContactRowKind.Contact or ContactRowKind.Duplicate ? $"{reader.PrimaryPhone} {string.Join(' ', reader.AdditionalPhones.ToArray())} {Show(reader.ToContact())}" : "";
            answers.Add($"{reader.Line} {reader.LineCount} {reader.Kind} {reader.FirstLine} {string.Join(' ', reader.Issues)} {string.Join(' ', reader.UnusedColumns.Select(column => column.PhoneCount))} {contact} {reader.Text}");
        }

        answers.Add($"{reader.Counts} {reader.Refusal} {reader.Text}");
        return answers;
    }

    private static string Show(Contact contact) =>
        $"{contact.Id} {contact.Name} {contact.Priority} {contact.TimeZone} {contact.ScheduledAt} {string.Join(' ', contact.AdditionalPhones.Select(phone => $"{phone.Phone} {phone.Type?.Name} {phone.Description}"))} {string.Join(' ', contact.Fields)}";
}
