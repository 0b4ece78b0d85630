using System.Collections.Immutable;
using CallingDomain.Numbers;
using NodaTime;

namespace CallingDomain.Dialing;

/// <content>A campaign that is one of several shards: lent lines, and numbers that other shards call too.</content>
/// <remarks>Lent lines, shared numbers and leases are volatile: they are no facts and not in snapshots. A campaign that was replayed or opened has none; the host sets them again.</remarks>
public sealed partial class Campaign
{
    /// <summary>The maximum number of calls under way beside <see cref="CampaignSettings.MaxConcurrentCalls"/>: 0 or more; the lower of the two applies. Null for no further bound. Default: null. Calls under way beyond the bound continue.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0.</exception>
    public int? LentLines
    {
        get => _scheduler.LentLines;
        set
        {
            if (value is { } lines) ArgumentOutOfRangeException.ThrowIfNegative(lines, nameof(value));
            _scheduler.Enter();
            _scheduler.LentLines = value;
        }
    }

    /// <summary>Whether the ended calls of each number are remembered: the settings have, or had, a limit or a lockout, or <see cref="CampaignOptions.RememberCalls"/> or <see cref="CampaignOptions.KeepHistory"/> is set.</summary>
    public bool RemembersCalls => _scheduler.RemembersCalls;

    /// <summary>The shared numbers without a lease for which a due contact waits, in the order of their digits. A contact waits from the claim or the <see cref="CountDue"/> that could have given it if its number were leased; its hours may have closed since.</summary>
    public ImmutableArray<PhoneNumber> WantedNumbers => [.. _scheduler.WantedNumbers()];

    /// <summary>The leased numbers in the order of their digits.</summary>
    public ImmutableArray<PhoneNumber> LeasedNumbers => [.. _scheduler.LeasedNumbers()];

    /// <summary>Shares a number with other shards: from now on it is called only while it is leased (<see cref="LeaseNumber"/>). A due contact whose number is not leased waits as for a number in a call (<see cref="WaitReason.NumberInCall"/>). A call under way continues. Has no effect on a shared number.</summary>
    /// <exception cref="ArgumentException">The number is <see cref="PhoneNumber.None"/>.</exception>
    public void ShareNumber(PhoneNumber number)
    {
        ThrowIfNone(number);
        _scheduler.Enter();
        _scheduler.Share(number);
    }

    /// <summary>Whether a number is shared.</summary>
    public bool IsShared(PhoneNumber number) => _scheduler.IsShared(number);

    /// <summary>Leases a shared number: it may be called, and the contacts that wait for it return to their places in the hopper.</summary>
    /// <returns>False, without effect, if the number is not shared; true also if it is leased already.</returns>
    public bool LeaseNumber(PhoneNumber number)
    {
        _scheduler.Enter();
        return _scheduler.Lease(number);
    }

    /// <summary>Returns the lease of a number: it may no longer be called.</summary>
    /// <returns>False, without effect, if the number is in a call, or is not leased.</returns>
    public bool ReturnNumber(PhoneNumber number)
    {
        _scheduler.Enter();
        return _scheduler.Return(number);
    }

    /// <summary>Whether a call to a number is under way.</summary>
    public bool IsInCall(PhoneNumber number) => _scheduler.IsInCall(number);

    /// <summary>The remembered calls of a number that have ended, those of the campaign and those placed elsewhere, in the order of dialing, without calls that were not dialed; empty without <see cref="RemembersCalls"/>.</summary>
    public ImmutableArray<NumberCall> CallsOn(PhoneNumber number) => [.. _scheduler.CallsOn(number)];

    /// <summary>Counts the contacts that the next claims without an agent give, without regard to lines and pause, as groups of equal class and priority in calling order. Contacts whose number is in a call, or shared and not leased, do not count; the latter wait for a lease from now on (<see cref="WantedNumbers"/>).</summary>
    /// <param name="at">The current instant, which becomes <see cref="Now"/>; an earlier one counts as <see cref="Now"/>.</param>
    /// <param name="most">The maximum number of contacts, 0 or more.</param>
    /// <returns>The groups; empty if <paramref name="at"/> is outside the years 1678 to 2261.</returns>
    /// <remarks>Takes the time of as many claims. No fact: what claims give does not change. Of two contacts with one number both count, although the second one waits for the end of the first one's call. A contact that a claim moves from a phone that may not be called now to a shared number without a lease counts until that claim.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 0.</exception>
    public ImmutableArray<DueGroup> CountDue(Instant at, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return CheckTime(at, out var now) is null ? [.. _scheduler.CountDue(now, most)] : [];
    }
}
