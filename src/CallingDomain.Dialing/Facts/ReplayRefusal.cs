using System.Globalization;
using CallingDomain.Numbers;

namespace CallingDomain.Dialing;

/// <summary>Why facts do not rebuild a campaign.</summary>
/// <param name="Position">The place of the fact among those given, from 1.</param>
/// <param name="FactNumber">The number that the fact has.</param>
/// <param name="Reason">Why it cannot follow those before it.</param>
/// <remarks>Immutable, compared by content, thread-safe.</remarks>
public sealed record ReplayRefusal(long Position, long FactNumber, ReplayReason Reason)
{
    /// <summary>The stable code of <see cref="Reason"/>.</summary>
    public string Code => Reason.Code();

    /// <summary>Where, and the code.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Fact {FactNumber} at position {Position}: {Code}");
}
