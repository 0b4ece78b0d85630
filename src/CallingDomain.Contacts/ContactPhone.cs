using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>A phone of a contact with what decides when it is called.</summary>
/// <param name="Phone">The number.</param>
/// <param name="Type">Its type; null for the primary phone and for untyped additional ones.</param>
/// <param name="Position">0 for the primary phone, else the place among the additional ones, from 1.</param>
public readonly record struct ContactPhone(PhoneNumber Phone, ContactItemType? Type, int Position)
{
    /// <summary>Whether it is the primary phone.</summary>
    public bool IsPrimary => Position == 0;

    /// <summary>The masked number, its type and position.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Phone.ToMaskedString()} ({(IsPrimary ? "primary" : Type?.Name ?? "untyped")}, {Position})");
}
