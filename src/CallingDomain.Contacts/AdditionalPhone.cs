using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A phone of a contact besides the primary one.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Type">The contact item type; null for none. Phones without a type are called last.</param>
/// <param name="Description">A description; null for none. Does not change the order.</param>
/// <remarks>Immutable, thread-safe. Source: the multi-number page, "Add additional phones to a Contact".</remarks>
public sealed record AdditionalPhone(
    [property: JsonPropertyName("phone")] PhoneNumber Phone,
    [property: JsonPropertyName("type"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ContactItemType? Type = null,
    [property: JsonPropertyName("description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description = null)
{
    /// <summary>The masked number and the name of the type; never the description.</summary>
    public override string ToString() => $"{Phone.ToMaskedString()} ({Type?.Name ?? "untyped"})";
}
