using System.Text;
using CallingDomain.Numbers;
using static CallingDomain.Contacts.Tests.RoleFile;

namespace CallingDomain.Contacts.Tests;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("m", "d", "m,q", "d PhoneDoNotCall")]
    [InlineData("m[*]", "d[*]", "m,m,q", "d[1] PhoneDoNotCall; d[2] PhoneDoNotCall")]
    [InlineData("m[*]", "c{column}[*]", "m,m,q", "cm[1] PhoneDoNotCall; cm[2] PhoneDoNotCall")]
    [InlineData("m{n}", "d{n}", "m1,m7,q", "d1 PhoneDoNotCall; d7 PhoneDoNotCall")]
    [InlineData("m {n?}", "Callable-{column}", "m,m 2,q", "Callable-m PhoneDoNotCall; Callable-m 2 PhoneDoNotCall")]
    public void AllowsMissing_DoNotCallOfPhones_IsReported(string phone, string flag, string heading, string missing)
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn(phone) { DoNotCall = [flag] }, "q"], AllowsMissing = true };
        var row = string.Concat(Enumerable.Repeat(",", heading.Count(unit => unit == ','))) + "+12025550101\n";
        var report = Read($"{heading}\n{row}", columns);
        Assert.Equal((missing, 1), (string.Join("; ", report.MissingDoNotCall.Select(column => $"{column.Heading} {column.Role}")), report.Contacts.Length));
        Assert.All(report.MissingDoNotCall, column => Assert.Equal(0, column.Position));
        Assert.NotEqual(report, report with { MissingDoNotCall = [] });
        Assert.Empty(Read($"{heading}\n{row}", Options(columns) with { IgnoredColumns = [flag] }).MissingDoNotCall);
        Assert.Empty(Read($"{heading}\n{row}", Options(columns) with { IgnoredColumns = [.. report.MissingDoNotCall.Select(column => column.Heading)] }).MissingDoNotCall);
        Assert.Equal(FileReason.ColumnNotFound, Refusal($"{heading}\n{row}", columns with { AllowsMissing = false }).Reason);
    }

    [Theory]
    [InlineData("m[*]", "d[*]", "m,m,d", "d[2]")]
    [InlineData("m[*]", "c{column}[*]", "m,cm,m", "cm[2]")]
    [InlineData("m{n}", "d{n}", "d2,m1,m2", "d1")]
    public void AllowsMissing_DoNotCallOfSomePhonesOnly_IsRefused(string phone, string flag, string heading, string missing)
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn(phone) { DoNotCall = [flag] }], AllowsMissing = true };
        var refusal = Refusal($"{heading}\n+12025550101,,\n", columns);
        Assert.Equal((FileReason.ColumnNotFound, missing), (refusal.Reason, refusal.Column));
        Assert.True(ContactImport.Read(System.Text.Encoding.UTF8.GetBytes($"{heading}\n+12025550101,,\n"), Options(columns) with { IgnoredColumns = [missing] }).IsOk);
    }

    [Theory]
    [InlineData("Mobile,Label,Mobile 1,Label 1", "Label {n?}", "-; +12025550101 'a'; +12025550102 'b'")]
    [InlineData("Mobile,Label,Mobile 1,other", "Label {n?}", "-; +12025550101 'a'; +12025550102")]
    [InlineData("Mobile,Label 1,Mobile 1,other", "Label {n?}", "-; +12025550101; +12025550102 'a'")]
    [InlineData("Mobile,Label 1,Mobile 1,other", "Label {n}", "-; +12025550101; +12025550102 'a'")]
    [InlineData("Mobile,Label 1,Mobile 2,Label 2", "Label {n?}", "-; +12025550101 'a'; +12025550102 'b'")]
    public void Family_MembersWithAndWithoutThe1_HaveTheirOwnCompanions(string heading, string label, string phones) =>
        Assert.Equal(phones, Phones(One($"{heading}\n+12025550101,a,+12025550102,b\n", new ContactColumns { AdditionalPhones = [new PhoneColumn("Mobile {n?}", null, label)], AllowsMissing = true }).Contact));

    [Fact]
    public void AllowsMissing_DoNotCallOfTheContact_IsReportedUnlessIgnored()
    {
        var columns = new ContactColumns { PrimaryPhone = "p", DoNotCall = ["dnc", "callable"], AllowsMissing = true };
        Assert.Equal(["callable"], Read("p,dnc\n+12025550101,\n", columns).MissingDoNotCall.Select(column => column.Heading));
        Assert.Empty(Read("p,dnc\n+12025550101,\n", Options(columns) with { IgnoredColumns = ["callable"] }).MissingDoNotCall);
        Assert.Equal("2 CONTACT_DO_NOT_CALL!", Issues(Read("p,dnc\n+12025550101,1\n", Options(columns) with { IgnoredColumns = ["dnc", "callable"] }))); // obeyed, if it is there
        Assert.Throws<ArgumentException>(() => Read("p,dnc\n+12025550101,\n", Options(columns with { AllowsMissing = false }) with { IgnoredColumns = ["dnc"] }));
    }

    private const string A = "+12025550101", B = "+12025550102", C = "+12025550103";

    [Theory]
    [InlineData("Phone", A)]
    [InlineData("#1", A)]
    [InlineData("#3", C)]
    [InlineData("Phone[2]", C)]
    [InlineData(" Phone[2] ", C)]
    [InlineData("x{n}", B)]
    public void Reference_EachForm_NamesItsColumn(string reference, string phone) =>
        Assert.Equal(phone, One($"{(reference == "Phone" ? "Phone" : "Phone")},x1,{(reference == "Phone" ? "Other" : "Phone")}\n{A},{B},{C}\n", new ContactColumns { PrimaryPhone = reference }).Contact.PrimaryPhone.ToString());

    [Theory]
    [InlineData("Phone", FileReason.ColumnAmbiguous)]
    [InlineData("phone", FileReason.ColumnNotFound)]
    [InlineData("#4", FileReason.ColumnNotFound)]
    [InlineData("#0", FileReason.ColumnNotFound)]
    [InlineData("Phone[3]", FileReason.ColumnNotFound)]
    [InlineData("Phone[0]", FileReason.ColumnNotFound)]
    [InlineData("y{n}", FileReason.ColumnNotFound)]
    [InlineData("Phone[*]", FileReason.ColumnAmbiguous)]
    [InlineData("#99999999999", FileReason.ColumnNotFound)]
    public void Reference_NoOrSeveralColumns_RefusesTheFile(string reference, FileReason reason) =>
        Assert.Equal((reason, reference), (Refusal($"Phone,x1,Phone\n{A},{B},{C}\n", new ContactColumns { PrimaryPhone = reference }).Reason, Refusal($"Phone,x1,Phone\n{A},{B},{C}\n", new ContactColumns { PrimaryPhone = reference }).Column));

    [Fact]
    public void Reference_HeadingWithTheTextOfAnotherForm_IsThisHeading() =>
        Assert.Equal(A, One($"#3,x,Phone {{n}}\n{A},{B},{C}\n", new ContactColumns { PrimaryPhone = "#3" }).Contact.PrimaryPhone.ToString());

    [Fact]
    public void Family_GapsAndDisorder_GivesPhonesByNumber()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("Phone {n} - Value") { TypeColumn = "Phone {n} - Label" }] };
        var contact = One($"Phone 10 - Label,Phone 10 - Value,Phone 2 - Label,Phone 2 - Value,Phone 07 - Value\nOffice,{A},Home,{B},{C}\n", columns).Contact;
        Assert.Equal($"-; {B} Home; {A} Office", Phones(contact));
    }

    [Fact]
    public void Family_UnwrittenFirst_ComesFirst()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("Mobile {n?}", Mobile, "Note {n?}")] };
        Assert.Equal($"-; {B} Mobile 'two'; {A} Mobile", Phones(One($"Mobile 2,Mobile,Note,Note 2\n{A},{B},two,\n", columns).Contact));
    }

    [Fact]
    public void Family_ColumnsNamedByAnotherPhoneOrIgnored_AreNotItsMembers()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("Phone {n}"), new PhoneColumn("Phone 2", Office)] };
        var report = Read($"Phone 1,Phone 2,Phone 3\n{A},{B},{C}\n", Options(columns) with { IgnoredColumns = ["Phone 3"] });
        Assert.Equal($"-; {A}; {B} Office", Phones(report.Contacts[0].Contact));
        Assert.Equal(["Phone 3"], report.UnusedColumns.Select(column => column.Heading));
    }

    [Fact]
    public void Repeated_AllOfThem_GivesPhonesInTheOrderOfTheFile()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("mobile[*]") { DescriptionColumn = "note[*]" }] };
        Assert.Equal($"-; {A} 'a'; {B}", Phones(One($"mobile,note,mobile,note\n{A},a,{B},\n", columns).Contact));
    }

    [Fact]
    public void Companion_HeadingOfThePhone_IsFound()
    {
        var columns = new ContactColumns { AdditionalPhones = [new PhoneColumn("Cell") { Active = new FlagColumn("Callable-{column}") }, new PhoneColumn("Work") { Active = new FlagColumn("Callable-{column}") }] };
        var contact = One($"Cell,Work,Callable-Cell,Callable-Work\n{A},{B},0,1\n", columns);
        Assert.Equal(($"-; {B}", "1 CONTACT_PHONE_INACTIVE"), (Phones(contact.Contact), string.Join(' ', contact.Notices)));
    }

    [Fact]
    public void Missing_Allowed_IsLeftOut()
    {
        var columns = new ContactColumns { Name = "Name", PrimaryPhone = "Phone", AdditionalPhones = [new PhoneColumn("Fax {n}"), new PhoneColumn("Work") { TypeColumn = "Label" }], Fields = [new FieldColumn("vip", "VIP")], AllowsMissing = true };
        Assert.Equal($"{A}; {B}", Phones(One($"Phone,Work\n{A},{B}\n", columns).Contact));
        Assert.Equal((FileReason.ColumnNotFound, "Phone"), (Refusal("Name\nAda\n", columns).Reason, Refusal("Name\nAda\n", columns).Column));
    }

    [Fact]
    public void Case_Ignored_TheExactHeadingComesFirst()
    {
        var format = new ContactFileFormat { IgnoresHeadingCase = true };
        Assert.Equal(B, One($"PHONE,Phone\n{A},{B}\n", new ContactColumns { PrimaryPhone = "Phone" }, format).Contact.PrimaryPhone.ToString());
        Assert.Equal(A, One($"PHONE,x\n{A},{B}\n", new ContactColumns { PrimaryPhone = "phone" }, format).Contact.PrimaryPhone.ToString());
        Assert.Equal(FileReason.ColumnAmbiguous, Refusal($"PHONE,Phone\n{A},{B}\n", new ContactColumns { PrimaryPhone = "phone" }, format).Reason);
        Assert.Equal($"-; {A}", Phones(One($"NUMBER1\n{A}\n", new ContactColumns { AdditionalPhones = ["number{n}"!] }, format).Contact));
    }

    [Fact]
    public void NoHeading_Positions_ReadTheFirstRowToo()
    {
        var columns = new ContactColumns { Id = "#1", PrimaryPhone = "#2", Fields = [new FieldColumn("last", "#4")], AllowsMissing = true };
        var report = Read($"\n7,{A},x\n8,{B},y,z\n", columns, new ContactFileFormat { HasHeading = false });
        Assert.Equal([("7", 2), ("8", 3)], report.Contacts.Select(row => (row.Contact.Id, row.Line)));
        Assert.Equal((0, 1, "z"), (report.Counts.HeadingLines, report.Counts.BlankLines, Field(report.Contacts[1].Contact, "last")));
        Assert.Equal(FileReason.ColumnNotFound, Refusal($"7,{A},x\n", columns with { AllowsMissing = false }, new ContactFileFormat { HasHeading = false }).Reason);
    }

    [Fact]
    public void NoHeading_RejectedRows_AreImportedFromTheReport()
    {
        var options = Options(new ContactColumns { Name = "#1", PrimaryPhone = "#2" }, new ContactFileFormat { HasHeading = false, LinesBeforeHeading = 1, Delimiter = '|', Quoting = FileQuoting.None, Encoding = FileEncoding.Latin1 });
        using var output = new MemoryStream();
        using (var reader = ContactImport.Open(new MemoryStream("File date\nJos\u00e9|12\n"u8.ToArray()), options with { Format = options.Format with { Encoding = FileEncoding.Detect } }))
        using (var writer = new RejectedContactWriter(output, code => code))
            ContactImport.Run(reader, rejected: writer);
        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.EndsWith("#1,#2\r\n2,NUMBER_LENGTH,NUMBER_LENGTH,,Jos\u00e9,12\r\n", text.ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
        var corrected = System.Text.Encoding.UTF8.GetBytes(text.Replace(",12", $",{A}", StringComparison.Ordinal));
        var contact = Assert.Single(ContactImport.Read(corrected, options).Value.Contacts).Contact;
        Assert.Equal(("José", A), (contact.Name, contact.PrimaryPhone.ToString()));
    }

    [Fact]
    public void LinesBeforeTheHeading_AreCountedAsItsLines()
    {
        var report = Read($"File Date,01/02/2026\r\n\"open quote\rPhone\n{A}\n12\n", new ContactColumns { PrimaryPhone = "Phone" }, new ContactFileFormat { LinesBeforeHeading = 2, Delimiter = ',' });
        Assert.Equal([4, 5], report.Contacts.Select(row => row.Line).Concat(report.Rejected.Select(row => row.Line)));
        Assert.Equal(3, report.Counts.HeadingLines);
    }

    [Fact]
    public void LinesBeforeTheHeading_MoreThanTheFileHas_IsAnEmptyFile() =>
        Assert.Equal(FileReason.Empty, Refusal("a\nb", new ContactColumns { PrimaryPhone = "Phone" }, new ContactFileFormat { LinesBeforeHeading = 5 }).Reason);

    [Fact]
    public void Headings_NamelessRepeatedTrailing_DoNotStopTheImport()
    {
        var report = Read($"Phone,,x,x,\n{A},1,2,3,\n", new ContactColumns { PrimaryPhone = "Phone", CarriesUnused = true });
        var contact = Assert.Single(report.Contacts).Contact;
        Assert.Equal(["x=2", "x[2]=3"], contact.Fields.Select(field => $"{field.Name}={field.Value}"));
        Assert.Equal([null, "x", "x[2]", null], report.UnusedColumns.Select(column => column.Field));
    }

    [Fact]
    public void Family_ThousandsOfColumnsAndBlankLines_NeedsLittleMemory()
    {
        var file = Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(1, 1000).Select(n => $"p{n}"))}\n{new string('\n', 20_000)}+12025550101\n");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = ContactImport.Read(file, Options(new ContactColumns { AdditionalPhones = ["p{n}"] })).Value;
        Assert.Equal((1, 20_000), (report.Counts.Contacts, report.Counts.BlankLines));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Fact]
    public void Family_HeadingOfManyDigits_IsNoMember()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("-; +12025550101", Phones(One($"p1,p{new string('1', 20_000)}\n+12025550101,\n", new ContactColumns { AdditionalPhones = ["p{n}"] }).Contact));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }
}
