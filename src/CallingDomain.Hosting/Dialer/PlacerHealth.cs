using NodaTime;

namespace CallingDomain.Hosting;

/// <summary>Pauses the claims when call after call is not placed, so that one fault of telephony does not use up the contacts.</summary>
internal sealed class PlacerHealth(int maxFailures, Pauses pauses)
{
    private int _pauses;

    /// <summary>How many calls in a row were not placed.</summary>
    public int Failures { get; private set; }

    /// <summary>The number of the pause, which calls placed after it carry: earlier calls say nothing about telephony now.</summary>
    public int Round { get; private set; }

    /// <summary>When the next call may be claimed; null while telephony works.</summary>
    public Instant? NextTry { get; private set; }

    /// <summary>How many calls may be claimed.</summary>
    public int Room(Instant now, int most) => NextTry is not { } next ? most : next <= now ? 1 : 0;

    /// <summary>A call was claimed to try telephony: the next one waits for a further pause.</summary>
    public void Try(Instant now) => NextTry = NextTry is null ? null : now + pauses.After(_pauses);

    /// <summary>A call was placed.</summary>
    /// <returns>Whether telephony works again.</returns>
    public bool Succeed(int round)
    {
        if (round < Round) return false;
        var isAgain = NextTry is not null;
        (Failures, _pauses, NextTry) = (0, 0, null);
        return isAgain;
    }

    /// <summary>A call was not placed.</summary>
    /// <returns>The pause that begins; null for none.</returns>
    public Duration? Fail(int round, Instant now)
    {
        Failures++;
        if (round < Round || Failures < maxFailures) return null;
        var pause = pauses.After(_pauses++);
        (Round, NextTry) = (Round + 1, now + pause);
        return pause;
    }
}
