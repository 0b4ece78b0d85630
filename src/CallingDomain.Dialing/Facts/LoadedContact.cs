using CallingDomain.Contacts;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>What a contact was loaded or edited with.</summary>
/// <param name="Contact">The contact; null for one that is known by its number alone.</param>
/// <param name="Phones">Its numbers in calling order, each once.</param>
/// <param name="Zone">Its own zone; null for none.</param>
internal sealed record LoadedContact(Contact? Contact, PhoneNumber[] Phones, DateTimeZone? Zone);

/// <summary>A contact that an agent has reserved.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Until">When the lease ends.</param>
internal sealed record ReservedPreview(string Agent, long Until);

/// <summary>A lost call that was reported as reached.</summary>
/// <param name="Attempt">The attempt; the fact's own is that of a call under way.</param>
internal sealed record LateAttempt(long Attempt)
{
    /// <summary>What was said of the call; null for nothing.</summary>
    public CallRemarks? Remarks { get; init; }
}

/// <summary>A callback that was agreed on.</summary>
/// <param name="Time">The local time and its owner.</param>
/// <param name="Number">The number to call; none for the one that was called or is next.</param>
internal sealed record AgreedCallback(CallbackTime Time, PhoneNumber Number)
{
    /// <summary>What was said of the call that ended so; null for nothing.</summary>
    public CallRemarks? Remarks { get; init; }
}
