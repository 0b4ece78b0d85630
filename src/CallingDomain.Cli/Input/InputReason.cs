using System.Text.Json.Serialization;

namespace CallingDomain.Cli;

/// <summary>Why the tool cannot use its arguments or a file. Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InputReason>))]
internal enum InputReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The command line is not understood. Code <c>ARGUMENTS_INVALID</c>.</summary>
    [JsonStringEnumMemberName("ARGUMENTS_INVALID")]
    ArgumentsInvalid,

    /// <summary>There is no such file. Code <c>FILE_NOT_FOUND</c>.</summary>
    [JsonStringEnumMemberName("FILE_NOT_FOUND")]
    FileNotFound,

    /// <summary>The file is there and cannot be read. Code <c>FILE_UNREADABLE</c>.</summary>
    [JsonStringEnumMemberName("FILE_UNREADABLE")]
    FileUnreadable,

    /// <summary>The file cannot be written. Code <c>FILE_UNWRITABLE</c>.</summary>
    [JsonStringEnumMemberName("FILE_UNWRITABLE")]
    FileUnwritable,

    /// <summary>Another run is writing the file or folder. Code <c>FILE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("FILE_IN_USE")]
    FileInUse,

    /// <summary>A folder for new files that holds something already. Code <c>FOLDER_NOT_EMPTY</c>.</summary>
    [JsonStringEnumMemberName("FOLDER_NOT_EMPTY")]
    FolderNotEmpty,

    /// <summary>Standard output cannot be written. Code <c>OUTPUT_UNWRITABLE</c>.</summary>
    [JsonStringEnumMemberName("OUTPUT_UNWRITABLE")]
    OutputUnwritable,

    /// <summary>Not JSON. Code <c>JSON_INVALID</c>.</summary>
    [JsonStringEnumMemberName("JSON_INVALID")]
    JsonInvalid,

    /// <summary>A property that is needed is not there. Code <c>PROPERTY_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_MISSING")]
    PropertyMissing,

    /// <summary>An unknown property. Code <c>PROPERTY_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_UNKNOWN")]
    PropertyUnknown,

    /// <summary>Two properties of which only one may be there. Code <c>PROPERTY_CONFLICT</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_CONFLICT")]
    PropertyConflict,

    /// <summary>A value of another kind than is needed: text for a number, say. Code <c>PROPERTY_TYPE</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_TYPE")]
    PropertyType,

    /// <summary>A number or a duration out of its range, or an empty text or list. Code <c>PROPERTY_RANGE</c>.</summary>
    [JsonStringEnumMemberName("PROPERTY_RANGE")]
    PropertyRange,

    /// <summary>A word that is none of those that may stand there. Code <c>VALUE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("VALUE_UNKNOWN")]
    ValueUnknown,

    /// <summary>No instant such as <c>2026-03-02T09:00:00Z</c>. Code <c>INSTANT_INVALID</c>.</summary>
    [JsonStringEnumMemberName("INSTANT_INVALID")]
    InstantInvalid,

    /// <summary>No length of time such as <c>PT1M30S</c>. Code <c>DURATION_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DURATION_INVALID")]
    DurationInvalid,

    /// <summary>No time of day such as <c>09:00</c>. Code <c>LOCAL_TIME_INVALID</c>.</summary>
    [JsonStringEnumMemberName("LOCAL_TIME_INVALID")]
    LocalTimeInvalid,

    /// <summary>No date such as <c>2026-12-25</c>. Code <c>DATE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("DATE_INVALID")]
    DateInvalid,

    /// <summary>An instant that lies before the present one: time goes on, never back. Code <c>TIME_GOES_BACK</c>.</summary>
    [JsonStringEnumMemberName("TIME_GOES_BACK")]
    TimeGoesBack,

    /// <summary>A step that names no earlier step, or one that changed nothing. Code <c>STEP_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("STEP_UNKNOWN")]
    StepUnknown,

    /// <summary>A store that another run has. Code <c>STORE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("STORE_IN_USE")]
    StoreInUse,

    /// <summary>Not a store of this tool, one that was changed, or one of a newer form. Code <c>STORE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("STORE_INVALID")]
    StoreInvalid,

    /// <summary>A store whose end is missing. Code <c>STORE_TRUNCATED</c>.</summary>
    [JsonStringEnumMemberName("STORE_TRUNCATED")]
    StoreTruncated,

    /// <summary>No time zone of the tz database. Code <c>TIME_ZONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("TIME_ZONE_UNKNOWN")]
    TimeZoneUnknown,

    /// <summary>A type that no contact item type has. Code <c>CONTACT_ITEM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_UNKNOWN")]
    ContactItemTypeUnknown,

    /// <summary>Two contact item types of one name. Code <c>CONTACT_ITEM_TYPE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_DUPLICATE")]
    ContactItemTypeDuplicate,

    /// <summary>Two contacts of one identity. Code <c>CONTACT_ID_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ID_DUPLICATE")]
    ContactIdDuplicate,

    /// <summary>A phone for which the script says nothing. Code <c>OUTCOME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("OUTCOME_MISSING")]
    OutcomeMissing,

    /// <summary>Probabilities of outcomes that are not 1 together. Code <c>PROBABILITIES_NOT_ONE</c>.</summary>
    [JsonStringEnumMemberName("PROBABILITIES_NOT_ONE")]
    ProbabilitiesNotOne,
}
