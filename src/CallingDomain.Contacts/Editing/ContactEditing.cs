using CallingDomain.Numbers;

namespace CallingDomain.Contacts;

/// <summary>Edits of a contact's phones, as decisions: the contact afterwards, or why not.</summary>
/// <param name="types">The customer's contact item types.</param>
/// <param name="phones">How a phone's text becomes a number.</param>
/// <remarks>Immutable, thread-safe. Whether somebody may edit is the question of <see cref="ContactPermissions"/>. Source: the multi-number page, "Add additional phones to a Contact".</remarks>
public sealed class ContactEditing(ContactItemTypes types, PhoneReader phones)
{
    /// <summary>Gives a contact another primary phone.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="text">The number as it is typed; empty for none.</param>
    public Result<Contact, ContactEditRefusal> SetPrimaryPhone(Contact contact, string text)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (string.IsNullOrWhiteSpace(text)) return contact with { PrimaryPhone = PhoneNumber.None };
        if (!Read(text, out var phone, out var refusal)) return refusal;
        return contact.AdditionalPhones.Any(additional => additional.Phone == phone) ? (ContactEditRefusal)ContactEditReason.ContactPhoneDuplicate : contact with { PrimaryPhone = phone };
    }

    /// <summary>Adds an additional phone behind the others.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="text">The number as it is typed.</param>
    /// <param name="type">The name of its contact item type; null for none.</param>
    /// <param name="description">A free text; null for none.</param>
    public Result<Contact, ContactEditRefusal> AddPhone(Contact contact, string text, string? type = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (!Read(text, out var phone, out var refusal)) return refusal;
        if (Has(contact, phone)) return (ContactEditRefusal)ContactEditReason.ContactPhoneDuplicate;
        if (!TypeOf(type, out var found)) return (ContactEditRefusal)ContactEditReason.ContactItemTypeUnknown;
        return contact with { AdditionalPhones = contact.AdditionalPhones.Add(new AdditionalPhone(phone, found, description)) };
    }

    /// <summary>Gives an additional phone another number, type or description; it keeps its place.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="phone">Its present number.</param>
    /// <param name="text">The number as it is to be.</param>
    /// <param name="type">The name of its contact item type; null for none.</param>
    /// <param name="description">A free text; null for none.</param>
    public Result<Contact, ContactEditRefusal> ChangePhone(Contact contact, PhoneNumber phone, string text, string? type = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var at = PlaceOf(contact, phone);
        if (at < 0) return (ContactEditRefusal)ContactEditReason.ContactPhoneUnknown;
        if (!Read(text, out var changed, out var refusal)) return refusal;
        if (changed != phone && Has(contact, changed)) return (ContactEditRefusal)ContactEditReason.ContactPhoneDuplicate;
        if (!TypeOf(type, out var found)) return (ContactEditRefusal)ContactEditReason.ContactItemTypeUnknown;
        return contact with { AdditionalPhones = contact.AdditionalPhones.SetItem(at, new AdditionalPhone(changed, found, description)) };
    }

    /// <summary>Takes an additional phone out.</summary>
    public static Result<Contact, ContactEditRefusal> RemovePhone(Contact contact, PhoneNumber phone)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var at = PlaceOf(contact, phone);
        return at < 0 ? (ContactEditRefusal)ContactEditReason.ContactPhoneUnknown : contact with { AdditionalPhones = contact.AdditionalPhones.RemoveAt(at) };
    }

    private static int PlaceOf(Contact contact, PhoneNumber phone)
    {
        for (var at = 0; at < contact.AdditionalPhones.Length; at++)
        {
            if (contact.AdditionalPhones[at].Phone == phone) return at;
        }

        return -1;
    }

    private static bool Has(Contact contact, PhoneNumber phone) => contact.PrimaryPhone == phone || PlaceOf(contact, phone) >= 0;

    private bool Read(string text, out PhoneNumber phone, out ContactEditRefusal refusal)
    {
        var reading = phones.Read(text);
        (phone, refusal) = (reading.Number, reading.IsOk ? default : new ContactEditRefusal(ContactEditReason.ContactPhoneInvalid, reading.Refusal));
        return reading.IsOk;
    }

    private bool TypeOf(string? name, out ContactItemType? type)
    {
        type = name is null ? null : types.Find(name);
        return name is null || type is not null;
    }
}
