using System.Globalization;
using CallingDomain.Dialing;
using CallingDomain.Numbers;

namespace CallingDomain.Hosting;

/// <summary>A claimed call, for telephony.</summary>
/// <param name="Campaign">The name of the campaign (<see cref="CampaignRunnerOptions.Name"/>).</param>
/// <param name="Attempt">The attempt, which is durable.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PlacedCall(string Campaign, Attempt Attempt)
{
    /// <summary>The number to call.</summary>
    public PhoneNumber Number => Attempt.Phone.Phone;

    /// <summary>The number that the call shows; null if the dialer has no <see cref="CallerIds"/>, and in <see cref="ICallPlacer.ResolveAsync"/> after a restart.</summary>
    public PhoneNumber? CallerId { get; init; }

    /// <summary>The reference that the host has reported with <see cref="Dialing.Campaign.Start"/>; null for none.</summary>
    public string? Reference { get; init; }

    /// <summary>The idempotency key towards telephony: the name of the campaign and the identity of the attempt, such as <c>spring/17</c>. One attempt of a journal has it, also after a restart.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Campaign}/{Attempt.Id}");

    /// <summary>The key; no phone number and no contact.</summary>
    public override string ToString() => $"Call {Key}";
}
