using CallingDomain.Contacts;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What an open contact waits for.</summary>
public enum WaitReason : byte
{
    /// <summary>Never given.</summary>
    Unspecified = 0,

    /// <summary>Its first call: the start of the campaign, or the instant for which it was scheduled.</summary>
    FirstCall = 1,

    /// <summary>The wait between two phones of a pass.</summary>
    AdditionalDelay = 2,

    /// <summary>The wait before another pass.</summary>
    RetryDelay = 3,

    /// <summary>The calling hours to open.</summary>
    Window = 4,

    /// <summary>The end of a call that goes on.</summary>
    InCall = 5,

    /// <summary>Nothing but its turn, or a free line: it is due.</summary>
    Turn = 6,

    /// <summary>The end of another contact's call to the same number.</summary>
    NumberInCall = 7,
}

/// <summary>A contact that is not closed.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="NextPhone">The phone that is called next, or is being called.</param>
/// <param name="DueAt">When that call is due, or was; <see cref="Instant.MaxValue"/> when the calling hours never open for it.</param>
/// <param name="Why">What the contact waits for.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record OpenContact(string ContactId, ContactPhone NextPhone, Instant DueAt, WaitReason Why);
