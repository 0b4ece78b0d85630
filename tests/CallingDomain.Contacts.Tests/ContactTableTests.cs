using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

/// <summary>Reading row by row: the packed contacts, the current row, progress.</summary>
public sealed class ContactTableTests
{
    private static readonly ContactItemType Office = new("Office", 1);

    private static readonly ContactImportOptions Options = new()
    {
        Columns = new ContactColumns
        {
            Id = "Id",
            Name = "Name",
            PrimaryPhone = "Phone",
            AdditionalPhones = [new PhoneColumn("Office", Office, "Office note")],
            Fields = [new FieldColumn("note", "Note")],
        },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(254)]
    [InlineData(255)] // the first length of more than one byte
    [InlineData(70_000)]
    public void Add_TextOfAnyLength_ComesBack(int length)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + (at % 26))));
        var table = new ContactTable();
        using var reader = ContactImport.Open(FileOf($"c1,{text},+390612345678,+390612345679,{text},{text}\nc2,Ada,+390612345680,,,\n"), Options);
        Assert.Equal(2, ContactImport.Run(reader, table).Value.Counts.Contacts);
        var expected = new Contact("c1", PhoneNumber.Parse("+390612345678"))
        {
            Name = text,
            AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office, length == 0 ? null : text)],
            Fields = length == 0 ? [] : [new ContactField("note", text)],
        };
        Assert.Equal(expected, table[0]);
        Assert.Equal(new Contact("c2", PhoneNumber.Parse("+390612345680")) { Name = "Ada" }, table[1]);
        Assert.Equal(table.ToList(), ((IEnumerable)table).Cast<Contact>());
    }

    [Fact]
    public void Read_CurrentRow_GivesItsPhonesWithoutAContact()
    {
        using var reader = ContactImport.Open(FileOf("c1,Ada,+390612345678,+390612345679,,\nc2,Bob,,,,\n"), Options);
        Assert.Throws<InvalidOperationException>(() => reader.PrimaryPhone);
        Assert.True(reader.Read());
        Assert.Equal(PhoneNumber.Parse("+390612345678"), reader.PrimaryPhone);
        Assert.Equal([PhoneNumber.Parse("+390612345679")], reader.AdditionalPhones.ToArray());
        Assert.True(reader.Read());
        Assert.Equal(ContactRowKind.Rejected, reader.Kind);
        Assert.Throws<InvalidOperationException>(() => reader.PrimaryPhone);
    }

    [Fact]
    public void Run_ManyRows_ReportsProgressInBetweenAndAtTheEnd()
    {
        const int Rows = 10_000;
        var rows = new StringBuilder();
        for (var row = 0; row < Rows; row++) rows.Append(CultureInfo.InvariantCulture, $"c{row},Ada,+3906123{row:00000},,,\n");
        var reports = new List<long>();
        using var reader = ContactImport.Open(FileOf(rows.ToString()), Options);
        var report = ContactImport.Run(reader, progress: new Reports(reports)).Value;
        Assert.Equal([4096, 8192, Rows], reports);
        Assert.Equal(report.Counts.ToString(), report.ToString());
    }

    [Fact]
    public void Json_ColumnsByTypeName_AllComeBackAndOthersAreRefused()
    {
        var json = new JsonSerializerOptions { Converters = { new ContactsJsonConverter(ContactItemTypes.Empty.Add(Office).Value) } };
        var columns = new ContactColumns
        {
            Id = "Id",
            Name = "Name",
            GivenName = "Given",
            FamilyName = "Family",
            PrimaryPhone = "Phone",
            Priority = "Priority",
            TimeZone = "Zone",
            ScheduledAt = "At",
            AdditionalPhones = [new PhoneColumn("Office", Office, "Office note"), new PhoneColumn("Other")],
            Fields = [new FieldColumn("note", "Note")],
        };
        Assert.Equal(columns, JsonSerializer.Deserialize<ContactColumns>(JsonSerializer.Serialize(columns, json), json));
        Assert.Contains("'zone'", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactColumns>("""{"zone":"Zone"}""", json)).Message, StringComparison.Ordinal);
        Assert.Contains("'heading'", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactColumns>("""{"untypedPhones":[{"heading":"Other"}]}""", json)).Message, StringComparison.Ordinal);
        Assert.Contains("'column'", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactColumns>("""{"untypedPhones":[{"description":"Note"}]}""", json)).Message, StringComparison.Ordinal);
    }

    private static MemoryStream FileOf(string rows) => new(Encoding.UTF8.GetBytes("Id,Name,Phone,Office,Office note,Note\n" + rows));

    private sealed class Reports(List<long> contacts) : IProgress<ContactCounts>
    {
        public void Report(ContactCounts value) => contacts.Add(value.Contacts);
    }
}
