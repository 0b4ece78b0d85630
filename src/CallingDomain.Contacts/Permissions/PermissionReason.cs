using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why somebody may not do something.</summary>
/// <remarks>Each has a code made from its name (<see cref="ReasonCodes"/>).</remarks>
public enum PermissionReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>The role or the operation is none. Code <c>PERMISSION_UNKNOWN</c>.</summary>
    PermissionUnknown = 1,

    /// <summary>The user's profile does not enable Contact Item Types in the Tools of its permissions. Code <c>PERMISSION_ITEM_TYPES_NOT_ENABLED</c>.</summary>
    PermissionItemTypesNotEnabled = 2,

    /// <summary>Only an administrator may do it. Code <c>PERMISSION_ADMIN_ONLY</c>.</summary>
    PermissionAdminOnly = 3,
}
