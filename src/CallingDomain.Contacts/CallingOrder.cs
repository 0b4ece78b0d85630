using System.Collections.Immutable;
using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>The order in which the phones of a contact are called: the primary phone, then the additional phones by type.</summary>
/// <remarks>
/// The order is total and the same on every machine: phones with a type before phones without; lower Order By first; then the name of the type, ignoring case, then character by
/// character; then the position of the phone. Colors and descriptions do not matter. Stateless, thread-safe.
/// Source: the multi-number page, "Use multi-number feature for Motion Bull Campaigns".
/// </remarks>
public static class CallingOrder
{
    /// <summary>The phones of a contact in the order in which one pass calls them.</summary>
    /// <returns>The primary phone, if there is one, then every additional phone once. The same number may occur twice; <c>PhonePlan</c> in Dialing calls it once.</returns>
    public static ImmutableArray<ContactPhone> Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var phones = ImmutableArray.CreateBuilder<ContactPhone>(contact.AdditionalPhones.Length + 1);
        if (contact.PrimaryPhone != PhoneNumber.None) phones.Add(new ContactPhone(contact.PrimaryPhone, Type: null, Position: 0));
        for (var i = 0; i < contact.AdditionalPhones.Length; i++)
        {
            var additional = contact.AdditionalPhones[i];
            phones.Add(new ContactPhone(additional.Phone, additional.Type, Position: i + 1));
        }

        for (var i = 1; i < phones.Count; i++)
        {
            if (Compare(phones[i - 1], phones[i]) <= 0) continue;
            phones.Sort(Compare);
            break;
        }

        return phones.DrainToImmutable();
    }

    /// <summary>Compares two phones of one contact.</summary>
    /// <returns>Less than 0 if the left phone is called first, greater than 0 if the right one is; 0 only for equal positions.</returns>
    public static int Compare(ContactPhone left, ContactPhone right)
    {
        if (left.IsPrimary || right.IsPrimary) return right.IsPrimary.CompareTo(left.IsPrimary);
        var byType = CompareTypes(left.Type, right.Type);
        return byType != 0 ? byType : left.Position.CompareTo(right.Position);
    }

    internal static int CompareTypes(ContactItemType? left, ContactItemType? right)
    {
        if (left is null || right is null) return (left is null).CompareTo(right is null);
        var byOrder = left.OrderBy.CompareTo(right.OrderBy);
        if (byOrder != 0) return byOrder;
        var byName = string.Compare(left.Name, right.Name, StringComparison.OrdinalIgnoreCase);
        return byName != 0 ? byName : string.CompareOrdinal(left.Name, right.Name);
    }
}
