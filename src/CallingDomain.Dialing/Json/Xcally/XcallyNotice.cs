using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>A difference between a campaign of XCALLY and the settings that were read from it.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<XcallyNoticeReason>))]
public enum XcallyNoticeReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>An unknown field, which is not read. Code <c>XCALLY_FIELD_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_FIELD_UNKNOWN")]
    FieldUnknown = 1,

    /// <summary>A known field without a counterpart in the settings; the host does it. Code <c>XCALLY_FIELD_NOT_USED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_FIELD_NOT_USED")]
    FieldNotUsed = 2,

    /// <summary>The host adds the prefix when it dials; blacklist and duplicates are matched without it. Code <c>XCALLY_PREFIX_NOT_MATCHED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_PREFIX_NOT_MATCHED")]
    PrefixNotMatched = 3,

    /// <summary>0 concurrent calls means no limit: it becomes the greatest value. Code <c>XCALLY_NO_LINE_LIMIT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_NO_LINE_LIMIT")]
    NoLineLimit = 4,

    /// <summary>The most concurrent calls are absent: the default of IVR campaigns applies. Code <c>XCALLY_LINE_LIMIT_ABSENT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_LINE_LIMIT_ABSENT")]
    LineLimitAbsent = 5,

    /// <summary>0 attempts, whose meaning is not documented, become 1: the first call only. Code <c>XCALLY_RETRIES_ZERO</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_RETRIES_ZERO")]
    RetriesZero = 6,

    /// <summary>The order is absent: XCALLY's default applies, the latest due time first, with which the oldest contacts may wait forever. Code <c>XCALLY_ORDER_DESCENDING_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ORDER_DESCENDING_DEFAULT")]
    OrderDescendingDefault = 7,

    /// <summary>The last minute of an interval is inclusive: the window ends a minute later. Code <c>XCALLY_INTERVAL_MINUTE_INCLUDED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_MINUTE_INCLUDED")]
    IntervalMinuteIncluded = 8,

    /// <summary>The global interval is absent: XCALLY's default applies instead of ours, always. Code <c>XCALLY_INTERVAL_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_DEFAULT")]
    IntervalDefault = 9,

    /// <summary>
    /// An interval over midnight on certain days only. The window belongs to the day on which it begins; the behavior of XCALLY after midnight is not documented. Code
    /// <c>XCALLY_INTERVAL_OVER_MIDNIGHT</c>.
    /// </summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_OVER_MIDNIGHT")]
    IntervalOverMidnight = 10,

    /// <summary>Hours apply in the zone of the phone or the contact; this zone is for those without one. XCALLY has one zone for all. Code <c>XCALLY_ZONE_OF_CONTACT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ZONE_OF_CONTACT")]
    ZoneOfContact = 11,

    /// <summary>The delay before an additional phone has no known field: our default applies. Code <c>XCALLY_ADDITIONAL_DELAY_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ADDITIONAL_DELAY_DEFAULT")]
    AdditionalDelayDefault = 12,

    /// <summary>The campaign is not active, which settings cannot express: the host pauses the campaign. Code <c>XCALLY_NOT_ACTIVE</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_NOT_ACTIVE")]
    NotActive = 13,

    /// <summary>The duplicate check is absent: XCALLY's default, always, applies instead of ours, never. Code <c>XCALLY_DUPLICATE_CHECK_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_DUPLICATE_CHECK_DEFAULT")]
    DuplicateCheckDefault = 14,
}

/// <summary>A difference between a campaign of XCALLY and the settings that were read from it, and its place.</summary>
/// <param name="Reason">The difference.</param>
/// <param name="Path">The place in the JSON, such as <c>$.dialBusyMaxRetry</c>; also for an absent field.</param>
/// <param name="Given">The value in the JSON, such as <c>0</c>; null for an absent field, and for a field that is not read.</param>
/// <param name="Becomes">The value in the settings, such as <c>1</c>; null for a field that is not read.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct XcallyNotice(XcallyNoticeReason Reason, string Path, string? Given, string? Becomes)
{
    /// <summary>Such as <c>XCALLY_RETRIES_ZERO at $.dialBusyMaxRetry: 0 becomes 1</c>.</summary>
    public override string ToString() => $"{Reason.Code()} at {Path}{(Becomes is null ? "" : $": {Given ?? "absent"} becomes {Becomes}")}";
}
