using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>Pauses a trunk during a storm of failed calls, so that the storm does not use up the attempts of contacts, and counts blocked calls by caller id and trunk.</summary>
/// <remarks>
/// A failed call ended as <see cref="CallStatus.Congestion"/> or has <see cref="CallSignal.Ours"/>, and has not <see cref="CallSignal.Blocked"/>, which is about a caller id. The host reports each ended call, and claims calls for a trunk only while it
/// is open. The guard has no clock; an instant earlier than the latest one counts as the latest. Not thread-safe.
/// </remarks>
/// <param name="settings">When a trunk is paused; null for the defaults.</param>
[JsonConverter(typeof(DialingJsonConverter))]
public sealed class TrunkGuard(TrunkGuardSettings? settings = null)
{
    private readonly TrunkGuardSettings _settings = settings ?? new();
    private readonly SortedDictionary<(string Trunk, string CallerId), LineCount> _counts = new(Comparer<(string Trunk, string CallerId)>.Create(Compare));
    private readonly Dictionary<string, Trunk> _trunks = new(StringComparer.Ordinal);
    private Instant _latest = Instant.MinValue;

    /// <summary>The counts since the guard was made, by trunk and caller id in ascending order of their code units.</summary>
    public ImmutableArray<LineCount> Counts => [.. _counts.Values];

    /// <summary>Reports an ended call.</summary>
    /// <param name="trunk">The trunk; not empty.</param>
    /// <param name="result">The result.</param>
    /// <param name="at">When the call ended.</param>
    /// <param name="callerId">The caller id; null or empty if unknown.</param>
    /// <returns>Whether this call has paused the trunk.</returns>
    /// <exception cref="ArgumentException">The trunk is empty.</exception>
    public bool Report(string trunk, CallResult result, Instant at, string? callerId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(trunk);
        ArgumentNullException.ThrowIfNull(result);
        var (isBlocked, isOurs, isCongested) = (result.Has(CallSignal.Blocked), result.Has(CallSignal.Ours), result.Status == CallStatus.Congestion);
        var key = (trunk, callerId ?? "");
        var count = _counts.GetValueOrDefault(key, new LineCount(trunk, key.Item2, 0, 0, 0, 0));
        _counts[key] = count with { Calls = count.Calls + 1, Congested = count.Congested + One(isCongested), Blocked = count.Blocked + One(isBlocked), Ours = count.Ours + One(isOurs) };
        return Of(trunk).Report(Advance(at), (isCongested || isOurs) && !isBlocked, _settings);
    }

    /// <summary>Whether calls may be claimed for a trunk.</summary>
    public bool IsOpen(string trunk, Instant at) => OpensAt(trunk, at) is null;

    /// <summary>When the pause of a trunk ends; null if the trunk is open.</summary>
    public Instant? OpensAt(string trunk, Instant at)
    {
        ArgumentException.ThrowIfNullOrEmpty(trunk);
        return _trunks.TryGetValue(trunk, out var known) && known.PausedUntil > Advance(at) ? known.PausedUntil : null;
    }

    private static int One(bool isCounted) => isCounted ? 1 : 0;

    private static int Compare((string Trunk, string CallerId) one, (string Trunk, string CallerId) other) =>
        string.CompareOrdinal(one.Trunk, other.Trunk) is not 0 and var byTrunk ? byTrunk : string.CompareOrdinal(one.CallerId, other.CallerId);

    private Instant Advance(Instant at) => _latest = Instant.Max(_latest, at);

    private Trunk Of(string name)
    {
        if (!_trunks.TryGetValue(name, out var trunk)) _trunks.Add(name, trunk = new Trunk());
        return trunk;
    }

    private sealed class Trunk
    {
        private readonly Queue<(Instant At, bool IsFailed)> _calls = new();
        private int _failed;

        public Instant PausedUntil { get; private set; } = Instant.MinValue;

        public bool Report(Instant at, bool isFailed, TrunkGuardSettings settings)
        {
            if (PausedUntil > at) return false; // a call that was placed before the pause
            while (_calls.TryPeek(out var first) && at - first.At >= settings.Period) Forget();
            _calls.Enqueue((at, isFailed));
            _failed += One(isFailed);
            if (!isFailed || _failed < settings.MaxFailures || _failed < settings.MinShare * _calls.Count) return false;
            PausedUntil = EndOfTime.Later(at, settings.Pause);
            _calls.Clear();
            _failed = 0;
            return true;
        }

        private void Forget() => _failed -= One(_calls.Dequeue().IsFailed);
    }
}
