using System.Collections.Immutable;

namespace CallingDomain.Contacts;

/// <summary>The words of JSON for the enumerations of columns and formats.</summary>
internal static class ColumnWordTables
{
    public static readonly ImmutableArray<(string Word, PriorityOrder Value)> Orders = [("lowerFirst", PriorityOrder.LowerFirst), ("higherFirst", PriorityOrder.HigherFirst)];

    public static readonly ImmutableArray<(string Word, ZoneForm Value)> ZoneForms = [("name", ZoneForm.Name), ("offset", ZoneForm.Offset), ("code", ZoneForm.Code)];

    public static readonly ImmutableArray<(string Word, PhoneLine Value)> Lines =
    [
        ("voice", PhoneLine.Voice), ("fax", PhoneLine.Fax), ("pager", PhoneLine.Pager), ("telex", PhoneLine.Telex), ("textTelephone", PhoneLine.TextTelephone), ("isdn", PhoneLine.Isdn), ("assistant", PhoneLine.Assistant),
        ("company", PhoneLine.Company),
    ];

    public static readonly ImmutableArray<(string Word, PhoneCellPart Value)> Parts =
        [("number", PhoneCellPart.Number), ("callingCode", PhoneCellPart.CallingCode), ("description", PhoneCellPart.Description), ("label", PhoneCellPart.Label), ("ignored", PhoneCellPart.Ignored)];

    public static readonly ImmutableArray<(string Word, FileQuoting Value)> Quotings = [("standard", FileQuoting.Standard), ("none", FileQuoting.None)];

    public static readonly ImmutableArray<(string Word, FileEncoding Value)> Encodings = [("detect", FileEncoding.Detect), ("latin1", FileEncoding.Latin1), ("windows-1252", FileEncoding.Windows1252), ("utf-16le", FileEncoding.Utf16LittleEndian), ("utf-16be", FileEncoding.Utf16BigEndian)];

    public static readonly ImmutableArray<(string Word, CellCleaning Value)> Cleanings =
    [
        ("none", CellCleaning.None), ("trim", CellCleaning.Trim), ("apostrophe", CellCleaning.Apostrophe), ("apostrophes", CellCleaning.Apostrophes), ("zero", CellCleaning.Zero), ("emoji", CellCleaning.Emoji),
    ];
}
