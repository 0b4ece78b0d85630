using System.Collections.Immutable;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The phones of a contact, divided into those that a pass calls and those that it skips, each in calling order.</summary>
/// <param name="Phones">The called phones: the primary, then the additional ones, no number twice.</param>
/// <param name="Skipped">The skipped phones, and why.</param>
internal sealed record PhonePlan(ImmutableArray<ContactPhone> Phones, ImmutableArray<(ContactPhone Phone, SkipReason Reason)> Skipped)
{
    public static PhonePlan Of(Contact contact, Blacklist blacklist) => Of(contact, blacklist.Contains, static _ => null);

    public static PhonePlan Of(Contact contact, Func<PhoneNumber, bool> isBlacklisted, Func<PhoneNumber, SkipReason?> neverOf)
    {
        var phones = ImmutableArray.CreateBuilder<ContactPhone>();
        var skipped = ImmutableArray.CreateBuilder<(ContactPhone, SkipReason)>();
        var numbers = new HashSet<PhoneNumber>();
        foreach (var phone in CallingOrder.Of(contact))
        {
            if (phone.Phone == PhoneNumber.None) skipped.Add((phone, SkipReason.Missing));
            else if (isBlacklisted(phone.Phone)) skipped.Add((phone, SkipReason.Blacklisted));
            else if (!numbers.Add(phone.Phone)) skipped.Add((phone, SkipReason.Duplicate));
            else if (neverOf(phone.Phone) is { } never) skipped.Add((phone, never));
            else phones.Add(phone);
        }

        return new PhonePlan(phones.DrainToImmutable(), skipped.DrainToImmutable());
    }
}
