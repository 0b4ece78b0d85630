using System.Collections.Immutable;
using System.Text;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts.Tests;

public sealed class RoleProperties
{
    private static readonly string[] Cells =
    [
        "", "+12025550101", "2025550102", "202 555 0103", "12", "x", "0", "1", "44", "01144", "US", "AUTO", "ZZ", "Y", "no", "maybe", "Office", "* Home", "Boat", "-5", "America/Denver", "E", "2026-03-02", "2026-03-02T09:00:00Z", "7", "-3",
        "2025550104_1_desk!2025550105", "+12025550106 ::: +12025550107", "'+12025550108", "\"quoted, text\"", "\"two\nlines\"", "fax", "99", "José", "0/0/00", "sms,fax",
    ];

    private static readonly string[] Names = ["a", "b", "c", "Phone 1", "Phone 2", "Phone 3", "Mobile", "Mobile 2", "L1", "L2", "key", "", "a", "\"x, y\"", "Import line"];

    private static readonly string[] References = ["a", "b", "c", "#1", "#2", "#3", "#9", "a[2]", "a[*]", "Phone {n}", "Mobile {n?}", "L{n}", "{n}", "{n?}", "#", "[1]", "{column}", "x[", "]", " ", "", "L[*]", "Phone {n} {n}", "#0", "a[0]", "{n}{n?}"];

    [Property(MaxTest = 150)]
    public void Columns_ByPositionAndByHeading_GiveTheSame(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var file = "p,q,label,code,flag,zone,name\n" + Rows(choices, 7);
        ContactColumns Of(Func<string, int, string> reference) => new()
        {
            Name = reference("name", 7),
            PrimaryPhone = new PhoneColumn(reference("p", 1)) { CallingCodeColumn = reference("code", 4) },
            AdditionalPhones = [new PhoneColumn(reference("q", 2)) { TypeColumn = reference("label", 3), DoNotCall = [reference("flag", 5)] }],
            TimeZone = reference("zone", 6),
        };
        Assert.Equal(RoleFile.Read(file, Of((heading, _) => heading)), RoleFile.Read(file, Of((_, position) => $"#{position}")));
    }

    [Property(MaxTest = 150)]
    public void Family_AndItsColumnsWrittenOut_GiveTheSame(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var file = "L1,Phone 1,Phone 3,L3,Phone 2,L2,Z1,Z2,Z3\n" + Rows(choices, 9);
        PhoneColumn Of(string number) => new($"Phone {number}") { TypeColumn = $"L{number}", TimeZone = $"Z{number}", Cell = new PhoneCell { Separator = " ::: " } };
        var family = new ContactColumns { AdditionalPhones = [Of("{n}")], PromotesFirstPhone = true };
        Assert.Equal(RoleFile.Read(file, family), RoleFile.Read(file, family with { AdditionalPhones = [Of("1"), Of("2"), Of("3")] }));
    }

    [Property(MaxTest = 150)]
    public void Rows_OfOneKeyAndOneRow_GiveTheSameContacts(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var (rows, wide) = (new StringBuilder("key,name,phone,label\n"), new StringBuilder("key,name,p1,l1,p2,l2,p3,l3\n"));
        for (var contact = 1; contact <= 4; contact++)
        {
            var phones = Enumerable.Range(0, 3).Select(_ => (Phone: choices.Of("+12025550101", "2025550102", "+12025550103", "12", ""), Label: choices.Of("", "Office", "Home", "Boat"))).ToList();
            wide.Append(contact).Append(",Ada,").AppendJoin(',', phones.Select(each => $"{each.Phone},{each.Label}")).Append('\n');
            foreach (var (phone, label) in phones) rows.Append(contact).Append(",Ada,").Append(phone).Append(',').Append(label).Append('\n');
        }

        PhoneColumn Of(string phone, string label) => new(phone) { TypeColumn = label };
        var one = RoleFile.Read(wide.ToString(), new ContactColumns { Id = "key", Name = "name", AdditionalPhones = [Of("p{n}", "l{n}")] });
        var several = RoleFile.Read(rows.ToString(), new ContactColumns { Id = "key", Name = "name", Key = "key", AdditionalPhones = [Of("phone", "label")] });
        Assert.Equal(one.Contacts.Select(row => row.Contact), several.Contacts.Select(row => row.Contact));
        Assert.Equal((one.Counts.Rejected, 12), (several.Counts.Rejected, several.Counts.ContactLines + several.Counts.RejectedLines));
    }

    [Property(MaxTest = 150)]
    public void AnyFileAndReferences_NeverThrow_AndCountEveryLine(byte[] bytes)
    {
        var choices = new Choices(bytes);
        var width = 1 + choices.Below(6);
        var file = string.Join(',', Enumerable.Range(0, width).Select(_ => choices.Of(Names))) + "\n" + Rows(choices, width);
        var columns = new ContactColumns
        {
            Id = Maybe(choices),
            Name = Maybe(choices),
            PrimaryPhone = Phone(choices),
            AdditionalPhones = [Phone(choices) ?? "b", Phone(choices) ?? "c"],
            Priority = Maybe(choices) is { } rank ? new PriorityColumn(rank) { Order = PriorityOrder.HigherFirst, Highest = 99 } : null,
            TimeZone = Zone(choices),
            ScheduledAt = Maybe(choices),
            Country = Maybe(choices),
            DoNotCall = MaybeFlags(choices),
            Key = Maybe(choices),
            ConsentAt = Maybe(choices),
            Attempts = Maybe(choices),
            Fields = Maybe(choices) is { } field ? [new FieldColumn("f", field)] : [],
            PromotesFirstPhone = choices.Below(2) == 0,
            CarriesUnused = choices.Below(2) == 0,
            AllowsMissing = choices.Below(3) > 0,
        };
        var format = new ContactFileFormat
        {
            HasHeading = choices.Below(3) > 0,
            LinesBeforeHeading = choices.Below(3),
            Delimiter = ',',
            Quoting = choices.Below(3) > 0 ? FileQuoting.Standard : FileQuoting.None,
            Cleaning = choices.Below(2) == 0 ? [CellCleaning.Apostrophe, CellCleaning.Zero, CellCleaning.Emoji] : [],
            Missing = choices.Below(2) == 0 ? ["0/0/00"] : [],
            IgnoresHeadingCase = choices.Below(2) == 0,
        };
        var options = RoleFile.Options(columns, format) with { TakesPhoneZones = choices.Below(2) == 0, DropInvalidPhones = choices.Below(2) == 0, Duplicates = DuplicateRule.ByAnyPhone };
        if (ImportProblems.Find(options).Any()) return;
        var reading = ContactImport.Read(Encoding.UTF8.GetBytes(file), options);
        if (reading.IsOk) RoleFile.Read(file, options); // which compares contacts and lines
        else Assert.NotEqual(FileReason.Unspecified, reading.Reason!.Reason);
    }

    private static string Rows(Choices choices, int width) =>
        string.Concat(Enumerable.Range(0, 6).Select(_ => string.Join(',', Enumerable.Range(0, width).Select(_ => choices.Of(Cells))) + "\n"));

    private static string? Maybe(Choices choices) => choices.Below(2) == 0 ? null : choices.Of(References);

    private static ImmutableArray<FlagColumn> MaybeFlags(Choices choices) => [.. Enumerable.Range(0, choices.Below(3)).Select(_ => Maybe(choices)).OfType<string>().Select(flag => new FlagColumn(flag))];

    private static ZoneColumn? Zone(Choices choices) => Maybe(choices) is not { } zone ? null : choices.Below(3) switch
    {
        0 => new ZoneColumn(zone),
        1 => new ZoneColumn(zone) { Form = ZoneForm.Offset, DaylightColumn = Maybe(choices) },
        _ => new ZoneColumn(zone) { Form = ZoneForm.Code, Zones = [new CellWord("E", "America/New_York")] },
    };

    private static PhoneColumn? Phone(Choices choices) => Maybe(choices) is not { } column ? null : new PhoneColumn(column, DescriptionColumn: Maybe(choices))
    {
        TypeColumn = Maybe(choices),
        CallingCodeColumn = Maybe(choices),
        CountryColumn = Maybe(choices),
        ExtensionColumn = Maybe(choices),
        OrderColumn = Maybe(choices),
        Active = Maybe(choices),
        DoNotCall = MaybeFlags(choices),
        TimeZone = Zone(choices),
        Attempts = Maybe(choices),
        LastResult = Maybe(choices),
        LastAttemptAt = Maybe(choices),
        LineColumn = Maybe(choices) is { } line ? new LineColumn(line) { Words = [new LineWord("fax", PhoneLine.Fax)] } : null,
        Line = choices.Below(5) == 0 ? PhoneLine.Fax : PhoneLine.Voice,
        Cell = choices.Below(3) == 0 ? new PhoneCell { Separator = "!", PartSeparator = "_", Parts = [PhoneCellPart.Number, PhoneCellPart.CallingCode, PhoneCellPart.Description] } : null,
    };

    /// <summary>Choices by the bytes of a generated array, then by their sums; a shorter array makes simpler choices.</summary>
    private sealed class Choices(byte[]? bytes)
    {
        private readonly byte[] _bytes = bytes ?? [];
        private uint _state = 1;
        private int _at;

        public int Below(int bound)
        {
            var next = _bytes.Length == 0 ? (byte)0 : _bytes[_at++ % _bytes.Length];
            _state = unchecked((_state * 1664525) + next + 1013904223);
            return _bytes.Length == 0 ? 0 : (int)((_state >> 8) % (uint)bound);
        }

        public string Of(params ReadOnlySpan<string> values) => values[Below(values.Length)];
    }
}
