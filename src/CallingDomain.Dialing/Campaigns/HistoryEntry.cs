using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>A call of a campaign: an entry of History.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Status">How the call ended; unspecified while it is under way.</param>
/// <param name="EndedAt">When the call ended; null while it is under way.</param>
/// <remarks>Immutable, compared by content, thread-safe. Source: the multi-number page: "Every call generated will be included in the History section."</remarks>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct HistoryEntry(Attempt Attempt, CallStatus Status, [property: JsonConverter(typeof(DialingJsonConverter))] Instant? EndedAt)
{
    /// <summary>Whether the call was lost and later reported as reached; <see cref="EndedAt"/> is then the instant of that report.</summary>
    public bool IsLate { get; init; }

    /// <summary>The host's reference of the call, such as its call identity; null for none, and while the call is under way (<see cref="Campaign.ReferenceOf"/>).</summary>
    public string? Reference
    {
        get => Remarks?.Reference;
        init => Remarks = CallRemarks.Of(value, Note);
    }

    /// <summary>The host's short note; null for none.</summary>
    public string? Note
    {
        get => Remarks?.Note;
        init => Remarks = CallRemarks.Of(Reference, value);
    }

    internal CallRemarks? Remarks { get; init; }
}
