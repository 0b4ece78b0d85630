using System.Text.Json;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Tests;
using NodaTime;

namespace CallingDomain.Contacts.Tests;

public sealed class ContactsJsonTests
{
    private static readonly ContactItemType Office = new("Office", 1, "#2E86C1"), Home = new("Home", 2);
    private static readonly ContactItemTypes Types = ContactItemTypes.Empty.Add(Office).Value.Add(Home).Value;
    private static readonly JsonSerializerOptions ByName = By(Types);

    private static readonly Contact Ada = new("c1", PhoneNumber.Parse("+390612345678"))
    {
        List = "spring",
        Name = "Ada",
        AdditionalPhones = [new AdditionalPhone(PhoneNumber.Parse("+390612345679"), Office, "desk"), new AdditionalPhone(PhoneNumber.Parse("+390612345680"))],
        Priority = 1,
        TimeZone = DateTimeZone.Utc,
        ScheduledAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        Fields = [new ContactField("vip", "yes"), new ContactField("city", "Rome")],
    };

    private static readonly ContactColumns Columns = new()
    {
        Id = "Id",
        PrimaryPhone = "Phone",
        AdditionalPhones = [new PhoneColumn("Desk", Office, "About"), new PhoneColumn("Work", Office), new PhoneColumn("Home", Home), new PhoneColumn("Other")],
        Fields = [new FieldColumn("vip", "VIP")],
    };

    [Fact]
    public void Serialize_Contact_HasTheFormOfACampaignFile()
    {
        const string text =
            """
            {"id":"c1","name":"Ada","primaryPhone":"+390612345678","additionalPhones":[{"phone":"+390612345679","type":{"name":"Office","orderBy":1,"color":"#2E86C1"},"description":"desk"},{"phone":"+390612345680"}],"priority":1,"timeZone":"UTC","scheduledAt":"2026-03-02T09:00:00Z","list":"spring","fields":{"vip":"yes","city":"Rome"}}
            """;
        Assert.Equal(JsonDocument.Parse(text).RootElement, JsonSerializer.SerializeToElement(Ada), JsonElement.DeepEquals);
        Assert.Equal(Ada, JsonSerializer.Deserialize<Contact>(text));
        Assert.Equal(new Contact("c1", PhoneNumber.None), JsonSerializer.Deserialize<Contact>("""{"id":"c1"}"""));
    }

    [Fact]
    public void Serialize_TypesRegistered_PhonesNameTheirType()
    {
        Assert.Contains("\"type\":\"Office\"", JsonSerializer.Serialize(Ada, ByName), StringComparison.Ordinal);
        Assert.Equal(Ada, RoundTrip(Ada, ByName));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(Ada with { TimeZone = DateTimeZoneProviders.Tzdb["Europe/Rome"] }));
    }

    private static readonly ContactColumns AllColumns = Columns with
    {
        PrimaryPhone = new PhoneColumn("phone_number")
        {
            TypeColumn = new TypeColumn("owner") { Words = [new CellWord("Work", "Office")], PrimaryMark = "* " },
            CallingCodeColumn = "phone_code",
            CountryColumn = "country",
            ExtensionColumn = "ext",
            OrderColumn = "order",
            Line = PhoneLine.Company,
            Active = new FlagColumn("active") { Yes = ["Y"], No = ["N", ""] },
            DoNotCall = ["dnc", new FlagColumn("callable") { Yes = ["0"], No = ["1", ""] }],
            TimeZone = new ZoneColumn("offset") { Form = ZoneForm.Offset, DaylightColumn = "dst", Zones = [new CellWord("-5 DST", "America/New_York")] },
            Attempts = "calls",
            LastResult = "result",
            LastAttemptAt = new DateColumn("last") { Format = "uuuu-MM-dd" },
            Cell = new PhoneCell { Separator = "!", PartSeparator = "_", Parts = [PhoneCellPart.Number, PhoneCellPart.CallingCode, PhoneCellPart.Ignored, PhoneCellPart.Label, PhoneCellPart.Description] },
        },
        Priority = new PriorityColumn("rank") { Order = PriorityOrder.HigherFirst, Highest = 99, Default = 0 },
        TimeZone = "zone",
        ScheduledAt = "from",
        Country = "country",
        DoNotCall = [new FlagColumn("dnc") { Yes = ["1"] }],
        Key = "lead",
        ConsentAt = "consent",
        Attempts = "called_count",
        LastResult = "status",
        LastAttemptAt = "last",
        PromotesFirstPhone = true,
        CarriesUnused = true,
        AllowsMissing = true,
    };

    private static readonly ContactFileFormat AllFormat = new()
    {
        HasHeading = false,
        LinesBeforeHeading = 1,
        Delimiter = '\t',
        Quoting = FileQuoting.None,
        Encoding = FileEncoding.Windows1252,
        Cleaning = [CellCleaning.Apostrophe, CellCleaning.Zero, CellCleaning.Emoji],
        Missing = ["0/0/00"],
        IgnoresHeadingCase = true,
    };

    [Fact]
    public void Serialize_TypesRegistered_ColumnsNameTheirType()
    {
        const string text = """{"id":"Id","primaryPhone":"Phone","additionalPhones":{"Office":[{"column":"Desk","description":"About"},"Work"],"Home":["Home"]},"untypedPhones":["Other"],"fields":{"vip":"VIP"}}""";
        Assert.Equal(text, JsonSerializer.Serialize(Columns, ByName));
        Assert.Equal(Columns, JsonSerializer.Deserialize<ContactColumns>(text, ByName));
        Assert.Equal("Office phone", JsonSerializer.Deserialize<ContactColumns>("""{"additionalPhones":{"Office":"Office phone"}}""", ByName)!.AdditionalPhones[0].Column);
    }

    [Fact]
    public void Deserialize_ExamplesOfTheTool_AreTypesAndColumns()
    {
        var types = JsonSerializer.Deserialize<ContactItemTypes>(Repository.Text("docs", "examples", "contacts", "types.json"))!;
        Assert.Equal(["Office", "Holiday Home"], types.All.Select(type => type.Name));
        var columns = JsonSerializer.Deserialize<ContactColumns>(Repository.Text("docs", "examples", "contacts", "columns.json"), By(types))!;
        Assert.Equal(("Phone", 2), (columns.PrimaryPhone?.Column, columns.AdditionalPhones.Length));
    }

    [Theory]
    [InlineData("{}", "Missing or empty property 'id'.")]
    [InlineData("""{"id":""}""", "Missing or empty property 'id'.")]
    [InlineData("""{"id":"c1","priority":0}""", "Expected a priority from 1.")]
    [InlineData("""{"id":"c1","priority":"1"}""", "Expected a priority from 1.")]
    [InlineData("""{"id":"c1","primaryPhone":"06"}""", "Expected an E.164 number such as +15013334444.")]
    [InlineData("""{"id":"c1","additionalPhones":[null]}""", "Expected an additional phone.")]
    [InlineData("""{"id":"c1","scheduledAt":"tomorrow"}""", "Expected an instant such as 2026-03-02T09:00:00Z.")]
    [InlineData("""{"id":"c1","fields":{"vip":"yes","vip":"no"}}""", "Duplicate property 'vip'.")]
    [InlineData("""{"id":"c1","phone":"+390612345678"}""", "phone: Unknown property. Expected one of: id, name,")]
    [InlineData("[]", "Expected an object.")]
    [InlineData("""{"id":"c1","name":"Ada","name":"Bob"}""", "Duplicate property 'name'.")]
    [InlineData("""{"id":"c1","priority":null,"priority":2}""", "Duplicate property 'priority'.")]
    [InlineData("""{"id":"c1","additionalPhones":[{"phone":"+390612345679","phone":"+390612345680"}]}""", "Duplicate property 'phone'")]
    public void Deserialize_InvalidContact_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Contact>(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{"id":"c1"},{"id":"c2","additionalPhones":[{"phone":"+390612345679"},{"phone":"+390612345680","type":"Car"}]}]""", "$[1]", "additionalPhones[1].type: Unknown contact item type 'Car'. Expected one of: Office, Home.")]
    [InlineData("""[{"id":"c1","additionalPhones":[{"phone":"+390612345679","description":7}]}]""", "$[0]", "additionalPhones[0].description: The JSON value could not be converted to CallingDomain.Contacts.AdditionalPhone.")]
    [InlineData("""[{"id":"c1","priority":0}]""", "$[0]", "priority: Expected a priority from 1.")]
    [InlineData("""[{"id":"c1","fields":{"vip":7}}]""", "$[0]", "fields: Expected a string.")]
    [InlineData("""[{"id":"c1","timeZone":7}]""", "$[0]", "timeZone: Expected the identity of a time zone, such as Europe/Rome.")]
    public void Deserialize_InvalidContactInList_NamesPlace(string text, string path, string message)
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Contact[]>(text, ByName));
        Assert.Equal((path, message), (refusal.Path, refusal.Message));
    }

    [Fact]
    public void Deserialize_NameOfATypeWithoutTheTypes_SaysHowToRegisterThem()
    {
        var refusal = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Contact[]>("""[{"id":"c1","additionalPhones":[{"phone":"+390612345679","type":"Office"}]}]"""));
        const string message = "additionalPhones[0].type: Expected an object with name and orderBy. For the name of a type, register a ContactsJsonConverter that has the contact item types.";
        Assert.Equal(("$[0]", message), (refusal.Path, refusal.Message));
    }

    [Fact]
    public void Serialize_UnpairedSurrogate_IsRefused()
    {
        const string text = "Ada \ud83d";
        Contact[] contacts =
        [
            new(text, Ada.PrimaryPhone), Ada with { Name = text }, Ada with { List = text }, Ada with { Fields = [new ContactField(text, "")] }, Ada with { Fields = [new ContactField("vip", text)] },
            Ada with { AdditionalPhones = [new AdditionalPhone(Ada.PrimaryPhone, Type: null, text)] }, Ada with { AdditionalPhones = [new AdditionalPhone(Ada.PrimaryPhone, new ContactItemType(text, 1))] },
        ];
        Assert.All(contacts, contact => Assert.Contains("unpaired surrogate", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(contact)).Message, StringComparison.Ordinal));
        Assert.Equal("Ada 📞", RoundTrip(Ada with { Name = "Ada 📞" }).Name);
    }

    [Theory]
    [InlineData("""{"additionalPhones":{"Car":"Car"}}""", "Unknown contact item type 'Car'. Expected one of: Office, Home.")]
    [InlineData("""{"phone":"Phone"}""", "Unknown property 'phone'.")]
    [InlineData("""{"id":7}""", "Expected a heading.")]
    [InlineData("""{"untypedPhones":[["Other"]]}""", "Expected an object.")]
    [InlineData("""{"untypedPhones":[{"type":"Label"}]}""", "Missing property 'column'.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","itemType":"Office"}]}""", "Unknown property 'itemType'.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","cell":{"separator":""}}]}""", "The separator is empty.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","cell":{"parts":["phone"]}}]}""", "Unknown value 'phone'. Expected one of: number, callingCode, description, label, ignored.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","line":"Fax"}]}""", "Unknown value 'Fax'. Expected one of: voice, fax,")]
    [InlineData("""{"priority":{"order":"higherFirst"}}""", "Missing property 'column'.")]
    [InlineData("""{"priority":{"column":"rank","highest":"99"}}""", "Expected a whole number.")]
    [InlineData("""{"timeZone":{"column":"zone","zones":["E"]}}""", "Expected an object.")]
    [InlineData("""{"doNotCall":{"column":"dnc","yes":"1"}}""", "Expected an array.")]
    [InlineData("""{"consentAt":{"column":"consent","pattern":"d"}}""", "Unknown property 'pattern'. Expected one of: column, format.")]
    [InlineData("""{"carriesUnused":"yes"}""", "Expected true or false.")]
    [InlineData("""{"priority":{"column":"rank","direction":"up"}}""", "Unknown property 'direction'. Expected one of: column, order, highest, default.")]
    [InlineData("""{"timeZone":{"column":"zone","kind":"offset"}}""", "Unknown property 'kind'. Expected one of: column, form, daylight, zones.")]
    [InlineData("""{"doNotCall":{"column":"dnc","true":["1"]}}""", "Unknown property 'true'. Expected one of: column, yes, no.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","type":{"column":"Label","labels":{}}}]}""", "Unknown property 'labels'. Expected one of: column, words, primaryMark.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","lines":{"column":"Label","labels":{}}}]}""", "Unknown property 'labels'.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","cell":{"delimiter":"|"}}]}""", "Unknown property 'delimiter'. Expected one of: separator, partSeparator, parts.")]
    [InlineData("""{"untypedPhones":[{"column":null}]}""", "Missing property 'column'.")]
    [InlineData("""{"doNotCall":{"column":"dnc","yes":[1]}}""", "Expected a string.")]
    [InlineData("""{"id":"Id","id":"No"}""", "Duplicate property 'id'.")]
    [InlineData("""{"additionalPhones":{"Office":"Desk","Office":"Work"}}""", "Duplicate property 'Office'.")]
    [InlineData("""{"untypedPhones":[{"column":"Other","column":"Third"}]}""", "Duplicate property 'column'.")]
    public void Deserialize_InvalidColumns_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactColumns>(text, ByName)).Message, StringComparison.Ordinal);

    [Fact]
    public void Serialize_Values_RoundTrip()
    {
        Assert.Equal(Types, RoundTrip(Types));
        Assert.Equal(Columns, RoundTrip(Columns));
        Assert.Equal(AllColumns, RoundTrip(AllColumns));
        Assert.Equal(AllColumns, RoundTrip(AllColumns, ByName));
        Assert.Equal(AllFormat, RoundTrip(AllFormat));
        Assert.Equal(DuplicateRule.ByAnyPhone with { Fields = ["vip"] }, RoundTrip(DuplicateRule.ByAnyPhone with { Fields = ["vip"] }));
        var blacklist = Blacklist.Of([PhoneNumber.Parse("+390612345678")], [PhoneNumber.Parse("+39899")]);
        Assert.Equal(blacklist, RoundTrip(blacklist));
        Assert.Equal("""["+390612345678","+39899*"]""", JsonSerializer.Serialize(blacklist));
        Assert.Equal(Types.Delete("Office", removePhones: true).Value, RoundTrip(Types.Delete("Office", removePhones: true).Value));
        Assert.Equal(CallingOrder.Of(Ada).AsEnumerable(), RoundTrip(CallingOrder.Of(Ada)));
        Assert.Equal(new ContactPermissions(ContactRole.User, HasItemTypesTool: true), RoundTrip(new ContactPermissions(ContactRole.User, HasItemTypesTool: true)));
    }

    [Fact]
    public void Serialize_Report_RoundTrips()
    {
        var file = "Phone,Mobile,Office\n+390612345678,,x\n+390612345679,+390612345670,\n+390612345679,,\n=\"+390612345671\",,\n"u8.ToArray();
        var options = new ContactImportOptions { Columns = new ContactColumns { PrimaryPhone = "Phone", AdditionalPhones = [new PhoneColumn("Office", Office)] } };
        var report = ContactImport.Read(file, options).Value;
        Assert.Equal((2L, 1L, 1L), (report.Counts.Contacts, report.Counts.Rejected, report.Counts.Duplicates));
        Assert.Equal(report, RoundTrip(report));
        var proposal = ContactImport.ProposeColumns(new MemoryStream(file), Types).Value;
        Assert.Equal(proposal, RoundTrip(proposal));
    }

    [Fact]
    public void Serialize_Services_AreRefused()
    {
        var options = new ContactImportOptions { Columns = Columns };
        Assert.StartsWith("ContactImportOptions cannot be written as JSON.", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(options)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new ContactTable()));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new ContactIndex(DuplicateRule.None)));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new AdditionalPhone(Ada.PrimaryPhone, new ContactItemType("Car", 3)), ByName));
    }

    [Theory]
    [InlineData("""[{"name":"Office","orderBy":1},{"name":"Office","orderBy":2}]""")]
    [InlineData("""[{"name":"Office","orderBy":1,"color":"red"}]""")]
    [InlineData("[null]")]
    [InlineData("{}")]
    public void Deserialize_InvalidTypes_Throws(string text) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ContactItemTypes>(text));

    [Theory]
    [InlineData("""{"phone":"+12025550101"}""", "Missing property")]
    [InlineData("""{"phone":"+12025550101","time":"UTC"}""", "Unknown property 'time'. Expected one of: phone, zone.")]
    [InlineData("""["UTC"]""", "Expected an object.")]
    public void Deserialize_InvalidPhoneZone_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PhoneZone>(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"calls":2}""", "Unknown property 'calls'. Expected one of: phone, attempts, lastResult, lastAttemptAt.")]
    [InlineData("""{"lastAttemptAt":"2026-03-02"}""", "Expected an instant such as")]
    [InlineData("""{"attempts":"2"}""", "Expected a whole number.")]
    public void Deserialize_InvalidPastCalls_SaysWhy(string text, string message) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PastCallSummary>(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Serialize_PastCallsAndZones_HaveTheirForm()
    {
        Assert.Equal("""{"phone":"+12025550101","zone":"UTC"}""", JsonSerializer.Serialize(new PhoneZone(PhoneNumber.Parse("+12025550101"), NodaTime.DateTimeZone.Utc)).Replace("\\u002B", "+", StringComparison.Ordinal));
        Assert.Equal(new PastCallSummary(PhoneNumber.None), JsonSerializer.Deserialize<PastCallSummary>("""{"attempts":null}"""));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new ContactColumns { PrimaryPhone = new PhoneColumn("Phone", Office) }, ByName));
    }

    [Theory]
    [InlineData("""["x"]""")]
    [InlineData("""["*"]""")]
    [InlineData("[7]")]
    [InlineData("{}")]
    public void Deserialize_InvalidBlacklist_Throws(string text) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Blacklist>(text));

    [Fact]
    public void Serialize_SourceGeneratedContext_GivesTheSame() =>
        Assert.Equal(JsonSerializer.Serialize(Ada), JsonSerializer.Serialize(Ada, ContactsTestJson.Default.Contact));

    private static JsonSerializerOptions By(ContactItemTypes types) => new() { Converters = { new ContactsJsonConverter(types) } };

    private static TValue RoundTrip<TValue>(TValue value, JsonSerializerOptions? options = null) => JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(value, options), options)!;
}

[JsonSerializable(typeof(Contact))]
internal sealed partial class ContactsTestJson : JsonSerializerContext;
