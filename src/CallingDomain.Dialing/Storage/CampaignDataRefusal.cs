using System.Text.Json.Serialization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why data is not a snapshot or the facts of a campaign, and where.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Record">The record at which reading ended, from 1, or 0 for the beginning of the data; for <see cref="Campaign.Replay"/> the place of the fact in the sequence, from 1.</param>
/// <param name="Offset">The byte offset of that record; 0 for <see cref="Campaign.Replay"/> and for JSON.</param>
/// <param name="Detail">The invalid part: a path in JSON with the expected value, or the name of a part; never a value of the data. Empty for none.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record CampaignDataRefusal(CampaignDataReason Reason, long Record, long Offset, string Detail)
{
    /// <summary>The number of the refused fact, for <see cref="Campaign.Replay"/>; otherwise null.</summary>
    public long? FactNumber { get; init; }

    /// <summary>The stable code of <see cref="Reason"/>.</summary>
    [JsonIgnore]
    public string Code => Reason.Code();

    /// <summary>The place and the code.</summary>
    public override string ToString() => FactNumber is { } number
        ? FormattableString.Invariant($"Fact {number} at position {Record}: {Code}")
        : FormattableString.Invariant($"Record {Record} at offset {Offset}: {Code}{(Detail.Length > 0 ? $" ({Detail})" : "")}");
}
