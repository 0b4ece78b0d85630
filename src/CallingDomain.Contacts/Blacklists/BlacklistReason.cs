using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why data is not a saved <see cref="Blacklist"/>.</summary>
/// <remarks>Values and codes are never reused.</remarks>
[JsonConverter(typeof(CodeJsonConverter<BlacklistReason>))]
public enum BlacklistReason : byte
{
    /// <summary>No reason: the default value, so that an uninitialized result is a failure.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The data does not begin as a saved blacklist. Code <c>BLACKLIST_FOREIGN</c>.</summary>
    [JsonStringEnumMemberName("BLACKLIST_FOREIGN")]
    Foreign = 1,

    /// <summary>The format is newer than this version of the library. Code <c>BLACKLIST_NEWER</c>.</summary>
    [JsonStringEnumMemberName("BLACKLIST_NEWER")]
    Newer = 2,

    /// <summary>The data ends before the end of the blacklist: writing was interrupted, or the data was cut. Code <c>BLACKLIST_TRUNCATED</c>.</summary>
    [JsonStringEnumMemberName("BLACKLIST_TRUNCATED")]
    Truncated = 3,

    /// <summary>A checksum is wrong, the content is inconsistent, or data follows the blacklist. Code <c>BLACKLIST_DAMAGED</c>.</summary>
    [JsonStringEnumMemberName("BLACKLIST_DAMAGED")]
    Damaged = 4,
}
