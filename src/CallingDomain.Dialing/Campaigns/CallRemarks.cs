using System.Collections.Immutable;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>What the host says of a call beside its status.</summary>
/// <param name="Reference">The host's reference, such as its call identity; null for none.</param>
/// <param name="Note">A short note; null for none.</param>
internal sealed record CallRemarks(string? Reference, string? Note)
{
    private static readonly CallRemarks None = new(Reference: null, Note: null);

    /// <summary>The signals, each the bit of its value.</summary>
    public int SignalBits { get; init; }

    /// <summary>The outcome of the conversation.</summary>
    public CallOutcome Outcome { get; init; }

    /// <summary>The name of the disposition; null for none.</summary>
    public string? Disposition { get; init; }

    /// <summary>The trunk; null if unknown.</summary>
    public string? Trunk { get; init; }

    /// <summary>Whether the called party had consented to the call.</summary>
    public bool IsConsented { get; init; }

    /// <summary>The signals, in ascending order.</summary>
    public ImmutableArray<CallSignal> Signals => [.. Enum.GetValues<CallSignal>().Where(Has)];

    /// <summary>Whether something is said that only the end of a call has.</summary>
    public bool IsOfEnd => this != None with { Reference = Reference };

    /// <summary>Whether there is a remark, and all are valid.</summary>
    public bool IsPossible => this != None && this is not ({ Reference: "" } or { Note: "" } or { Disposition: "" } or { Trunk: "" }) && Check() is null;

    /// <summary>Checks what a caller reports; an empty text is none.</summary>
    /// <param name="ending">The report.</param>
    /// <param name="remarks">The remarks; null for none.</param>
    /// <returns>Why they are refused; null if they are not.</returns>
    public static CampaignReason? Read(CallEnding ending, out CallRemarks? remarks)
    {
        remarks = new CallRemarks(OrNull(ending.Reference), OrNull(ending.Note))
        {
            Outcome = ending.Outcome,
            Disposition = OrNull(ending.Disposition),
            Trunk = OrNull(ending.Trunk),
            IsConsented = ending.IsConsented,
        }.WithSignals(ending.Signals);
        if (remarks == None) remarks = null;
        return remarks?.Check();
    }

    /// <inheritdoc cref="Read(CallEnding, out CallRemarks?)"/>
    /// <param name="reference">The reference.</param>
    /// <param name="note">The note.</param>
    /// <param name="remarks">The remarks; null for none.</param>
    public static CampaignReason? Read(string? reference, string? note, out CallRemarks? remarks)
    {
        remarks = Of(OrNull(reference), OrNull(note));
        return remarks?.Check();
    }

    /// <summary>The remarks with these texts; null for none.</summary>
    public static CallRemarks? Of(string? reference, string? note) => reference is null && note is null ? null : new CallRemarks(reference, note);

    /// <summary>Combines two remarks; those of the later one take precedence.</summary>
    public static CallRemarks? Of(CallRemarks? earlier, CallRemarks? later)
    {
        if (earlier is null || later is null) return later ?? earlier;
        return new CallRemarks(later.Reference ?? earlier.Reference, later.Note ?? earlier.Note)
        {
            SignalBits = later.SignalBits | earlier.SignalBits,
            Outcome = later.Outcome == CallOutcome.Unspecified ? earlier.Outcome : later.Outcome,
            Disposition = later.Disposition ?? earlier.Disposition,
            Trunk = later.Trunk ?? earlier.Trunk,
            IsConsented = later.IsConsented || earlier.IsConsented,
        };
    }

    /// <summary>Remarks with a change; null for none.</summary>
    public static CallRemarks? Of(CallRemarks? remarks, Func<CallRemarks, CallRemarks> change) => change(remarks ?? None) is var changed && changed == None ? null : changed;

    /// <summary>Why a text is refused; null if it is not.</summary>
    public static CampaignReason? Check(string? text, int longest) =>
        text is null ? null : text.Length > longest ? CampaignReason.TextTooLong : ContactText.IsWhole(text) ? null : CampaignReason.TextInvalid;

    /// <summary>The same remarks with these signals.</summary>
    public CallRemarks WithSignals(ImmutableArray<CallSignal> signals) => this with { SignalBits = signals.IsDefault ? 0 : signals.Aggregate(0, (bits, signal) => bits | BitOf(signal)) };

    public bool Has(CallSignal signal) => signal != CallSignal.Unspecified && (SignalBits & BitOf(signal)) != 0;

    private const int KnownSignals = (1 << ((int)CallSignal.Ours + 1)) - 2;

    private CampaignReason? Check() =>
        Check(Reference, Campaign.MaxReferenceLength) ?? Check(Note, Campaign.MaxNoteLength) ?? Check(Disposition, Dialing.Disposition.MaxNameLength) ?? Check(Trunk, Campaign.MaxReferenceLength)
        ?? ((SignalBits & ~KnownSignals) != 0 || Outcome > CallOutcome.Spoke ? CampaignReason.EndingInvalid : null);

    private static int BitOf(CallSignal signal) => signal is > CallSignal.Unspecified and <= CallSignal.Ours ? 1 << (int)signal : 1;

    private static string? OrNull(string? text) => text is "" ? null : text;
}
