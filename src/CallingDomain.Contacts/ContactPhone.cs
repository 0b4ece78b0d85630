using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A phone of a contact, with its type and position: what the calling order depends on.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Type">The contact item type; null for the primary phone and for additional phones without a type.</param>
/// <param name="Position">0 for the primary phone; for an additional phone, its position among the additional phones, from 1.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct ContactPhone(PhoneNumber Phone, ContactItemType? Type, int Position)
{
    /// <summary>Whether this is the primary phone.</summary>
    [JsonIgnore]
    public bool IsPrimary => Position == 0;

    /// <summary>The masked number, the type and the position.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Phone.ToMaskedString()} ({(IsPrimary ? "primary" : Type?.Name ?? "untyped")}, {Position})");
}
