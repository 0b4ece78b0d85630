using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Of the calls of a model that end with a status, the share that end with certain signals, an outcome or a disposition.</summary>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed record EndingShare
{
    /// <summary>Creates a share.</summary>
    /// <param name="ending">The end: one of the eight retry statuses or <see cref="CallStatus.Reached"/>, without a callback of its own.</param>
    /// <param name="share">The share: 0 to 1.</param>
    /// <exception cref="ArgumentException">The status is not an outcome of a simulated call, there is a callback, or a campaign refuses the end.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public EndingShare(CallEnding ending, double share)
    {
        ArgumentNullException.ThrowIfNull(ending);
        if (!CallStatuses.Outcomes.Contains(ending.Status) || ending.Callback is not null) throw new ArgumentException("The end of a simulated call has one of the eight retry statuses or Reached, and no callback.", nameof(ending));
        if (CallRemarks.Read(ending, out _) is { } reason) throw new ArgumentException($"A campaign refuses this end: {reason.Code()}.", nameof(ending));
        (Ending, Share) = (ending, share is >= 0 and <= 1 ? share : throw new ArgumentOutOfRangeException(nameof(share), share, "Expected 0 to 1."));
    }

    /// <summary>The end.</summary>
    public CallEnding Ending { get; }

    /// <summary>The share: 0 to 1.</summary>
    public double Share { get; }
}
