using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CallingDomain.Shared;

namespace CallingDomain.Dialing;

/// <summary>A word of a telephone system about a call.</summary>
/// <param name="Table">The table that has the word, such as <c>twilio.status</c>; case does not matter.</param>
/// <param name="Word">The word, such as <c>no-answer</c>; case and surrounding white space do not matter.</param>
[method: JsonConstructor] // a missing member is an error for JsonSerializerOptions.Strict
public readonly record struct CallWord(string Table, string Word);

/// <summary>What a host has seen of a call, in any combination. <see cref="CallResultTables.Judge"/> gives the result.</summary>
/// <remarks>Every text may be of any length and content. Immutable, compared by content, thread-safe.</remarks>
public sealed record CallEvidence
{
    private readonly Items<CallWord> _words;

    /// <summary>False on positive proof that no request left the host; null if not known.</summary>
    public bool? IsSent { get; init; }

    /// <summary>Whether ringing was seen: SIP 180 or a ringback tone. Early media (183) is not ringing.</summary>
    public bool IsAlerted { get; init; }

    /// <summary>Whether the call was answered, by a person, a machine or an announcement.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Whether an agent was connected to the called party.</summary>
    public bool IsAgentConnected { get; init; }

    /// <summary>Whether the called party asked not to be called again, by a key press or to an agent.</summary>
    public bool IsDoNotCallAsked { get; init; }

    /// <summary>The side that ended the call.</summary>
    public CallEnder EndedBy { get; init; }

    /// <summary>The code of the final SIP response, such as 486; null if none was seen.</summary>
    public int? SipCode { get; init; }

    /// <summary>The reason phrase of the final SIP response, such as <c>Network Blocked</c>; null if unknown.</summary>
    public string? SipPhrase { get; init; }

    /// <summary>The value of the Reason header of the final SIP response, such as <c>Q.850;cause=17;text="User busy"</c>; several values are separated by commas. Null if unknown.</summary>
    public string? SipReason { get; init; }

    /// <summary>The Q.850 cause, such as 17; null if unknown.</summary>
    public int? Cause { get; init; }

    /// <summary>Words of telephone systems. Their order does not matter.</summary>
    public ImmutableArray<CallWord> Words
    {
        get => _words;
        init => _words = value;
    }
}
