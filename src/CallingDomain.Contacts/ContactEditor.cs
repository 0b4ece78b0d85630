using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Contacts;

/// <summary>Edits the phones of a contact: each method gives the changed contact, or why the edit is refused.</summary>
/// <param name="types">The customer's contact item types.</param>
/// <param name="phones">Reads phone numbers.</param>
/// <exception cref="ArgumentNullException">An argument is null.</exception>
/// <remarks>Immutable, thread-safe. <see cref="ContactPermissions"/> says who may edit. Source: the multi-number page, "Add additional phones to a Contact".</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed class ContactEditor(ContactItemTypes types, PhoneReader phones)
{
    private readonly ContactItemTypes _types = Given.NotNull(types);
    private readonly PhoneReader _phones = Given.NotNull(phones);

    /// <summary>Replaces the primary phone.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="text">The number as typed; empty for no primary phone.</param>
    public Result<Contact, ContactIssue> SetPrimaryPhone(Contact contact, string text)
    {
        ArgumentNullException.ThrowIfNull(contact);
        if (string.IsNullOrWhiteSpace(text)) return contact with { PrimaryPhone = PhoneNumber.None };
        var reading = _phones.Read(text);
        if (!reading.TryGet(out var phone)) return Invalid(reading.Reason);
        return IndexOf(contact, phone.Number) >= 0 ? new ContactIssue(ContactReason.PhoneDuplicate) : contact with { PrimaryPhone = phone.Number };
    }

    /// <summary>Adds an additional phone after the others.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="text">The number as typed.</param>
    /// <param name="type">The name of the contact item type; null for none.</param>
    /// <param name="description">A description; null for none.</param>
    public Result<Contact, ContactIssue> AddPhone(Contact contact, string text, string? type = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var reading = Read(contact, PhoneNumber.None, text, type, description);
        return reading.TryGet(out var added) ? contact with { AdditionalPhones = contact.AdditionalPhones.Add(added) } : reading.Reason;
    }

    /// <summary>Replaces the number, type and description of an additional phone; the phone keeps its position.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="phone">The current number.</param>
    /// <param name="text">The new number as typed.</param>
    /// <param name="type">The name of the new contact item type; null for none.</param>
    /// <param name="description">The new description; null for none.</param>
    public Result<Contact, ContactIssue> ChangePhone(Contact contact, PhoneNumber phone, string text, string? type = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var index = IndexOf(contact, phone);
        if (index < 0) return new ContactIssue(ContactReason.PhoneUnknown);
        var reading = Read(contact, phone, text, type, description);
        return reading.TryGet(out var changed) ? contact with { AdditionalPhones = contact.AdditionalPhones.SetItem(index, changed) } : reading.Reason;
    }

    /// <summary>Removes an additional phone.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Beside the other edits.")]
    public Result<Contact, ContactIssue> RemovePhone(Contact contact, PhoneNumber phone)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var index = IndexOf(contact, phone);
        return index < 0 ? new ContactIssue(ContactReason.PhoneUnknown) : contact with { AdditionalPhones = contact.AdditionalPhones.RemoveAt(index) };
    }

    private static int IndexOf(Contact contact, PhoneNumber phone)
    {
        for (var index = 0; index < contact.AdditionalPhones.Length; index++)
        {
            if (contact.AdditionalPhones[index].Phone == phone) return index;
        }

        return -1;
    }

    private static ContactIssue Invalid(NumberReason reason) => new(ContactReason.PhoneInvalid, reason);

    /// <param name="contact">The contact, which may have the number only if it is <paramref name="replaced"/>.</param>
    /// <param name="replaced">The number to be replaced; none for a new phone.</param>
    /// <param name="text">The number as typed.</param>
    /// <param name="type">The name of the contact item type; null for none.</param>
    /// <param name="description">A description; null for none.</param>
    private Result<AdditionalPhone, ContactIssue> Read(Contact contact, PhoneNumber replaced, string text, string? type, string? description)
    {
        var reading = _phones.Read(text);
        if (!reading.TryGet(out var phone)) return Invalid(reading.Reason);
        var isDuplicate = phone.Number != replaced && (phone.Number == contact.PrimaryPhone || IndexOf(contact, phone.Number) >= 0);
        if (isDuplicate) return new ContactIssue(ContactReason.PhoneDuplicate);
        if (type is null) return new AdditionalPhone(phone.Number, Type: null, description);
        return _types.Find(type) is { } found ? new AdditionalPhone(phone.Number, found, description) : new ContactIssue(ContactReason.ItemTypeUnknown);
    }
}
