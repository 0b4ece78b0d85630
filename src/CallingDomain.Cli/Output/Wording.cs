using System.Collections.Frozen;
using System.Globalization;
using CallingDomain.Contacts;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Reasons in words, for people.</summary>
internal static class Wording
{
    private static readonly FrozenDictionary<NumberReason, string> Numbers = new Dictionary<NumberReason, string>
    {
        [NumberReason.RowBlank] = "the line is blank",
        [NumberReason.RowHeader] = "the row is a heading; the template has no heading",
        [NumberReason.RowColumnCount] = "a row has two columns, a number and a call purpose",
        [NumberReason.RowTrailingEmptyColumn] = "the row has an extra empty column",
        [NumberReason.RowSeparatorHint] = "the line names the separator of the columns",
        [NumberReason.NumberMissing] = "the number is missing",
        [NumberReason.NumberSpreadsheetGuard] = "a spreadsheet put an equals sign or an apostrophe before the digits",
        [NumberReason.NumberScientific] = "a spreadsheet turned the number into scientific notation",
        [NumberReason.NumberDecimalSuffix] = "a spreadsheet added decimals to the number",
        [NumberReason.NumberNonAsciiDigit] = "the number has digits other than 0 to 9",
        [NumberReason.NumberMultiple] = "the cell has more than one number",
        [NumberReason.NumberHasLetters] = "the number has letters",
        [NumberReason.NumberWhitespace] = "the number has spaces or invisible characters",
        [NumberReason.NumberPunctuation] = "the number has dashes, dots or other punctuation",
        [NumberReason.NumberNotE164] = "a number begins with a plus sign and its country code",
        [NumberReason.NumberNotNanp] = "the country code is not 1",
        [NumberReason.NumberMissingPlus] = "a number of eleven digits begins with a plus sign",
        [NumberReason.NumberMissingAreaCode] = "the area code is missing",
        [NumberReason.NumberLength] = "the number has too few or too many digits",
        [NumberReason.NumberCallingCodeUnknown] = "no country has this calling code",
        [NumberReason.NumberRegionUnknown] = "the numbering plan has no such region",
        [NumberReason.NumberUnassigned] = "the numbering plan has no such number",
        [NumberReason.NumberNewerThanPlan] = "the area code is in service, and the numbering plan does not have it yet",
        [NumberReason.NumberAreaCodeNotInService] = "the area code is planned or reserved, but not in service",
        [NumberReason.NumberAreaCodeInvalid] = "no area code begins with 0 or 1",
        [NumberReason.NumberExchangeInvalid] = "no exchange (digits four to six) begins with 0 or 1",
        [NumberReason.NumberAreaCodeN11] = "the area code is a service such as 911",
        [NumberReason.NumberAreaCodeReserved] = "the area code is reserved",
        [NumberReason.NumberAreaCodeUnassigned] = "the numbering plan has no such area code",
        [NumberReason.NumberExchangeN11] = "the exchange (digits four to six) is a service such as 911",
        [NumberReason.NumberFictional] = "the number is reserved for fiction",
        [NumberReason.NumberServiceLine] = "the number is a service line of the telephone network",
        [NumberReason.NumberPremium] = "the number has a premium rate",
        [NumberReason.NumberNonGeographic] = "the number is not geographic",
        [NumberReason.NumberNotUs] = "the number is not a number of the United States",
        [NumberReason.NumberRegionNotAllowed] = "numbers of this region are not accepted",
        [NumberReason.NumberTollFreeNotAllowed] = "toll-free numbers are not accepted",
        [NumberReason.PurposeMissing] = "the call purpose is missing",
        [NumberReason.PurposeUnknown] = "not one of the ten call purposes",
        [NumberReason.PurposeNotAllowed] = "this call purpose is not accepted",
        [NumberReason.PurposeDoNotOriginate] = "Do Not Originate: the phone number will not make outbound calls",
        [NumberReason.DuplicateInBatch] = "an earlier line has the same number",
        [NumberReason.DuplicateInBatchConflict] = "several lines have the number, with different call purposes",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ContactReason, string> Contacts = new Dictionary<ContactReason, string>
    {
        [ContactReason.RowColumnCount] = "the row has more columns than the heading",
        [ContactReason.IdMissing] = "the identity is missing",
        [ContactReason.IdDuplicate] = "an earlier contact has this identity",
        [ContactReason.PriorityInvalid] = "a priority is a whole number from 1 to 2147483647",
        [ContactReason.TimeZoneUnknown] = "not a time zone of the tz database (example: Europe/Rome)",
        [ContactReason.TimeZoneAmbiguous] = "the abbreviation does not say whether the place observes daylight saving time (example: America/New_York)",
        [ContactReason.Duplicate] = "an earlier row is the same contact",
        [ContactReason.PhoneDuplicate] = "the contact has this number twice",
        [ContactReason.PhoneDoNotCall] = "the phone must not be called",
        [ContactReason.TextSpreadsheetGuard] = "the apostrophe of a spreadsheet before the text was removed",
        [ContactReason.ItemTypeUnknown] = "the label is no contact item type; it became the description",
        [ContactReason.CallingCodeMissing] = "the number has neither a plus nor a calling code",
        [ContactReason.CallingCodeInvalid] = "not a calling code (examples: 44, +44, 0044)",
        [ContactReason.CallingCodeDiffers] = "the number has another calling code",
        [ContactReason.DoNotCall] = "the file says that the contact must not be called",
        [ContactReason.PhoneInactive] = "the file says that the phone is not in use",
        [ContactReason.PhoneZoneDiffers] = "the phone is in another time zone than the phone that is called first",
        [ContactReason.FlagInvalid] = "neither a word for yes nor a word for no",
        [ContactReason.DateInvalid] = "not a date of the form that the column has",
        [ContactReason.AttemptsInvalid] = "not a whole number of calls",
        [ContactReason.PhoneOrderInvalid] = "not a whole number",
        [ContactReason.RowsApart] = "earlier rows, with other rows after them, have the same key",
        [ContactReason.PhoneLineNotCalled] = "the label names a line that is not called, such as a fax",
        [ContactReason.RowsDiffer] = "the rows of the contact have different texts here; the first one is kept",
        [ContactReason.ScheduledAtInvalid] = "not an instant (example: 2026-03-02T09:00:00Z), and not a local date and time",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<TargetReason, string> Targets = new Dictionary<TargetReason, string>
    {
        [TargetReason.Rows] = "too many rows",
        [TargetReason.Bytes] = "too many bytes",
        [TargetReason.Columns] = "too many columns",
        [TargetReason.HeadingLength] = "a heading has too many characters",
        [TargetReason.HeadingMissing] = "a column has no heading",
        [TargetReason.HeadingDuplicate] = "an earlier column has the same heading",
        [TargetReason.HeadingCharacter] = "a heading has a character that is not allowed",
        [TargetReason.CellLength] = "a cell has too many characters",
        [TargetReason.CellMissing] = "a required cell is empty",
        [TargetReason.Phones] = "a contact has too many phones",
        [TargetReason.PhoneDigits] = "a phone has too few or too many digits",
        [TargetReason.BlankLines] = "blank lines follow the last row",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<DoNotCallReason, string> DoNotCallFiles = new Dictionary<DoNotCallReason, string>
    {
        [DoNotCallReason.ColumnCount] = "the row has more or fewer columns than the rows before",
        [DoNotCallReason.AreaCodeInvalid] = "the area code is missing, or not 1 to 5 digits",
        [DoNotCallReason.DateInvalid] = "not a date (example: 2026-11-29)",
        [DoNotCallReason.NumberInvalid] = "the number is missing, or not only digits, or too long",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ExportReason, string> Exports = new Dictionary<ExportReason, string>
    {
        [ExportReason.PhoneLeftOut] = "no column is left for a phone",
        [ExportReason.CallingCode] = "no column for the calling code of a phone, which is left out",
        [ExportReason.PhoneType] = "a phone is in a column of another type",
        [ExportReason.DescriptionLeftOut] = "no column for the description of a phone",
        [ExportReason.FieldLeftOut] = "no column for a custom field",
        [ExportReason.IdLeftOut] = "no column for identities",
        [ExportReason.NameLeftOut] = "no column for names",
        [ExportReason.PriorityLeftOut] = "no column for priorities",
        [ExportReason.TimeZoneLeftOut] = "no column for time zones",
        [ExportReason.ScheduledAtLeftOut] = "no column for the first instant of a call",
        [ExportReason.TextChanged] = "a text has a character that the layout cannot hold",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> ByCode = Contacts.Select(each => (Code: each.Key.Code(), each.Value))
        .Concat(Exports.Select(each => (Code: each.Key.Code(), each.Value)))
        .Concat(Targets.Select(each => (Code: each.Key.Code(), each.Value)))
        .Concat(Numbers.Select(each => (Code: each.Key.Code(), each.Value)))
        .Concat(DoNotCallFiles.Select(each => (Code: each.Key.Code(), each.Value)))
        .DistinctBy(each => each.Code) // ROW_COLUMN_COUNT is in both enumerations
        .ToFrozenDictionary(each => each.Code, each => each.Value, StringComparer.Ordinal);

    /// <summary>A clause without a full stop.</summary>
    public static string Of(NumberReason reason) => Numbers.GetValueOrDefault(reason, "no reason given");

    /// <summary>A clause without a full stop, for any code of a row of contacts.</summary>
    public static string Of(string code) => ByCode.GetValueOrDefault(code, "no reason given");

    /// <summary>A sentence.</summary>
    public static string Of(FileRefusal refusal) => refusal.Reason switch
    {
        FileReason.TypeNotAllowed => "Its name ends neither in .csv nor in .txt.",
        FileReason.TooLarge => refusal.Actual is { } bytes
            ? string.Create(CultureInfo.InvariantCulture, $"It has {bytes} bytes; the maximum is {refusal.Max}.")
            : string.Create(CultureInfo.InvariantCulture, $"It has more than {refusal.Max} bytes, the maximum."),
        FileReason.Empty => "It is empty.",
        FileReason.NotText => "It is a workbook or other binary data, not text; save it as CSV.",
        FileReason.EncodingUnsupported => "Its text is not UTF-8; save it as CSV UTF-8.",
        FileReason.QuoteUnterminated => string.Create(
            CultureInfo.InvariantCulture,
            $"A quote in the row that begins on line {refusal.Line} is not closed."),
        FileReason.TooManyRows => string.Create(
            CultureInfo.InvariantCulture,
            $"It has {refusal.Actual} rows; the maximum is {refusal.Max}. No row was read."),
        FileReason.DelimiterNotComma => $"Its columns are separated by {Named(refusal.Delimiter)}; expected commas.",
        FileReason.DelimiterUnknown => "No row has two columns.",
        FileReason.Changed => "It changed while it was read.",
        FileReason.RowTooLong => string.Create(CultureInfo.InvariantCulture, $"The row that begins on line {refusal.Line} has more than {refusal.Max} bytes. Perhaps a quote is not closed."),
        FileReason.VCard => "It has vCards (.vcf), which have no columns. Import them into an address book, and export the contacts from it as CSV.",
        FileReason.NotXml => string.Create(CultureInfo.InvariantCulture, $"Its XML cannot be read, from line {refusal.Line} on."),
        FileReason.ColumnNotFound => $"Its heading has no column '{refusal.Column}'.",
        FileReason.ColumnAmbiguous => $"Its heading has the column '{refusal.Column}' more than once.",
        FileReason.CallingCodeColumn => $"Its column '{refusal.Column}' has calling codes, without which numbers would be read as numbers of another country. Name the column in the columns, or ignore it by name.",
        _ => "It cannot be used.",
    };

    /// <summary>A sentence.</summary>
    public static string Of(BlacklistReason reason) => reason switch
    {
        BlacklistReason.Newer => "It is a saved blacklist of a newer format than this tool knows.",
        BlacklistReason.Truncated => "It is a truncated blacklist.",
        BlacklistReason.Damaged => "It is a modified or damaged blacklist.",
        _ => "It is not a saved blacklist.",
    };

    /// <summary>A sentence.</summary>
    public static string Of(PlanReason reason) => reason switch
    {
        PlanReason.Foreign => "It is not a numbering plan.",
        PlanReason.Newer => "It is a numbering plan of a newer format than this tool knows.",
        PlanReason.Truncated => "It is a truncated numbering plan.",
        PlanReason.Damaged => "It is a modified or damaged numbering plan.",
        PlanReason.TooLarge => "It is larger than a numbering plan can be.",
        PlanReason.MetadataNotXml => "It is not XML, or has an entity that it may not have.",
        PlanReason.MetadataLayout => "It is not PhoneNumberMetadata.xml of libphonenumber, or its layout is unknown to this tool.",
        PlanReason.MetadataPattern => "It has a pattern or a format that this tool does not support.",
        _ => "It cannot be used.",
    };

    /// <summary>A clause without a full stop.</summary>
    public static string Of(AreaCodeReason reason) => reason switch
    {
        AreaCodeReason.NotText => "it is empty, or not text in UTF-8",
        AreaCodeReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"it has more than {AreaCodeTable.MaxBytes} bytes"),
        AreaCodeReason.Heading => "the first row must be areaCode,status,region,place,from,checked,source",
        AreaCodeReason.ColumnCount => "a row has seven columns",
        AreaCodeReason.Quote => "a quote of a field is not closed",
        AreaCodeReason.CodeInvalid => "an area code has three digits and is geographic",
        AreaCodeReason.Duplicate => "an earlier row has this area code",
        AreaCodeReason.StatusUnknown => "the status is one of inService, planned, reserved",
        AreaCodeReason.RegionInvalid => "a region has two letters, such as US, and an area code in service has one",
        AreaCodeReason.DateInvalid => "a date is written as 2026-11-28, and 'checked' is required",
        AreaCodeReason.SourceMissing => "a row names its source",
        _ => "it is not a table of area codes",
    };

    /// <summary>A clause without a full stop.</summary>
    public static string Of(CampaignSettingsRefusal refusal) => refusal.Reason switch
    {
        CampaignSettingsReason.JsonInvalid => "invalid JSON",
        CampaignSettingsReason.JsonNewer => "a newer format than this tool can read",
        CampaignSettingsReason.PropertyUnknown => $"unknown property; expected {refusal.Expected}",
        CampaignSettingsReason.PropertyDuplicate => "duplicate property",
        CampaignSettingsReason.DateDuplicate => "duplicate date",
        CampaignSettingsReason.NeverOpen => "these hours never open",
        CampaignSettingsReason.RuleNeverMet => "no phone meets these conditions",
        CampaignSettingsReason.CalendarEmpty => "a calendar without any holiday",
        CampaignSettingsReason.CalendarUnused => "no list 'holidays' names this calendar",
        CampaignSettingsReason.NoHoliday => "by its rules the calendar has no holiday on this date",
        _ => $"expected {refusal.Expected}",
    };

    /// <summary>A clause without a full stop.</summary>
    public static string Of(CampaignReason reason) => reason switch
    {
        CampaignReason.ContactAlreadyLoaded => "an earlier contact has the same identity",
        CampaignReason.NumberAlreadyLoaded => "an earlier contact has the same number, and duplicateCheck does not allow duplicates",
        CampaignReason.TimeOutOfRange => "scheduledAt is outside the years 1678 to 2261",
        CampaignReason.TooManyPhones => "a contact has at most 255 phones",
        CampaignReason.TooManyZones => "the phones of all contacts have too many different sets of time zones",
        CampaignReason.CampaignOver => "the campaign ends before the contact may be called",
        CampaignReason.TextInvalid => "a text has half of a surrogate pair",
        _ => "the campaign refused the contact",
    };

    /// <summary>The separators of columns.</summary>
    public static string Named(char? delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    };
}
