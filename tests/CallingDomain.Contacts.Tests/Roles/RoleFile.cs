using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

/// <summary>Imports of small files with given columns.</summary>
internal static class RoleFile
{
    public static readonly ContactItemType Office = new("Office", 1), Home = new("Home", 2), Mobile = new("Mobile", 3);

    public static readonly ContactItemTypes Types = new[] { Office, Home, Mobile }.Aggregate(ContactItemTypes.Empty, (types, type) => types.Add(type).Value);

    public static ContactImportOptions Options(ContactColumns columns, ContactFileFormat? format = null) => new()
    {
        Columns = columns,
        Format = format ?? new ContactFileFormat(),
        Phones = new PhoneReader(RegionCode.Read("US").Value),
        Zones = DateTimeZoneProviders.Tzdb,
        Types = Types,
        TakesPhoneZones = true,
        Duplicates = DuplicateRule.None,
    };

    public static ContactImportReport Read(string file, ContactColumns columns, ContactFileFormat? format = null) => Read(file, Options(columns, format));

    public static ContactImportReport Read(string file, ContactImportOptions options)
    {
        var report = ContactImport.Read(Encoding.UTF8.GetBytes(file), options).Value;
        AssertTableAgrees(file, options, report);
        return report;
    }

    public static FileRefusal Refusal(string file, ContactColumns columns, ContactFileFormat? format = null) => ContactImport.Read(Encoding.UTF8.GetBytes(file), Options(columns, format)).Reason!;

    public static ImportedContact One(string file, ContactColumns columns, ContactFileFormat? format = null)
    {
        var report = Read(file, columns, format);
        Assert.True(report.Rejected.IsEmpty, string.Join('\n', report.Rejected));
        return Assert.Single(report.Contacts);
    }

    /// <summary>The errors and notices of all rows, such as <c>2 NUMBER_LENGTH</c>, with an exclamation mark for errors.</summary>
    public static string Issues(ContactImportReport report) =>
        string.Join(' ', report.Contacts.SelectMany(row => row.Notices).Concat(report.Rejected.SelectMany(row => row.Issues)).Concat(report.Duplicates.SelectMany(row => row.Issues)).Select(issue => $"{issue}{(issue.IsError ? "!" : "")}"));

    /// <summary>The phones of a contact, such as <c>+12025550123 Office 'front desk'</c>.</summary>
    public static string Phones(Contact contact) =>
        string.Join("; ", new[] { contact.PrimaryPhone == PhoneNumber.None ? "-" : contact.PrimaryPhone.ToString() }
            .Concat(contact.AdditionalPhones.Select(phone => $"{phone.Phone}{(phone.Type is { } type ? $" {type.Name}" : "")}{(phone.Description is { } text ? $" '{text}'" : "")}")));

    public static string? Field(Contact contact, string name) => contact.Fields.FirstOrDefault(field => field.Name == name)?.Value;

    // The compact table has the same contacts.
    private static void AssertTableAgrees(string file, ContactImportOptions options, ContactImportReport report)
    {
        using var reader = ContactImport.Open(new MemoryStream(Encoding.UTF8.GetBytes(file)), options);
        var table = new ContactTable();
        var counts = ContactImport.Run(reader, table).Value.Counts;
        Assert.Equal(report.Contacts.Select(row => row.Contact), table);
        Assert.Equal(report.Contacts.SelectMany(row => row.PhoneZones), table.PhoneZones);
        Assert.Equal(report.Contacts.Select(row => row.PastCalls.AsEnumerable()), Enumerable.Range(0, table.Count).Select(index => table.PastCallsOf(index).AsEnumerable()));
        Assert.Equal((report.Counts, LinesOf(file)), (counts, counts.Lines));
    }

    private static long LinesOf(string text)
    {
        var file = text.ReplaceLineEndings("\n");
        return file.Length == 0 ? 0 : file.Count(unit => unit == '\n') + (file[^1] == '\n' ? 0 : 1);
    }
}
