using System.Runtime.InteropServices;
using NodaTime;

namespace CallingDomain.Dialing;

/// <summary>The calls of one number or one contact in the order of dialing, as limits and lockouts look at them.</summary>
internal sealed class PastAttempts
{
    private readonly List<long> _ids = [];
    private readonly List<PastAttempt> _attempts = [];

    public ReadOnlySpan<PastAttempt> All => CollectionsMarshal.AsSpan(_attempts);

    public ReadOnlySpan<long> Ids => CollectionsMarshal.AsSpan(_ids);

    public void Begin(long attempt, Instant dialedAt)
    {
        _ids.Add(attempt);
        _attempts.Add(new PastAttempt(dialedAt, dialedAt, CallStatus.Unspecified));
    }

    public void End(long attempt, Instant endedAt, CallStatus status)
    {
        var at = _ids.BinarySearch(attempt);
        if (at < 0) return;
        if (status == CallStatus.NotDialed)
        {
            _ids.RemoveAt(at);
            _attempts.RemoveAt(at);
        }
        else
        {
            _attempts[at] = _attempts[at] with { EndedAt = endedAt, Status = status };
        }
    }

    /// <summary>Takes back <see cref="End"/>.</summary>
    public void Reopen(long attempt, Instant dialedAt)
    {
        var at = _ids.BinarySearch(attempt);
        if (at < 0)
        {
            _ids.Insert(~at, attempt);
            _attempts.Insert(~at, new PastAttempt(dialedAt, dialedAt, CallStatus.Unspecified));
        }
        else
        {
            _attempts[at] = new PastAttempt(dialedAt, dialedAt, CallStatus.Unspecified);
        }
    }

    /// <summary>Takes over an attempt of a snapshot.</summary>
    public void Add(long attempt, PastAttempt past)
    {
        _ids.Add(attempt);
        _attempts.Add(past);
    }
}
