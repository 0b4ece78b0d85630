using System.Text.Json.Serialization;

namespace CallingDomain.Dialing;

/// <summary>Which calls a limit or a lockout counts. Default: all calls of the phone or of the contact, those placed elsewhere included.</summary>
/// <remarks>A call about whose subject, caller or consent nothing is known counts. Immutable, compared by content, thread-safe.</remarks>
[JsonConverter(typeof(DialingJsonConverter))]
public readonly record struct CountedCalls
{
    /// <summary>Whether only calls about the same subject count (<see cref="CampaignSettings.Subject"/>). Source: Florida Statutes 501.616(6): at most three calls on the same subject; 12 CFR 1006.14(b)(2): about a particular debt.</summary>
    public bool SameSubjectOnly { get; init; }

    /// <summary>Whether only calls of the same caller count (<see cref="CampaignSettings.Caller"/>), over all campaigns that are reported with <see cref="Campaign.RecordOutsideCall"/>.</summary>
    public bool SameCallerOnly { get; init; }

    /// <summary>Whether calls to which the called party has consented do not count. Source: 12 CFR 1006.14(b)(3)(i).</summary>
    public bool ExceptConsented { get; init; }

    /// <summary>Whether only calls that something answered count, and calls under way. Source: 12 CFR 1006.14(b)(3)(ii) leaves out calls that did not connect.</summary>
    public bool ConnectedOnly { get; init; }

    internal bool Includes(in PastAttempt attempt) =>
        !((SameSubjectOnly && attempt.Marks.HasFlag(CallMarks.OtherSubject))
            || (SameCallerOnly && attempt.Marks.HasFlag(CallMarks.OtherCaller))
            || (ExceptConsented && attempt.Marks.HasFlag(CallMarks.Consented))
            || (ConnectedOnly && attempt.Status != CallStatus.Unspecified && !attempt.Status.IsAnswered()));
}
