using System.Collections.Immutable;
using CallingDomain.Numbers;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>How a call ended, as a host reports it with <see cref="Campaign.End(long, CallEnding, NodaTime.Instant, string)"/>.</summary>
/// <param name="Status">How the call ended; <see cref="CallStatus.Callback"/> exactly if there is a <see cref="Callback"/>.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record CallEnding(CallStatus Status)
{
    private readonly Items<CallSignal> _signals;

    /// <summary>The signals beside the status. Default: none.</summary>
    public ImmutableArray<CallSignal> Signals
    {
        get => _signals;
        init => _signals = value;
    }

    /// <summary>The outcome of the conversation. Default: unspecified.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>The name of one of <see cref="EndingRules.Dispositions"/>; null for none.</summary>
    public string? Disposition { get; init; }

    /// <summary>The requested callback; null for none.</summary>
    public CallbackTime? Callback { get; init; }

    /// <summary>The phone of the callback, one of the contact's; null for the called phone.</summary>
    public PhoneNumber? CallbackPhone { get; init; }

    /// <summary>Whether the called party had consented to this call, so that limits and lockouts can leave it out (<see cref="CountedCalls.ExceptConsented"/>).</summary>
    public bool IsConsented { get; init; }

    /// <summary>The trunk or carrier of the call, which tells two signs of a dead number apart, up to <see cref="Campaign.MaxReferenceLength"/> characters; null if unknown.</summary>
    public string? Trunk { get; init; }

    /// <summary>A short note, up to <see cref="Campaign.MaxNoteLength"/> characters; null or empty for none.</summary>
    public string? Note { get; init; }

    /// <summary>The host's reference, as in <see cref="Campaign.Start"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>The status and the signals, without the note and the phone of the callback.</summary>
    public override string ToString() => Signals.IsEmpty ? Status.ToString() : $"{Status} ({string.Join(", ", Signals)})";

    /// <summary>The end of a call with the status and the signals of a result.</summary>
    public static CallEnding Of(CallResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new CallEnding(result.Status) { Signals = result.Signals };
    }
}
