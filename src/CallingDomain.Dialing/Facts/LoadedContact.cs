using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The data of a loaded or edited contact.</summary>
/// <param name="Contact">The contact; null if it was loaded without an identity.</param>
/// <param name="Phones">Its distinct numbers in calling order.</param>
/// <param name="Zone">Its own zone; null for none.</param>
internal sealed record LoadedContact(Contact? Contact, PhoneNumber[] Phones, DateTimeZone? Zone);

/// <summary>An agent's reservation of a contact.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Until">When the lease ends.</param>
internal sealed record ReservedPreview(string Agent, long Until);

/// <summary>A lost call that was reported as reached.</summary>
/// <param name="Attempt">The lost attempt; the fact's own attempt is the call under way.</param>
internal sealed record LateAttempt(long Attempt)
{
    /// <summary>The remarks of the report; null for none.</summary>
    public CallRemarks? Remarks { get; init; }
}

/// <summary>An agreed callback.</summary>
/// <param name="Time">The local time and its owner.</param>
/// <param name="Number">The number to call; none for the called or next number.</param>
internal sealed record AgreedCallback(CallbackTime Time, PhoneNumber Number)
{
    /// <summary>The remarks of the report; null for none.</summary>
    public CallRemarks? Remarks { get; init; }
}
