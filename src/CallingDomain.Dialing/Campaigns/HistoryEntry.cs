using System.Collections.Immutable;
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
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { Reference = value });
    }

    /// <summary>The host's short note; null for none.</summary>
    public string? Note
    {
        get => Remarks?.Note;
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { Note = value });
    }

    /// <summary>The outcome of the conversation; unspecified if it was not reported.</summary>
    public CallOutcome Outcome
    {
        get => Remarks?.Outcome ?? CallOutcome.Unspecified;
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { Outcome = value });
    }

    /// <summary>The name of the disposition; null for none.</summary>
    public string? Disposition
    {
        get => Remarks?.Disposition;
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { Disposition = value });
    }

    /// <summary>The signals beside the status, in ascending order.</summary>
    public ImmutableArray<CallSignal> Signals
    {
        get => Remarks?.Signals ?? [];
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks.WithSignals(value));
    }

    /// <summary>The trunk of the call; null if unknown.</summary>
    public string? Trunk
    {
        get => Remarks?.Trunk;
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { Trunk = value });
    }

    /// <summary>Whether the called party had consented to the call.</summary>
    public bool IsConsented
    {
        get => Remarks is { IsConsented: true };
        init => Remarks = CallRemarks.Of(Remarks, remarks => remarks with { IsConsented = value });
    }

    internal CallRemarks? Remarks { get; init; }

    /// <summary>The attempt and how it ended, without the note.</summary>
    public override string ToString() => Signals.IsEmpty ? $"{Attempt}: {Status}" : $"{Attempt}: {Status} ({string.Join(", ", Signals)})";
}
