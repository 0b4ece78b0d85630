using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class FileColumnTests
{
    private static readonly ContactColumns NameAndPhone = new() { Name = "Name", PrimaryPhone = "Phone" };

    private static readonly PhoneReader Us = new(region: RegionCode.Read("US").Value);

    [Fact]
    public void Read_EveryColumn_IsUsedOrUnused()
    {
        var office = new ContactItemType("Office", 1);
        var reading = Read(
            "Mobile,Name,Phone,Desk,About,City,\n+15013334441,Ada,+15013334442,+15013334443,front,Rome,+15013334444\n",
            NameAndPhone with { AdditionalPhones = [new PhoneColumn("Desk", office, "About")], Fields = [new FieldColumn("town", "City")] });
        Assert.Equal(
            [
                new FileColumn(2, "Name", ColumnRole.Name),
                new FileColumn(3, "Phone", ColumnRole.PrimaryPhone),
                new FileColumn(4, "Desk", ColumnRole.AdditionalPhone) { Type = office },
                new FileColumn(5, "About", ColumnRole.PhoneDescription) { Type = office },
                new FileColumn(6, "City", ColumnRole.Field) { Field = "town" },
            ],
            reading.UsedColumns.AsEnumerable());
        Assert.Equal([new FileColumn(1, "Mobile") { PhoneCount = 1 }, new FileColumn(7, "") { PhoneCount = 1 }], reading.UnusedColumns.AsEnumerable());
    }

    [Fact]
    public void FieldNames_OfAHeading_AreThoseThatContactsMayHave()
    {
        using var rows = ContactImport.Open(StreamOf("Name,Phone,City,City,Fax,Agreed\n"), new ContactImportOptions
        {
            Columns = NameAndPhone with { Fields = [new FieldColumn("town", "City[1]")], CarriesUnused = true, ConsentAt = new DateColumn("Agreed") },
        });
        Assert.Empty(rows.FieldNames);
        Assert.False(rows.Read());
        Assert.Equal(["City", "Fax", "consentAt", "town"], rows.FieldNames.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_TwoColumnsOfOneHeading_AreBothReported() =>
        Assert.Equal([1L, 2], Read("Name,Phone,Tel,Tel\nAda,+15013334441,+15013334442,+15013334443\nBob,+15013334444,,+15013334445\n").UnusedColumns.Select(column => column.PhoneCount));

    [Theory]
    [InlineData("+15013334441", 1)]
    [InlineData("(501) 333-4441", 1)]
    [InlineData("'+15013334441", 1)]
    [InlineData("+15013334441; +15013334442", 1)]
    [InlineData("+15013334441 | ", 1)]
    [InlineData("", 0)]
    [InlineData("12", 0)]
    [InlineData("Ada Lovelace", 0)]
    [InlineData("Zoë", 0)]
    [InlineData("at +15013334441; evenings", 0)]
    [InlineData("2026-03-02", 0)]
    [InlineData(";", 0)]
    public void Read_CellOfAnUnusedColumn_IsCountedIfItHasPhones(string cell, long numbers) =>
        Assert.Equal(numbers, Assert.Single(Read($"Name,Phone,Other\nAda,+15013334440,\"{cell}\"\n", phones: Us).UnusedColumns).PhoneCount);

    [Fact]
    public void Read_RowsOfEveryKind_AreCounted()
    {
        const string file = "Name,Phone,Mobile\nAda,+15013334440,+15013334441\nBob,x,+15013334442\n\nEve,+15013334440,+15013334443\nShort,+15013334445\n";
        var reading = Read(file);
        Assert.Equal((2, 1, 1), (reading.Contacts.Length, reading.Rejected.Length, reading.Duplicates.Length));
        Assert.Equal(3, Assert.Single(reading.UnusedColumns).PhoneCount);
        using var rows = ContactImport.Open(StreamOf(file), new ContactImportOptions { Columns = NameAndPhone });
        var report = ContactImport.Run(rows).Value;
        Assert.Equal(reading.UsedColumns.AsEnumerable(), report.UsedColumns);
        Assert.Equal(reading.UnusedColumns.AsEnumerable(), report.UnusedColumns);
        Assert.NotEqual(report, report with { UnusedColumns = [] });
        Assert.NotEqual(report, report with { UsedColumns = [] });
    }

    [Fact]
    public void Read_NoUnusedColumn_ReportsNone() => Assert.Empty(Read("Name,Phone\nAda,+15013334440\n").UnusedColumns);

    [Fact]
    public void Read_IgnoredColumns_AreReportedAsIgnored()
    {
        var columns = Read("Name,Phone,Fax,Fax,,Mobile\nAda,+15013334440,+15013334441,,+15013334442,+15013334443\n", ignored: [" Fax ", ""]).UnusedColumns;
        Assert.Equal(["Fax 1 True False", "Fax 0 True False", " 1 True False", "Mobile 1 False True"], columns.Select(column => $"{column.Heading} {column.PhoneCount} {column.IsIgnored} {column.HasUnusedPhones}"));
    }

    [Fact]
    public void Read_MissingIgnoredColumn_RefusesTheFile()
    {
        var refusal = Refusal("Name,Phone\nAda,+15013334440\n", ignored: ["Mobil"]);
        Assert.Equal((FileReason.ColumnNotFound, "Mobil"), (refusal.Reason, refusal.Column));
    }

    [Fact]
    public void Open_ColumnThatIsUsedAndIgnored_Throws() =>
        Assert.Throws<ArgumentException>(() => ContactImport.Open(Stream.Null, new ContactImportOptions { Columns = NameAndPhone, IgnoredColumns = ["Phone "] }));

    [Theory]
    [InlineData("phone_code", "44")]
    [InlineData("Phone Code", "+44")]
    [InlineData("Country Code", "0044")]
    [InlineData("CountryCode", "01144")]
    [InlineData("Calling code", "1-868")]
    [InlineData("Dial code", "44.0")]
    [InlineData("Dialling Code 2", "(44)")]
    [InlineData("prefix", "=\"\"44\"\"")]
    [InlineData("Mobile country code", "UK (+44)")]
    [InlineData("phone_1_country_code", "'+44")]
    [InlineData("Ländervorwahl", "+49")]
    [InlineData("Prefisso", "039")]
    [InlineData("Indicatif", "33")]
    public void Read_ColumnOfCallingCodes_RefusesTheFile(string heading, string cell)
    {
        var file = $"Name,Phone,{heading}\nAda,2079460958,\nBob,2079460959,\"{cell}\"\n";
        var refusal = Refusal(file, phones: Us);
        Assert.Equal((FileReason.CallingCodeColumn, heading, 3), (refusal.Reason, refusal.Column, refusal.Line));
        Assert.Equal(2, Read(file, phones: Us, ignored: [heading]).Contacts.Length);
        Assert.Equal(2, Read(file, NameAndPhone with { Fields = [new FieldColumn("code", heading)] }, Us).Contacts.Length);
    }

    [Fact]
    public void Read_FirstColumnOfCallingCodes_RefusesTheFile() =>
        Assert.Equal("phone_code", Refusal("phone_code,Phone\n44,2079460958\n", new ContactColumns { PrimaryPhone = "Phone" }, Us).Column);

    [Theory]
    [InlineData("country_code", "US")]
    [InlineData("Country code", "GBR")]
    [InlineData("prefix", "Mr.")]
    [InlineData("phone_code", "")]
    [InlineData("phone_code", "0")]
    [InlineData("prefix", "12345")]
    [InlineData("Name Prefix", "44")]
    [InlineData("Zip code", "44")]
    [InlineData("Accounts", "44")]
    public void Read_ColumnThatResemblesCallingCodes_IsAccepted(string heading, string cell) =>
        Assert.Single(Read($"Name,Phone,{heading}\nAda,2079460958,{cell}\n", phones: Us).Contacts);

    [Fact]
    public void Read_LateCallingCode_RefusesTheFile()
    {
        var file = "Phone,phone_code\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"+1501333{i:D4},\n")) + "2079460958,44\n";
        var refusal = Refusal(file, new ContactColumns { PrimaryPhone = "Phone" });
        Assert.Equal((FileReason.CallingCodeColumn, 5002), (refusal.Reason, refusal.Line));
    }

    [Theory]
    [InlineData("Ada,Lovelace", "Ada Lovelace")]
    [InlineData("Ada,", "Ada")]
    [InlineData(",Lovelace", "Lovelace")]
    [InlineData(",", "")]
    public void Read_GivenAndFamilyName_AreTheName(string cells, string name)
    {
        var columns = new ContactColumns { GivenName = "First", FamilyName = "Last", PrimaryPhone = "Phone", Fields = [new FieldColumn("last", "Last")] };
        var file = $"First,Last,Phone\n{cells},+15013334440\n";
        var contact = Assert.Single(Read(file, columns).Contacts).Contact;
        Assert.Equal(name, contact.Name);
        var table = new ContactTable();
        using var rows = ContactImport.Open(StreamOf(file), new ContactImportOptions { Columns = columns });
        ContactImport.Run(rows, table);
        Assert.Equal(contact, Assert.Single(table));
    }

    [Fact]
    public void Read_FullNameAndItsParts_UsesTheFullName()
    {
        var columns = NameAndPhone with { GivenName = "First", FamilyName = "Last" };
        var contacts = Read("Name,First,Last,Phone\nCountess Lovelace,Ada,Lovelace,+15013334440\n,Blaise,Pascal,+15013334441\n", columns).Contacts;
        Assert.Equal(["Countess Lovelace", "Blaise Pascal"], contacts.Select(row => row.Contact.Name));
    }

    [Fact]
    public void Read_DuplicatesByName_CompareAllNameColumns()
    {
        const string file = "Name,First,Last,Phone\nLee,Ann,Lee,+15013334440\nLee,Ben,Lee,+15013334441\n,Ann,Day,+15013334442\n,Ann,Fox,+15013334443\n,ann,DAY,+15013334444\n";
        var options = new ContactImportOptions { Columns = NameAndPhone with { GivenName = "First", FamilyName = "Last" }, Duplicates = DuplicateRule.None with { Name = true } };
        var reading = ContactImport.Read(Encoding.UTF8.GetBytes(file), options).Value;
        Assert.Equal([2, 3, 4, 5], reading.Contacts.Select(row => row.Line));
        Assert.Equal(["Line 6: CONTACT_DUPLICATE (as line 4)"], reading.Duplicates.Select(row => row.ToString()));

        var existing = new ContactIndex(options.Duplicates);
        foreach (var row in reading.Contacts) existing.Add(row.Contact);
        Assert.Empty(ContactImport.Read(Encoding.UTF8.GetBytes(file), options with { Existing = existing, LineIdPrefix = "again " }).Value.Contacts);
    }

    private static ContactImportReport Read(string file, ContactColumns? columns = null, PhoneReader? phones = null, string[]? ignored = null) => ContactImport.Read(Encoding.UTF8.GetBytes(file), Options(columns, phones, ignored)).Value;

    private static FileRefusal Refusal(string file, ContactColumns? columns = null, PhoneReader? phones = null, string[]? ignored = null) => ContactImport.Read(Encoding.UTF8.GetBytes(file), Options(columns, phones, ignored)).Reason!;

    private static ContactImportOptions Options(ContactColumns? columns, PhoneReader? phones, string[]? ignored) =>
        new() { Columns = columns ?? NameAndPhone, Phones = phones ?? PhoneReader.International, IgnoredColumns = [.. ignored ?? []] };

    private static MemoryStream StreamOf(string file) => new(Encoding.UTF8.GetBytes(file));
}
