using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Programs;

/// <summary>The outcome of a request for one number.</summary>
[JsonConverter(typeof(CodeJsonConverter<NumberOutcome>))]
public enum NumberOutcome : byte
{
    /// <summary>No outcome.</summary>
    Unspecified = 0,

    /// <summary>Added to the portal, with the status Pending.</summary>
    [JsonStringEnumMemberName("Added")]
    Added = 1,

    /// <summary>Moved to the program from another place of the business.</summary>
    [JsonStringEnumMemberName("Reassigned")]
    Reassigned = 2,

    /// <summary>Already as requested; nothing changes.</summary>
    [JsonStringEnumMemberName("AlreadyPresent")]
    AlreadyPresent = 3,

    /// <summary>Moved up to the business.</summary>
    [JsonStringEnumMemberName("Unassigned")]
    Unassigned = 4,

    /// <summary>Removed from the portal.</summary>
    [JsonStringEnumMemberName("Removed")]
    Removed = 5,

    /// <summary>Rejected; nothing changes.</summary>
    [JsonStringEnumMemberName("Rejected")]
    Rejected = 6,

    /// <summary>A line without a number.</summary>
    [JsonStringEnumMemberName("Ignored")]
    Ignored = 7,
}

/// <summary>The result of a request for one of its numbers.</summary>
/// <param name="Line">The line or position in the request, from 1.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Number">The number; <see cref="PhoneNumber.None"/> if the text is not a number.</param>
/// <remarks>Immutable, thread-safe, compared by content. The codes are text because they come from two enums: <see cref="NumberReason"/> and <see cref="PortalReason"/>.</remarks>
public sealed record NumberResult(int Line, NumberOutcome Outcome, PhoneNumber Number)
{
    private readonly Items<string> _codes;
    private readonly Items<string> _noticeCodes;

    /// <summary>The count of lines that the row spans. Default: 1.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>The call purpose of the number after the request; <see cref="CallPurpose.Unspecified"/> if there is none.</summary>
    public CallPurpose Purpose { get; init; }

    /// <summary>The text of the request that is not a number; else null.</summary>
    public string? Text { get; init; }

    /// <summary>The codes of all reasons for a rejection, the primary one first; empty for other outcomes.</summary>
    public ImmutableArray<string> Codes { get => _codes; init => _codes = value; }

    /// <summary>The codes of the notices, which reject nothing.</summary>
    public ImmutableArray<string> NoticeCodes { get => _noticeCodes; init => _noticeCodes = value; }

    /// <summary>The row as it was probably meant, for a row of the template that is not a number; else null.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The line of the first occurrence, for a number that occurs twice in the request; else null.</summary>
    public int? FirstLine { get; init; }

    /// <summary>The place of the number before the request; null if the number was not in the portal.</summary>
    public Place? CurrentPlace { get; init; }

    /// <summary>For a number at another place: whether the same request with <see cref="AddNumbers.Reassign"/> would move it; else null.</summary>
    public bool? IsReassignable { get; init; }

    /// <summary>The line, the outcome and the codes; never the number.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}: {Outcome} {string.Join(' ', Codes)}");
}
