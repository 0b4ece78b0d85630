using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why somebody may not do something.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<PermissionReason>))]
public enum PermissionReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The role or the operation is none. Code <c>PERMISSION_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_UNKNOWN")]
    PermissionUnknown = 1,

    /// <summary>The user's profile does not enable Contact Item Types in the Tools of its permissions. Code <c>PERMISSION_ITEM_TYPES_NOT_ENABLED</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_ITEM_TYPES_NOT_ENABLED")]
    PermissionItemTypesNotEnabled = 2,

    /// <summary>Only an administrator may do it. Code <c>PERMISSION_ADMIN_ONLY</c>.</summary>
    [JsonStringEnumMemberName("PERMISSION_ADMIN_ONLY")]
    PermissionAdminOnly = 3,
}
