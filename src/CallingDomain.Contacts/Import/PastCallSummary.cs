using System.Text.Json.Serialization;
using CallingDomain.Numbers;
using CallingDomain.Shared;
using NodaTime;

namespace CallingDomain.Contacts;

/// <summary>The calls that a file reports about a contact or one of its phones.</summary>
/// <param name="Phone">The phone; <see cref="PhoneNumber.None"/> for the contact as a whole.</param>
/// <remarks>Immutable, thread-safe.</remarks>
[JsonConverter(typeof(ContactsJsonConverter))]
public sealed record PastCallSummary(PhoneNumber Phone)
{
    /// <summary>The number of calls; null if the file does not say it.</summary>
    public int? Attempts { get; init; }

    /// <summary>The result of the last call in the words of the file; empty for none.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string LastResult { get; init => field = Given.NotNull(value); } = "";

    /// <summary>The instant of the last call, at the latest: the end of the day for a date without a time. Null for none.</summary>
    public Instant? LastAttemptAt { get; init; }

    /// <summary>The masked number and the number of calls.</summary>
    public override string ToString() => $"{Phone.ToMaskedString()} {Attempts}".Trim();
}
