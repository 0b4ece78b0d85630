using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Why an edit of a contact is refused; nothing has changed then.</summary>
/// <remarks>Each has a stable code, which <see cref="ReasonCodes"/> gives.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<ContactEditReason>))]
public enum ContactEditReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The text is no phone number; <see cref="ContactEditRefusal.Number"/> says why. Code <c>CONTACT_PHONE_INVALID</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_INVALID")]
    ContactPhoneInvalid = 1,

    /// <summary>The contact has this number already. Code <c>CONTACT_PHONE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_DUPLICATE")]
    ContactPhoneDuplicate = 2,

    /// <summary>The contact has no such additional phone. Code <c>CONTACT_PHONE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_PHONE_UNKNOWN")]
    ContactPhoneUnknown = 3,

    /// <summary>No contact item type has this name. Code <c>CONTACT_ITEM_TYPE_UNKNOWN</c>.</summary>
    [JsonStringEnumMemberName("CONTACT_ITEM_TYPE_UNKNOWN")]
    ContactItemTypeUnknown = 4,
}

/// <summary>A refusal of an edit.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Number">For <see cref="ContactEditReason.ContactPhoneInvalid"/>: why the text is no number; else unspecified.</param>
/// <remarks>Immutable, thread-safe. Default: no refusal was given.</remarks>
public readonly record struct ContactEditRefusal(ContactEditReason Reason, NumberReason Number = NumberReason.Unspecified)
{
    /// <summary>The code that says most: the number's, where there is one.</summary>
    public string Code => Number == NumberReason.Unspecified ? Reason.Code() : Number.Code();

    /// <summary>A refusal without more to say.</summary>
    public static implicit operator ContactEditRefusal(ContactEditReason reason) => new(reason);
}
