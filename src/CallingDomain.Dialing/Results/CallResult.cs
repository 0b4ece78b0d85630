using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>What a piece of evidence says about a call.</summary>
/// <param name="Table">The table, such as <c>sip</c>, <c>q850</c> or <c>twilio.status</c>.</param>
/// <param name="Word">The word as given, such as <c>486</c>.</param>
/// <param name="Status">The status that the word says; null for a word that says none, or that the table does not have.</param>
/// <param name="Meaning">The meaning; null for a word that the table does not have.</param>
/// <param name="Source">The source of the row; null for a word that the table does not have.</param>
/// <param name="IsDecisive">Whether the status of the result comes from this word.</param>
public sealed record CallFinding(string Table, string Word, CallStatus? Status, string? Meaning, string? Source, bool IsDecisive);

/// <summary>The result of a call: its status, and signals beside it.</summary>
/// <param name="Status">The status. <see cref="CallStatus.NotDialed"/> only on positive proof; <see cref="CallStatus.Lost"/> if nothing is known.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record CallResult(CallStatus Status)
{
    private readonly Items<CallSignal> _signals;
    private readonly Items<CallFinding> _findings;

    /// <summary>The signals beside the status, in ascending order, each once.</summary>
    public ImmutableArray<CallSignal> Signals
    {
        get => _signals;
        init => _signals = value;
    }

    /// <summary>Whether the call counts as an attempt.</summary>
    [JsonIgnore]
    public bool IsCounted => Status is not (CallStatus.NotDialed or CallStatus.Callback);

    /// <summary>Whether the evidence is contradictory, such as an answered call with SIP 486. The order of evidence decides.</summary>
    public bool IsContradictory { get; init; }

    /// <summary>Whether no other outcome is to be expected. False for a call that was answered, about whose end nothing is known, and for a lost leg of a forked call.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>How well the status is founded.</summary>
    public CallConfidence Confidence { get; init; }

    /// <summary>Whether ringing was seen.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>The side that ended the call.</summary>
    public CallEnder EndedBy { get; init; }

    /// <summary>What each piece of evidence says, by table and word.</summary>
    public ImmutableArray<CallFinding> Findings
    {
        get => _findings;
        init => _findings = value;
    }

    /// <summary>Whether the result has a signal.</summary>
    public bool Has(CallSignal signal) => Signals.Contains(signal);

    /// <summary>Such as <c>Busy (Declined)</c>.</summary>
    public override string ToString() => Signals.IsEmpty ? Status.ToString() : $"{Status} ({string.Join(", ", Signals)})";
}
