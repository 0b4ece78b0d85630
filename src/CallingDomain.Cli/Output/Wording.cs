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
        [NumberReason.RowHeader] = "this is a heading, and the template has none",
        [NumberReason.RowColumnCount] = "a row has two columns, a number and a call purpose",
        [NumberReason.RowTrailingEmptyColumn] = "there is an empty column too many",
        [NumberReason.RowSeparatorHint] = "the line names the sign that parts the columns",
        [NumberReason.NumberMissing] = "there is no number",
        [NumberReason.NumberSpreadsheetGuard] = "a spreadsheet put an equals sign or an apostrophe before the digits",
        [NumberReason.NumberScientific] = "a spreadsheet turned the number into scientific notation",
        [NumberReason.NumberDecimalSuffix] = "a spreadsheet put decimals behind the digits",
        [NumberReason.NumberNonAsciiDigit] = "digits other than 0 to 9",
        [NumberReason.NumberMultiple] = "more than one number in one place",
        [NumberReason.NumberHasLetters] = "letters in the number",
        [NumberReason.NumberWhitespace] = "spaces or invisible characters in the number",
        [NumberReason.NumberPunctuation] = "dashes, dots or other signs in the number",
        [NumberReason.NumberNotE164] = "a number is written with a plus, its country code and digits",
        [NumberReason.NumberNotNanp] = "the country code is not 1",
        [NumberReason.NumberMissingPlus] = "eleven digits are written with a plus before them",
        [NumberReason.NumberMissingAreaCode] = "the area code is missing",
        [NumberReason.NumberLength] = "not as many digits as a number has",
        [NumberReason.NumberCallingCodeUnknown] = "no country has this calling code",
        [NumberReason.NumberRegionUnknown] = "the numbering plan does not know the region",
        [NumberReason.NumberUnassigned] = "the numbering plan has no such number",
        [NumberReason.NumberNewerThanPlan] = "the area code is in service, and the numbering plan does not have it yet",
        [NumberReason.NumberAreaCodeNotInService] = "the area code is planned or reserved, and not in service",
        [NumberReason.NumberAreaCodeInvalid] = "no area code begins with 0 or 1",
        [NumberReason.NumberExchangeInvalid] = "no exchange (digits four to six) begins with 0 or 1",
        [NumberReason.NumberAreaCodeN11] = "the area code is a service such as 911",
        [NumberReason.NumberAreaCodeReserved] = "the area code is set aside",
        [NumberReason.NumberAreaCodeUnassigned] = "the numbering plan has no such area code",
        [NumberReason.NumberExchangeN11] = "the exchange (digits four to six) is a service such as 911",
        [NumberReason.NumberFictional] = "the number is kept for fiction",
        [NumberReason.NumberServiceLine] = "the number is a line of the telephone network itself",
        [NumberReason.NumberPremium] = "calls to the number cost more than a call",
        [NumberReason.NumberNonGeographic] = "the number belongs to no place",
        [NumberReason.NumberNotUs] = "the number is not one of the United States",
        [NumberReason.NumberRegionNotAllowed] = "numbers of this region are not taken",
        [NumberReason.NumberTollFreeNotAllowed] = "toll-free numbers are not taken",
        [NumberReason.PurposeMissing] = "there is no call purpose",
        [NumberReason.PurposeUnknown] = "none of the ten call purposes",
        [NumberReason.PurposeNotAllowed] = "this call purpose is not taken",
        [NumberReason.PurposeDoNotOriginate] = "Do Not Originate: the phone number will not make outbound calls",
        [NumberReason.DuplicateInBatch] = "the number stands on an earlier line",
        [NumberReason.DuplicateInBatchConflict] = "the number stands on several lines with different call purposes",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<ContactReason, string> Contacts = new Dictionary<ContactReason, string>
    {
        [ContactReason.RowColumnCount] = "the row has more columns than the heading",
        [ContactReason.IdMissing] = "there is no identity",
        [ContactReason.IdDuplicate] = "an earlier contact has this identity",
        [ContactReason.PriorityInvalid] = "a priority is a whole number from 1 to 2147483647",
        [ContactReason.TimeZoneUnknown] = "no time zone of the tz database, such as Europe/Rome",
        [ContactReason.Duplicate] = "an earlier contact is the same one",
        [ContactReason.PhoneDuplicate] = "the contact has this number at an earlier place",
        [ContactReason.TextSpreadsheetGuard] = "a spreadsheet's apostrophe before the text was taken off",
        [ContactReason.ScheduledAtInvalid] = "no instant such as 2026-03-02T09:00:00Z, and no date and time of day",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> ByCode = Contacts.Select(each => (Code: each.Key.Code(), each.Value))
        .Concat(Numbers.Select(each => (Code: each.Key.Code(), each.Value)))
        .DistinctBy(each => each.Code) // a row of too many columns is one in either enumeration
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
            ? string.Create(CultureInfo.InvariantCulture, $"It has {bytes} bytes, and at most {refusal.Max} are looked at.")
            : string.Create(CultureInfo.InvariantCulture, $"It has more than {refusal.Max} bytes, and no more are looked at."),
        FileReason.Empty => "It holds nothing.",
        FileReason.NotText => "It is a workbook or other binary data, not text; save it as CSV.",
        FileReason.EncodingUnsupported => "Its text is not UTF-8; save it as CSV UTF-8.",
        FileReason.QuoteUnterminated => string.Create(
            CultureInfo.InvariantCulture,
            $"A quote in the row that begins on line {refusal.Line} is never closed."),
        FileReason.TooManyRows => string.Create(
            CultureInfo.InvariantCulture,
            $"It has {refusal.Actual} rows, and at most {refusal.Max} may be in one file; nothing of it was taken."),
        FileReason.DelimiterNotComma => $"Its columns are parted by {Named(refusal.Delimiter)}, and the template's by commas.",
        FileReason.DelimiterUnknown => "No row has two columns.",
        FileReason.Changed => "It changed while it was read.",
        FileReason.RowTooLong => string.Create(CultureInfo.InvariantCulture, $"The row that begins on line {refusal.Line} has more than {refusal.Max} bytes: a quote that is never closed, perhaps."),
        FileReason.ColumnNotFound => $"Its heading has no column '{refusal.Column}'.",
        FileReason.ColumnAmbiguous => $"Its heading has the column '{refusal.Column}' more than once.",
        FileReason.CallingCodeColumn => $"Its column '{refusal.Column}' holds calling codes, and numbers without them would be read as those of another country; map the column by name, or ignore it by name.",
        _ => "It cannot be used.",
    };

    /// <summary>A sentence.</summary>
    public static string Of(PlanReason reason) => reason switch
    {
        PlanReason.Foreign => "It is no numbering plan.",
        PlanReason.Newer => "It is a numbering plan of a newer format than this tool knows.",
        PlanReason.Truncated => "It is a numbering plan that was cut short.",
        PlanReason.Damaged => "It is a numbering plan that was changed or damaged.",
        PlanReason.TooLarge => "There is more in it than a numbering plan can hold.",
        PlanReason.MetadataNotJson => "It is not JSON.",
        PlanReason.MetadataLayout => "It is not metadata.max.json of libphonenumber-js, or one of a layout that this tool does not know.",
        PlanReason.MetadataPattern => "It has a pattern of a kind that this tool does not know.",
        _ => "It cannot be used.",
    };

    /// <summary>A clause without a full stop.</summary>
    public static string Of(AreaCodeReason reason) => reason switch
    {
        AreaCodeReason.NotText => "it is empty, or not text in UTF-8",
        AreaCodeReason.TooLarge => string.Create(CultureInfo.InvariantCulture, $"it has more than {AreaCodeTable.MaxBytes} bytes"),
        AreaCodeReason.Heading => "the first row has to be areaCode,status,region,place,from,checked,source",
        AreaCodeReason.ColumnCount => "a row has seven columns",
        AreaCodeReason.Quote => "the quotes of a field do not match",
        AreaCodeReason.CodeInvalid => "an area code has three digits, and is that of a place",
        AreaCodeReason.Duplicate => "an earlier row has this area code",
        AreaCodeReason.StatusUnknown => "the status is one of inService, planned, reserved",
        AreaCodeReason.RegionInvalid => "a region has two letters, such as US, and an area code in service has one",
        AreaCodeReason.DateInvalid => "a date is written as 2026-11-28, and 'checked' needs one",
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
        _ => $"expected {refusal.Expected}",
    };

    /// <summary>A clause without a full stop.</summary>
    public static string Of(CampaignReason reason) => reason switch
    {
        CampaignReason.ContactAlreadyLoaded => "an earlier contact has the same identity",
        CampaignReason.NumberAlreadyLoaded => "an earlier contact has the same number, and the campaign's duplicateCheck does not let it come again",
        CampaignReason.TimeOutOfRange => "the instant from which the contact may be called lies outside the years of campaigns",
        CampaignReason.TooManyPhones => "a contact has at most 255 phones",
        CampaignReason.TooManyZones => "the phones of all contacts are in too many different sets of time zones",
        CampaignReason.CampaignOver => "the campaign ends before the contact may be called",
        CampaignReason.TextInvalid => "a text has half of a surrogate pair, which is no character",
        _ => "the campaign refused the contact",
    };

    /// <summary>The signs that part columns.</summary>
    public static string Named(char? delimiter) => delimiter switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars",
    };
}
