using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The first sign that a number is not in service.</summary>
/// <param name="At">When the call ended.</param>
/// <param name="Trunk">The trunk of the call; null if unknown.</param>
internal sealed record DeadNumberSign(long At, string? Trunk);

/// <summary>Signs that numbers are not in service. One sign may be a fault of a network; a second one on another day or through another trunk is proof.</summary>
internal sealed class DeadNumberSigns
{
    private readonly Dictionary<PhoneNumber, DeadNumberSign> _first = [];

    /// <summary>The first signs by number.</summary>
    public IEnumerable<KeyValuePair<PhoneNumber, DeadNumberSign>> All => _first.OrderBy(each => each.Key);

    /// <summary>Whether the end of a call is the second sign.</summary>
    /// <param name="number">The called number.</param>
    /// <param name="remarks">What was reported beside the status; null for nothing.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="zone">The zone of the days.</param>
    public bool IsProof(PhoneNumber number, CallRemarks? remarks, long at, DateTimeZone zone) =>
        IsSign(remarks) && _first.TryGetValue(number, out var first)
        && ((first.Trunk is not null && remarks!.Trunk is { } trunk && trunk != first.Trunk) || LocalInstants.DateAt(DueTime.ToInstant(first.At), zone) != LocalInstants.DateAt(DueTime.ToInstant(at), zone));

    /// <summary>Remembers the end of a call: the first sign, its trunk once it is known, or that the number is alive. A second sign ends the count.</summary>
    public void Add(PhoneNumber number, CallStatus status, CallRemarks? remarks, long at, DateTimeZone zone)
    {
        if (_first.Count == 0 && !IsSign(remarks)) return;
        if (IsProof(number, remarks, at, zone) || (!IsSign(remarks) && IsAlive(status))) _first.Remove(number);
        else if (IsSign(remarks) && !(_first.TryGetValue(number, out var first) && first.Trunk is not null)) _first[number] = new DeadNumberSign(first?.At ?? at, remarks!.Trunk);
    }

    /// <summary>Restores a sign from a snapshot.</summary>
    /// <returns>False if the number already has one.</returns>
    public bool TryRestore(PhoneNumber number, DeadNumberSign sign) => _first.TryAdd(number, sign);

    private static bool IsSign(CallRemarks? remarks) => remarks is not null && (remarks.Has(CallSignal.Dead) || remarks.Has(CallSignal.PossiblyDead));

    private static bool IsAlive(CallStatus status) => status == CallStatus.Busy || status.IsAnswered();
}
