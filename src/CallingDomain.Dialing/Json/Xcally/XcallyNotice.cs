using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>What the owner of a campaign of XCALLY should know about the settings that were made of it.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives. Values are never reused.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<XcallyNoticeReason>))]
public enum XcallyNoticeReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>A field that is not known from a public source. It is not read. Code <c>XCALLY_FIELD_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_FIELD_UNKNOWN")]
    XcallyFieldUnknown = 1,

    /// <summary>A known field without a counterpart in the settings; its function is left to the host. Code <c>XCALLY_FIELD_NOT_USED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_FIELD_NOT_USED")]
    XcallyFieldNotUsed = 2,

    /// <summary>The host puts the prefix before a number when it dials; blacklist and duplicates are matched without it. Code <c>XCALLY_PREFIX_NOT_MATCHED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_PREFIX_NOT_MATCHED")]
    XcallyPrefixNotMatched = 3,

    /// <summary>0 calls at one time means no limit: it becomes the greatest value. Code <c>XCALLY_NO_LINE_LIMIT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_NO_LINE_LIMIT")]
    XcallyNoLineLimit = 4,

    /// <summary>No most calls at one time under a known name: the default of IVR campaigns holds. Code <c>XCALLY_LINE_LIMIT_ABSENT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_LINE_LIMIT_ABSENT")]
    XcallyLineLimitAbsent = 5,

    /// <summary>0 attempts, whose meaning is not documented, become the least: the first call and no other. Code <c>XCALLY_RETRIES_ZERO</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_RETRIES_ZERO")]
    XcallyRetriesZero = 6,

    /// <summary>No order is given: XCALLY's default, the latest due time first, holds, which may let the oldest wait for ever. Code <c>XCALLY_ORDER_DESCENDING_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ORDER_DESCENDING_DEFAULT")]
    XcallyOrderDescendingDefault = 7,

    /// <summary>The last minute of an interval belongs to it: the window ends a minute later. Code <c>XCALLY_INTERVAL_MINUTE_INCLUDED</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_MINUTE_INCLUDED")]
    XcallyIntervalMinuteIncluded = 8,

    /// <summary>No global interval is given: XCALLY's default holds, where ours is always. Code <c>XCALLY_INTERVAL_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_DEFAULT")]
    XcallyIntervalDefault = 9,

    /// <summary>
    /// An interval over midnight on certain days only. The window belongs to the day on which it begins; what XCALLY does after midnight is not documented. Code
    /// <c>XCALLY_INTERVAL_OVER_MIDNIGHT</c>.
    /// </summary>
    [JsonStringEnumMemberName("XCALLY_INTERVAL_OVER_MIDNIGHT")]
    XcallyIntervalOverMidnight = 10,

    /// <summary>Hours hold in the zone of the phone or contact; this zone is for those without one. XCALLY has one zone for all. Code <c>XCALLY_ZONE_OF_CONTACT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ZONE_OF_CONTACT")]
    XcallyZoneOfContact = 11,

    /// <summary>The wait before an additional phone has no field with a known name: our default holds. Code <c>XCALLY_ADDITIONAL_DELAY_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_ADDITIONAL_DELAY_DEFAULT")]
    XcallyAdditionalDelayDefault = 12,

    /// <summary>The campaign is not active. Settings do not say so: the host pauses the campaign. Code <c>XCALLY_NOT_ACTIVE</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_NOT_ACTIVE")]
    XcallyNotActive = 13,

    /// <summary>No check of duplicates is given: XCALLY's default, always, holds, where ours is never. Code <c>XCALLY_DUPLICATE_CHECK_DEFAULT</c>.</summary>
    [JsonStringEnumMemberName("XCALLY_DUPLICATE_CHECK_DEFAULT")]
    XcallyDuplicateCheckDefault = 14,
}

/// <summary>A difference between a campaign of XCALLY and the settings that were made of it.</summary>
/// <param name="Reason">The difference.</param>
/// <param name="Path">The place in the JSON, such as <c>$.dialBusyMaxRetry</c>; also of a field that is absent.</param>
/// <param name="Given">The value in the JSON, such as <c>0</c>; null for an absent field, and for a field that is not read.</param>
/// <param name="Becomes">What stands in the settings, such as <c>1</c>; null for a field that is not read.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct XcallyNotice(XcallyNoticeReason Reason, string Path, string? Given, string? Becomes)
{
    /// <summary>Such as <c>XCALLY_RETRIES_ZERO at $.dialBusyMaxRetry: 0 becomes 1</c>.</summary>
    public override string ToString() => $"{Reason.Code()} at {Path}{(Becomes is null ? "" : $": {Given ?? "absent"} becomes {Becomes}")}";
}
