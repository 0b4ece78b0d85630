using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Contacts;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a phone of a contact is not called.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LeftOutReason>))]
public enum LeftOutReason : byte
{
    /// <summary>Never given.</summary>
    [JsonStringEnumMemberName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>The campaign may not call this number. Code <c>PHONE_BLACKLISTED</c>.</summary>
    [JsonStringEnumMemberName("PHONE_BLACKLISTED")]
    PhoneBlacklisted = 1,

    /// <summary>The contact has the same number at an earlier place. Code <c>PHONE_DUPLICATE</c>.</summary>
    [JsonStringEnumMemberName("PHONE_DUPLICATE")]
    PhoneDuplicate = 2,

    /// <summary>There is no number. Code <c>PHONE_MISSING</c>.</summary>
    [JsonStringEnumMemberName("PHONE_MISSING")]
    PhoneMissing = 3,

    /// <summary>The hours in the zones of the number never meet, so that it can never be called. Code <c>PHONE_NEVER_CALLABLE</c>.</summary>
    [JsonStringEnumMemberName("PHONE_NEVER_CALLABLE")]
    PhoneNeverCallable = 4,
}

/// <summary>A phone of a contact that is not called, and why.</summary>
/// <param name="Phone">The phone.</param>
/// <param name="Reason">The reason.</param>
public readonly record struct LeftOutPhone(ContactPhone Phone, LeftOutReason Reason);

/// <summary>The phones that a pass over one contact calls, in order: the primary, then the additional ones, once each.</summary>
/// <param name="Phones">The phones to call, no number twice; empty when there is none.</param>
/// <param name="LeftOut">The contact's other phones, in calling order.</param>
/// <remarks>Immutable, thread-safe. The order is that of <see cref="CallingOrder"/>.</remarks>
public sealed record PhonePlan(ImmutableArray<ContactPhone> Phones, ImmutableArray<LeftOutPhone> LeftOut)
{
    /// <summary>Whether all phones that the contact has are on the blacklist.</summary>
    public bool IsBlacklisted => Phones.IsEmpty && LeftOut.Any(phone => phone.Reason == LeftOutReason.PhoneBlacklisted);

    /// <summary>The place of a number among the phones to call; -1 when it is none of them.</summary>
    public int IndexOf(PhoneNumber number)
    {
        for (var i = 0; i < Phones.Length; i++)
        {
            if (Phones[i].Phone == number) return i;
        }

        return -1;
    }

    /// <summary>Whether both call the same numbers in the same order, whatever is said of them.</summary>
    internal bool CallsAs(PhonePlan other)
    {
        if (Phones.Length != other.Phones.Length) return false;
        for (var i = 0; i < Phones.Length; i++)
        {
            if (Phones[i].Phone != other.Phones[i].Phone) return false;
        }

        return true;
    }

    /// <summary>Whether both call the same phones in the same order and leave the same out.</summary>
    public bool Equals(PhonePlan? other) => other is not null && Phones.AsSpan().SequenceEqual(other.Phones.AsSpan()) && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Phones.Length, LeftOut.Length);

    /// <summary>The plan of a contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="blacklist">The numbers that are never called.</param>
    public static PhonePlan Of(Contact contact, Blacklist blacklist)
    {
        ArgumentNullException.ThrowIfNull(blacklist);
        return Of(contact, blacklist.Contains, static _ => false);
    }

    internal static PhonePlan Of(Contact contact, Func<PhoneNumber, bool> isBlacklisted, Func<PhoneNumber, bool> isNever)
    {
        var phones = ImmutableArray.CreateBuilder<ContactPhone>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutPhone>();
        var numbers = new HashSet<PhoneNumber>();
        foreach (var phone in CallingOrder.Of(contact))
        {
            if (phone.Phone == PhoneNumber.None) leftOut.Add(new LeftOutPhone(phone, LeftOutReason.PhoneMissing));
            else if (isBlacklisted(phone.Phone)) leftOut.Add(new LeftOutPhone(phone, LeftOutReason.PhoneBlacklisted));
            else if (!numbers.Add(phone.Phone)) leftOut.Add(new LeftOutPhone(phone, LeftOutReason.PhoneDuplicate));
            else if (isNever(phone.Phone)) leftOut.Add(new LeftOutPhone(phone, LeftOutReason.PhoneNeverCallable));
            else phones.Add(phone);
        }

        return new PhonePlan(phones.DrainToImmutable(), leftOut.DrainToImmutable());
    }
}
