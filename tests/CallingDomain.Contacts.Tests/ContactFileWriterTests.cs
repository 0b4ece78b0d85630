using System.Text;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactFileWriterTests
{
    private static readonly ContactItemType Mobile = new("Mobile", 1), Home = new("Home", 2), Boat = new("Boat", 3);

    private static readonly Contact Ada = new("c1", Phone(1)) { Name = "Ada Lovelace", AdditionalPhones = [new(Phone(3)), new(Phone(2), Mobile)] };

    [Fact]
    public void Google_PhonesInCallingOrder_HaveLabelsAndValues() => Assert.Equal(
        ("First Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value\r\n"
            + "Ada,Lovelace,,,,,,,+390612345001,Mobile,+390612345002,,+390612345003\r\n", "EXPORT_ID_LEFT_OUT"),
        Write("google", new ExportOptions { MaxPhones = 3 }, Ada));

    [Fact]
    public void Google_MorePhonesThanColumns_AreReported() => Assert.Equal("EXPORT_PHONE_LEFT_OUT EXPORT_ID_LEFT_OUT", Write("google", new ExportOptions { MaxPhones = 2 }, Ada).Issues);

    [Fact]
    public void FreePbx_TypeOfAPhone_IsTheWordOfTheProduct() => Assert.Contains(
        "Contacts,external,Ada Lovelace,Ada,Lovelace,,,+390612345001,cell,+390612345002\r\n", Write("freepbx", new ExportOptions { MaxPhones = 2 }, Ada with { AdditionalPhones = [new(Phone(2), Mobile)] }).Text, StringComparison.Ordinal);

    [Fact]
    public void Vicidial_NumbersOfOneCallingCode_AreNational()
    {
        var (text, issues) = Write("vicidial-standard", null, Ada with { AdditionalPhones = [new(Phone(2)), new(Phone(3)), new(PhoneNumber.Parse("+15013334444"), null, "front_desk!")] });
        Assert.Equal("\t\t\t39\t0612345001\t\tAda\t\tLovelace\t\t\t\t\t\t\t\t\t\t\t0612345002\t\t\t\t\t\t\t0612345003_39!5013334444_1_front desk \r\n", text);
        Assert.Equal("EXPORT_TEXT_CHANGED multi-alt-entries EXPORT_ID_LEFT_OUT", issues);
        Assert.Equal("EXPORT_CALLING_CODE alt_phone EXPORT_ID_LEFT_OUT", Write("vicidial", null, Ada with { AdditionalPhones = [new(PhoneNumber.Parse("+15013334444"))] }).Issues);
    }

    [Fact]
    public void Vicidial_TextWithDelimiterAndQuotes_IsChangedAndReported()
    {
        var (text, issues) = Write("vicidial", null, Ada with { AdditionalPhones = [], Name = "Ada \"A\"\tLovelace" });
        Assert.Contains("\tAda\t\t A  Lovelace\t", text, StringComparison.Ordinal);
        Assert.Equal("EXPORT_TEXT_CHANGED last_name EXPORT_ID_LEFT_OUT", issues);
    }

    [Fact]
    public void Five9_NumberOfAnotherCallingCode_IsLeftOutAndReported()
    {
        Assert.Equal("EXPORT_CALLING_CODE number1 EXPORT_ID_LEFT_OUT", Write("five9", null, new Contact("1", Phone(1))).Issues);
        Assert.Contains("\r\n0612345001,", Write("five9", new ExportOptions { CallingCode = 39 }, new Contact("1", Phone(1))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pipedrive_PrimaryPhoneAndUnknownType_TakeAFreeColumnOrAreReported()
    {
        var (text, issues) = Write("pipedrive", null, Ada with { AdditionalPhones = [new(Phone(2), Mobile), new(Phone(3), Boat), new(Phone(4), Home)] });
        Assert.EndsWith("\r\nAda Lovelace,,+390612345001,+390612345004,+390612345002,,\r\n", text, StringComparison.Ordinal);
        Assert.Equal("EXPORT_PHONE_TYPE EXPORT_PHONE_LEFT_OUT EXPORT_ID_LEFT_OUT", issues);
    }

    [Fact]
    public void Xcally_TypesOfTheUser_AreColumns()
    {
        var types = ContactItemTypes.Empty.Add(Mobile).Value.Add(Boat).Value;
        var (text, issues) = Write("xcally", new ExportOptions { Types = types }, Ada with { AdditionalPhones = [new(Phone(2), Boat, "by day"), new(Phone(3), Boat)], Fields = [new("city", "Rome"), new("vip", "yes")] });
        Assert.Equal("firstName,lastName,phone,email,street,city,postalCode,country,Mobile,Boat\r\nAda,Lovelace,+390612345001,,,Rome,,,,+390612345002\r\n", text);
        Assert.Equal("EXPORT_PHONE_LEFT_OUT EXPORT_ID_LEFT_OUT EXPORT_FIELD_LEFT_OUT vip EXPORT_DESCRIPTION_LEFT_OUT", issues);
    }

    [Fact]
    public void Dialpad_PhonesOfACell_HaveASeparator() => Assert.Contains("+390612345001|+390612345002|+390612345003", Write("dialpad", null, Ada).Text, StringComparison.Ordinal);

    [Fact]
    public void Wazo_Digits_HaveNoPlus() => Assert.Contains("|390612345002|", Write("wazo", null, Ada).Text, StringComparison.Ordinal);

    [Fact]
    public void Hubspot_FormulasAndQuotes_AreGuarded()
    {
        var (text, _) = Write("hubspot", null, new Contact("=1+1", Phone(1)) { Name = "Ada \"the first\", Lovelace" });
        Assert.EndsWith("\r\n'=1+1,\"Ada \"\"the first\"\",\",Lovelace,,+390612345001,\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlook_CharacterOutsideOfTheCodePage_IsReported()
    {
        var (text, issues) = Write("outlook", null, new Contact("1", Phone(1)) { Name = "Zoë Łucja" });
        Assert.Contains("Zoë,?ucja,", text, StringComparison.Ordinal);
        Assert.Equal("EXPORT_TEXT_CHANGED Last Name EXPORT_ID_LEFT_OUT", issues);
    }

    [Fact]
    public void Odoo_PriorityZoneAndSchedule_AreReported() => Assert.Equal(
        "EXPORT_PRIORITY_LEFT_OUT EXPORT_TIME_ZONE_LEFT_OUT EXPORT_SCHEDULED_AT_LEFT_OUT",
        Write("odoo-fields", null, new Contact("1", Phone(1)) { Priority = 1, TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"], ScheduledAt = Instant.FromUtc(2026, 1, 1, 0, 0) }).Issues);

    [Fact]
    public void Create_PresetWithoutLayout_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ContactFileWriter(new MemoryStream(), ContactPresets.Find("genesys-cloud")!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExportOptions { MaxPhones = 0 });
    }

    // No value of a preset is misspelled: each is a phone, a part of a contact or a text.
    [Fact]
    public void Presets_EveryExportedValue_IsKnown()
    {
        string[] known = ["", "id", "name", "givenName", "familyName", "priority", "timeZone", "scheduledAt"];
        Assert.All(
            ContactPresets.All.SelectMany(preset => preset.Export.Select(column => (preset.Name, Column: column))),
            each => Assert.True(known.Contains(each.Column.Value) || each.Column.Value is ['=', ..] || each.Column.Value.StartsWith("field.", StringComparison.Ordinal) || PhoneValue.Read(each.Column, 1, "T") is not null, $"{each}"));
    }

    private static PhoneNumber Phone(int number) => PhoneNumber.Parse($"+390612345{number:D3}");

    private static (string Text, string Issues) Write(string preset, ExportOptions? options, Contact contact)
    {
        using var file = new MemoryStream();
        using var writer = new ContactFileWriter(file, ContactPresets.Find(preset)!, options);
        var issues = writer.Add(contact);
        Assert.Equal(1, writer.Count);
        return ((preset.StartsWith("outlook", StringComparison.Ordinal) ? Encoding.Latin1 : Encoding.UTF8).GetString(file.ToArray()), string.Join(' ', issues.Select(issue => $"{issue.Reason.Code()} {issue.Subject}".TrimEnd())));
    }
}
