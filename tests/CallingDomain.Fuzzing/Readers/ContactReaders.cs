using System.Text;
using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Fuzzing;

/// <summary>Readers of <c>CallingDomain.Contacts</c>.</summary>
internal static class ContactReaders
{
    private const int RowByRow = 8;
    private const string Heading = "Id,Name,Phone,Priority,Zone,At,Office,About,Home,Tag\n";

    private static readonly ContactItemTypes Types =
        new[] { new ContactItemType("Office", 1, "#123456"), new ContactItemType("Home", 2) }.Aggregate(ContactItemTypes.Empty, (types, type) => types.Add(type).Value);

    private static readonly ContactImportOptions AllColumns = new()
    {
        Columns = new ContactColumns
        {
            Id = "Id",
            Name = "Name",
            PrimaryPhone = "Phone",
            Priority = "Priority",
            TimeZone = "Zone",
            ScheduledAt = "At",
            AdditionalPhones = [new PhoneColumn("Office", Types.All[0], "About"), new PhoneColumn("Home", Types.All[1])],
            Fields = [new FieldColumn("tag", "Tag")],
        },
        Phones = new PhoneReader(RegionCode.Read("US").Value),
        Zones = DateTimeZoneProviders.Tzdb,
        CellSeparators = ContactImportOptions.DefaultCellSeparators,
        Duplicates = new DuplicateRule { Phones = DuplicatePhones.Any, Name = true },
    };

    private static readonly string[] RoleWords =
        ["Code", "Land", "Other", "Other 1", "Other 2", "Label", "Label 1", "Alt", "Fax", "DNC", "Callable", "Stop", "Rank", "Offset", "DST", "Calls-Other", "44", "0044", "44.0", "882", "IT", "AUTO", "-5", "* Home", "FAX;Home", "Pager (old)", " ::: ", "!", "_", "sep=;\n", "yes", "0/0/00"];

    private static readonly ContactImportOptions Proposing = new()
    {
        Phones = PhoneReader.International,
        Zones = DateTimeZoneProviders.Tzdb,
        DropInvalidPhones = true,
        DefaultZone = DateTimeZoneProviders.Tzdb["Europe/Rome"],
        LineIdPrefix = "spring-",
        List = "spring",
    };

    private static readonly ContactImportOptions AllRoles = AllColumns with
    {
        Columns = new ContactColumns
        {
            Id = "Id",
            Key = "Id",
            Name = "Name",
            PrimaryPhone = new PhoneColumn("Phone") { CallingCodeColumn = "Code", CountryColumn = "Land", ExtensionColumn = "Ext", DoNotCall = ["DNC", new FlagColumn("Callable") { Yes = ["0"], No = ["1", ""] }], TimeZone = new ZoneColumn("Offset") { Form = ZoneForm.Offset, DaylightColumn = "DST" } },
            Priority = new PriorityColumn("Rank") { Order = PriorityOrder.HigherFirst, Highest = 99, Default = 0 },
            TimeZone = "Zone",
            ScheduledAt = "At",
            Country = "Land",
            DoNotCall = ["Stop"],
            ConsentAt = "Consent",
            Attempts = "Calls",
            LastResult = "Result",
            LastAttemptAt = "Last",
            AdditionalPhones =
            [
                new PhoneColumn("Other {n?}") { TypeColumn = new TypeColumn("Label {n?}") { PrimaryMark = "* " }, Active = "Active", OrderColumn = "Order", LineColumn = new LineColumn("Label {n?}") { Words = [new LineWord("Work Fax", PhoneLine.Fax)] }, Cell = new PhoneCell { Separator = " ::: " }, Attempts = "Calls-{column}" },
                new PhoneColumn("Alt") { CallingCodeColumn = "Code", Cell = new PhoneCell { Separator = "!", PartSeparator = "_", Parts = [PhoneCellPart.Number, PhoneCellPart.CallingCode, PhoneCellPart.Label] } },
                new PhoneColumn("Fax[*]") { Line = PhoneLine.Fax, DoNotCall = ["DNC"] },
            ],
            PromotesFirstPhone = true,
            CarriesUnused = true,
            AllowsMissing = true,
        },
        Format = new ContactFileFormat { Cleaning = [CellCleaning.Apostrophe, CellCleaning.Zero], Missing = ["0/0/00"], IgnoresHeadingCase = true },
        Types = Types,
        TakesPhoneZones = true,
    };

    private static readonly string[] Words =
        ["Id", "Name", "First name", "Last name", "Phone", "Office", "Home", "About", "Priority", "Zone", "At", "Tag", "Country code", "Mobile", "+390612345678", "5013334444", "Europe/Rome", "2026-03-03T08:00", "2026-03-08T02:30", "2026-03-02T09:00:00Z", "Import line", "Import codes", "Import reasons", "Import first line", "=cmd|"];

    /// <summary>Contacts by columns that are given.</summary>
    public static FuzzedReader Columns { get; } = new("contacts", input => Import(input, AllColumns), Seeds) { Mutation = () => new TextMutation(Words), AllocationPerByte = 5_000, FixedAllocation = 1 << 23 };

    /// <summary>Contacts by the columns that the import proposes.</summary>
    public static FuzzedReader Proposed { get; } = new("contacts-proposed", ReadProposed, Seeds) { Mutation = () => new TextMutation(Words), AllocationPerByte = 5_000, FixedAllocation = 1 << 23, InputsInTests = 500 };

    /// <summary>Contacts by columns of all roles.</summary>
    public static FuzzedReader Roles { get; } = new("contacts-roles", input => Import(input, AllRoles), RoleSeeds) { Mutation = () => new TextMutation([.. Words, .. RoleWords]), AllocationPerByte = 5_000, FixedAllocation = 1 << 24, InputsInTests = 500 };

    private static int ReadProposed(ReadOnlyMemory<byte> input)
    {
        using var file = new MemoryStream(input.ToArray());
        var proposing = ContactImport.ProposeColumns(file, Types, Proposing);
        FaultException.Unless(file.Position == 0, "The stream is not where it was.");
        if (!proposing.TryGet(out var proposal)) return Kind.Of((int)proposing.Reason!.Reason);
        var roles = string.Join(' ', proposal.UsedColumns.Select(column => column.Role));
        if (!proposal.Columns.HasPhone) return Kind.Of(roles, proposal.UnusedColumns.Length);
        var imported = Import(input, Proposing with { Columns = proposal.Columns });
        return Kind.Of(roles, imported, proposal.UnusedColumns.Length);
    }

    private static int Import(ReadOnlyMemory<byte> input, ContactImportOptions options)
    {
        var reading = ContactImport.Read(input, options);
        var kind = KindOf(reading);
        if (input.Length % RowByRow == 0) CheckRowByRow(input, options, reading);
        return kind;
    }

    private static int KindOf(Result<ContactImportReport, FileRefusal> reading)
    {
        if (!reading.TryGet(out var read))
        {
            FaultException.Unless(reading.Reason!.Reason != FileReason.Unspecified, "No reason.");
            return Kind.Of((int)reading.Reason.Reason, Kind.Size(reading.Reason.Line ?? 0));
        }

        FaultException.Unless(read.Counts.Contacts == read.Contacts.Length && read.Counts.Rejected == read.Rejected.Length && read.Counts.Duplicates == read.Duplicates.Length, "Rows are not counted.");
        FaultException.Unless(read.Rejected.All(row => row.Issues.Any(issue => issue.IsError)), "A rejected row has no reason.");
        return Kind.Of(string.Join(' ', read.Codes.Keys), Kind.Size(read.Contacts.Length), Kind.Size(read.Duplicates.Length), read.UnusedColumns.Length);
    }

    // A table of contacts begins with some megabytes, so only some inputs are read in this way too.
    private static void CheckRowByRow(ReadOnlyMemory<byte> input, ContactImportOptions options, Result<ContactImportReport, FileRefusal> reading)
    {
        using var reader = ContactImport.Open(new ShortReads(input), options);
        var table = new ContactTable();
        using var report = new MemoryStream();
        using var writer = new RejectedContactWriter(report, code => code);
        var running = ContactImport.Run(reader, table, writer);
        FaultException.Unless(reading.IsOk == running.IsOk, "The file is refused at once and not row by row, or the reverse.");
        if (!reading.TryGet(out var read))
        {
            FaultException.Unless(reading.Reason!.Equals(running.Reason), "The file is refused for another reason row by row.");
            return;
        }

        FaultException.Unless(read with { Contacts = [], Rejected = [], Duplicates = [] } == running.Value, "The report is another one row by row.");
        FaultException.Unless(read.Contacts.Select(each => each.Contact).SequenceEqual(table), "The table has other contacts.");
        writer.Dispose();
        if (!read.Rejected.IsEmpty) _ = ContactImport.Read(report.ToArray(), options);
    }

    private static IEnumerable<byte[]> RoleSeeds()
    {
        yield return SeedFiles.Example("contacts", "every-role-code.csv");
        yield return Encoding.UTF8.GetBytes("Id,Phone,Code,Land,Ext,DNC,Callable,Offset,DST,Rank,Fax,Fax,Alt,Calls-Other,Other,Label,Other 1,Label 1,Other 2,Label 2\nc1,2079460958,44,,12,,1,-5,0,99,+12025550142,,2025550143_1_Office!2025550144_1_Fax,2,+12025550145 ::: 202-555-0146,* Home,+12025550147,FAX;Home,+12025550148,Boat\n");
        yield return Encoding.UTF8.GetBytes("sep=;\nid;phone;code;zone;land;other;label\n1;'+390612345678;;Europe/Rome;IT;0612345679;Work Fax\n1;;;America/New_York;;+12125550123;Home\n2;0612345680;882;EST;AUTO;;\n1;0612345681;44.0;;;;\n");
        foreach (var preset in (string[])["google.csv", "freepbx.csv", "genesys-cloud.csv", "vicidial-multi-lead.txt"]) yield return SeedFiles.Example("contacts", "presets", preset);
    }

    private static IEnumerable<byte[]> Seeds()
    {
        yield return SeedFiles.Example("contacts", "contacts.csv");
        yield return SeedFiles.Example("contacts", "every-code.csv");
        yield return SeedFiles.Example("campaign", "contacts.csv");
        yield return Encoding.UTF8.GetBytes(Heading + "c1,Ada,+390612345678,1,Europe/Rome,2026-03-03T08:00,5013334444;5013334445,at work,,x\nc2,\"Bo\nB\",,2,,2026-03-02T09:00:00Z,(501) 333-4446,,+442079460958,\"a\"\"b\"\n");
        yield return Encoding.UTF8.GetBytes((Heading + "c1,Ada,+390612345678,1,Europe/Rome,2026-03-08T02:30,,,,\nc1,Ada,390612345678,0,Nowhere,x,,,,\n").Replace(',', ';'));
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes((Heading + "c1,Ad\u00e0,+390612345678,1,,,,,,\n").Replace(',', '\t'))];
        yield return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("First name,Last name,Mobile,Country code,Time zone\nAda,Byron,+390612345678,39,Europe/Rome\n"), 0x1A];
        yield return Encoding.UTF8.GetBytes("phone\n+390612345678\n+390612345679\n\n+390612345678\n");
        yield return Encoding.UTF8.GetBytes("Import line,Import codes,Import reasons,Import first line," + Heading + "7,NUMBER_MISSING,x,,c9,Ada,+390612345678,1,,,,,,\n");
    }
}
