using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why a list is not replaced; nothing has changed.</summary>
/// <param name="Index">The place of the refused contact in the sequence, from 0; null when the command is refused as a whole.</param>
/// <param name="Reason">Why.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ListRefusal(int? Index, CampaignReason Reason)
{
    /// <summary>The stable code of <see cref="Reason"/>.</summary>
    public string Code => Reason.Code();

    /// <summary>Which contact, and the code.</summary>
    public override string ToString() => Index is { } index ? string.Create(CultureInfo.InvariantCulture, $"Contact at index {index}: {Code}") : Code;
}
