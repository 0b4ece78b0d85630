using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Cli;

/// <summary>Why the tool cannot use its arguments or a file. Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives.</summary>
[JsonConverter(typeof(CodeJsonConverter<InputReason>))]
internal enum InputReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Invalid command line. Code <c>ARGUMENTS_INVALID</c>.</summary>
    [JsonStringEnumMemberName("ARGUMENTS_INVALID")]
    ArgumentsInvalid,

    /// <summary>The file does not exist. Code <c>FILE_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("FILE_NOT_FOUND")]
    FileNotFound,

    /// <summary>The file exists, but cannot be read. Code <c>FILE_UNREADABLE</c>.</summary>
    [JsonStringEnumMemberName("FILE_UNREADABLE")]
    FileUnreadable,

    /// <summary>The file cannot be written. Code <c>FILE_UNWRITABLE</c>.</summary>
    [JsonStringEnumMemberName("FILE_UNWRITABLE")]
    FileUnwritable,

    /// <summary>Another run is writing the file or folder. Code <c>FILE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("FILE_IN_USE")]
    FileInUse,

    /// <summary>The folder for new files is not empty. Code <c>FOLDER_NOT_EMPTY</c>.</summary>
    [JsonStringEnumMemberName("FOLDER_NOT_EMPTY")]
    FolderNotEmpty,

    /// <summary>Standard output cannot be written. Code <c>OUTPUT_UNWRITABLE</c>.</summary>
    [JsonStringEnumMemberName("OUTPUT_UNWRITABLE")]
    OutputUnwritable,

    /// <summary>Invalid JSON. Code <c>JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("JSON_INVALID")]
    JsonInvalid,

    /// <summary>A required property is missing. Code <c>PROPERTY_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_MISSING")]
    PropertyMissing,

    /// <summary>Unknown property. Code <c>PROPERTY_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_UNKNOWN")]
    PropertyUnknown,

    /// <summary>Two properties exclude each other. Code <c>PROPERTY_CONFLICT</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_CONFLICT")]
    PropertyConflict,

    /// <summary>A value of another type than expected, such as text instead of a number. Code <c>PROPERTY_TYPE</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_TYPE")]
    PropertyType,

    /// <summary>A number or a duration out of range, or an empty text or list. Code <c>PROPERTY_RANGE</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_RANGE")]
    PropertyRange,

    /// <summary>Not one of the expected words. Code <c>VALUE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("VALUE_UNKNOWN")]
    ValueUnknown,

    /// <summary>Not a valid instant such as <c>2026-03-02T09:00:00Z</c>. Code <c>INSTANT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("INSTANT_INVALID")]
    InstantInvalid,

    /// <summary>Not a valid duration such as <c>PT1M30S</c>. Code <c>DURATION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DURATION_INVALID")]
    DurationInvalid,

    /// <summary>Not a valid local time such as <c>09:00</c>. Code <c>LOCAL_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("LOCAL_TIME_INVALID")]
    LocalTimeInvalid,

    /// <summary>Not a valid date such as <c>2026-12-25</c>. Code <c>DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DATE_INVALID")]
    DateInvalid,

    /// <summary>The instant is before the current one. Code <c>TIME_GOES_BACK</c>.</summary>
    [JsonStringEnumMemberName("TIME_GOES_BACK")]
    TimeGoesBack,

    /// <summary>No earlier step of this number changed anything. Code <c>STEP_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("STEP_UNKNOWN")]
    StepUnknown,

    /// <summary>Another run uses the store. Code <c>STORE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("STORE_IN_USE")]
    StoreInUse,

    /// <summary>Not a store of this tool, a modified store, or a store of a newer format. Code <c>STORE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STORE_INVALID")]
    StoreInvalid,

    /// <summary>The end of the store is missing. Code <c>STORE_TRUNCATED</c>.</summary>
    [JsonStringEnumMemberName("STORE_TRUNCATED")]
    StoreTruncated,

    /// <summary>The store has the run of another campaign: other contacts, or another start. Code <c>STORE_OTHER_CAMPAIGN</c>.</summary>
    [JsonStringEnumMemberName("STORE_OTHER_CAMPAIGN")]
    StoreOtherCampaign,

    /// <summary>The store has the run of other outcomes: another seed, or other outcomes of the campaign file. Code <c>STORE_OTHER_OUTCOMES</c>.</summary>
    [JsonStringEnumMemberName("STORE_OTHER_OUTCOMES")]
    StoreOtherOutcomes,

    /// <summary>A signal has stopped the run, which the same command continues. Code <c>RUN_STOPPED</c>.</summary>
    [JsonStringEnumMemberName("RUN_STOPPED")]
    RunStopped,

    /// <summary>Not a time zone of the tz database. Code <c>TIME_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_UNKNOWN")]
    TimeZoneUnknown,

    /// <summary>Unknown contact item type. Code <c>CONTACT_ITEM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_UNKNOWN")]
    ContactItemTypeUnknown,

    /// <summary>Two contact item types have the same name. Code <c>CONTACT_ITEM_TYPE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_DUPLICATE")]
    ContactItemTypeDuplicate,

    /// <summary>Two contacts have the same identity. Code <c>CONTACT_ID_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_DUPLICATE")]
    ContactIdDuplicate,

    /// <summary>The script does not have the phone. Code <c>OUTCOME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("OUTCOME_MISSING")]
    OutcomeMissing,

    /// <summary>The sum of the probabilities of outcomes is not 1. Code <c>PROBABILITIES_NOT_ONE</c>.</summary>
    [JsonStringEnumMemberName("PROBABILITIES_NOT_ONE")]
    ProbabilitiesNotOne,

    /// <summary>Not a preset of a contacts file. Code <c>PRESET_INVALID</c>.</summary>
    [JsonStringEnumMemberName("PRESET_INVALID")]
    PresetInvalid,

    /// <summary>The contacts file has the layout of no preset. Code <c>PRESET_NOT_RECOGNIZED</c>.</summary>
    [JsonStringEnumMemberName("PRESET_NOT_RECOGNIZED")]
    PresetNotRecognized,

    /// <summary>The contacts file has the layout of several presets. Code <c>PRESET_AMBIGUOUS</c>.</summary>
    [JsonStringEnumMemberName("PRESET_AMBIGUOUS")]
    PresetAmbiguous,

    /// <summary>Not a time zone database in NodaTime's format, or a damaged one. Code <c>TIME_ZONE_DATA_INVALID</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_DATA_INVALID")]
    TimeZoneDataInvalid,

    /// <summary>Not a History file of this tool, or one without a call whose outcome is known. Code <c>HISTORY_INVALID</c>.</summary>
    [JsonStringEnumMemberName("HISTORY_INVALID")]
    HistoryInvalid,

    /// <summary>The History file has a contact, a phone or a contact item type that the campaign does not have. Code <c>HISTORY_OTHER_CAMPAIGN</c>.</summary>
    [JsonStringEnumMemberName("HISTORY_OTHER_CAMPAIGN")]
    HistoryOtherCampaign,

    /// <summary>A run on a store has no agents, because the store does not say which of them are busy. Code <c>AGENTS_NOT_SUPPORTED</c>.</summary>
    [JsonStringEnumMemberName("AGENTS_NOT_SUPPORTED")]
    AgentsNotSupported,

    /// <summary>The compared campaigns have different contacts, phones or outcomes. Code <c>PEOPLE_DIFFER</c>.</summary>
    [JsonStringEnumMemberName("PEOPLE_DIFFER")]
    PeopleDiffer,

    /// <summary>The price lists of the compared campaigns have different currencies. Code <c>PRICES_DIFFER</c>.</summary>
    [JsonStringEnumMemberName("PRICES_DIFFER")]
    PricesDiffer,

    /// <summary>The simulation ended with open contacts, because the calling hours were closed during 100 shifts of the agents in a row. Code <c>SHIFTS_OUTSIDE_HOURS</c>.</summary>
    [JsonStringEnumMemberName("SHIFTS_OUTSIDE_HOURS")]
    ShiftsOutsideHours,
}
