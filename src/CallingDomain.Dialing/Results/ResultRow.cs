using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>The kind of a piece of evidence, from which its weight follows.</summary>
[JsonConverter(typeof(CodeJsonConverter<ResultStage>))]
internal enum ResultStage : byte
{
    /// <summary>A SIP response.</summary>
    [JsonStringEnumMemberName("Response")]
    Response = 0,

    /// <summary>A cause number.</summary>
    [JsonStringEnumMemberName("Cause")]
    Cause = 1,

    /// <summary>A summary word of a telephone system.</summary>
    [JsonStringEnumMemberName("Word")]
    Word = 2,

    /// <summary>A verdict of a detector of machines and tones.</summary>
    [JsonStringEnumMemberName("Detector")]
    Detector = 3,

    /// <summary>A word of an agent or of a queue of agents.</summary>
    [JsonStringEnumMemberName("Agent")]
    Agent = 4,
}

/// <summary>When a row holds.</summary>
[JsonConverter(typeof(CodeJsonConverter<ResultCondition>))]
internal enum ResultCondition : byte
{
    /// <summary>Always.</summary>
    [JsonStringEnumMemberName("Always")]
    Always = 0,

    /// <summary>Ringing was seen.</summary>
    [JsonStringEnumMemberName("Alerted")]
    Alerted = 1,

    /// <summary>An agent was connected.</summary>
    [JsonStringEnumMemberName("AgentConnected")]
    AgentConnected = 2,

    /// <summary>The agent ended the call.</summary>
    [JsonStringEnumMemberName("EndedByAgent")]
    EndedByAgent = 3,

    /// <summary>The called party ended the call.</summary>
    [JsonStringEnumMemberName("EndedByContact")]
    EndedByContact = 4,

    /// <summary>The host's own trunk ended the call.</summary>
    [JsonStringEnumMemberName("EndedByTrunk")]
    EndedByTrunk = 5,

    /// <summary>The Reason header names a location other than the user.</summary>
    [JsonStringEnumMemberName("LocatedInNetwork")]
    LocatedInNetwork = 6,
}

/// <summary>A fact that a word shows.</summary>
[JsonConverter(typeof(CodeJsonConverter<ResultFact>))]
internal enum ResultFact : byte
{
    /// <summary>Ringing was seen.</summary>
    [JsonStringEnumMemberName("Alerted")]
    Alerted = 0,

    /// <summary>The call was answered.</summary>
    [JsonStringEnumMemberName("Answered")]
    Answered = 1,

    /// <summary>An agent was connected.</summary>
    [JsonStringEnumMemberName("AgentConnected")]
    AgentConnected = 2,

    /// <summary>The agent ended the call.</summary>
    [JsonStringEnumMemberName("EndedByAgent")]
    EndedByAgent = 3,

    /// <summary>The called party ended the call.</summary>
    [JsonStringEnumMemberName("EndedByContact")]
    EndedByContact = 4,

    /// <summary>The dialer ended the call.</summary>
    [JsonStringEnumMemberName("EndedByDialer")]
    EndedByDialer = 5,

    /// <summary>The word is about another leg of a forked call.</summary>
    [JsonStringEnumMemberName("OtherLeg")]
    OtherLeg = 6,
}

/// <summary>A row of a table of call results.</summary>
internal sealed record ResultRow(string Word)
{
    /// <summary>When the row holds.</summary>
    public ResultCondition When { get; init; }

    /// <summary>The row that this one repeats, in another table; null for a row of its own.</summary>
    public CallWord? Like { get; init; }

    /// <summary>The status; null for a word that says none.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>Whether the word collects different endings, so that any other evidence precedes it.</summary>
    public bool IsBucket { get; init; }

    /// <summary>The facts that the word shows.</summary>
    public ImmutableArray<ResultFact> Shows { get; init; } = [];

    /// <summary>The signals.</summary>
    public ImmutableArray<CallSignal> Signals { get; init; } = [];

    /// <summary>The kind of evidence; null for that of the table.</summary>
    public ResultStage? Stage { get; init; }

    /// <summary>How well the row is founded.</summary>
    public CallConfidence Confidence { get; init; }

    /// <summary>The meaning.</summary>
    public string Meaning { get; init; } = "";

    /// <summary>The source; null for that of the table.</summary>
    public string? Source { get; init; }
}
