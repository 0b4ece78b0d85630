using System.Text.Json.Serialization;

namespace CallingDomain.Contacts;

/// <summary>Why a change of contact item types is refused; nothing has changed then.</summary>
/// <remarks>Each has a stable code, which <see cref="Numbers.ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ContactTypeReason>))]
public enum ContactTypeReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>No name is given. Code <c>CONTACT_ITEM_TYPE_NAME_MISSING</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_NAME_MISSING")]
    ContactItemTypeNameMissing = 1,

    /// <summary>Another type has this name. Code <c>CONTACT_ITEM_TYPE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_DUPLICATE")]
    ContactItemTypeDuplicate = 2,

    /// <summary>There is no type of this name. Code <c>CONTACT_ITEM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_UNKNOWN")]
    ContactItemTypeUnknown = 3,

    /// <summary>Not a colour such as <c>#2E86C1</c>. Code <c>CONTACT_ITEM_TYPE_COLOR_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_COLOR_INVALID")]
    ContactItemTypeColorInvalid = 4,

    /// <summary>Phones of the type are there, and the rule forbids deleting it then. Code <c>CONTACT_ITEM_TYPE_IN_USE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_IN_USE")]
    ContactItemTypeInUse = 5,
}
