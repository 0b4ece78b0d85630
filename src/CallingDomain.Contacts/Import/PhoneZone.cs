using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>The time zone of a phone that is in another time zone than its contact.</summary>
/// <param name="Phone">The phone.</param>
/// <param name="Zone">The time zone.</param>
/// <remarks>A phone may have several: then calling hours must be open in all of them. A host adds them to the <c>PhoneZones</c> of its campaign before the contacts. Immutable, thread-safe.</remarks>
/// <exception cref="ArgumentNullException">The time zone is null.</exception>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PhoneZone(PhoneNumber Phone, DateTimeZone Zone)
{
    /// <summary>The time zone.</summary>
    public DateTimeZone Zone { get; init => field = Given.NotNull(value); } = Given.NotNull(Zone);

    /// <summary>The masked number and the time zone.</summary>
    public override string ToString() => $"{Phone.ToMaskedString()} {Zone.Id}";
}
