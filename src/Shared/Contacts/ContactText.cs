using System.Text;
using CallingDomain.Contacts;

namespace CallingDomain.Shared;

/// <summary>Checks the texts of contacts, which are stored and written as UTF-8: it has no form of an unpaired surrogate.</summary>
internal static class ContactText
{
    /// <summary>Whether no text of a contact contains an unpaired surrogate.</summary>
    public static bool IsWhole(Contact contact)
    {
        if (!IsWhole(contact.Id) || !IsWhole(contact.Name) || !IsWhole(contact.List)) return false;
        foreach (var phone in contact.AdditionalPhones)
        {
            if (!IsWhole(phone.Description) || !IsWhole(phone.Type?.Name) || !IsWhole(phone.Type?.Color)) return false;
        }

        foreach (var field in contact.Fields)
        {
            if (!IsWhole(field.Name) || !IsWhole(field.Value)) return false;
        }

        return true;
    }

    /// <exception cref="ArgumentException">The agent's name contains an unpaired surrogate.</exception>
    public static void ThrowUnlessWhole(string agent)
    {
        if (!IsWhole(agent)) throw new ArgumentException("The agent's name contains an unpaired surrogate.", nameof(agent));
    }

    /// <summary>Whether a text contains no unpaired surrogate.</summary>
    public static bool IsWhole(string? text)
    {
        if (text is null || text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') is not (var at and >= 0)) return true;
        for (var rest = text.AsSpan(at); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done) return false;
            rest = rest[length..];
        }

        return true;
    }
}
