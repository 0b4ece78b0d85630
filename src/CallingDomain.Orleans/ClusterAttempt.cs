using System.Globalization;
using CallingDomain.Dialing;

namespace CallingDomain.Orleans;

/// <summary>A claimed call of a campaign in a cluster, which is durable.</summary>
/// <param name="Campaign">The name of the campaign.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Attempt">The attempt, whose identity is unique in the shard.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public readonly record struct ClusterAttempt(string Campaign, int Shard, Attempt Attempt)
{
    /// <summary>The idempotency key towards telephony, as <see cref="Hosting.PlacedCall.Key"/>: such as <c>spring/3/17</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Campaign}/{Shard}/{Attempt.Id}");

    /// <summary>Reads a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="campaign">The name of the campaign, which may contain a slash.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="attempt">The identity of the attempt.</param>
    /// <returns>False if the text is not a key.</returns>
    public static bool TryReadKey(string? key, out string campaign, out int shard, out long attempt)
    {
        (campaign, shard, attempt) = ("", -1, 0);
        if (key is null || key.LastIndexOf('/') is not (var last and > 0) || key.LastIndexOf('/', last - 1) is not (var first and > 0)) return false;
        if (!int.TryParse(key.AsSpan(first + 1, last - first - 1), NumberStyles.None, CultureInfo.InvariantCulture, out shard) || !long.TryParse(key.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out attempt)) return false;
        campaign = key[..first];
        return true;
    }

    /// <summary>The key; no phone number and no contact.</summary>
    public override string ToString() => $"Call {Key}";
}
